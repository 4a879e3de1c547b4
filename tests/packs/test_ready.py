"""What a run does once for all its packs changes none of them."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from inspection_stats.check.data import read_data
from inspection_stats.packs import ready
from inspection_stats.packs.many import Wanted, make_reports, on_this_machine
from inspection_stats.packs.run import make_pack
from tests.conftest import ROOT
from tests.packs.test_many import contents

DATA = ROOT / "data"
QUARTER = "2015-16 Q4"
AREAS = ("Isles of Scilly", "Westminster", "Rutland", "Northamptonshire")


def test_packs_made_after_a_rehearsal_are_those_made_alone(tmp_path):
    assert len(AREAS) >= ready.PAYS
    wanted = Wanted(areas=AREAS)
    made = make_reports(read_data(DATA), wanted, [QUARTER], DATA, str(tmp_path / "together"), on_this_machine(2))
    assert len(made.made) == len(AREAS)
    for area in AREAS[:2]:
        pack = make_pack(area, QUARTER, DATA, tmp_path / "alone")
        assert contents(pack.folder) == contents(tmp_path / "together" / pack.folder.parent.name / pack.folder.name)


def test_it_rehearses_once_and_only_where_it_pays(tmp_path, monkeypatch):
    rehearsed = []
    monkeypatch.setattr("inspection_stats.packs.run.rehearse", rehearsed.append)
    for number in (ready.PAYS - 1, ready.PAYS):
        wanted = Wanted(areas=AREAS[:number])
        make_reports(read_data(DATA), wanted, [QUARTER], DATA, str(tmp_path / str(number)), later)
    assert [one["la_name"] for one in rehearsed] == [AREAS[0]]


def later(jobs):
    on_this_machine(1)(jobs)  # the rehearsal is before the first pack, of which none is made here
    return ()


def test_a_rehearsal_that_goes_wrong_says_nothing_and_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ready.rehearse({"area": "Nowhere", "quarter": QUARTER, "data_dir": str(DATA)})
    ready.rehearse({"area": "Westminster", "quarter": QUARTER, "data_dir": str(tmp_path / "none")})
    ready.rehearse({"service": "Illustrative service 07"})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("module", ["rfc3987_syntax", "statsmodels", "scipy.stats", "seaborn", "sqlalchemy"])
def test_what_few_runs_need_is_not_imported_by_all(module):
    code = (
        "from inspection_stats.packs.quick_start import import_nbformat_without_address_parser as start; start()\n"
        "import sys, inspection_stats.packs.many, inspection_stats.cli.progress\n"
        f"assert {module!r} not in sys.modules\n"
        f"import {module}"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(ROOT))


def test_no_import_of_the_package_keeps_a_module_from_a_users_process():
    code = (
        "import sys, inspection_stats.packs.many, inspection_stats.packs.warm; assert 'rfc3987_syntax' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(ROOT))
