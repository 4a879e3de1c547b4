"""What a run does once for all its packs changes none of them."""

import gc
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from inspection_stats.check.data import read_data
from inspection_stats.errors import BadRequest
from inspection_stats.packs import preload
from inspection_stats.packs.many import make_reports, on_this_machine
from inspection_stats.packs.plan import Wanted
from inspection_stats.packs.quick_start import imports_uncollected
from inspection_stats.packs.run import make_pack
from inspection_stats.reference.quarters import parse_period
from tests.support.packs import contents
from tests.support.places import ROOT
from tests.support.reports import quarterly

DATA = ROOT / "data"
QUARTER = "2015-16 Q4"
AREAS = ("Isles of Scilly", "Westminster", "Rutland", "Northamptonshire")


def test_packs_made_after_loading_once_are_those_made_one_by_one(tmp_path):
    assert len(AREAS) >= preload.PAYS_FROM
    wanted = Wanted(areas=AREAS)
    made = make_reports(read_data(DATA), wanted, [QUARTER], DATA, str(tmp_path / "together"), on_this_machine(2))
    assert len(made.made) == len(AREAS)
    for area in AREAS[:2]:
        pack = make_pack(area, QUARTER, DATA, tmp_path / "alone")
        assert contents(pack.folder) == contents(tmp_path / "together" / pack.folder.parent.name / pack.folder.name)


def test_each_quarter_is_loaded_once_and_only_where_it_pays(tmp_path, monkeypatch):
    loaded = []
    monkeypatch.setattr("inspection_stats.packs.run.start_method", lambda: "fork")  # as in a process of one thread
    monkeypatch.setattr("inspection_stats.packs.run.preload", lambda _, period: loaded.append(period.label))
    monkeypatch.setattr("inspection_stats.packs.run.run_isolated", started)
    made = partial(make_reports, read_data(DATA), data_dir=DATA, out=str(tmp_path), runner=on_this_machine(1))
    made(Wanted(areas=AREAS[: preload.PAYS_FROM - 1]), [QUARTER, "2016-17 Q1"])
    assert loaded == []
    made(Wanted(areas=AREAS[: preload.PAYS_FROM]), [QUARTER, "2016-17 Q1"])
    assert loaded == [QUARTER, "2016-17 Q1"]


def started(jobs, *_):
    """A run that starts every job and makes none."""
    list(jobs)
    return ()


def test_what_cannot_be_loaded_stops_the_run_and_says_why(tmp_path, monkeypatch):
    def fail(_):
        raise ZeroDivisionError

    monkeypatch.setattr("inspection_stats.packs.preload.paste_ready", fail)
    with pytest.raises(ZeroDivisionError):
        preload.preload(DATA, parse_period(QUARTER))
    with pytest.raises(BadRequest, match="There is no data folder"):
        preload.preload(tmp_path / "none", parse_period(QUARTER))


def test_a_report_finds_england_worked_out(monkeypatch):
    preload.preload(DATA, parse_period(QUARTER))
    monkeypatch.setattr("inspection_stats.query.england_quarter.state_at", None)
    monkeypatch.setattr("inspection_stats.query.england_quarter.moves", None)
    assert quarterly("Westminster", QUARTER, DATA).title == "Inspection results: Westminster, 2015-16 Q4"


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


@pytest.mark.parametrize("on", [True, False])
def test_imports_are_not_searched_for_garbage_and_what_comes_after_is(on):
    before = gc.isenabled()
    (gc.enable if on else gc.disable)()
    try:
        with pytest.raises(ImportError), imports_uncollected():
            assert not gc.isenabled()
            raise ImportError
        assert gc.isenabled() == on
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
        (gc.enable if before else gc.disable)()
