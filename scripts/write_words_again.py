"""Write docs/words-read-again.md: every row of judgements.csv and national_figures.csv against the words it rests on.

Run: python -m scripts.write_words_again
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from inspection_stats.check.data import Data, read_data
from inspection_stats.reference.partial_dates import in_words

ROOT = Path(__file__).resolve().parents[1]
NUMBERS = (
    "no|none",
    "one|a single",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
GRADES = {
    "Outstanding": "outstanding",
    "Good": "good",
    "Requires improvement": "requir(?:es|e|ing) improvement",
    "Inadequate": "inadequate",
}
ABOUT = {
    "governance_and_leadership": "governance|leadership",
    "staff": "staff",
    "partnerships_and_services": "partnerships",
    "information_and_facilities": "information|facilities",
    "court_implementation_and_delivery": "court.*deliver",
    "ooc_implementation_and_delivery": "delivery of out-of-court",
    "ooc_joint_working": "joint working",
    "resettlement": "resettlement",
    "work_with_children_planning": "planning",
    "work_with_children_delivery": "delivery",
    "work_with_victims": "victims",
    "standards_outstanding": "outstanding",
    "standards_good": "good",
    "standards_requires_improvement": "requir(?:es|ing) improvement",
    "standards_inadequate": "inadequate",
    "standards_good_or_outstanding": "good.*outstanding",
}
"""What a quote must say as well as the grade or number, for a judgement that is not the overall one."""

HEADER = """# Every figure of other inspections, read again in its source's words

Made by `scripts/write_words_again.py` from `data/`; a test compares it with the data. Each row of `judgements.csv` and
`national_figures.csv` carries the words it rests on. Read again means: the grade or number of the row is in those
words, with the name of the standard where it is one, and a date that is said to be in the address is there.
"""


def unsupported(data: Data) -> list[str]:
    """A line for each row whose own words do not say what it holds."""
    rows = data.judgements
    rows = rows.assign(addresses=rows.groupby("inspection_id")["source"].transform(" ".join))
    told = [f"judgements.csv, row {row}: {why}" for row, one in rows.iterrows() if (why := _why_not(one))]
    rows = data.national_figures
    return told + [f"national_figures.csv, row {row}: {why}" for row, one in rows.iterrows() if (why := _national(one))]


def _why_not(one: Any) -> str:
    words = one["quote"].lower()
    if one["grade"] and not re.search(GRADES[one["grade"]], words):
        return f"the words do not say {one['grade']}"
    if (about := ABOUT.get(one["judgement"])) and not re.search(about, words):
        return f"the words do not name {one['judgement']}"
    if one["value"] == one["value"] and not _says(one["value"], words, percent=one["framework"] == "CCI"):
        return f"the words do not say {one['value']:g}"
    if one["words"] and one["words"].split()[0] not in words:
        return f"the words do not say {one['words']}"
    return _date(one)


def _date(one: Any) -> str:
    basis, published = one["published_basis"], one["published"]
    if "in the HMIP address" in basis:
        parts = published.split("-")
        if not re.search("/".join(parts) if len(parts) > 1 else parts[0], one["addresses"]):
            return f"no address says {published}"
    if basis == "stated" and len(published) == 10 and one["source_kind"] == "council":
        day, *rest = in_words(published).split()
        if re.search(r"\d{1,2} \w+ \d{4}", one["quote"]) and f"{day} {' '.join(rest)}" not in one["quote"]:
            return f"the words do not say {in_words(published)}"
    return ""


def _national(one: Any) -> str:
    words = one["quote"].lower().replace("sixty", "60")
    if one["grade"] and not re.search(GRADES[one["grade"]], words):
        return f"the words do not say {one['grade']}"
    return "" if _says(one["value"], words, percent=False) else f"the words do not say {one['value']:g}"


def _says(value: float, words: str, *, percent: bool) -> bool:
    number = f"{value:g}"
    if re.search(rf"(?<![\d.]){number}{' ?(?:%|per ?cent)' if percent else '(?![0-9.][0-9])'}", words):
        return True
    return value < len(NUMBERS) and bool(re.search(rf"\b(?:{NUMBERS[int(value)]})\b", words))


def words_again(data: Data) -> str:
    """The page as Markdown."""
    judged, national = data.judgements, data.national_figures
    by_framework = judged.groupby("framework", sort=False)
    lines = [
        HEADER,
        "| Framework | Rows | Inspections | Services | Without a date |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name, rows in by_framework:
        each = rows.drop_duplicates("inspection_id")
        undated = int(each["published"].eq("").sum())
        lines.append(f"| {name} | {len(rows)} | {len(each)} | {rows['subject'].nunique()} | {undated} |")
    told = unsupported(data)
    lines += ["", f"Read again: {len(judged)} rows of judgements and {len(national)} of national figures."]
    lines += ["Each says in its words what it holds." if not told else "These do not:", *(f"- {line}" for line in told)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    (ROOT / "docs" / "words-read-again.md").write_text(words_again(read_data(ROOT / "data")), encoding="utf-8")
