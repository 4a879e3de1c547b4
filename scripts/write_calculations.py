"""Write the list of calculations into docs/checking-a-paper.md.

Run: python scripts/write_calculations.py
"""

from __future__ import annotations

import re
from pathlib import Path

from inspection_stats.claims.calculations import CALCULATIONS
from inspection_stats.claims.calculations.registry import Calculation

GUIDE = Path(__file__).resolve().parents[1] / "docs" / "checking-a-paper.md"
BEGIN, END = "<!-- calculations: made by scripts/write_calculations.py -->", "<!-- end of calculations -->"


def calculations_table() -> str:
    """The calculations as a Markdown table: name, what it works out, arguments (those in brackets may be left out)."""
    lines = ["| Calculation | What it works out | Arguments |", "| --- | --- | --- |"]
    lines += [f"| `{one.name}` | {one.about} | {_arguments(one)} |" for one in CALCULATIONS.values()]
    return "\n".join(lines)


def guide_with(table: str, guide: str) -> str:
    """The guide with this table in its place."""
    return re.sub(f"(?s){re.escape(BEGIN)}.*?{re.escape(END)}", lambda _: f"{BEGIN}\n\n{table}\n\n{END}", guide)


def _arguments(one: Calculation) -> str:
    fields = one.arguments.model_fields.items()
    return ", ".join(f"`{name}`" if field.is_required() else f"(`{name}`)" for name, field in fields)


if __name__ == "__main__":
    GUIDE.write_text(guide_with(calculations_table(), GUIDE.read_text("utf-8")), encoding="utf-8")
