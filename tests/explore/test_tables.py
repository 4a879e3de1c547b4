"""The table that sorts and filters: that of every report, with labels for identifiers, days sorted as days."""

import json
from dataclasses import replace

import pandas as pd
import pytest
from lxml.html import fromstring

from inspection_stats.explore import choice as known
from inspection_stats.explore.show import show
from inspection_stats.explore.tables import FOR_FILES, caption_of, sorting_table
from inspection_stats.reference.quarters import parse_period


def test_cells_of_a_table_are_text(data):
    frame = data.areas.head(2).assign(area="<script>alert(1)</script>")
    table = sorting_table(frame, "<b>caption</b>")
    assert "<script" not in table
    assert "<b>" not in table


@pytest.mark.parametrize("chart", [known.SHARES, known.BESIDE, known.YEARS])
def test_a_reader_sees_labels_and_the_codes_are_left_to_the_files(data, chart):
    asked = known.Choice("213", parse_period("2015-16 Q4"), "SIF", chart, known.NEIGHBOURS, "overall_effectiveness")
    frame = next(iter(show(data, asked).tables.values()))
    heads = fromstring(sorting_table(frame, "c", data)).xpath("//thead//th/text()")
    assert "Authority" in heads
    assert not [head for head in heads if "_" in head or head in FOR_FILES or head == "La name"]


def test_days_sort_as_days_and_are_printed_in_words():
    frame = pd.DataFrame({"grade": ["Good"], "published": pd.to_datetime(["2016-03-29"])})
    table = fromstring(sorting_table(frame, "c")).xpath("//table")[0]
    assert json.loads(table.get("data-datatable"))["columnDefs"] == [{"type": "date", "targets": [1]}]
    assert table.xpath("string(.//td)") == "29 March 2016"


def test_the_caption_says_from_where_and_what_is_illustrative(data):
    asked = known.Choice("213", parse_period("2015-16 Q4"), "SIF", known.SHARES, judgement="overall_effectiveness")
    spec = show(data, asked).spec
    assert caption_of([spec]) == f"The table behind the chart. {spec.source_line}"
    assert caption_of([spec, replace(spec, illustrative=True)]) == (
        f"Illustrative data. The table behind the charts. {spec.source_line}"
    )
