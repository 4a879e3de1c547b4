"""Whether a printed figure says what was computed, kind by kind, and how that would be printed in its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from inspection_stats.claims.computed import Computed
from inspection_stats.claims.figures import EXACTLY, Figure, Kind
from inspection_stats.claims.rounding import Rounding, prints, round_to
from inspection_stats.reference.quarters import long_date


def has_value(figure: Figure, computed: Computed) -> bool:
    """Whether the calculation gave a value of the figure's kind."""
    return computed.repeats is not None or _KINDS[figure.kind].value(computed) is not None


def says(figure: Figure, computed: Computed, rounding: Rounding = "half up") -> bool:
    """Whether the printed figure says what was computed; a value of another kind never agrees."""
    if computed.repeats is not None:
        return same(figure, computed.repeats)
    kind = _KINDS[figure.kind]
    value = kind.value(computed)
    if value is None or goes_wrong_way(figure, computed):
        return False
    if _is_change(figure, computed):
        return kind.says(replace(figure, value=abs(figure.value)), abs(value), rounding)
    return kind.says(figure, value, rounding)


def goes_wrong_way(figure: Figure, computed: Computed) -> bool:
    """Whether the paper prints a fall of what rose, or a rise of what fell."""
    return _is_change(figure, computed) and figure.way * (computed.number or 0) < 0


def in_print(figure: Figure, computed: Computed) -> str:
    """What was computed, in the form in which the figure is printed; empty where nothing of its kind was computed."""
    if computed.least is not None and computed.most is not None:
        return f"{_digits(computed.least)} to {_digits(computed.most)}"
    if not has_value(figure, computed):
        return ""
    if computed.repeats is not None:
        return computed.repeats.text
    kind = _KINDS[figure.kind]
    value = kind.value(computed)
    if not _is_change(figure, computed):
        return kind.printed(figure, value)
    said = kind.printed(figure, abs(value))
    return f"a {'rise' if value > 0 else 'fall'} of {said}" if goes_wrong_way(figure, computed) else said


def number_for(figure: Figure, computed: Computed) -> Fraction | None:
    """The computed number that a number or percentage is compared with; a share is in per cent."""
    return _percent(computed) if figure.kind == Kind.PERCENT else computed.number


def same(one: Figure, other: Figure) -> bool:
    """Whether two printed figures agree: the same value, “−12%” and “a fall of 12%”; of two dates, a day in common."""
    if one.kind == Kind.DATE == other.kind:
        return bool(one.value[0] <= other.value[1] and other.value[0] <= one.value[1])
    if {one.kind, other.kind} == {Kind.NUMBER, Kind.PAIR}:
        pair, number = (one, other) if one.kind == Kind.PAIR else (other, one)
        return number.value in pair.value
    if one.kind == other.kind and one.kind in (Kind.NUMBER, Kind.PERCENT) and one.way and other.way:
        return bool(one.way * abs(one.value) == other.way * abs(other.value))
    return one.kind == other.kind and one.value == other.value


_WAYS = {1: "higher", -1: "lower", 0: "the same"}


@dataclass(frozen=True)
class _Kind:
    """One kind of figure.

    `value` picks from what was computed the value of this kind, or None; `says` is whether a figure says it;
    `printed` writes it in the form of the figure.
    """

    value: Callable[[Computed], Any]
    says: Callable[[Figure, Any, Rounding], bool]
    printed: Callable[[Figure, Any], str]


def _is_change(figure: Figure, computed: Computed) -> bool:
    return computed.is_change and figure.kind in (Kind.NUMBER, Kind.PERCENT)


def _percent(computed: Computed) -> Fraction | None:
    return Fraction(100 * (computed.cases or 0), computed.base) if computed.base else computed.number


def _share(computed: Computed) -> tuple[int, int | None] | None:
    return None if computed.cases is None else (computed.cases, computed.base)


def _place(computed: Computed) -> tuple[int, int] | None:
    return None if computed.rank is None else (computed.rank, computed.tied)


def _counted(computed: Computed) -> Computed | None:
    given = (computed.cases, computed.only, computed.number)
    return computed if any(value is not None for value in given) else None


def _is_when(figure: Figure, days: Any, _: Rounding) -> bool:
    """Whether days are in a printed month; of two printed days, whether they are the first and the last."""
    first, last = figure.value
    return bool(days == (first, last) if figure.modifier == EXACTLY else first <= days[0] and days[1] <= last)


def _is_share(figure: Figure, share: Any, rounding: Rounding) -> bool:
    """Whether 32 of 33 are so many of so many; of “nearly all 34” and “over 30 of 34”, whether so many are."""
    cases, base = figure.value
    return bool(share[1] == base and prints(replace(figure, value=cases), Fraction(share[0]), rounding))


def _is_place(figure: Figure, place: Any, _: Rounding) -> bool:
    return bool(place[0] == figure.value if figure.modifier == EXACTLY else place[0] <= figure.value)


def _is_so_many(figure: Figure, computed: Any, _: Rounding) -> bool:
    word, number = figure.value
    if word == "only":
        return bool(computed.only)
    if computed.cases is None or computed.base is None:
        return bool(computed.number == {"all": 100, "none": 0}.get(word))
    cases, base = computed.cases, computed.base
    meant: dict[str, bool] = {
        "all": cases == base,
        "none": cases == 0,
        "most": 2 * cases > base,
        "almost all": base > cases and 2 * cases > base,  # the words bound it no closer
        "all but": base - cases == number,
    }
    return meant[word]


def _digits(value: Fraction, places: int = 0) -> str:
    return f"{float(round_to(value, places)):,.{max(places, 0)}f}"


def _dates(_: Figure, days: Any) -> str:
    first, last = days
    return long_date(first) if first == last else f"{long_date(first)} to {long_date(last)}"


def _number(figure: Figure, value: Any) -> str:
    return _digits(value, figure.places)


def _placed(_: Figure, place: Any) -> str:
    rank, tied = place
    return f"place {rank}, shared by {tied}" if tied > 1 else f"place {rank}"


def _so_many(_: Figure, computed: Any) -> str:
    if computed.cases is not None:
        return f"{computed.cases} of {computed.base}"
    return "all" if computed.only is None else "only these" if computed.only else "not only these"


def _is_it(figure: Figure, value: Any, _: Rounding) -> bool:
    return bool(value == figure.value)


_KINDS = {
    Kind.NUMBER: _Kind(lambda given: given.number, prints, _number),
    Kind.PERCENT: _Kind(_percent, prints, lambda figure, value: f"{_number(figure, value)}%"),
    Kind.TIMES: _Kind(lambda given: given.times, prints, lambda figure, value: f"{_number(figure, value)} times"),
    Kind.PAIR: _Kind(_share, _is_share, lambda _, share: f"{share[0]} of {share[1]}"),
    Kind.DATE: _Kind(lambda given: given.days, _is_when, _dates),
    Kind.RANK: _Kind(_place, _is_place, _placed),
    Kind.QUANTIFIER: _Kind(_counted, _is_so_many, _so_many),
    Kind.DIRECTION: _Kind(lambda given: given.direction, _is_it, lambda _, way: _WAYS[way]),
    Kind.GRADE: _Kind(lambda given: given.grade or None, _is_it, lambda _, grade: str(grade)),
}
