"""What a row of a table of ratings says: its day, its framework, and the result in each cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from inspection_stats.load.workbook import BrokenCell, Cell
from inspection_stats.reference.frameworks import Framework, Judgement
from inspection_stats.reference.partial_dates import first_day, is_partial_date, last_day
from inspection_stats.release.cell_values import Unreadable, read_day
from inspection_stats.release.vocabulary import Vocabulary

OF_N = re.compile(r"(\d+(?:\.\d+)?) *(?:of|/) *(\d+)")
NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,6})?")

Result = tuple[str, float | None, int | None, str]
"""The cells `grade`, `value`, `of` and `words` of judgements.csv."""


def date_of(cell: Cell, words: Vocabulary, today: date) -> str:
    """The date in a cell, as precisely as it gives it; empty where it is blank. Raises `Unreadable`."""
    text = str(cell).strip()
    if not isinstance(cell, date) and is_partial_date(text):
        written = text
    else:
        day = read_day(cell, words)
        written = f"{day}" if day else ""
    if written and first_day(written) > today:
        raise Unreadable("The date is in the future", "Check it against the report")
    return written


def framework_of(frameworks: Sequence[Framework], keys: Iterable[str], day: str) -> Framework:
    """The framework that makes the judgements `keys` and may have given them on `day`.

    Raises `Unreadable` where two frameworks are mixed, or neither judgements nor date show which it was.
    """
    keys = list(keys)
    fits = [one for one in frameworks if all(one.judgement(key) for key in keys)]
    if not fits:
        raise Unreadable(
            f"The row has ratings of two frameworks: {'; '.join(_own(frameworks, keys))}",
            "Keep those of its own framework, or make it two rows",
        )
    alive = [one for one in fits if not day or _may_be_of(one, day)]
    if len(alive) == 1:
        return alive[0]
    if not alive:
        return fits[0]  # its date is then a fault of the row
    both = " and ".join(one.name for one in alive)
    raise Unreadable(
        f"Neither date nor ratings show whether it is under {both}", "Name the framework in a column “Framework”"
    )


def result_of(cell: Cell, judgement: Judgement, framework: Framework) -> Result:
    """What a cell that is not blank says of a judgement. Raises `Unreadable` for anything else.

    Whether numbers fit (37 of 36) is left to the rules of judgements.csv.
    """
    if isinstance(cell, BrokenCell):
        raise Unreadable(cell.problem, cell.fix)
    text = " ".join(str(cell).split())
    if judgement.kind == "grade":
        written = {name.casefold(): one.grade for one in framework.grades for name in (one.grade, one.label)}
        return written.get(text.casefold(), text), None, None, ""
    if judgement.kind == "words":
        return "", None, None, text
    if judgement.kind == "percent" and NUMBER.fullmatch(text.removesuffix("%").strip()):
        return "", float(text.removesuffix("%")), None, ""
    if judgement.kind == "points" and text.endswith("%"):
        raise Unreadable(*percentage(judgement))
    if counted := OF_N.fullmatch(text):
        return "", float(counted[1]), int(counted[2]), ""
    if NUMBER.fullmatch(text):
        return "", float(text), None if float(text) % 1 else judgement.of, ""
    raise Unreadable(f"This is not {judgement.kind}", f"Write it like {judgement.of or 9} of {judgement.of or 12}")


def percentage(judgement: Judgement) -> tuple[str, str]:
    """What is wrong with a percentage where points are due, and how to fix it."""
    return (
        f"This is a percentage, and points of {judgement.of} are due",
        f"Write the points that the report gives, like 26 of {judgement.of}, in a column “{judgement.label}”",
    )


def _may_be_of(framework: Framework, day: str) -> bool:
    return (framework.in_force_from or date.min) <= last_day(day) and first_day(day) <= (
        framework.in_force_to or date.max
    )


def _own(frameworks: Sequence[Framework], keys: Sequence[str]) -> Iterable[str]:
    for framework in frameworks:
        others = [one for one in frameworks if one is not framework]
        for key in keys:
            judgement = framework.judgement(key)
            if judgement and not any(other.judgement(key) for other in others):
                yield f"“{judgement.short}” of {framework.name}"
                break
