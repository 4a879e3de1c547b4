"""The names that a council uses, made by rule: official, short and common forms of an area's name.

"Leeds City Council", "City of Leeds", "Leeds CC" and "Leeds Council" are one council. Which styles a name takes follows
from the kind of area (a London borough, a metropolitan district, a county, a unitary authority) and from what its known
spellings show: one that is called a city, a county or a royal borough in any of them may be so in others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from inspection_stats.reference.normalise import normalise

ANY = (
    "{}", "{} council", "{} la", "{} local authority", "council of {}", "{} childrens services", "{} unitary authority",
    "{} unitary", "{} ua", "{} unitary council",
)  # fmt: skip
LONDON = (
    "london borough of {}", "london borough {}", "london borough of {} council", "{} london borough",
    "{} london borough council", "lb of {}", "lb {}", "{} lb", "{} lbc", "lbc {}",
)  # fmt: skip
BOROUGH = ("borough of {}", "borough council of {}", "{} borough", "{} borough council", "{} bc")
ROYAL = (
    "royal borough of {}", "royal borough {}", "royal borough of {} council", "{} royal borough", "rb of {}", "rb {}",
    "{} rb", "royal london borough of {}",
)  # fmt: skip
METROPOLITAN = (
    "{} metropolitan borough council", "{} metropolitan borough", "metropolitan borough of {}", "{} mbc",
    "metropolitan borough council of {}", "{} metropolitan district council", "{} metropolitan district",
    "metropolitan district of {}", "{} mdc", "{} metropolitan council", "{} metropolitan bc", "{} met borough council",
)  # fmt: skip
CITY = (
    "city of {}", "{} city of", "city of {} council", "{} city council", "{} city", "{} cc", "city council of {}",
    "city of {} city council", "city and county of {}",
)  # fmt: skip
CITY_AND_DISTRICT = ("city of {} metropolitan district council", "city of {} mdc", "city of {} metropolitan district")
COUNTY = ("{} county council", "{} county", "{} cc", "county of {}", "{} county of", "county council of {}")
DISTRICT = ("{} district council", "{} district", "{} dc")

SHIRES = {
    "bedfordshire": "beds", "berkshire": "berks", "buckinghamshire": "bucks", "cambridgeshire": "cambs",
    "derbyshire": "derbys", "gloucestershire": "glos", "hampshire": "hants", "hertfordshire": "herts",
    "lancashire": "lancs", "leicestershire": "leics", "lincolnshire": "lincs", "northamptonshire": "northants",
    "nottinghamshire": "notts", "oxfordshire": "oxon", "shropshire": "shrops", "staffordshire": "staffs",
    "warwickshire": "warks", "wiltshire": "wilts", "worcestershire": "worcs", "yorkshire": "yorks",
}  # fmt: skip
"""The usual short forms of county names, also within a longer name: "North Lincs", "South Glos"."""

COMPASS = {"north east": "ne", "north west": "nw", "north": "n", "south": "s", "east": "e", "west": "w"}

_STYLE = re.compile(
    r"\b(royal|london|metropolitan|met|borough|city|district|unitary|authority|council|local|childrens services|"
    r"lb|lbc|rb|mbc|mdc|bc|cc|dc|ua|la|corporation)\b"
)
_ASIDE = re.compile(r"\([^)]*\)|,\s*(?:city|county) of\s*$", re.IGNORECASE)
_RIVER = re.compile(r"^(\w+) (?:upon|on) (\w+)$")


@lru_cache(maxsize=1000)
def council_forms(name: str, area_type: str, spellings: tuple[str, ...]) -> frozenset[str]:
    """Every form, normalised, of the name of an area's council.

    `area_type` is the area's (areas.csv); `spellings` are its known ones (area_aliases.csv). Forms of two areas may be
    the same: the caller has to handle that.

    >>> "barnsley mbc" in council_forms("Barnsley", "Metropolitan district", ())
    True
    """
    known = [name, *spellings]
    styles = _styles(area_type, {normalise(spelling) for spelling in known})
    return frozenset(style.format(base) for base in _bases(known) for style in styles)


def without_style(name: str) -> str:
    """A name, normalised, without the words that say what kind of council it is: "LB Camden" is "camden".

    >>> without_style("The City of Westminster Council")
    'westminster'
    """
    words = _STYLE.sub(" ", normalise(_ASIDE.sub("", name)))
    return " ".join(words.split()).removeprefix("the ").removeprefix("of ").removesuffix(" of")


def _bases(spellings: Iterable[str]) -> set[str]:
    """The bare names among the spellings, and their short forms by rule."""
    bare = {base for spelling in spellings if (base := normalise(_ASIDE.sub("", spelling))) and not _says_style(base)}
    once = bare | {form for base in bare for form in _shortened(base, bare)}
    return once | {form for base in once for form in _shortened(base, bare)}  # "NE Lincs" is shortened twice


def _says_style(base: str) -> bool:
    return bool(_STYLE.search(base)) or base.startswith("county ")


def _shortened(base: str, bare: set[str]) -> Iterator[str]:
    river = _RIVER.match(base)
    if river and river[2] not in bare:  # Kingston upon Hull is Hull for short, and Kingston upon Thames is Kingston
        yield river[1]
    if base.startswith("st "):
        yield f"saint {base.removeprefix('st ')}"
    for point, letter in COMPASS.items():
        if base.startswith(f"{point} "):
            yield f"{letter} {base.removeprefix(point + ' ')}"
            break
    for shire, short in SHIRES.items():
        if re.search(rf"\b{shire}\b", base):
            yield re.sub(rf"\b{shire}\b", short, base)


def _styles(area_type: str, spellings: set[str]) -> tuple[str, ...]:
    is_city = any(re.search(r"\bcity (?:council|of)\b|^city of\b", spelling) for spelling in spellings)
    is_county = area_type == "County" or any(spelling.endswith(" county council") for spelling in spellings)
    is_royal = any(spelling.startswith("royal borough") for spelling in spellings)
    styles: tuple[str, ...] = ANY
    if area_type.endswith("London borough"):
        styles += LONDON + BOROUGH
    if area_type == "Metropolitan district":
        styles += METROPOLITAN + (CITY_AND_DISTRICT if is_city else BOROUGH)
    if area_type == "Unitary":
        styles += () if is_city or is_county else BOROUGH + DISTRICT
    return styles + CITY * is_city + COUNTY * is_county + ROYAL * is_royal
