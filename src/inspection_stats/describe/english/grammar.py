"""Small words: the article before a name, number and noun, quoted lists, and how long ago a day was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from inspection_stats.describe.english.numbers import in_words

_WITH_ARTICLE = ("City of", "Isle of", "Isles of", "East Riding")
_FORMER = " (before "  # an authority that ended and has a successor of the same name
_LAST = (", City of", ", County of")
_REGIONS_WITHOUT = ("London", "Yorkshire and The Humber")


def spoken(area: str) -> str:
    """The name as people say it: "Kingston upon Hull" for the list's "Kingston Upon Hull, City of"."""
    return area.partition(", ")[0].replace(" Upon ", " upon ") if area.endswith(_LAST) else area


def the_area(area: str) -> str:
    """The name as it appears in a sentence: "the Isles of Scilly", "the former Dorset"."""
    said = spoken(area)
    if _FORMER in area:
        return f"the former {area.partition(_FORMER)[0]}"
    return f"the {said}" if said.startswith(_WITH_ARTICLE) else said


def the_neighbour(area: str, *, close: bool) -> str:
    """A statistical neighbour within a sentence, with a warning where it is unlike the area."""
    return the_area(area) if close else f"{the_area(area)} (not a close neighbour)"


def the_region(region: str) -> str:
    """The region as it appears in a sentence: "the South West", "London", "England"."""
    return region if region in (*_REGIONS_WITHOUT, "England") else f"the {region}"


def counted(number: int, thing: str, things: str | None = None) -> str:
    """Number and noun, small numbers as words: "no reports", "one report", "two reports", "12 reports"."""
    noun = thing if number == 1 else things or f"{thing}s"
    return f"{'no' if number == 0 else in_words(number)} {noun}"


def of_them(number: int, all_of: int) -> str:
    """Some of several, in words where small: "none", "all three", "two", "both"."""
    if number == all_of and number > 1:
        return "both" if number == 2 else f"all {in_words(number)}"
    return in_words(number)


def verb(number: int, one: str = "is", many: str = "are") -> str:
    """The verb that goes with a number: none is, one is, two are."""
    return one if number <= 1 else many


def joined(parts: Sequence[str]) -> str:
    """Parts with commas and a last "and", whatever they hold; "Telford and Wrekin, and Wakefield" with a comma."""
    last = ", and " if any(" and " in part and not part.startswith("“") for part in parts) else " and "
    return last.join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def quoted(names: Sequence[str]) -> str:
    """Names of judgements in quotation marks, so that “Help and protection” reads as one."""
    return joined([f"“{name}”" for name in names])


def upper_first(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """The text with a small first letter, for after a colon."""
    return text[:1].lower() + text[1:]


def months_between(earlier: date, later: date) -> int:
    """Whole months from one day to another."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month - (later.day < earlier.day)


def age(earlier: date, later: date) -> str:
    """How long ago a day was, in whole years and months: "two years and 11 months", "under a month"."""
    years, months = divmod(months_between(earlier, later), 12)
    parts = [counted(number, unit) for number, unit in ((years, "year"), (months, "month")) if number]
    return joined(parts) or "under a month"
