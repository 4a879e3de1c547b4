"""Whether a release is later or earlier than the latest of Ofsted's that the facts held were checked against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

import pandas as pd

from inspection_stats.reference.quarters import long_date


class Age(Enum):
    """Whether a release is later or earlier than the latest one held."""

    LATER = "later"
    SAME = "same"
    EARLIER = "earlier"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class ReleaseAge:
    """The age of a release, and the sentence that says it; where it is later there is nothing to say."""

    age: Age
    sentence: str

    @property
    def is_later(self) -> bool:
        """Whether a difference from the facts held is a change of them."""
        return self.age in (Age.LATER, Age.SAME)


def release_age(released: date | None, as_at: date | None, newest: date | None, held: pd.DataFrame) -> ReleaseAge:
    """The age of a release against the latest of `held` (ofsted_releases.csv).

    It is known by the day on which the release came out (`released`), or else by the day it is as at. A file that gives
    neither, as a sheet saved as CSV, is later where the `newest` report in it came out after the latest release held.
    """
    latest = held.sort_values("released").iloc[-1]
    known_release, known_as_at = latest["released"].date(), latest["as_at"].date()
    if released:
        came, known = f"came out on {long_date(released)}", f"that of {long_date(known_release)}"
        return _told(_compared(released, known_release), came, known)
    if as_at:
        return _told(
            _compared(as_at, known_as_at), f"is as at {long_date(as_at)}", f"that as at {long_date(known_as_at)}"
        )
    if newest and newest > known_release:
        return ReleaseAge(Age.LATER, "")
    return ReleaseAge(
        Age.UNKNOWN,
        "The file does not say when it came out. Where it differs from what is held, check which of the two is later.",
    )


def _compared(day: date, known: date) -> Age:
    return Age.SAME if day == known else Age.LATER if day > known else Age.EARLIER


def _told(age: Age, came: str, known: str) -> ReleaseAge:
    if age is not Age.EARLIER:
        return ReleaseAge(age, "")
    return ReleaseAge(
        age, f"This is an earlier release: it {came}, and {known} is held. Where the two differ, keep what is held."
    )
