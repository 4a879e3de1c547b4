"""The guide cannot rot: its example gives what it prints, its list of calculations is the registry."""

import csv
import io
import re
import sys

import pytest

from inspection_stats.claims.set_apart import SET_APART
from inspection_stats.cli import app as cli
from scripts.write_calculations import calculations_table, guide_with
from tests.support.small_claims import CLAIMS, GUIDE, PAPER, written


def test_the_example_gives_what_the_guide_prints(tmp_path, monkeypatch, capsys):
    path = written(tmp_path, CLAIMS)
    (tmp_path / "paper.txt").write_text(PAPER, encoding="utf-8")
    monkeypatch.setattr(
        sys,
        "argv",
        ["inspection-stats", "claims", str(path), "--paper", str(tmp_path / "paper.txt"), "--format", "csv"],
    )
    with pytest.raises(SystemExit) as left:
        cli.main()
    shown = re.search(r"```text\n(id,place.*?)```", GUIDE, re.DOTALL)[1]
    printed = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert [row[:5] for row in printed] == list(csv.reader(io.StringIO(shown)))
    assert left.value.code == 6


def test_the_list_of_calculations_is_the_registry():
    assert guide_with(calculations_table(), GUIDE) == GUIDE


def test_every_rule_that_sets_a_number_apart_is_in_the_guide():
    named = {
        "a web or mail address": "web and mail addresses", "a telephone number": "telephone numbers",
        "a time of day": "times of day", "a page number": "pages", "a date": "dates", "a reference": "references",
        "an age": "ages", "the unit of a rate": "“per 10,000” as the unit",
        "a fixed phrase": "“one” that does not count",
    }  # fmt: skip
    assert set(named) == set(SET_APART)
    assert all(words in GUIDE for words in named.values())
