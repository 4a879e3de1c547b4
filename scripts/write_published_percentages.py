"""Write docs/published-percentages.md: percentages that Ofsted published, found again from the command line.

python -m scripts.write_published_percentages
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from inspection_stats.check.data import Data, read_data
from inspection_stats.describe.english.numbers import percent
from inspection_stats.query.answers import cutoff, distribution_answer

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "docs" / "published-percentages.md"
GOOD_OR_BETTER = "Good or better"


@dataclass(frozen=True)
class Published:
    """Percentages of authorities that a publication of Ofsted's prints, and the days it counts by."""

    source: str
    as_at: str
    printed: dict[str, str]
    published_by: str | None = None
    region: str | None = None

    @property
    def command(self) -> str:
        """The command that counts them."""
        words = ["inspection-stats distribution --by authority --latest --as-at", self.as_at]
        words += ["--published-by", self.published_by] if self.published_by else []
        words += [f'--region "{self.region}"'] if self.region else []
        return " ".join(words)

    def counted(self, data: Data) -> dict[str, tuple[int, int]]:
        """Authorities with the grade, and with any grade, for each percentage printed."""
        answer = distribution_answer(data, cutoff(data, self.as_at, self.published_by), latest=True, region=self.region)
        counts = answer.frame.set_index("grade")["count"]
        newest = data.frameworks.newest
        found = {one.grade: int(counts[one.grade]) for one in newest.grades}
        total = sum(found.values())
        found[GOOD_OR_BETTER] = sum(found[grade] for grade in newest.good)
        return {grade: (found[grade], total) for grade in self.printed}


AUTUMN_2019 = "Local authority and children's homes inspections and outcomes, autumn 2019"
PUBLISHED = (
    Published("Annual report 2017/18", "2018-08-31",
              {GOOD_OR_BETTER: "42%", "Requires improvement": "45%", "Inadequate": "13%"}),
    Published("Children's social care in England 2019", "2019-03-31", {GOOD_OR_BETTER: "46%", "Inadequate": "13%"}),
    Published(AUTUMN_2019, "2019-08-31", {GOOD_OR_BETTER: "49%"}, "2019-09-30"),
    Published(AUTUMN_2019, "2019-08-31", {GOOD_OR_BETTER: "79%"}, "2019-09-30", "London"),
    Published(AUTUMN_2019, "2019-08-31", {GOOD_OR_BETTER: "21%"}, "2019-09-30", "West Midlands"),
    Published("Children's social care in England 2020", "2020-03-31", {GOOD_OR_BETTER: "50%", "Inadequate": "14%"}),
    Published("LA inspection outcomes as at 31 March 2025 (36, 67, 31 and 19 of 153)", "2025-03-31",
              {GOOD_OR_BETTER: "67%", "Requires improvement": "20%", "Inadequate": "12%"}, "2025-06-30"),
)  # fmt: skip


def document(data: Data) -> str:
    """The page: a row for each percentage printed, with the count that gives it and the command that counts."""
    rows = "".join(
        f"| {one.source} | {one.region or 'England'} | {grade} | {one.printed[grade]} | {count} of {total}, "
        f"{percent(count, total)} | `{one.command}` |\n"
        for one in PUBLISHED
        for grade, (count, total) in one.counted(data).items()
    )
    return (
        "# Published percentages, found again\n\n"
        "Ofsted says how authorities are graded by each one's latest full inspection, whichever framework it was made "
        "under. So does `--latest`. Each row is a percentage as Ofsted printed it, and what the command counts.\n\n"
        "| Publication of Ofsted | Place | Grade | Printed | Counted | Command |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        f"{rows}\nThe counts of whole releases, cell for cell: [published states](published-states.md).\n"
    )


if __name__ == "__main__":
    DOCUMENT.write_text(document(read_data(ROOT / "data")), encoding="utf-8", newline="\n")
    print(f"Written: {DOCUMENT.relative_to(ROOT)}")
