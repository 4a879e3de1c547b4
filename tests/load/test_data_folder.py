"""The tables and notebooks are found from any folder, and what is named goes before what is shipped."""

from __future__ import annotations

import shutil

import pytest

from inspection_stats import read_data
from inspection_stats.documents.run_id import code_checksum
from inspection_stats.errors import BadRequest
from inspection_stats.load import data_folder as where
from inspection_stats.load.data_folder import DATA_VARIABLE, data_folder, notebooks_folder
from tests.support.places import ROOT


@pytest.fixture
def wheel(tmp_path, monkeypatch):
    """A package as a wheel lays it out: data and notebooks inside it."""
    package = tmp_path / "site-packages" / "inspection_stats"
    for name in ("data", "notebooks"):
        shutil.copytree(ROOT / name, package / name)
    monkeypatch.setattr(where, "PACKAGE", package)
    monkeypatch.setattr(where, "CLONE", tmp_path)
    return package


def test_the_suites_own_tables_are_read_in_any_folder(tmp_path, monkeypatch, data):
    monkeypatch.chdir(tmp_path)
    assert data_folder() == ROOT / "data"
    assert len(read_data().areas) == len(data.areas)


def test_a_folder_named_data_where_one_works_is_not_taken_for_the_suites(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    assert data_folder("") == ROOT / "data"


def test_in_a_wheel_they_are_in_the_package(wheel):
    assert data_folder() == wheel / "data"
    assert notebooks_folder() == wheel / "notebooks"


def test_the_variable_goes_before_the_suites_own_and_what_is_given_before_both(tmp_path, monkeypatch):
    variable, given = tmp_path / "variable", tmp_path / "given"
    variable.mkdir()
    given.mkdir()
    monkeypatch.setenv(DATA_VARIABLE, str(variable))
    assert data_folder() == variable
    assert data_folder(given) == given
    assert data_folder(str(given)) == given


@pytest.mark.parametrize("way", ["--data FOLDER", "data_dir in a notebook", "-p data_dir FOLDER with papermill"])
def test_a_folder_that_is_not_there_is_reported_with_each_way_to_name_one(way):
    with pytest.raises(BadRequest, match=way):
        data_folder("nowhere")


def test_a_variable_that_names_nothing_is_reported_by_its_name(monkeypatch):
    monkeypatch.setenv(DATA_VARIABLE, "nowhere")
    with pytest.raises(BadRequest, match=f"There is no data folder nowhere, which {DATA_VARIABLE} names"):
        data_folder()
    with pytest.raises(BadRequest, match="There is no data folder elsewhere\\. "):
        data_folder("elsewhere")


def test_a_wheel_and_a_clone_of_the_same_code_make_runs_of_one_id(tmp_path, monkeypatch):
    from inspection_stats.documents import run_id

    in_a_clone = code_checksum()
    package = shutil.copytree(where.PACKAGE, tmp_path / "inspection_stats")
    for name in ("data", "notebooks"):
        shutil.copytree(ROOT / name, package / name)
    monkeypatch.setattr(run_id, "PACKAGE", package)
    monkeypatch.setattr(run_id, "NOTEBOOKS", package / "notebooks")
    assert code_checksum.__wrapped__() == in_a_clone
    (package / "errors.py").write_text("", "utf-8")
    assert code_checksum.__wrapped__() != in_a_clone
