"""The library in a notebook's cell: short names, docstrings, types, and errors as one message."""

import inspect
import re

import pandas as pd
import pytest
from IPython.testing.globalipapp import get_ipython, start_ipython

import inspection_stats
from inspection_stats.measure.cases.screenings import Screening

NAMES = [name for name in inspection_stats.__all__ if name != "InspectionStatsError"]


@pytest.mark.parametrize("name", NAMES)
def test_every_name_says_what_it_does_and_is_typed_throughout(name):
    found = getattr(inspection_stats, name)
    assert len(inspect.getdoc(found)) > 60
    signature = inspect.signature(found)
    assert signature.return_annotation is not inspect.Signature.empty
    assert all(one.annotation is not inspect.Parameter.empty for one in signature.parameters.values())


def test_the_module_lists_every_name_with_its_own_parameters():
    listed = dict(re.findall(r"^    (\w+)\((.*?)\)", inspection_stats.__doc__, re.MULTILINE))
    assert set(listed) == set(NAMES)
    for name, given in listed.items():
        taken = list(inspect.signature(getattr(inspection_stats, name)).parameters)
        assert given.split(", ") == taken[: len(given.split(", "))], name


def test_an_unknown_name_offers_those_there_are():
    with pytest.raises(AttributeError, match="explorer"):
        inspection_stats.nothing  # noqa: B018


def test_an_error_in_a_cell_is_only_its_message(capsys):
    shell = start_ipython() or get_ipython()
    shell.run_cell('from inspection_stats import read_data; read_data("no such folder")')
    printed = "".join(capsys.readouterr())
    assert "BadRequest: There is no data folder no such folder" in printed
    assert "Traceback" not in printed


def test_the_data_and_the_answers_show_themselves_escaped(data):
    assert ">3,003</td>" in data._repr_html_()
    assert "ofsted_judgements (3,003 rows)" in repr(data)
    answer = inspection_stats.distribution(data, "2016-04-05", "SIF", by="report")
    assert "By report: 89 SIF reports" in answer._repr_html_()
    nasty = type(answer)(pd.DataFrame({"a": ["<b>"]}), "<i>")
    assert "<b>" not in nasty._repr_html_()
    assert "<i>" not in nasty._repr_html_()


def test_a_screening_says_what_it_is_in_one_line(screening):
    assert isinstance(screening, Screening)
    assert repr(screening).startswith("West London Tri-borough YOS, 34 cases, HM Inspectorate of Probation")
