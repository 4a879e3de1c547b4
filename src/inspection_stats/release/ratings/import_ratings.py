"""Import a table of ratings of services: read, check, compare with judgements.csv, and say what was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from inspection_stats.check.data import read_data
from inspection_stats.check.services import JUDGEMENTS
from inspection_stats.describe.english.numbers import number_of
from inspection_stats.load.data_folder import layers
from inspection_stats.load.workbook import Sheet
from inspection_stats.query.subjects import result_words
from inspection_stats.reference.framework_file import load_frameworks
from inspection_stats.reference.frameworks import Frameworks
from inspection_stats.release.import_release import check_out, write_judgements
from inspection_stats.release.ratings.against_held import RatingDifferences, ratings_against_held
from inspection_stats.release.ratings.columns import RatingTable, find_rating_table, rating_frameworks
from inspection_stats.release.ratings.read_table import ReadTable, read_rating_table
from inspection_stats.release.vocabulary import read_vocabulary


def rating_table(sheets: Sequence[Sheet], data_dir: Path) -> RatingTable | None:
    """The table of ratings of services that the file holds; None where its columns show none."""
    frameworks = load_frameworks(layers(data_dir)[0].folder / "frameworks.toml")
    return find_rating_table(sheets, rating_frameworks(frameworks))


def import_ratings(
    file: Path, table: RatingTable, data_dir: Path, out: Path | None = None, today: date | None = None
) -> list[str]:
    """Compare the `rating_table` of `file` with the facts in `data_dir`; the lines of the report.

    With `out`, write the judgements of new inspections there in the columns of judgements.csv; who published each, and
    its words, are left for a person to fill in. No table of `data_dir` is written to. Raises `BadData` with every
    fault of the table, `BadRequest` for an `out` among the facts and `CannotWrite`; nothing is then written.
    """
    if out is not None:
        check_out(out, file, data_dir)
    data = read_data(data_dir)
    frameworks = rating_frameworks(data.frameworks)
    words = read_vocabulary(layers(data_dir)[0].folder / "ofsted_columns.toml")
    read = read_rating_table(table, file.name, data, frameworks, words, today or date.today())
    differences = ratings_against_held(read.frame, data)
    if out is not None:
        write_judgements(differences.new[[*JUDGEMENTS.columns]], out)
    return [*_lines(file.name, table, read, differences, data.frameworks, out)]


def _lines(
    file: str, table: RatingTable, read: ReadTable, found: RatingDifferences, frameworks: Frameworks, out: Path | None
) -> Iterator[str]:
    inspections = read.frame["row"].nunique()
    counts = f"{number_of(inspections, 'inspection')}, {number_of(len(read.judgements), 'judgement')}"
    yield f"{file}, ratings of services: {counts}."
    unplaced = [*read.unplaced, *found.unplaced]
    yield f"Rows read: {len(table.rows)}; listed below, left out: {len(unplaced)}."
    yield f"Held already and unchanged: {number_of(found.same, 'inspection')}."
    yield from _listed("New", [*_new(found, frameworks)], found.new["row"].nunique(), "inspection")
    yield from _listed("Differs from what is held", found.changed, len(found.changed), "judgement")
    yield from _listed("Could not be matched", unplaced, len(unplaced), "row")
    remarks = [*read.remarks, *(f"The column “{label}” was not read" for label in table.unread)]
    yield from _listed("Remarks", remarks, len(remarks), "remark")
    if out is None:
        yield "Nothing was written."
    else:
        yield f"Written to {out}. Fill in source_kind, quote and source from each report before you use it."


def _listed(heading: str, lines: Sequence[str], number: int, thing: str) -> Iterator[str]:
    yield f"{heading}: {number_of(number, thing) if number else 'none'}"
    yield from (f"  {line}" for line in lines)


def _new(found: RatingDifferences, frameworks: Frameworks) -> Iterator[str]:
    for number, rows in found.new.groupby("row", sort=False):
        framework = frameworks.named(rows["framework"].iloc[0])
        results = "; ".join(
            f"{judgement.short} {result_words(row, judgement)}"
            for row in rows.itertuples()
            if (judgement := framework.judgement(row.judgement))
        )
        yield f"{rows['inspection_id'].iloc[0]} (row {number}), {framework.name}: {results}"
