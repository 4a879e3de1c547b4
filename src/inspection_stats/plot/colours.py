"""Colours: what each means, text on them by computed contrast, and a check of your own palette."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from matplotlib.colors import is_color_like, to_hex, to_rgb

from inspection_stats.errors import BadRequest, nearest
from inspection_stats.plot.style import Style, in_style, read_style, style
from inspection_stats.reference.framework_file import suite_frameworks

BLACK, WHITE, RULE, GRID = "#000000", "#FFFFFF", "#767676", "#CCCCCC"
SUFFICIENT, INSUFFICIENT, MAIN, MARKED, OTHERS = "Sufficient", "Insufficient", "Main", "Marked", "Others"
PLACES = {SUFFICIENT: 0, INSUFFICIENT: 1, OTHERS: 6, MAIN: 0, MARKED: 1}
"""What the colours of a style sheet mean: their places in its `axes.prop_cycle`."""

GRADE_PLACES = (2, 3, 4, 5)
"""The places there of the colours of grades, best first."""

TOUCHING = 3.0  # WCAG 2.2 for parts of a graphic
WORDED = 2.0  # a grade also has its word, letters or count, and a white gap before the next
APART = 1.5  # one service among others, which its name and place show too
ON_PAPER = 1.5

Palette = str | Sequence[str] | Mapping[str, str] | None
"""A palette as a caller gives it: seaborn's name of one, colours in order, or a mapping from what each means."""


def palette_of(
    given: Palette,
    names: Sequence[str],
    *,
    touching: Iterable[tuple[str, str]] = (),
    least: float = WORDED,
    places: Mapping[str, int] = PLACES,
) -> dict[str, str]:
    """The colour of each of `names`: those given, and the style sheet's, at their `places`, for the others.

    Raises `BadRequest` for a name or colour that is not known, and for two colours that touch with less contrast than
    `least` (or one too close to white paper).
    """
    colours = style().colours
    found = {name: colours[places[name]] for name in names} | _given(given, tuple(names))
    for name in names:
        if contrast(found[name], WHITE) < ON_PAPER:
            raise BadRequest(
                f"{name} ({found[name]}) is too close to white paper: the contrast is "
                f"{contrast(found[name], WHITE):.1f} where {ON_PAPER:g} is needed. Choose a darker colour."
            )
    for one, other in touching:
        ratio = contrast(found[one], found[other])
        if ratio < least:
            raise BadRequest(
                f"{one} ({found[one]}) and {other} ({found[other]}) touch, and their contrast is {ratio:.1f} where "
                f"{least:g} is needed to tell them apart in greyscale: make one of them darker or lighter."
            )
    return found


def checked_style(sheet: str | Path) -> Style:
    """A style sheet whose colours are distinct in every chart. Raises `BadRequest`, as `read_style` does."""
    with in_style(read_style(sheet)) as read:
        palette_of(None, (SUFFICIENT, INSUFFICIENT), touching=[(SUFFICIENT, INSUFFICIENT)], least=TOUCHING)
        grades = [one.grade for one in suite_frameworks().newest.grades]
        palette_of(None, grades, touching=pairwise(grades), least=WORDED, places=grade_places(grades))
        palette_of(None, (MARKED, OTHERS), touching=[(MARKED, OTHERS)], least=APART)
    return read


def grade_places(grades: Sequence[str]) -> dict[str, int]:
    """The place of each grade's colour in the style sheet; `grades` are all of a framework's, best first.

    Fewer than there are colours take those that they lie nearest to, from best to worst. Raises `BadRequest` for more.
    """
    last = len(GRADE_PLACES) - 1
    if len(grades) > len(GRADE_PLACES):
        raise BadRequest(f"A chart tells {last + 1} grades apart, and these are {len(grades)}: {', '.join(grades)}.")
    steps = [round(number * last / max(len(grades) - 1, 1)) for number in range(len(grades))]
    return {grade: GRADE_PLACES[step] for grade, step in zip(grades, steps, strict=True)}


def _given(given: Palette, names: tuple[str, ...]) -> dict[str, str]:
    if given is None:
        return {}
    if isinstance(given, str):
        given = _seaborn(given, len(names))
    if isinstance(given, Mapping):
        unknown = [str(name) for name in given if name not in names]
        if unknown:
            known = f"This chart colours {', '.join(names)}."
            raise BadRequest(f"The palette names “{unknown[0]}”. {nearest(unknown[0], names) or known}")
        return {name: _hex(colour) for name, colour in given.items()}
    if len(given) < len(names):
        raise BadRequest(
            f"The palette has {len(given)} colours, and this chart needs {len(names)}: {', '.join(names)}."
        )
    return {name: _hex(colour) for name, colour in zip(names, given, strict=False)}


def _seaborn(name: str, number: int) -> list[str]:
    import seaborn  # noqa: PLC0415 - takes half a second, and few charts name a palette

    try:
        return [to_hex(colour) for colour in seaborn.color_palette(name, number)]
    except ValueError:
        raise BadRequest(
            f"“{name}” is not a seaborn palette: give one such as “colorblind”, or the colours themselves."
        ) from None


def _hex(colour: object) -> str:
    if not is_color_like(colour):
        raise BadRequest(f"“{colour}” is not a colour: write one as “#12436D” or “navy”.")
    return str(to_hex(colour)).upper()  # type: ignore[arg-type]


@lru_cache(maxsize=256)
def luminance(colour: str) -> float:
    """Relative luminance from 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def text_on(background: str) -> str:
    """Black or white, whichever has more contrast on `background`."""
    return max((BLACK, WHITE), key=lambda text: contrast(text, background))
