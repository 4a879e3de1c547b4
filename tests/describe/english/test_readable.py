"""A frame as a reader's table: no identifier is left, dates and numbers are as they are written, nothing is lost."""

import re
from datetime import date
from io import StringIO

import numpy as np
import pandas as pd
import pytest

import inspection_stats
from inspection_stats import readable
from inspection_stats.describe.english.column_labels import COLUMNS, column_label, key_labels
from inspection_stats.describe.english.readable import readable_frame


def test_columns_have_labels_and_keys_their_names():
    frame = pd.DataFrame({"la_name": ["Camden"], "judgement": ["leadership_management_governance"], "percent": [50.0]})
    shown = readable_frame(frame)
    assert list(shown) == ["Authority", "Judgement", "Per cent"]
    assert shown.loc[0].tolist() == ["Camden", "Leadership", "50"]


def test_no_key_of_a_judgement_has_two_labels(data):
    labels = {(one.key, one.short) for framework in data.frameworks for one in framework.judgements}
    assert len(labels) == len({key for key, _ in labels})


def test_no_column_of_a_table_keeps_an_identifier(data):
    names = {name for table in vars(data).values() if isinstance(table, pd.DataFrame) for name in table}
    state = inspection_stats.state(data, "2026-03-31").frame
    for name in (*names, *state, *COLUMNS):
        label = column_label(name)
        assert "_" not in label, name
        assert not label[:1].islower(), name
    assert "Impact of leaders" in readable_frame(state)


def test_an_own_framework_names_its_judgements(data):
    own = data.frameworks.every[0].judgements[0]
    assert key_labels(data.frameworks)[own.key] == own.short


@pytest.mark.parametrize(
    ("column", "printed"),
    [
        ([91.25, 8.0, np.nan], ["91.3", "8.0", ""]),  # half up, never to even
        ([0.0312, -0.5, np.nan], ["0.031", "-0.500", ""]),
        ([3.0, 12.0, np.nan], ["3", "12", ""]),
        ([3, 3003], ["3", "3003"]),
        ([True, False], ["yes", "no"]),
        (pd.to_datetime(["2016-03-29", None]), ["29 March 2016", ""]),
        ([date(2016, 3, 1), None], ["1 March 2016", ""]),
        (["2012-01", "2016-03-29", "2024", None], ["January 2012", "29 March 2016", "2024", ""]),
        (["2016-13-01", "2016-02-30"], ["2016-13-01", "2016-02-30"]),  # no dates, so left as they are
        (pd.array([7, None], dtype="Int64"), ["7", ""]),
    ],
)  # fmt: skip
def test_cells_are_printed_as_people_write_them(column, printed):
    assert readable_frame(pd.DataFrame({"x": column}))["X"].tolist() == printed


def test_an_index_that_only_numbers_rows_is_left_out_and_another_is_not(data):
    rows = data.ofsted_judgements[["grade"]].tail(3)
    assert rows.index.name == "row"
    assert list(readable_frame(rows)) == ["Grade"]
    counted = pd.Series(["a", "a", "b"], name="grade").value_counts().to_frame()
    assert readable_frame(counted).to_numpy().tolist() == [["a", "2"], ["b", "1"]]


def test_what_a_cell_shows_is_what_the_frame_of_printed_cells_holds(data):
    frame = data.ofsted_judgements[["la_name", "published", "judgement", "grade"]].head(5)
    held = pd.read_html(StringIO(readable(frame, "A caption").to_html()), keep_default_na=False)[0]
    assert held.astype(str).equals(readable_frame(frame).astype(object).astype(str))


def test_the_frame_stays_as_it_is():
    frame = pd.DataFrame({"judgement": ["adoption"], "percent": [91.25]})
    before = frame.copy()
    readable(frame).to_html()
    pd.testing.assert_frame_equal(frame, before)


def test_every_label_is_british_and_short():
    assert all(len(label) <= 32 for label in COLUMNS.values())
    assert not [label for label in COLUMNS.values() if re.search(r"\bID\b|percentage|_", label)]
