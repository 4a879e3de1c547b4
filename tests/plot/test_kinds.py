"""A kind of chart is one file: what is registered is drawn, tabled and pasted, and nothing else changes."""

from dataclasses import dataclass

import pandas as pd
import pytest

from inspection_stats.describe.charts.specification import ChartSpec
from inspection_stats.documents.blocks import Section
from inspection_stats.errors import BadRequest
from inspection_stats.plot import kinds as registry
from inspection_stats.plot.frames import Column, rows_of
from inspection_stats.plot.kinds import FULL, HALF, axes_function, kind, kind_of, kinds, readable_rows
from inspection_stats.plot.paste import other_widths, paste_ready
from inspection_stats.plot.sheet import Sheet


@dataclass(frozen=True)
class Tally:
    """The row of a new kind of chart: a label and a count."""

    label: str
    count: int


@pytest.fixture
def tallies():
    """What one new file in `charts/` holds: columns, the function, the drawing of a specification, widths and table."""
    columns = (Column("label", "what is counted"), Column("count", "how many", "count"))

    @axes_function
    def tally(data, *, ax=None):
        draw(ax, [Tally(row["label"], row["count"]) for row in rows_of(data, columns, "tally")])
        return ax

    def table(rows):
        return pd.DataFrame({"What": [row.label for row in rows], "Count": [str(row.count) for row in rows]})

    @kind("tally", widths=(HALF, FULL), table=table)
    def of_facts(ax, spec):
        draw(ax, spec.rows)

    def draw(ax, rows):
        sheet = Sheet(ax, "tally")
        sheet.across(0.0, sheet.width / max(row.count for row in rows))
        for row in rows:
            sheet.box(0.0, sheet.y, row.count * sheet.width / max(one.count for one in rows), 0.2, gid=row.label)
            sheet.write(0.06, sheet.y + 0.1, f"{row.label} {row.count}", colour="white")
            sheet.y += 0.25
        sheet.close()

    yield tally
    registry._KINDS.pop("tally")


@pytest.fixture
def spec():
    rows = (Tally("Plans", 7), Tally("Reviews", 3))
    return ChartSpec("tally", "tally", "Title", "Subtitle", rows, "A source", None, "Short.", "Plans 7. Reviews 3.")


def test_a_new_kind_is_drawn_tabled_and_pasted_at_its_widths(tallies, spec):
    chart = paste_ready(spec)
    assert [round(25.4 * one.width) for one in (chart, *other_widths(chart))] == [HALF, FULL]
    assert {"Plans 7", "Reviews 3"} <= {text.get_text() for text in chart.axes.texts}
    assert readable_rows(spec)["Count"].tolist() == ["7", "3"]
    shown = Section("tally", (spec,))._repr_mimebundle_()["text/html"]
    assert 'alt="Short."' in shown
    assert ">7</td>" in shown


def test_its_function_takes_a_plain_frame(tallies):
    ax = tallies(pd.DataFrame({"label": ["a"], "count": [4]}))
    assert [patch.get_width() for patch in ax.patches if patch.get_gid() == "a"] == pytest.approx([4])
    with pytest.raises(BadRequest, match="tally needs the column"):
        tallies(pd.DataFrame({"label": ["a"]}))


def test_a_kind_that_is_not_there_is_refused_with_the_nearest():
    with pytest.raises(BadRequest, match="Did you mean “timeline”"):
        kind_of("time line")


def test_every_kind_comes_from_a_file_of_its_own():
    assert set(kinds()) == {
        "all themes", "funnel plot", "grade grid", "grade shares", "heatmap", "interval dots", "letter grid",
        "local context", "movement", "ranked bars", "sufficiency bars", "timeline",
    }  # fmt: skip
