"""The rows of a chart as a table: nothing the chart shows is lost, and no column is empty."""

import re
from datetime import date
from html import unescape

import pytest

from inspection_stats.describe.charts.sqs import theme_chart
from inspection_stats.plot.kinds import readable_rows
from inspection_stats.report.sections.standing_charts import standing_charts


def test_a_count_is_shown_with_its_base_and_words_stay_words(screening, quarter_end):
    table = readable_rows(theme_chart(screening, "protecting-the-public", quarter_end, "No figure."))
    rows = table.set_index("Judgement")
    assert rows.loc["Multi-agency public protection (MAPPA)"].tolist() == ["1 of 1", "100%", "under 10 cases"]
    assert rows.loc["Risk to identifiable victims managed"].tolist() == ["“nearly every case”", "", ""]
    assert list(table) == ["Judgement", "Sufficient", "Per cent", "Base"]


@pytest.mark.parametrize(
    ("code", "day", "moved"), [("928", date(2019, 12, 31), set()), ("420", date(2026, 3, 31), {"movement"})]
)
def test_every_cell_of_every_chart_is_in_its_table(data, code, day, moved):
    charts = standing_charts(data, code, day)
    assert {spec.kind for spec in charts} == {"grade shares", "letter grid", "timeline"} | moved
    for spec in charts:
        table = readable_rows(spec)
        across = [name for name in table if name in {row.label for row in spec.rows} | _areas(spec)]
        cells = len(table) * len(across) if spec.kind in ("grade grid", "movement", "letter grid") else len(table)
        assert cells == sum(getattr(row, "columns", 1) for row in spec.rows), spec.name
        assert table.ne("").any().all(), spec.name


def test_the_mark_of_illustrative_data_appears_in_the_caption(illustrative_report):
    titles = re.findall(
        "<caption>Illustrative data. The figures of the chart: (.*?)</caption>", illustrative_report.html
    )
    assert [unescape(title) for title in titles] == [chart.spec.title for chart in illustrative_report.charts]
    captions = re.findall("<p>Caption: (.*?)</p>", illustrative_report.html)
    assert len(captions) == len(titles)
    assert all(caption.startswith("Illustrative data. ") for caption in captions)


def _areas(spec):
    return {getattr(row, "area", "") for row in spec.rows}
