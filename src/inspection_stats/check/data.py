"""The suite's data as a whole: every table of a data folder, checked, and checked against one another."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import pandas as pd

from inspection_stats.check.averages import NATIONAL_AVERAGES
from inspection_stats.check.consistency import judgement_faults
from inspection_stats.check.context import LOCAL_CONTEXT, RECOMMENDATIONS
from inspection_stats.check.horizons import HORIZONS, horizon_faults
from inspection_stats.check.layered import in_its_file, read_layered, unknown_files
from inspection_stats.check.ofsted import (
    AREA_ALIASES,
    AREAS,
    OFSTED_JUDGEMENTS,
    OFSTED_RELEASES,
    OFSTED_REVISIONS,
    OFSTED_VISITS,
    STATISTICAL_NEIGHBOURS,
)
from inspection_stats.check.services import (
    INSPECTIONS_WITHOUT_RESULTS,
    JUDGEMENTS,
    NATIONAL_FIGURES,
    SERVICE_AREAS,
)
from inspection_stats.check.sqs import SQS_HEADLINES, SQS_INSPECTIONS, SQS_JUDGEMENTS
from inspection_stats.check.statements import statement_faults
from inspection_stats.check.table import TableDefinition
from inspection_stats.errors import BadData, BadRequest, Fault
from inspection_stats.load.data_folder import data_folder, layers
from inspection_stats.load.files import read_bytes
from inspection_stats.load.limits import LARGEST_CSV
from inspection_stats.reference.areas import find_area
from inspection_stats.reference.framework_file import FRAMEWORKS, load_frameworks
from inspection_stats.reference.frameworks import Frameworks


@dataclass(frozen=True, repr=False)
class Data:
    """A typed frame for each table of a data folder, under the file's name, and the frameworks."""

    frameworks: Frameworks
    areas: pd.DataFrame
    area_aliases: pd.DataFrame
    statistical_neighbours: pd.DataFrame
    service_areas: pd.DataFrame
    ofsted_judgements: pd.DataFrame
    ofsted_releases: pd.DataFrame
    ofsted_revisions: pd.DataFrame
    ofsted_visits: pd.DataFrame
    judgements: pd.DataFrame
    inspections_without_results: pd.DataFrame
    national_figures: pd.DataFrame
    sqs_inspections: pd.DataFrame
    sqs_judgements: pd.DataFrame
    sqs_headlines: pd.DataFrame
    national_averages: pd.DataFrame
    local_context: pd.DataFrame
    recommendations: pd.DataFrame
    horizons: pd.DataFrame

    def area_code(self, name: str | int, day: date | None = None) -> str:
        """The code of the area that `name` means (`reference.areas.find_area`), on a day.

        Raises `BadRequest` for one that is not known, and says so of one in Wales.
        """
        welsh = self.service_areas[self.service_areas["country"].eq("Wales")]["area_name"].str.casefold()
        if welsh.eq(str(name).strip().casefold()).any():
            welsh_area = str(name).strip()
            who = next(one.inspectorate for one in self.frameworks if one.subject == "service")
            raise BadRequest(
                f"{welsh_area} is in Wales, and the areas here are England's. For its youth justice service: "
                f'inspection-stats state --inspectorate "{who}" --area "{welsh_area}"'
            )
        return find_area(name, self.areas, self.area_aliases, day)

    def __repr__(self) -> str:
        return "Data: " + ", ".join(f"{name} ({len(getattr(self, name)):,} rows)" for name in TABLES)

    def _repr_html_(self) -> str:
        """What a notebook cell shows: each table with its rows and what a row is."""
        from inspection_stats.tables.styled import Table  # noqa: PLC0415 - which a command does not need

        rows = [(name, f"{len(getattr(self, name)):,}", table.row_is) for name, table in TABLES.items()]
        shown = Table(pd.DataFrame(rows, columns=["Table", "Rows", "A row is"]), "Every table, checked")
        return str(shown.to_html())


TABLES: dict[str, TableDefinition] = {
    table.file.removesuffix(".csv"): table
    for table in (
        AREAS,
        AREA_ALIASES,
        STATISTICAL_NEIGHBOURS,
        SERVICE_AREAS,
        OFSTED_JUDGEMENTS,
        OFSTED_RELEASES,
        OFSTED_REVISIONS,
        OFSTED_VISITS,
        JUDGEMENTS,
        INSPECTIONS_WITHOUT_RESULTS,
        NATIONAL_FIGURES,
        SQS_INSPECTIONS,
        SQS_JUDGEMENTS,
        SQS_HEADLINES,
        NATIONAL_AVERAGES,
        LOCAL_CONTEXT,
        RECOMMENDATIONS,
        HORIZONS,
    )
}

