"""The attacks themselves: they look for what must not be, the page names each, and a few of each kind hold."""

import json
import os
import subprocess
import sys

import pytest

from tests.support.places import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits, orphans and signals are those of Linux")


@pytest.fixture(scope="module")
def kinds():
    from scripts.attacks.kinds import KINDS

    return KINDS


CASES = [
    ("dict(code=0, call=lambda folder: print('done'))", []),
    ("dict(code=2, call=lambda folder: print('done'))", ["left with 0, not 2"]),
    ("dict(code=0, call=lambda folder: None)", ["silence"]),
    ("dict(code=0, says=('more',), call=lambda folder: print('done'))", ["does not say “more”"]),
    ("dict(code=0, never=('do',), call=lambda folder: print('done'))", ["says “do”"]),
    ("dict(code=1, call=lambda folder: 1 / 0)", ["a traceback"]),
    ("dict(code=0, call=lambda folder: os.write(1, b'a' + bytes([27]) + b'[2J'))", ["prints the sign U+001B"]),
    ("dict(code=0, call=lambda folder: print((folder / 'x').touch()))", ["leaves or changes work/x"]),
    ("dict(code=0, leaves=('x',), call=lambda folder: print((folder / 'x').touch()))", []),
    ("dict(code=0, leaves=('*',), call=lambda folder: print((folder / '.x.being-made-1').mkdir()))",
     ["leaves or changes work/.x.being-made-1"]),
    ("dict(code=0, files={'x': b'1'}, call=lambda folder: print((folder / 'x').unlink()))",
     ["leaves or changes work/x"]),
    ("dict(code=0, call=lambda folder: print(Path(os.environ['TMPDIR'], 'x').touch()))", ["leaves or changes tmp/x"]),
    ("dict(code=0, call=lambda folder: print(subprocess.Popen(['sleep', '60']).poll()))",
     ["leaves process sleep running"]),
    ("dict(code=4, call=lambda folder: print(len(bytearray(2_000_000_000))))", []),
    ("dict(code=0, seconds=1, call=lambda folder: exec('while True: pass'))",
     ["left with -24, not 0", "silence", "took "]),
    ("dict(code=0, holds=lambda folder: 'amiss', call=lambda folder: print('done'))", ["amiss"]),
]  # fmt: skip

TRIED = """
import json, os, subprocess, sys
from pathlib import Path
from scripts.attacks.attack import Attack
from scripts.attacks.child import adopt_orphans
from scripts.attacks.running import Ground, run
adopt_orphans()
place = Path(sys.argv[1])
attacks = [Attack("x", "x", **eval(one)) for one in json.loads(sys.stdin.read())]
print(json.dumps([run(one, Ground(place, place, 280)).wrong for one in attacks]))
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """What is wrong with each case, tried in a process that may adopt orphans."""
    done = subprocess.run(
        [sys.executable, "-c", TRIED, str(tmp_path_factory.mktemp("place"))], cwd=ROOT, capture_output=True, text=True,
        check=True, input=json.dumps([attack for attack, _ in CASES]), env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    return json.loads(done.stdout)


@pytest.mark.parametrize("number", range(len(CASES)), ids=[attack for attack, _ in CASES])
def test_what_must_not_be_is_seen(found, number):
    wrong = CASES[number][1]
    assert len(found[number]) == len(wrong), found[number]
    assert all(one.startswith(begins) for one, begins in zip(found[number], wrong, strict=True)), found[number]


def test_there_are_hundreds_and_no_two_of_a_kind_have_one_name(kinds):
    assert sum(map(len, kinds.values())) >= 500
    for kind, attacks in kinds.items():
        assert len({one.what for one in attacks}) == len(attacks), kind


def test_the_page_names_every_attack_and_what_must_come_of_it(kinds):
    from scripts.attacks.page import PAGE, expected

    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ")]
    rows = [row for row in rows if not row.startswith(("| Attack |", "| --- |"))]
    given = [expected(one) for attacks in kinds.values() for one in attacks]
    assert len(rows) == len(given), "run make attacks, which writes it"
    assert [one for row, one in zip(rows, given, strict=True) if not row.startswith(one)] == []
    assert not [row for row in rows if "**failed**" in row]
