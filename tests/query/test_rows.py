"""What is asked of an area or of England in a quarter has the rows that its signature names."""

from typing import get_type_hints

import pytest
from pandera.typing import DataFrame

from inspection_stats.measure.grades import rows as models
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.query.england_quarter import EnglandQuarter
from inspection_stats.query.graded import graded_reports
from inspection_stats.reference.quarters import parse_period

ASKED = [
    ("Westminster", "2015-16 Q4"),
    ("Birmingham", "2025-26 Q4"),
    ("Northamptonshire", "2020-21 Q4"),
    ("Isles of Scilly", "2023-24 Q1"),
]


def promised(kind):
    """The name of each property of a class that promises rows of a model, with the model."""
    names = {"DataFrame": DataFrame, **vars(models)}
    for name, one in vars(kind).items():
        function = getattr(one, "func", getattr(one, "fget", None))
        hint = get_type_hints(function, localns=names).get("return") if "DataFrame[" in str(_said(function)) else None
        if hint is not None and not name.startswith("_"):
            yield name, hint.__args__[0]


def _said(function):
    return getattr(function, "__annotations__", {}).get("return", "")


@pytest.mark.parametrize(("area", "quarter"), ASKED)
def test_every_property_gives_the_rows_that_it_promises(data, area, quarter):
    period = parse_period(quarter)
    england = EnglandQuarter(data, period)
    asked = AreaQuarter(england, data.area_code(area, period.end))
    checked = [
        (name, model.validate(getattr(one, name), lazy=True))
        for one in (england, asked)
        for name, model in promised(type(one))
    ]
    assert len(checked) == 11
    models.Judged.validate(graded_reports(data), lazy=True)
    for family in data.frameworks.whole_service:
        models.Standing.validate(england.family_state(family), lazy=True)
        models.Standing.validate(england.family_state_before(family), lazy=True)
        models.Standing.validate(england.inspected_since(family), lazy=True)
