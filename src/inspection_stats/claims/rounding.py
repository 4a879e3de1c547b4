"""Whether a number is what a printed figure says: its decimals, its rounding, “over”, “about” or “nearly” before it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Literal

from inspection_stats.claims.figures import Figure

Rounding = Literal["half up", "down", "up"]

LEEWAY_OF_ABOUT = Fraction(5, 100)  # “about 89” may be 5% off, and so may “approximately” and “some”
LEEWAY_OF_NEARLY = Fraction(10, 100)  # “nearly half” is below a half, by no more than 10% of it
EDGES = ("over", "under", "at least", "at most")


def prints(figure: Figure, found: Fraction, rounding: Rounding = "half up") -> bool:
    """Whether a number is what the figure prints. Over, under and the like compare the number as it is, unrounded."""
    value: Any = figure.value
    edges = {"over": found > value, "under": found < value, "at least": found >= value, "at most": found <= value}
    if figure.modifier in edges:
        return bool(edges[figure.modifier])
    if figure.modifier == "nearly":
        return bool(value * (1 - LEEWAY_OF_NEARLY) <= found < value)
    same_digits = round_to(found, figure.places, rounding) == round_to(value, figure.places)
    return same_digits or (figure.modifier == "about" and abs(found - value) <= LEEWAY_OF_ABOUT * abs(value))


def round_to(value: Fraction, places: int, rounding: Rounding = "half up") -> Fraction:
    """A number rounded to so many decimals, or to −6 for millions: half up, cut (“down”) or up; both ways from 0."""
    unit = Fraction(10) ** -places
    steps, rest = divmod(abs(value) / unit, 1)
    further = {"half up": rest >= Fraction(1, 2), "down": False, "up": rest > 0}[rounding]
    size = (steps + further) * unit
    return size if value >= 0 else -size
