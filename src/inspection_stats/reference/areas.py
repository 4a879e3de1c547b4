"""Areas: finding one by any of its names, which existed on a day, what replaced what, and which are alike."""

from __future__ import annotations

from datetime import date

import pandas as pd

from inspection_stats.errors import BadRequest, nearest
from inspection_stats.reference.gazetteer import COUNTRY, Gazetteer
from inspection_stats.reference.given import name_given
from inspection_stats.reference.normalise import normalise

NEW_MODEL_FROM = date(2025, 4, 1)
"""From this day the 2025 model of statistical neighbours is used, the 2021 model before it.

The source gives each model's year and no day of release; the start of the financial year is the project's own rule.
"""


def find_area(name: str | int, areas: pd.DataFrame, aliases: pd.DataFrame, day: date | None = None) -> str:
    """The code of the area that `name` means: a code, a GSS code, or any form of its name that the gazetteer knows.

    Case, accents, punctuation and "&" for "and" make no difference. Where two areas share a name (Dorset before and
    after April 2019), the one that existed on `day` is meant, or without a day the one that exists now.
    Raises `BadRequest` with the nearest names.
    """
    name = name_given(name, "an area")
    gazetteer = Gazetteer(areas, aliases)
    codes = gazetteer.codes(name)
    if not codes:
        raise _unknown(name.strip(), gazetteer)
    if len(codes) == 1:
        return codes[0]
    meant = areas[areas["old_la_code"].isin(codes) & (areas["end_date"].isna() if day is None else _exists(areas, day))]
    if len(meant) != 1:
        listed = " or ".join(f"{area_name(code, areas)} ({code})" for code in codes)
        raise BadRequest(f"“{name.strip()}” may mean {listed}. Write the code.")
    return str(meant["old_la_code"].iloc[0])


def _unknown(name: str, gazetteer: Gazetteer) -> BadRequest:
    region = gazetteer.region(name)
    if region == COUNTRY:
        return BadRequest(f"{COUNTRY} is not one authority. Name one; --all makes a report of each.")
    if region:
        return BadRequest(f'{region} is a region, not one authority: use --region "{region}".')
    offer = gazetteer.like(name) or "Write its name or its three-digit code."
    return BadRequest(f"There is no area “{name}”. {offer}")


def area_name(code: str, areas: pd.DataFrame) -> str:
    """The name of the area with that code. Raises `BadRequest` for an unknown one."""
    named = areas.loc[areas["old_la_code"].eq(code), "la_name"]
    if named.empty:
        raise BadRequest(f"There is no area with the code “{code}”.")
    return str(named.iloc[0])


def areas_at(areas: pd.DataFrame, day: date) -> pd.DataFrame:
    """The areas that existed on `day`: 152 on 31 March 2016, 153 on 31 March 2025."""
    return areas[_exists(areas, day)]


def successors(code: str, areas: pd.DataFrame) -> list[str]:
    """Codes of the areas that took over from this one; none while it exists."""
    listed = areas.loc[areas["old_la_code"].eq(code), "successors"]
    return [successor for text in listed for successor in text.split("|") if successor]


def predecessors(code: str, areas: pd.DataFrame) -> list[str]:
    """Codes of the areas that this one took over from, in the order of the table."""
    followed = zip(areas["old_la_code"], areas["successors"], strict=True)
    return [predecessor for predecessor, taken_over_by in followed if code in taken_over_by.split("|")]


def model_on(day: date | None = None) -> str:
    """The model of statistical neighbours to use on `day`: 2021 before April 2025, otherwise 2025."""
    return "2021" if day is not None and day < NEW_MODEL_FROM else "2025"


def neighbour_model(code: str, neighbours: pd.DataFrame, day: date | None = None) -> str:
    """The model that `neighbours_of` takes an area's neighbours from: that of the day where it knows the area."""
    known = neighbours.loc[neighbours["old_la_code"].eq(code), "model"]
    return model_on(day) if known.empty or known.eq(model_on(day)).any() else str(known.iloc[0])


def neighbours_of(code: str, neighbours: pd.DataFrame, day: date | None = None) -> list[str]:
    """Codes of an area's ten statistical neighbours, nearest first, in the model of that day (`model_on`).

    An area that is in only one model (an abolished or a new one) gets that model's. Raises `BadRequest` for an area
    that is in neither.
    """
    known = neighbours[neighbours["old_la_code"].eq(code)]
    if known.empty:
        raise BadRequest(f"The Department for Education lists no statistical neighbours for area {code}.")
    wanted = known[known["model"].eq(neighbour_model(code, neighbours, day))]
    return list(wanted.sort_values("rank")["neighbour_code"])


def areas_in(region: str, areas: pd.DataFrame) -> pd.DataFrame:
    """The areas, past and present, of a government region or of a region as Ofsted groups them.

    Raises `BadRequest` with the nearest names.
    """
    region = name_given(region, "a region")
    wanted = normalise(region)
    inside = areas["region_name"].map(normalise).eq(wanted) | areas["ofsted_region"].map(normalise).eq(wanted)
    if not inside.any():
        known = sorted({*areas["region_name"], *areas["ofsted_region"]})
        raise BadRequest(f"There is no region “{region}”. {nearest(region, known) or 'There are: ' + '; '.join(known)}")
    return areas[inside]


def _exists(areas: pd.DataFrame, day: date) -> pd.Series:
    when = pd.Timestamp(day)
    started = areas["start_date"].isna() | (areas["start_date"] <= when)
    return started & (areas["end_date"].isna() | (areas["end_date"] >= when))
