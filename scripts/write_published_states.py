"""Write docs/published-states.md: the states Ofsted published, and every cell where a plain date filter differs.

Run: python scripts/write_published_states.py
"""

from __future__ import annotations

from pathlib import Path

from inspection_stats.check.data import Data, read_data
from inspection_stats.measure.grades.cutoff import of_release
from inspection_stats.measure.grades.distribution import grade_distribution
from inspection_stats.measure.grades.published_state import date_filter_differences
from inspection_stats.reference.quarters import long_date

ROOT = Path(__file__).resolve().parents[1]
HEADER = """# The states that Ofsted published, and where a plain date filter differs

Made by `scripts/write_published_states.py` from `data/`; a test compares it with the data.

Ofsted's state "as at 31 March" takes inspections whose inspectors were on site by that day and whose report came out by
a later cut-off. A filter only on the date of publication gives another grade in the cells listed here.
`inspection-stats state --as-at DAY --published-by CUT-OFF` counts as Ofsted does.
"""


def published_states(data: Data) -> str:
    """The page as Markdown."""
    parts = [HEADER]
    for release in data.ofsted_releases.itertuples():
        counted = of_release(data.ofsted_releases, release.as_at.date())
        found = grade_distribution(
            data.ofsted_judgements, data.areas, data.frameworks, counted, by="authority", framework="ILACS"
        )
        graded = ", ".join(f"{row.grade} {row.count}" for row in found.frame.itertuples())
        differences = date_filter_differences(data.ofsted_judgements, data.areas, data.frameworks, counted)
        parts.append(
            f"## As at {long_date(release.as_at.date())}\n\n{found.basis}: {graded}.\n\n{release.note}.\n\n"
            f"{len(differences)} cells differ:\n\n"
            "| Authority | Judgement | As published | By date of publication | Why |\n| --- | --- | --- | --- | --- |\n"
        )
        parts.append("".join(
            f"| {row.la_name} | {row.judgement.replace('_', ' ')} | {row.as_published} | {row.by_publication_date} "
            f"| {row.why} |\n"
            for row in differences.itertuples()
        ))  # fmt: skip
        parts.append("\n")
    return "\n".join(["".join(parts[:1]), "".join(parts[1:])]).rstrip() + "\n"


if __name__ == "__main__":
    (ROOT / "docs" / "published-states.md").write_text(published_states(read_data(ROOT / "data")), encoding="utf-8")
