"""Every input of the corpus is refused or read as its entry says: no traceback, no silence, nothing left behind."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from inspection_stats.load.data_folder import DATA_VARIABLE
from scripts.write_bad_inputs import PAGE, answers
from tests.hard.corpus import THEMES, Answer, Bad
from tests.hard.corpus.entry import held, words
from tests.hard.corpus.small_data import write_small_data
from tests.hard.corpus.table import page
from tests.support.places import ROOT

pytestmark = pytest.mark.xdist_group("corpus")
ENTRIES = [(theme, one) for theme, given in THEMES.items() for one in given]
NAMED = (
    "An audit as UTF-16 (Excel's “Unicode text”)",
    "A quarter written “Q4”",
    "A workbook with macros (.xlsm)",
    "A number of 5,000 digits",
)


@pytest.fixture(scope="module")
def answered(tmp_path_factory) -> dict[str, list[tuple[Bad, Answer]]]:
    return answers(tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="module")
def by_entry(answered) -> dict[int, Answer]:
    return {id(one): answer for given in answered.values() for one, answer in given}


@pytest.mark.parametrize("one", [pytest.param(one, id=f"{theme}: {one.what}") for theme, one in ENTRIES])
def test_each_input_comes_to_what_its_entry_says(one, by_entry):
    answer = by_entry[id(one)]
    assert answer.escaped is None
    assert answer.code == one.code, answer.text
    assert answer.text.strip(), "silence"
    assert "Traceback" not in answer.text
    seen = " ".join(answer.text.split())
    assert [part for part in one.says if part not in seen] == [], answer.text
    assert set(answer.left) == set(one.leaves)


def test_a_refusal_goes_to_standard_error_and_a_reading_to_standard_output(by_entry):
    for one in (one for _, one in ENTRIES if one.code != 6):
        answer = by_entry[id(one)]
        assert (answer.err if one.code else answer.out).strip(), one.what
        assert not (one.code and answer.out.strip()), one.what


def test_the_corpus_is_large_and_no_two_entries_of_a_theme_have_one_name():
    assert len(ENTRIES) >= 150
    for theme, given in THEMES.items():
        assert len({one.what for one in given}) == len(given), theme


@pytest.mark.parametrize("what", NAMED)
def test_a_process_of_its_own_answers_the_same(what, by_entry, tmp_path):
    one = next(one for _, one in ENTRIES if one.what == what)
    write_small_data(tmp_path / "data")
    one.write(tmp_path)
    before = held(tmp_path)
    script = "from inspection_stats.cli.app import main; main()"
    ran = subprocess.run(
        [sys.executable, "-c", script, *words(one.command)],
        cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8", DATA_VARIABLE: "data"},
    )  # fmt: skip
    answer = by_entry[id(one)]
    assert (ran.returncode, ran.stdout, ran.stderr) == (answer.code, answer.out, answer.err)
    assert held(tmp_path) == before


def test_the_page_of_bad_inputs_is_what_the_suite_answers(answered):
    assert PAGE.read_text("utf-8") == page(answered)
