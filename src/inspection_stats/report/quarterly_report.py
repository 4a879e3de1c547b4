"""The quarterly report of one area: its sections, and the charts and tables that go into the pack."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from inspection_stats.check.data import data_files, read_data
from inspection_stats.documents.blocks import Section
from inspection_stats.documents.run_id import checksums, run_id, style_checksum, template_checksum
from inspection_stats.load.data_folder import data_folder
from inspection_stats.plot.colours import checked_style
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.query.england_quarter import england_in
from inspection_stats.query.horizon import answerable_period
from inspection_stats.reference.areas import find_area
from inspection_stats.reference.quarters import Period
from inspection_stats.report.frames import quarterly_frames
from inspection_stats.report.report import Report
from inspection_stats.report.sections.changed import changed_section
from inspection_stats.report.sections.contexts import context_section, recommendations_section
from inspection_stats.report.sections.method import method_section
from inspection_stats.report.sections.ofsted import ofsted_section
from inspection_stats.report.sections.programmes import other_sections, youth_justice_section
from inspection_stats.report.sections.published import published_section
from inspection_stats.report.sections.questions import questions_section
from inspection_stats.report.sections.sqs import sqs_section
from inspection_stats.report.sections.summary import summary_section
from inspection_stats.report.sections.weakest import weakest_section


def quarterly_report(
    area: str, quarter: str, data_dir: str | Path = "", word_template: str | Path = "", style: str | Path = ""
) -> Report:
    """Make the report of `area` (a name, code or alias) for `quarter` (any form `parse_period` reads).

    `style` is a matplotlib style sheet for the charts. It counts as an input of the run, as does a `word_template` that
    the report is to be saved with. Raises `BadRequest` for an unknown area, a malformed quarter, one that is not held
    to its end, a template or a style sheet that cannot be used, and `BadData` for faults in the tables.
    """
    folder = data_folder(data_dir)
    data = read_data(folder)
    period = answerable_period(data, quarter)
    inputs = checksums(data_files(folder))
    code = find_area(area, data.areas, data.area_aliases, period.end)
    asked = AreaQuarter(england_in(folder, period), code)
    if style:
        checked_style(style)
    given = {**template_checksum(word_template), **style_checksum(style)}
    run = run_id(quarterly_parameters(asked.name, period), {**inputs, **given})
    styled = tuple(replace(section, style=str(style)) for section in sections(asked))
    return Report(report_title(asked.name, period), styled, quarterly_frames(asked), run, as_at=period.end)


def sections(asked: AreaQuarter) -> tuple[Section, ...]:
    """The sections of the report, in reading order."""
    return (
        summary_section(asked),
        published_section(asked),
        ofsted_section(asked),
        sqs_section(asked.data, asked.name, asked.code, asked.period),
        youth_justice_section(asked),
        *other_sections(asked),
        changed_section(asked),
        weakest_section(asked),
        *context_section(asked),
        *recommendations_section(asked),
        questions_section(asked),
        method_section(asked),
    )


def quarterly_parameters(area: str, period: Period) -> dict[str, str]:
    """What decides a quarterly report, beside the data: as the manifest records it and the run id counts it."""
    return {"report": "quarterly", "area": area, "quarter": period.label}


def report_title(area: str, period: Period) -> str:
    """ "Inspection results: Westminster, 2015-16 Q4"."""
    return f"Inspection results: {area}, {period.label}"
