"""Is a table of a release whole? Its columns against those its inspections need, its grades against those expected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inspection_stats.errors import Fault
from inspection_stats.load.workbook import HIDDEN, BrokenCell
from inspection_stats.reference.frameworks import Framework
from inspection_stats.reference.grades import NOT_JUDGED
from inspection_stats.release.find_tables import FoundTables, JudgementTable, SkippedLines
from inspection_stats.release.header import Occasion
from inspection_stats.release.link_records import Inspection
from inspection_stats.release.record import Record, Remark
from inspection_stats.release.vocabulary import OVERALL, Vocabulary
from inspection_stats.release.which_framework import own_keys

MOST_SHOWN = 12  # labels of a header in one message
FEWEST_FOR_ALARM = 100  # grades in a table; among so many, each of the four occurs in every table published so far


def no_table(found_tables: FoundTables, file: str) -> list[Fault]:
    """The fault of a file without any table of judgements, and what the tables are that it has."""
    if found_tables.tables:
        return []
    need = (
        "It needs the columns “Local authority name”, “Inspection date” or “Publication date”, and those of the grades"
    )
    found = [
        Fault(f"Here is {item.reason}: {'; '.join(item.says[:MOST_SHOWN])}", need, f"{file}, sheet {item.sheet}")
        for item in found_tables.skipped
        if len(item.says) > 1
    ]
    hidden = [
        Fault("The sheet is hidden", "Show it if it belongs to the release", f"{file}, sheet {item.sheet}")
        for item in found_tables.skipped
        if item.reason == HIDDEN and item.lines
    ]
    return [Fault("There is no table of authorities' judgements in this file", need, file), *found, *hidden]


def half_a_table(table: JudgementTable, words: Vocabulary, file: str) -> Iterator[Fault]:
    """Faults of a header: no column of authorities or of dates, or two columns that read as the same thing."""
    place, row = f"{file}, sheet {table.sheet}", table.header.line.number
    found = f"The columns found are: {'; '.join(table.header.labels)}"
    for first, second in table.header.twice:
        yield Fault(f"Two columns read as the same thing: “{first}” and “{second}”", "Delete or rename one", place, row)
    if "area" not in table.header.fields:
        yield Fault(f"There is no column “{words.fields['area'].name}”", found, place, row)
    for occasion in table.header.occasions:
        if not occasion.is_dated:
            of = f" of the {occasion.name}" if occasion.name else ""
            date_names = f"“{words.fields['on_site_from'].name}” or “{words.fields['published'].name}”"
            yield Fault(f"There is no column {date_names}{of}", found, place, row)


def absent_columns(
    inspections: Sequence[Inspection], tables: Sequence[JudgementTable], words: Vocabulary, file: str
) -> Iterator[Fault]:
    """Faults for judgements of a framework that a table with its inspections has no column for."""
    for (number, occasion, name), keys in _absent_keys(inspections).items():
        table = tables[number]
        for key in sorted(keys - {OVERALL}):
            of = f" of the {occasion}" if occasion else ""
            yield Fault(
                f"There is no column “{words.judgement_name(key)}”{of}, which inspections under {name} judge",
                f"Add it from the release. The columns found are: {'; '.join(table.header.labels)}",
                f"{file}, sheet {table.sheet}",
                table.header.line.number,
            )


def absent_overall(inspections: Sequence[Inspection], tables: Sequence[JudgementTable]) -> Iterator[Remark]:
    """Tables without a column of the overall grade that inspections in them have."""
    # From April 2026 Ofsted gives no overall grade: a release may leave its column out, for earlier reports too.
    for (number, _, name), keys in _absent_keys(inspections).items():
        if OVERALL in keys:
            table = tables[number]
            problem = f"no column of overall effectiveness, which inspections under {name} have"
            yield Remark(table.sheet, table.header.line.number, "", problem)


def _absent_keys(inspections: Sequence[Inspection]) -> dict[tuple[int, str, str], set[str]]:
    absent: dict[tuple[int, str, str], set[str]] = {}
    for inspection in inspections:
        framework = inspection.framework
        for record in inspection.records:
            occasion = record.entry.occasion
            lacking = {judgement.key for judgement in framework.judgements} - set(_columns_of(occasion, framework))
            if occasion.takes_all and lacking and not record.in_others_columns:
                absent[record.entry.table, occasion.name, framework.name] = lacking
    return absent


def blank_grades(inspections: Sequence[Inspection], words: Vocabulary) -> Iterator[Remark]:
    """Blank cells in columns of judgements that the inspection's framework makes."""
    for inspection in inspections:
        for record in inspection.records:
            columns = _columns_of(record.entry.occasion, inspection.framework)
            for judgement in inspection.framework.judgements:
                if judgement.key in columns and judgement.key not in own_keys(inspection.framework, record.grades):
                    name = words.judgement_name(judgement.key)
                    problem = f"{name} is blank, which {inspection.framework.name} judges"
                    yield Remark(record.entry.sheet, record.entry.row, inspection.area.name, problem)


def _columns_of(occasion: Occasion, framework: Framework) -> dict[str, str]:
    return own_keys(framework, dict.fromkeys(occasion.judgements, ""))


def hidden_sheets(skipped: Sequence[SkippedLines]) -> Iterator[Remark]:
    """Sheets that whoever opens the workbook does not see, and that hold something."""
    for item in skipped:
        if item.reason == HIDDEN and item.lines:
            problem = (
                f"it is hidden, so its {len(item.lines)} lines were not read; show it if it belongs to the release"
            )
            yield Remark(item.sheet, None, "", problem)


def grades_that_never_occur(
    found: Sequence[Record], tables: Sequence[JudgementTable], words: Vocabulary
) -> Iterator[Remark]:
    """Tables long enough to hold every grade that do not: a grade lost on the way shows here."""
    for table in tables:
        grades = [grade for one in found if one.entry.table == table.number for grade in one.grades.values()]
        absent = [
            grade for grade in dict.fromkeys(words.grades.values()) if grade != NOT_JUDGED and grade not in grades
        ]
        if len(grades) >= FEWEST_FOR_ALARM and absent:
            problem = f"{' and '.join(absent)} never occur{'s' if len(absent) == 1 else ''} among {len(grades)} grades"
            yield Remark(table.sheet, table.header.line.number, "", problem)


def not_read(tables: Sequence[JudgementTable]) -> Iterator[Remark]:
    """Columns whose labels are not known, and cells that have no label."""
    for table in tables:
        for label in table.header.unread:
            yield Remark(
                table.sheet, table.header.line.number, "", f"the column “{' '.join(label.split())}” was not read"
            )
        labelled = table.header.line.filled
        read = table.header.columns_read
        for row in table.rows:
            for column, cell in row.filled.items():
                if column not in labelled:
                    yield Remark(table.sheet, row.number, "", f"“{cell}” has no label and was not read")
                elif column not in read and isinstance(cell, BrokenCell):
                    problem = f"{cell.problem}: “{cell}”; the column “{labelled[column]}” is not read"
                    yield Remark(table.sheet, row.number, "", problem)
