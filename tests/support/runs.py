"""Runs of the command in a process of their own, and one that nothing happened to."""

import subprocess
import sys

import pytest

from inspection_stats.packs.manifest import MANIFEST
from inspection_stats.packs.verify import verify
from tests.support.places import ROOT

QUARTER = "2015-16 Q4"

ENTER = "from inspection_stats.cli.app import main; main()"

REPORT = ["report", "--area", "Isles of Scilly", "--quarter", QUARTER, "--workers", "1", "--out"]

LIMITED = "import resource, sys; resource.setrlimit(resource.{kind}, ({most}, {most})); " + ENTER


def run(*words, code=ENTER, **how):
    command = [sys.executable, "-c", code, *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, **how)


def packs(out):
    """The packs that are there, each as it was made."""
    found = [one.parent for one in out.glob(f"*/*/{MANIFEST}")]
    assert sorted(found) == sorted(out.glob("*/[!.]*/")), "every folder in its final place is a pack"
    assert [verify(one).damage for one in found] == [()] * len(found)
    return [one.name for one in found]


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """The folder of a run that nothing happened to."""
    out = tmp_path_factory.mktemp("alone")
    assert run(*REPORT, out).returncode == 0
    return out
