"""Write an illustrative England: case counts of 30 invented services and 30 questions, for trying the suite out.

Run from anywhere: python scripts/make_illustrative.py [folder]. Nothing in it is about a real service: the names, the
questions' ids and every number are invented, and each row says so. The same script writes the same bytes.
"""

from __future__ import annotations

import csv
import math
import random
import sys
from pathlib import Path

SEED = 20160509
SERVICES = 30
FOLDER = Path(__file__).resolve().parents[1] / "data" / "illustrative"
FILE = "case_counts.csv"
COLUMNS = (
    "programme",
    "service_id",
    "service",
    "period",
    "theme",
    "judgement_id",
    "judgement",
    "sufficient",
    "applicable",
    "part_of",
    "source",
    "illustrative",
)
SOURCE = "Illustrative data, invented by scripts/make_illustrative.py; no real service"

# theme: (id, label, share of cases the question applies to, usual share sufficient, part of)
QUESTIONS = {
    "reducing-reoffending": (
        ("offending-assessed", "Assessment of offending", 1.0, 0.80, ""),
        ("offending-assessment-reviewed", "Review of that assessment", 0.65, 0.68, ""),
        ("report-offending", "Reports for court: offending", 0.5, 0.86, ""),
        ("report-checked", "Reports for court: checked by managers", 0.5, 0.78, ""),
        ("offending-planned", "Planning in the community", 0.85, 0.76, ""),
        ("offending-plan-reviewed", "Review of that planning", 0.7, 0.66, ""),
        ("offending-planned-custody", "Planning in custody", 0.15, 0.70, ""),
        ("interventions", "Interventions delivered", 0.95, 0.74, ""),
    ),
    "protecting-the-public": (
        ("harm-assessed", "Assessment of harm to others", 1.0, 0.74, ""),
        ("harm-assessment-reviewed", "Review of that assessment", 0.65, 0.64, ""),
        ("public-protection-panel", "Work with the public protection panel", 0.04, 0.80, ""),
        ("report-harm", "Reports for court: harm to others", 0.5, 0.76, ""),
        ("harm-planned", "Plans about harm to others", 0.8, 0.70, ""),
        ("harm-plan-reviewed", "Review of those plans", 0.65, 0.63, ""),
        ("victims", "Risk to victims managed", 0.6, 0.72, ""),
        ("harm-oversight", "Management oversight of harm", 0.8, 0.62, ""),
    ),
    "protecting-the-child-or-young-person": (
        ("safety-assessed", "Assessment of safety", 1.0, 0.74, ""),
        ("safety-assessment-reviewed", "Review of that assessment", 0.65, 0.66, ""),
        ("report-safety", "Reports for court: safety", 0.5, 0.80, ""),
        ("safety-planned", "Plans about safety", 0.8, 0.70, ""),
        ("safety-planned-custody", "Of these, plans in custody", 0.15, 0.74, "safety-planned"),
        ("safety-plan-reviewed", "Review of those plans", 0.65, 0.64, ""),
        ("joint-working", "Joint work for children in care", 0.2, 0.80, ""),
        ("exploitation", "Action on signs of exploitation", 0.2, 0.78, ""),
        ("safety-oversight", "Management oversight of safety", 0.8, 0.62, ""),
    ),
    "ensuring-the-sentence-is-served": (
        ("barriers-identified", "Barriers to engagement understood", 0.9, 0.80, ""),
        ("engagement", "Engagement with child and parents", 1.0, 0.90, ""),
        ("barriers-addressed", "Work on barriers to engagement", 0.85, 0.80, ""),
        ("compliance", "Response where compliance was an issue", 0.45, 0.84, ""),
        ("enforcement", "Enforcement where it was needed", 0.25, 0.86, ""),
    ),
}


def main(folder: Path = FOLDER) -> Path:
    """Write the case counts into `folder`, made if missing; return the file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows())
    return path


def rows() -> list[tuple]:
    """All rows, service by service. Draws only from `random()`, whose sequence no Python version changes."""
    rng = random.Random(SEED)
    found = []
    for number in range(1, SERVICES + 1):
        quality = 1.6 * (sum(rng.random() for _ in range(12)) - 6) / 2
        cases = 12 + int(60 * rng.random() ** 2)
        for theme, questions in QUESTIONS.items():
            base_of: dict[str, tuple[int, int]] = {}
            for question, label, applies, usual, part_of in questions:
                chance = 1 / (1 + math.exp(-(math.log(usual / (1 - usual)) + quality)))
                # A part takes its cases from its whole, so that it can never hold more of them than the whole does.
                whole = base_of.get(f"illustrative-{part_of}", (cases, cases))
                applicable = _drawn(rng, whole[1], applies)
                sufficient = _drawn(rng, applicable, chance)
                if part_of:
                    sufficient = max(min(sufficient, whole[0]), applicable - (whole[1] - whole[0]))
                base_of[f"illustrative-{question}"] = (sufficient, applicable)
                found.append(
                    (
                        "SQS",
                        f"illustrative-service-{number:02d}",
                        f"Illustrative service {number:02d}",
                        "illustrative period",
                        theme,
                        f"illustrative-{question}",
                        label,
                        sufficient,
                        applicable,
                        f"illustrative-{part_of}" if part_of else "",
                        SOURCE,
                        "yes",
                    )
                )
    return found


def _drawn(rng: random.Random, out_of: int, chance: float) -> int:
    return sum(rng.random() < chance for _ in range(out_of))


if __name__ == "__main__":
    print(main(*map(Path, sys.argv[1:2])))
