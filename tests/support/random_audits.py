"""Audits and comparisons drawn at random, of every kind that a service may have: good and poor, large and small."""

from __future__ import annotations

from random import Random

import pandas as pd

from inspection_stats.check.averages import ALREADY_PUBLISHED, CASE_COUNTS
from inspection_stats.reference.themes import THEMES

QUESTIONS = dict(zip(THEMES, (7, 9, 9, 4), strict=True))  # as many as a screening asks


def random_counts(seed: int, services: int = 1) -> pd.DataFrame:
    """Checked case counts of that many services, the same for the same seed.

    A question has the same parts in each. In half of the counts the parts of a question share out its cases, as boys
    and girls do (`attrs["parts_make_the_whole"]`); in the others they are any of its cases, and may overlap.
    """
    rng = Random(seed)
    shared_out = rng.random() < 0.5
    questions = _questions(rng, rng.sample(list(THEMES), rng.randint(1, 4)), shared_out)
    rows = [row for number in range(services) for row in _service(rng, f"service-{number}", questions, shared_out)]
    frame = pd.DataFrame(rows).astype({"sufficient": "Int64", "applicable": "Int64"})
    frame.attrs["parts_make_the_whole"] = shared_out
    return frame[[*CASE_COUNTS.columns, ALREADY_PUBLISHED]]


def part_of(counts: pd.DataFrame) -> dict[str, str]:
    """Each question with the question that it is part of, or nothing."""
    return dict(zip(counts["judgement_id"], counts["part_of"], strict=True))


Question = tuple[str, str, str]  # theme, question, question it is part of
SHARED_OUT, OF_ANY_KIND = [(0, 0), (0, 0, 0)], [(0,), (0, 0), (0, 0, 0), (0, 1)]  # each names what it is part of


def _questions(rng: Random, themes: list[str], shared_out: bool) -> list[Question]:
    found = []
    for theme in themes:
        for number in range(rng.randint(1, QUESTIONS[theme])):
            name = f"{theme.rsplit('-', 1)[-1]}-{number}"
            found.append((theme, name, ""))
            if rng.random() < 0.2:
                family = [name]
                for above in rng.choice(SHARED_OUT if shared_out else OF_ANY_KIND):
                    family.append(f"{name}-part-{len(family)}")
                    found.append((theme, family[-1], family[above]))
    return found


def _service(rng: Random, service: str, questions: list[Question], shared_out: bool) -> list[dict[str, object]]:
    cases, share = rng.choice([8, 12, 20, 30, 60]), rng.choice([0.3, 0.6, 0.8, 0.9, 0.97])
    everywhere = rng.random() < 0.5  # every question is asked of every case
    held: dict[str, list[bool]] = {}
    rows: list[dict[str, object]] = []
    for theme, name, whole in questions:
        if not whole:
            held[name] = _answers(rng, cases if everywhere else rng.randint(0, cases), share)
        elif shared_out:
            parts = [one for _, one, above in questions if above == whole]
            if whole + "/" not in held:
                held |= _dealt_out(rng, held[whole], parts) | {whole + "/": []}
        else:
            held[name] = [one for one in held[whole] if rng.random() < 0.6]
        counts = {"sufficient": sum(held[name]), "applicable": len(held[name])}
        about = {"programme": "SQS", "service_id": service, "service": service.title(), "period": "2026"}
        labels = {"theme": theme, "judgement_id": name, "judgement": name, "part_of": whole}
        declared = {"source": "Own audit", "illustrative": "no", ALREADY_PUBLISHED: ""}
        rows.append({**about, **labels, **counts, **declared})
    return rows


def _dealt_out(rng: Random, answers: list[bool], parts: list[str]) -> dict[str, list[bool]]:
    found: dict[str, list[bool]] = {part: [] for part in parts}
    for answer in answers:
        found[rng.choice(parts)].append(answer)
    return found


def _answers(rng: Random, cases: int, share: float) -> list[bool]:
    here = min(1.0, max(0.0, share + rng.uniform(-0.2, 0.2)))
    return [rng.random() < here for _ in range(cases)]
