"""The section on Ofsted's judgements: what came out in the period, what stands, and what stood before."""

from __future__ import annotations

from datetime import date

import pandas as pd

from inspection_stats.areas import area_name, successors
from inspection_stats.check.data import Data
from inspection_stats.describe.distribution import distribution_sentence
from inspection_stats.describe.facts import ChartFacts
from inspection_stats.describe.numbers import listed
from inspection_stats.describe.ofsted import OVERALL, grid_chart, group_heading, judgement_label
from inspection_stats.draw.draw import draw
from inspection_stats.measure.cutoff import Cutoff
from inspection_stats.measure.distribution import distribution
from inspection_stats.measure.screenings import partners_of
from inspection_stats.measure.standing import BOARD_REVIEW, board_review, inspections_of, standing
from inspection_stats.publish.blocks import Block, Bullets, Paragraph, Section, TableBlock, printable
from inspection_stats.publish.standing_charts import standing_charts
from inspection_stats.quarters import Period, long_date

HEADING = "Ofsted judgements"
NAME = "ofsted-judgements"
AREAS_IN_GRID = 3


def ofsted_section(data: Data, area: str, area_code: str, period: Period) -> Section:
    """The section for an area and a period, with the areas it shares services with beside it in the grid."""
    stands = _together(data, standing(data.ofsted_judgements, area_code, period.end), area_code, period.end)
    charts = [draw(facts) for facts in standing_charts(data, area, area_code, period.end)]
    if stands.empty:
        nothing = f"The suite holds no Ofsted inspection of {area} published by {long_date(period.end)}."
        return Section(NAME, HEADING, (Paragraph(nothing), *charts))
    blocks: list[Block] = [draw(grid_facts(data, area_code, period.end))]
    if sentences := _national_sentences(data, stands, period.end):
        blocks.append(Paragraph("How the same framework judged all that it had reported on by then:"))
        blocks.append(Bullets(tuple(sentences)))
    caption = f"Judgements of {area}, standing and before"
    table = TableBlock("ofsted-judgements", caption, _table(data, area_code, period))
    return Section(NAME, HEADING, (*blocks, *charts, table))


def grid_facts(data: Data, area_code: str, day: date) -> ChartFacts:
    """The facts of the grid: the area, beside it those it shares a service with, and what stood before."""
    columns = [area_code, *partners_of(data.shared_services, area_code)][:AREAS_IN_GRID]
    names = data.areas.set_index("area_code")["area"]
    return grid_chart(_groups(data, columns, day), [str(names[code]) for code in columns], data.frameworks, day)


def _national_sentences(data: Data, stands: pd.DataFrame, day: date) -> list[str]:
    """The national distribution under each standing framework: overall, or of the board's review."""
    judgements = {BOARD_REVIEW: "lscb", **dict.fromkeys(stands["framework"][stands["judgement"].eq(OVERALL)], OVERALL)}
    return [
        distribution_sentence(
            distribution(
                data.ofsted_judgements, data.areas, data.frameworks, Cutoff(day), by="report", framework=name,
                judgement=judgements[name],
            )
        )
        for name in dict.fromkeys(stands["framework"])
        if name in judgements
    ]  # fmt: skip


def published_sentences(data: Data, area: str, area_code: str, period: Period) -> list[str]:
    """What Ofsted published about the area in the period, or that it published nothing and what stands."""
    held = inspections_of(data.ofsted_judgements, area_code, period.end)
    new = held[held["published"].ge(pd.Timestamp(period.start))]
    ended = _ended_sentence(data, area, area_code, period.end)
    sentences = [_report_sentence(data, area, inspection) for inspection in new.itertuples()]
    if sentences or ended:
        return [*sentences, *ended]
    nothing = f"Ofsted published no graded inspection of {area} from {period.in_words}."
    last = standing(data.ofsted_judgements, area_code, period.end)
    if last.empty:
        return [nothing]
    return [f"{nothing} The judgements of {long_date(last['published'].iloc[0].date())} stand."]


def _ended_sentence(data: Data, area: str, area_code: str, day: date) -> list[str]:
    """That the authority no longer existed, since when, and what took its place."""
    ended = data.areas.set_index("area_code").at[area_code, "end_date"]
    if pd.isna(ended) or ended.date() > day:
        return []
    after = listed([area_name(code, data.areas) for code in successors(area_code, data.areas)])
    follows = f" {after} took its place." if after else ""
    return [f"{area} ended on {long_date(ended.date())}: no judgement of it stands.{follows}"]


def _report_sentence(data: Data, area: str, inspection) -> str:
    rows = data.ofsted_judgements[data.ofsted_judgements["inspection_id"].eq(inspection.inspection_id)]
    framework = data.frameworks.named(inspection.framework)
    when = f"Ofsted published a report on {area} ({framework.title}) on {long_date(inspection.published.date())}"
    if not pd.isna(inspection.on_site_from):
        on_site = Period(inspection.on_site_from.date(), inspection.on_site_to.date(), "")
        when += f", inspectors on site {on_site.in_words}"
    overall = rows.loc[rows["judgement"].eq(OVERALL), "grade"]
    others = rows[rows["judgement"].ne(OVERALL)]
    parts = [
        f"{judgement_label(row.framework, row.judgement, data.frameworks)} {row.grade}" for row in others.itertuples()
    ]
    if overall.empty:
        return f"{when}: {listed(parts)}."
    return f"{when}: overall {overall.iloc[0]}; {listed(parts)}."


def _groups(data: Data, codes: list[str], day: date) -> dict[str, pd.DataFrame]:
    """Rows for the grid, under the heading of their framework: what stands, the board's review, what stood before."""
    judgements = data.ofsted_judgements
    now = pd.concat([standing(judgements, code, day) for code in codes])
    boards = pd.concat([board_review(judgements, code, day) for code in codes])
    before = pd.concat([standing(judgements, code, day, place=1) for code in codes])
    groups: dict[str, pd.DataFrame] = {}
    for rows in (now, boards, before):
        for _, same in rows.groupby("framework", sort=False):
            groups[group_heading(same, data.frameworks)] = same
    return groups


def _together(data: Data, rows: pd.DataFrame, area_code: str, day: date) -> pd.DataFrame:
    return pd.concat([rows, board_review(data.ofsted_judgements, area_code, day)])


def _table(data: Data, area_code: str, period: Period) -> pd.DataFrame:
    judgements = data.ofsted_judgements
    rows = pd.concat(
        [
            _together(data, standing(judgements, area_code, period.end), area_code, period.end).assign(
                stands="standing"
            ),
            standing(judgements, area_code, period.end, place=1).assign(stands="before"),
        ]
    )
    rows["label"] = [judgement_label(row.framework, row.judgement, data.frameworks) for row in rows.itertuples()]
    rows["day"] = [long_date(day.date()) for day in rows["published"]]
    labels = {"label": "Judgement", "grade": "Grade", "framework": "Framework", "day": "Published", "stands": "State"}
    return printable(rows, labels)
