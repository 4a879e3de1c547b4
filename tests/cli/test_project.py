"""`inspection-stats init`: a project of one's own, whole or not at all, whose notebooks find its tables."""

from __future__ import annotations

import nbformat
import pytest

from inspection_stats.check.data import read_data
from inspection_stats.cli.project import new_project
from inspection_stats.errors import BadRequest, CannotWrite
from inspection_stats.load.data_folder import data_folder
from tests.support.places import ROOT


def test_a_project_has_every_notebook_and_its_own_tables_on_the_suites(tmp_path, monkeypatch, data):
    folder = new_project(tmp_path / "inspections")
    assert {path.name for path in (folder / "notebooks").iterdir()} == {
        path.name for path in (ROOT / "notebooks").glob("*.ipynb")
    }
    assert (folder / "reports").is_dir()
    monkeypatch.chdir(folder / "notebooks")
    assert data_folder() == folder / "data"
    assert len(read_data().ofsted_judgements) == len(data.ofsted_judgements)


def test_what_the_notebooks_name_by_default_is_in_the_project(tmp_path):
    folder = new_project(tmp_path / "inspections")
    for path in (folder / "notebooks").glob("*.ipynb"):
        [cell] = [one for one in nbformat.read(path, 4).cells if "parameters" in one.metadata.get("tags", [])] or [
            nbformat.v4.new_code_cell()
        ]
        named = {}
        exec(cell.source, named)
        for name in ("counts", "claims", "reports_dir"):
            assert name not in named or (path.parent / named[name]).exists(), (path.name, name)


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_what_is_there_already_is_left_as_it_is(tmp_path, kind):
    there = tmp_path / "there"
    {"folder": there.mkdir, "file": there.touch, "link": lambda: there.symlink_to("nowhere")}[kind]()
    with pytest.raises(BadRequest, match="exists already. Name a new folder"):
        new_project(there)
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


def test_a_place_that_cannot_be_written_is_reported_and_left_empty(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(CannotWrite):
        new_project(tmp_path / "file" / "inspections")