REFERENCES = (
    ("area_aliases", "old_la_code", "areas", "old_la_code"),
    ("statistical_neighbours", "old_la_code", "areas", "old_la_code"),
    ("statistical_neighbours", "neighbour_code", "areas", "old_la_code"),
    ("service_areas", "old_la_code", "areas", "old_la_code"),
    ("ofsted_judgements", "old_la_code", "areas", "old_la_code"),
    ("ofsted_visits", "old_la_code", "areas", "old_la_code"),
    ("ofsted_revisions", "inspection_id", "ofsted_judgements", "inspection_id"),
    ("local_context", "old_la_code", "areas", "old_la_code"),
    ("sqs_inspections", "service_id", "service_areas", "service_id"),
    ("sqs_judgements", "inspection_id", "sqs_inspections", "inspection_id"),
    ("sqs_headlines", "inspection_id", "sqs_inspections", "inspection_id"),
)
"""Table and column that name something, and the table and column that must hold it."""


def read_data(data_dir: str | Path | None = None) -> Data:
    """Read and check every table of a data folder; without one, of the suite's own (`data_folder`).

    Raises `BadRequest` where the folder is missing, and `BadData` with the faults of all tables at once: a missing
    file, what `Table.check` finds in each, and rows that name what another table does not hold.
    """
    folder = data_folder(data_dir)
    known = _checked(_Tables(tables_digest(folder), folder))
    # Each caller has frames of its own (pandas copies when one writes), so that nobody can alter another's.
    own = {name: getattr(known, name).copy(deep=False) for name in TABLES}
    return Data(frameworks=known.frameworks, **own)


def tables_digest(folder: Path) -> str:
    """The sha256 of all files of a data folder, by which two readings of the same tables are recognised.

    Raises `BadRequest` where the folder is missing.
    """
    digest = sha256()
    for file in data_files(data_folder(folder)):
        try:
            content = read_bytes(file, LARGEST_CSV)
        except BadData:  # reported where the table is read
            content = b"unreadable"
        digest.update(f"{file.name}\0{len(content)}\0".encode() + content)
    for layer in layers(folder)[1:]:  # a file that is not a table of the suite's is a fault there
        digest.update("\0".join(sorted(os.listdir(layer.folder))).encode(errors="surrogatepass"))
    return digest.hexdigest()


@dataclass(frozen=True)
class _Tables:
    """Tables to be read, the same as others of the same contents however their folder is written."""

    digest: str
    folder: Path = field(compare=False)


@lru_cache(maxsize=2)
def _checked(tables: _Tables) -> Data:
    """The tables of a folder, read and checked once, however many reports are made of them."""
    stack = layers(tables.folder)
    frames: dict[str, pd.DataFrame] = {}
    faults: list[Fault] = []
    frameworks = None
    try:
        frameworks = load_frameworks(stack[0].folder / FRAMEWORKS)
    except BadData as error:
        faults += error.faults
    for name, table in TABLES.items():
        try:
            frames[name] = read_layered(table, stack)
        except BadData as error:
            faults += error.faults
    for layer in stack[1:]:
        faults += unknown_files(layer.folder, [table.file for table in TABLES.values()])
    faults += _broken_references(frames)
    faults += _more_cases_than_inspected(frames)
    faults += horizon_faults(frames)
    if frameworks and {"ofsted_judgements", "areas"} <= set(frames):
        faults += judgement_faults(frames["ofsted_judgements"], frames["areas"], frameworks)
    if frameworks:
        faults += statement_faults(frames, frameworks)
    if faults or not frameworks:
        raise BadData([in_its_file(fault, stack) for fault in faults])
    return Data(frameworks=frameworks, **frames)


def data_files(folder: Path) -> list[Path]:
    """Every file that `read_data` reads for a data folder: of each table the lowest layer's first."""
    base, *own = layers(folder)
    files = [base.folder / FRAMEWORKS, *(base.folder / table.file for table in TABLES.values())]
    added = [layer.folder / table.file for layer in own for table in TABLES.values()]
    return [*files, *(file for file in added if os.path.lexists(file))]


def _broken_references(frames: dict[str, pd.DataFrame]) -> Iterator[Fault]:
    for table, column, target, target_column in REFERENCES:
        if table not in frames or target not in frames:
            continue
        known = {*frames[target][target_column], ""}  # an empty cell is its own table's business
        unknown = frames[table].loc[~frames[table][column].isin(known), column]
        for row, value in unknown.items():
            fix = f"Correct it, or add it to {TABLES[target].file}"
            yield Fault(
                f"{TABLES[target].file} has no such {target_column}", fix, TABLES[table].file, row, column, value
            )


def _more_cases_than_inspected(frames: dict[str, pd.DataFrame]) -> Iterator[Fault]:
    if not {"sqs_judgements", "sqs_inspections"} <= set(frames):
        return
    judgements = frames["sqs_judgements"]
    cases = judgements["inspection_id"].map(frames["sqs_inspections"].set_index("inspection_id")["cases"])
    for row in judgements.index[(judgements["applicable"] > cases).fillna(False)]:
        yield Fault(
            f"The question applied to more cases than the {cases[row]} inspected",
            "Check the count against the source",
            SQS_JUDGEMENTS.file,
            int(row),
            "applicable",
            str(judgements.at[row, "applicable"]),
        )
