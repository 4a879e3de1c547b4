"""What papermill injected is checked by the notebook's first cell: papermill itself only warns."""

import pytest

from inspection_stats import check_injected
from inspection_stats.errors import BadRequest

DECLARED = 'area = "Westminster"  # name\nquarter = "2015-16 Q4"\nlimit = 5\nshare = 0.5\nshow = True\n'


def injected(text):
    return ["", DECLARED, f"# Parameters\n{text}\n", "check_injected(In)"]


@pytest.mark.parametrize(
    "cells",
    [
        ["", DECLARED, "check_injected(In)"],
        injected('area = "Leeds"\nlimit = 7\nshare = 0.7\nshow = False'),
        ["", "import os", '# Parameters\narea = "Leeds"\n', "check_injected(In)"],  # cells run in another order
    ],
)
def test_what_fits_passes(cells):
    check_injected(cells)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ('aera = "Leeds"', "This notebook has no parameter “aera”. Did you mean “area”? Correct it in papermill's -p."),
        ("area = 213", "The parameter area is text, and papermill read 213. To give it as text: papermill -r area 213"),
        ("limit = True", "The parameter limit is a whole number, and papermill read True."),
        ('show = "no"', "The parameter show is True or False, and papermill read 'no'."),
    ],
)
def test_what_does_not_fit_is_named_with_papermills_own_option(given, says):
    with pytest.raises(BadRequest) as error:
        check_injected(injected(given))
    assert str(error.value) == says


def test_every_fault_comes_at_once():
    with pytest.raises(BadRequest) as error:
        check_injected(injected('aera = "Leeds"\narea = 213'))
    assert len(str(error.value).splitlines()) == 2


def test_a_notebook_without_parameters_is_reported_that_nothing_changes():
    with pytest.raises(BadRequest, match="no cell tagged “parameters”, so what papermill was given changes nothing"):
        check_injected(["", '# Parameters\narea = "Leeds"\n', "check_injected(In)"])
