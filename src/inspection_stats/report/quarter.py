"""One area in one quarter, opened: each section of its report is a method, for a cell of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from inspection_stats.check.data import Data, data_files, read_data
from inspection_stats.documents.blocks import Section
from inspection_stats.documents.carried import Opening
from inspection_stats.documents.run_id import checksums, quarterly_parameters, style_checksum
from inspection_stats.load.data_folder import data_folder
from inspection_stats.measure.cases.screenings import Screening
from inspection_stats.plot.chart import Chart
from inspection_stats.plot.colours import checked_style
from inspection_stats.plot.paste import paste_ready
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.query.england_quarter import england_in
from inspection_stats.query.horizon import answerable_period
from inspection_stats.reference.quarters import Period
from inspection_stats.report import frames
from inspection_stats.report.opening import made_now, shown
from inspection_stats.report.sections.briefing import briefing_section
from inspection_stats.report.sections.contexts import context_section, recommendations_section
from inspection_stats.report.sections.grade_grid import grid_spec
from inspection_stats.report.sections.method import method_section
from inspection_stats.report.sections.ofsted import ofsted_section
from inspection_stats.report.sections.programmes import YOUTH_JUSTICE, headings, other_section, youth_justice_section
from inspection_stats.report.sections.questions import questions_section
from inspection_stats.report.sections.sqs import screening_in, sheet_of_themes
from inspection_stats.report.sections.standing_charts import charts_of
from inspection_stats.report.sections.this_quarter import this_quarter_section


class Quarter:
    """An area in a quarter. Shown in a cell, it opens the report; each of its sections shows itself in one.

    `asked` holds the measured frames that the sections rest on: `asked.stands` the latest judgements, `asked.beside`
    the comparison with others, `asked.england` all authorities.
    """

    def __init__(self, asked: AreaQuarter, opening: Opening, style: str = ""):
        self.asked, self.opening, self.style = asked, opening, style

    def __repr__(self) -> str:
        return self.opening.title

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        return shown(self.opening)

    @property
    def data(self) -> Data:
        """Every table, checked: `graded_reports(data)`, `data.sqs_judgements`, `data.areas` …"""
        return self.asked.data

    @property
    def area(self) -> str:
        """The area's name."""
        return self.asked.name

    @property
    def code(self) -> str:
        """The area's code: its old_la_code in every table."""
        return self.asked.code

    @property
    def day(self) -> date:
        """The last day of the quarter: figures are as at this day."""
        return self.asked.day

    def briefing(self) -> Section:
        """One page: how the area is judged, its direction, compared with whom, what to ask, what comes next."""
        return self._section(briefing_section(self.asked))

    def this_quarter(self) -> Section:
        """What was published on the area in the quarter, and what moved among neighbours, region and England."""
        held = {"changes": frames.changes_frame(self.asked), "reports-of-the-quarter": frames.moves_frame(self.asked)}
        return self._section(this_quarter_section(self.asked), held)

    def ofsted(self) -> Section:
        """The latest judgements, compared with those of others and through the years."""
        held = {"ofsted-judgements": frames.ofsted_frame(self.data, self.code, self.asked.period)}
        return self._section(ofsted_section(self.asked), {**held, "beside-others": frames.beside_frame(self.asked)})

    def youth_justice(self) -> Section:
        """The screenings of the quarter with their Appendix 3 charts, and what else is held of the area's service."""
        held = {**frames.screening_frames(self.asked), **frames.programme_frames(self.asked, [YOUTH_JUSTICE])}
        return self._section(youth_justice_section(self.asked), held)

    def other_inspections(self) -> Section:
        """What is held of the area under any other programme, each under its own heading."""
        further = [one for one in headings(self.data) if one != YOUTH_JUSTICE]
        return self._section(other_section(self.asked), frames.programme_frames(self.asked, further))

    def context(self) -> Section:
        """Figures about the area compared with national ones, where the quarter's papers printed any."""
        rows = self.data.local_context
        return self._section(context_section(self.asked), {"local-context": rows[rows["old_la_code"].eq(self.code)]})

    def recommendations(self) -> Section:
        """What the reports of the quarter asked for, with owner and date."""
        return self._section(recommendations_section(self.asked), {"recommendations": self.asked.recommendations})

    def questions(self) -> Section:
        """Up to eight questions that a councillor may ask, each with the figure that it stems from."""
        return self._section(questions_section(self.asked), {"questions": frames.questions_frame(self.asked)})

    def method(self) -> Section:
        """How each kind of figure was made, and the rules for all of them."""
        return self._section(method_section(self.asked), {"how-made": frames.method_frame(self.asked)})

    @property
    def screening(self) -> Screening:
        """The screening whose letter came out in the quarter; `.judgements` is its frame, a row a judgement.

        Raises `BadRequest` where none did, and says when the last one did.
        """
        return screening_in(self.asked)

    def judgement_grid(self) -> Chart:
        """The latest judgements of the area, and of those it shares services with, as a grid."""
        return paste_ready(grid_spec(self.data, self.code, self.day), style=self.style or None)

    def all_themes(self) -> Chart:
        """Every judgement of the screening of the quarter on one sheet. Raises `BadRequest` where there was none."""
        sheet = sheet_of_themes(self.data, self.screening, self.day)
        return paste_ready(sheet, style=self.style or None)

    def standing_charts(self) -> list[Chart]:
        """How the area compares: with all authorities, by region, with each neighbour, through the years."""
        return [paste_ready(spec, style=self.style or None) for spec in charts_of(self.asked)]

    def _section(self, section: Section, held: Mapping[str, pd.DataFrame] | None = None) -> Section:
        """A section in the report's style, with those frames that hold anything, if it shows anything."""
        kept = {name: frame for name, frame in (held or {}).items() if len(frame) and section.blocks}
        return replace(section, frames=kept, style=self.style)


def open_quarter(
    area: str | int, quarter: str | date | Period, data_dir: str | Path = "", style: str | Path = ""
) -> Quarter:
    """Open the report of `area` (a name, code or alias) for `quarter` (any form `parse_period` reads).

    `data_dir` is a folder of tables; empty takes the suite's own. `style` is a matplotlib style sheet for the charts.
    Raises `BadRequest` for an unknown area, a malformed quarter, one that is not held to its end, or a style sheet that
    cannot be used, and `BadData` for faults in the tables.

        q = open_quarter("Westminster", "2015-16 Q4")
        q.ofsted().frame
    """
    folder = data_folder(data_dir)
    data = read_data(folder)
    period = answerable_period(data, quarter)
    code = data.area_code(area, period.end)
    asked = AreaQuarter(england_in(folder, period), code)
    if style:
        checked_style(style)
    inputs = {**checksums(data_files(folder)), **style_checksum(style)}
    title = report_title(asked.name, period)
    opening = made_now(title, quarterly_parameters(asked.name, period.label), inputs, as_at=period.end)
    return Quarter(asked, opening, str(style))


def report_title(area: str, period: Period) -> str:
    """ "Inspection results: Westminster, 2015-16 Q4"."""
    return f"Inspection results: {area}, {period.label}"
