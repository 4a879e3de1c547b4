"""Write docs/data-log.md: where each table comes from, how good it is, and what it must not be used for.

Run: python -m scripts.write_data_log
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from inspection_stats.check.data import TABLES, Data, read_data
from inspection_stats.reference.quarters import long_date

PAGE = Path(__file__).resolve().parents[1] / "docs" / "data-log.md"


ENTRIES = tomllib.loads(Path(__file__).with_name("data_log.toml").read_text("utf-8"))
"""By table: its rating from A to D, how it was checked, and its limits."""

OPENING = """# Data log

Made by `scripts/write_data_log.py`; a test compares it with the tables. [Tables](../data/README.md) says what each
column holds. Every row names its source: a document, a sheet, a paragraph or a page.

| Rating | What it means |
| --- | --- |
| A | official, complete for what it covers, and published totals are found again from it |
| B | official or published, and complete for what it covers |
| C | published, but in part or second hand: each row can be looked up, the whole is not complete |
| D | little is held; use it only with its note |

The tables follow their rules throughout (`inspection-stats check`); “Checked” says what was done beyond that.

## To which day each source is read

| What | From | To | Complete |
| --- | --- | --- | --- |
"""


def data_log(data: Data) -> str:
    """The page as Markdown."""
    parts = [OPENING]
    for one in data.horizons.itertuples():
        parts.append(f"| {one.covers} | {long_date(one.held_from)} | {long_date(one.held_to)} | {one.complete} |\n")
    parts.append("\n## Tables\n\n| Table | A row is | Rows | Sources | Rating | Checked | Limits |\n")
    parts.append("| --- | --- | ---: | ---: | :---: | --- | --- |\n")
    inspections = data.ofsted_judgements.drop_duplicates("inspection_id")
    counted = {"no_first_day": int(inspections["on_site_from"].isna().sum()), "inspections": len(inspections)}
    for name, entry in ENTRIES.items():
        frame = getattr(data, name)
        about = f"{TABLES[name].row_is} | {len(frame):,} | {frame['source'].nunique():,}"
        said = f"{entry['rating']} | {entry['checked']} | {entry['limits'].format(**counted)}"
        parts.append(f"| `{TABLES[name].file}` | {about} | {said} |\n")
    parts.append(_CLOSING)
    return "".join(parts)


_CLOSING = """
`frameworks.toml` (rating B) holds the frameworks, each with its source and what is not known of it.
`illustrative/case_counts.csv` is invented and has no rating. `claims/2016-05-09.toml` holds the claims of one paper.

## What was done to the figures

- **Nothing is filled in.** An empty cell means that no source says it.
- **Grades before 2013.** “Adequate” is shown as Requires improvement, as Ofsted's release of 2023 does.
- **Dates of publication** are those of Ofsted's workbook, where its reports or its site say another day.
- **What a release revises** is kept: `ofsted_revisions.csv` has what was said before and what is said now.

A release that you accept is a line in your project's own log, `data/refreshes.csv` ([Keep the tables
current](keep-current.md)). What else the figures rest on: [Assumptions](assumptions.md).
"""


if __name__ == "__main__":
    PAGE.write_text(data_log(read_data(PAGE.parents[1] / "data")), encoding="utf-8", newline="\n")
