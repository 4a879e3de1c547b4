"""Which framework an inspection in a release was made under, by its dates and by what was judged."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from inspection_stats.reference.frameworks import Framework
from inspection_stats.release.cell_values import Unreadable
from inspection_stats.release.same_inspection import LONGEST_TO_PUBLICATION

COMBINED, IN_CARE = "in_care_and_care_leavers", "in_care"


def own_keys(framework: Framework, grades: Mapping[str, str]) -> dict[str, str]:
    """The grades under the framework's own keys.

    Ofsted's later releases head the combined judgement of ILACS 2018 with its later, shorter name.
    """
    if framework.judgement(COMBINED):
        return {COMBINED if key == IN_CARE else key: grade for key, grade in grades.items()}
    return dict(grades)


def foreign_keys(framework: Framework, keys: Iterable[str]) -> list[str]:
    """The judgements that the framework does not have."""
    return [key for key in own_keys(framework, dict.fromkeys(keys, "")) if not framework.judgement(key)]


def family_keys(family: str, keys: Iterable[str], frameworks: Sequence[Framework]) -> set[str]:
    """Those of the judgements that any framework of the family has."""
    versions = [framework for framework in frameworks if framework.family == family]
    return {key for key in keys if any(not foreign_keys(framework, [key]) for framework in versions)}


def family_of(
    keys: Collection[str],
    on_site: date | None,
    published: date | None,
    said: Sequence[str],
    frameworks: Sequence[Framework],
) -> str:
    """The family of frameworks of an inspection whose column labels do not name it.

    `said` are words that may, as labels are compared: the inspection type, then the title of the table. What the type
    leaves open, the judgements and the dates decide, and then the title. A table of the latest inspection of each
    authority shows an older one under the labels of today's framework: it is of the family that was in force on its
    date and has any of the judgements. Raises `Unreadable` where none of them does.
    """
    families = sorted({framework.family for framework in frameworks})
    in_force = [framework for framework in frameworks if _in_force(framework, on_site, published)]
    whole = sorted({framework.family for framework in in_force if not foreign_keys(framework, keys)})
    shared = sorted({one.family for one in in_force if family_keys(one.family, keys, [one])})
    possible = whole or shared
    for words, narrowed in zip(said, (families, possible), strict=True):
        named = {family for family in narrowed if f" {family.casefold()} " in f" {words} "}
        if len(named) == 1:
            return _with_judgements(named.pop(), keys, frameworks)
    if len(possible) == 1:
        return possible[0]
    if not possible:
        day = on_site or published
        raise Unreadable(
            f"No framework in force about {day} has any of the judgements in these columns",
            "Check the date against the report, or give the inspection columns of its own framework",
        )
    raise Unreadable(
        "Neither the dates nor the judgements show the framework of this inspection",
        f"Name it in a column “Inspection type”: {', '.join(possible)}",
    )


def _with_judgements(family: str, keys: Collection[str], frameworks: Sequence[Framework]) -> str:
    if not family_keys(family, keys, frameworks):
        raise Unreadable(
            f"{family} has none of the judgements in these columns",
            "Correct the inspection type, or give the inspection columns of its own framework",
        )
    return family


def framework_of(
    family: str, keys: Collection[str], on_site: date | None, published: date | None, frameworks: Sequence[Framework]
) -> Framework:
    """The framework of `family` that was in force on the first day on site.

    Where only the report's date is known, all that were in force in the 300 days before it are possible, and the one
    whose judgements were made is taken. Raises `Unreadable` where none was in force, or where none or several fit.
    """
    options = [framework for framework in frameworks if framework.family == family]
    in_force = [framework for framework in options if _in_force(framework, on_site, published)]
    if not in_force:
        periods = "; ".join(
            f"{one.name} from {one.in_force_from or 'its start'} to {one.in_force_to or 'today'}" for one in options
        )
        raise Unreadable(f"No {family} inspection can have had this date ({periods})", "Check it against the report")
    if len(in_force) == 1:
        return in_force[0]
    whole = [one for one in in_force if set(own_keys(one, dict.fromkeys(keys, ""))) == {j.key for j in one.judgements}]
    fitting = whole or [one for one in in_force if not foreign_keys(one, keys)]
    if len(fitting) == 1:
        return fitting[0]
    raise Unreadable(
        f"{' and '.join(one.name for one in in_force)} were both in force about this date, and the judgements do not "
        "show which it was",
        "Add a column “Inspection date” with the first day on site",
    )


def _in_force(framework: Framework, on_site: date | None, published: date | None) -> bool:
    if on_site:
        return framework.holds_on(on_site)
    if published is None:
        return True
    earliest = published - LONGEST_TO_PUBLICATION
    starts, ends = framework.in_force_from or date.min, framework.in_force_to or date.max
    return starts <= published and earliest <= ends
