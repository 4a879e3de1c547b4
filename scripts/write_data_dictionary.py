"""Write data/README.md: every table of data/ with what a row is, its columns and its key, from the code that checks it.

Run: python -m scripts.write_data_dictionary
"""

from __future__ import annotations

from pathlib import Path

from inspection_stats.check.data import TABLES, Data, read_data

ROOT = Path(__file__).resolve().parents[1]
HEADER = """# The tables

Made by `scripts/write_data_dictionary.py` from the code that checks them (`check/`); a test compares it. Every row
carries its source; an empty cell means that no source held says it, never that there is none. `frameworks.toml`
explains its entries at its top, `horizons.csv` says from when to when each kind of result is held, and
[words-read-again.md](../docs/words-read-again.md) how the rows of other inspections were read again in their own words.

Contains public sector information licensed under the Open Government Licence v3.0.
"""


def data_dictionary(data: Data) -> str:
    """The page as Markdown."""
    parts = [HEADER]
    for name, table in TABLES.items():
        rows = f"{len(getattr(data, name)):,} rows"
        parts.append(f"\n## {table.file}\n\nA row is {table.row_is}. {rows}; key: {', '.join(table.key)}.\n\n")
        parts.append("| Column | Kind | What it holds |\n| --- | --- | --- |\n")
        for label, column in {**table.columns, **table.optional}.items():
            kind = column.kind + (", may be empty" if column.blank else "")
            one_of = f"; one of: {', '.join(column.allowed)}" if 0 < len(column.allowed) <= 12 else ""
            held = f"{column.description}{one_of}".replace("|", "\\|")
            parts.append(f"| {label} | {kind} | {held} |\n")
    return "".join(parts)


if __name__ == "__main__":
    (ROOT / "data" / "README.md").write_text(data_dictionary(read_data(ROOT / "data")), encoding="utf-8")
