import json
import os

import nbformat
import pytest

from inspection_stats.documents.parameters import declared_parameters
from inspection_stats.errors import BadRequest, RunFailed
from inspection_stats.packs.parameters import check_parameters, read_notebook
from tests.support.places import ROOT


def notebook(source, tags=("parameters",)):
    cell = nbformat.v4.new_code_cell(source, metadata={"tags": list(tags)})
    return nbformat.v4.new_notebook(cells=[cell])


def test_values_and_types_are_read_whatever_their_form():
    source = '"""Doc."""\narea: str = "a=b"  # note\nlimit: int | None = None\nnumbers = [1, -2]'
    assert declared_parameters(notebook(source), "n") == {"area": "a=b", "limit": None, "numbers": [1, -2]}


WHAT_EACH_NOTEBOOK_ASKS = {
    "claims_check": ["claims", "paper"],
    "how_a_figure_is_made": ["question", "area", "day", "data_dir"],
    "briefing": ["area", "quarter", "data_dir", "style"],
    "explore": ["area", "quarter", "data_dir", "reports_dir"],
    "ofsted_judgements": ["area", "quarter", "data_dir"],
    "own_audit": ["counts", "service", "internal"],
    "quarterly_report": ["area", "quarter", "data_dir", "style"],
    "service_comparison": ["counts", "service", "query", "internal"],
    "sqs_sufficiency": ["area", "quarter", "data_dir"],
    "youth_justice": ["area", "quarter", "data_dir"],
}


def test_every_shipped_notebook_declares_its_parameters():
    paths = [path for path in (ROOT / "notebooks").glob("*.ipynb") if path.stem != "start"]
    assert {path.stem for path in paths} == set(WHAT_EACH_NOTEBOOK_ASKS)
    for path in paths:
        declared = declared_parameters(read_notebook(path), path.name)
        assert list(declared) == WHAT_EACH_NOTEBOOK_ASKS[path.stem], path.name


@pytest.mark.parametrize(
    ("source", "tags", "part"),
    [
        ("a = 1", (), "has 0 cells tagged"),
        ("a = open('x')", ("parameters",), "is calculated (line 1)"),
        ("a = 1\nprint(a)", ("parameters",), "only assignments (line 2)"),
        ("a =", ("parameters",), "is not Python"),
    ],
)
def test_a_parameters_cell_that_cannot_be_trusted_is_refused(source, tags, part):
    with pytest.raises(RunFailed) as error:
        declared_parameters(notebook(source, tags), "report.ipynb")
    assert part in str(error.value)


def test_unknown_names_and_other_types_are_all_named_at_once():
    with pytest.raises(BadRequest) as error:
        check_parameters({"area": "x", "quarter": "y"}, {"aera": "x", "quarter": 4}, "report.ipynb")
    assert "has no parameter “aera”. Did you mean “area”?" in str(error.value)
    assert "The parameter quarter of report.ipynb must be str, not int (4)." in str(error.value)


def test_a_bool_is_not_an_int():
    with pytest.raises(BadRequest, match="must be int, not bool"):
        check_parameters({"n": 1}, {"n": True}, "n.ipynb")


def test_a_missing_and_a_broken_notebook_are_named(tmp_path):
    with pytest.raises(RunFailed, match="There is no notebook"):
        read_notebook(tmp_path / "absent.ipynb")
    broken = tmp_path / "broken.ipynb"
    broken.write_text("{")
    with pytest.raises(RunFailed, match="cannot be read as a notebook"):
        read_notebook(broken)


@pytest.mark.parametrize(
    "cell", [{}, {"cell_type": "code"}, {"cell_type": "code", "metadata": {"tags": ["parameters"]}}]
)
def test_a_notebook_whose_cells_lack_their_parts_is_not_one(tmp_path, cell):
    path = tmp_path / "report.ipynb"
    path.write_text(json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]}))
    with pytest.raises(RunFailed, match="cannot be read as a notebook"):
        read_notebook(path)


@pytest.mark.skipif(os.name == "nt", reason="no pipes among the files of Windows")
def test_only_a_regular_file_is_opened_as_a_notebook(tmp_path):
    os.mkfifo(tmp_path / "pipe.ipynb")
    (tmp_path / "endless.ipynb").symlink_to("/dev/zero")
    (tmp_path / "folder.ipynb").mkdir()
    for name, says in (("pipe", "a device, a pipe"), ("endless", "a device, a pipe"), ("folder", "it is a folder")):
        with pytest.raises(RunFailed, match=f"{name}.ipynb cannot be read. The file cannot be read: .*{says}"):
            read_notebook(tmp_path / f"{name}.ipynb")
    (tmp_path / "large.ipynb").touch()
    os.truncate(tmp_path / "large.ipynb", 10**12)
    with pytest.raises(RunFailed, match="none here needs more than"):
        read_notebook(tmp_path / "large.ipynb")
