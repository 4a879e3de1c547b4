"""The index page of a quarter's packs: every authority with its latest overall judgement, and a summary of England.

With it goes the list of the packs' checksums, which `sha256sum --check` and `verify` read.
"""

from __future__ import annotations

import os
import re
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

import pandas as pd
from jinja2 import Environment

from inspection_stats.check.data import Data
from inspection_stats.describe.english.numbers import listed, number_of
from inspection_stats.describe.sentences.distribution import distribution_sentence
from inspection_stats.describe.sentences.since import since_note
from inspection_stats.documents.page_style import page_style
from inspection_stats.documents.write import write_file
from inspection_stats.errors import BadData, BadRequest, CannotWrite, harmless
from inspection_stats.load.files import read_bytes
from inspection_stats.packs.manifest import MANIFEST, pack_checksum, read_manifest
from inspection_stats.query.england_quarter import EnglandQuarter
from inspection_stats.query.graded import graded_reports
from inspection_stats.reference.frameworks import Framework
from inspection_stats.reference.quarters import Period, long_date

INDEX = "index.html"
CHECKSUMS = "SHA256SUMS"
"""The file with a line for each pack of a quarter, as sha256sum writes it: the checksum of its manifest."""

_LINE = re.compile(r"([0-9a-f]{64}) [ *]([^/\\]+)/" + re.escape(MANIFEST))
LARGEST_LIST = 10_000_000


def write_index(data: Data, period: Period, folder: Path) -> Path:
    """Write `index.html` and `SHA256SUMS` for the packs in the folder of a quarter. Raises `CannotWrite`.

    The same packs and data give the same page, whichever run made them.
    """
    england = EnglandQuarter(data, period)
    named, damaged = _areas(folder)
    rows = _rows(england, named)
    templates = files("inspection_stats.documents") / "templates"
    page = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(
        (templates / "index.html.j2").read_text("utf-8")
    )
    text = page.render(
        title=f"Inspection results: {period.label}",
        as_at=long_date(period.end),
        style=page_style(),
        rows=rows,
        damaged=listed(damaged),
        packs=number_of(len(rows), "report"),
        england=england_sentences(england),
    )
    lines = [f"{pack_checksum(folder / name)}  {name}/{MANIFEST}\n" for name in sorted(name for _, name in named)]
    _replace(folder / CHECKSUMS, "".join(lines))
    _replace(folder / INDEX, f"{text.strip()}\n")
    return folder / INDEX


def listed_checksums(folder: Path) -> dict[str, str]:
    """The checksum of each pack that the list in a folder names, by the name of its folder; empty without a list.

    Raises `BadData` where the list cannot be read.
    """
    place = folder / CHECKSUMS
    if not os.path.lexists(place):
        return {}
    text = read_bytes(place, LARGEST_LIST).decode("utf-8", errors="replace")
    found = (_LINE.fullmatch(line) for line in text.splitlines())
    return {line[2]: line[1] for line in found if line}


def unlist(folder: Path, names: set[str]) -> None:
    """Take packs that are about to be made again off the list of a folder: a run that is stopped before it writes
    the list again then leaves no line that does not match its pack. Raises `CannotWrite`.
    """  # fmt: skip
    try:
        listed = listed_checksums(folder)
    except BadData:  # it is written whole again at the end of the run
        return
    if names & listed.keys():
        kept = (f"{checksum}  {name}/{MANIFEST}\n" for name, checksum in listed.items() if name not in names)
        _replace(folder / CHECKSUMS, "".join(kept))


def _replace(place: Path, text: str) -> None:
    staged = place.with_name(f".{place.name}")
    try:
        staged.unlink(missing_ok=True)  # otherwise a link of that name would be followed
        write_file(staged, text.encode())
        staged.replace(place)
    except OSError as error:
        raise CannotWrite.at(place, error) from None


def england_sentences(england: EnglandQuarter) -> list[str]:
    """England at the end of the quarter: authorities by their latest grade, then by framework, and what came out."""
    data, period = england.data, england.period
    families = {data.frameworks.named(name).family for name in england.state["framework"] if name}
    sentences = [distribution_sentence(england.latest_distribution())]
    if len(families) > 1:
        sentences += [_by_grade(england, family) for family in sorted(families)]
    judgements = graded_reports(data)
    new = judgements[judgements["published"].between(*_days(period))]
    reviews = [one for one in data.frameworks if one.beside]
    graded = new.loc[~new["framework"].isin([one.name for one in reviews]), "inspection_id"].nunique()
    and_reviews = "".join(f" and {said}" for one in reviews if (said := _reviews(new, one)))
    who = data.frameworks.newest.inspectorate
    return [
        *sentences,
        f"{who} published {number_of(graded, 'graded inspection')}{and_reviews} from {period.in_words}.",
    ]


def _reviews(new: pd.DataFrame, framework: Framework) -> str:
    """How many reports of a framework made with another came out: “2 reviews of safeguarding boards”."""
    number = new.loc[new["framework"].eq(framework.name), "inspection_id"].nunique()
    one, many = framework.called or (framework.report, f"{framework.report}s")
    return number_of(number, one, many) if number else ""


def _by_grade(england: EnglandQuarter, family: str) -> str:
    """Authorities by their grade under a family, and how many of these grades have been superseded."""
    found = england.by_authority(family)
    since = since_note(found.total, england.inspected_since(family), england.state, england.data.frameworks)
    return f"{distribution_sentence(found)} {since}".strip()


def _rows(england: EnglandQuarter, named: list[tuple[str, str]]) -> list[dict[str, str]]:
    data, period, state = england.data, england.period, england.state.set_index("la_name")
    known = set(data.areas["la_name"])
    return [
        {"area": area, "link": f"{quote(name)}/report.html", **_standing(state, area, data, period)}
        for area, name in named
        if area in known
    ]


def _areas(folder: Path) -> tuple[list[tuple[str, str]], list[str]]:
    """The area of each pack in the folder of a quarter with its folder's name, and the folders with a bad manifest."""
    named, damaged = [], []
    for pack in sorted(file.parent for file in folder.glob(f"[!.]*/{MANIFEST}")):
        try:
            named.append((str(read_manifest(pack)["parameters"].get("area", "")), pack.name))
        except (BadData, BadRequest):
            damaged.append(harmless(pack.name))
    return sorted(named), damaged


def _standing(state: pd.DataFrame, area: str, data: Data, period: Period) -> dict[str, str]:
    if area not in state.index:
        region = data.areas.loc[data.areas["la_name"].eq(area), "region_name"].iloc[0]
        return {"region": region, "grade": "did not exist at the end of the quarter", "report": "", "new": ""}
    own = state.loc[area]
    if not own["framework"]:
        return {"region": own["region_name"], "grade": own[data.frameworks.overall], "report": "", "new": ""}
    new = own["published"].date() >= period.start
    report = f"{own['framework']}, {long_date(own['published'].date())}"
    return {
        "region": own["region_name"],
        "grade": own[data.frameworks.overall],
        "report": report,
        "new": "this quarter" if new else "",
    }


def _days(period: Period) -> tuple[pd.Timestamp, pd.Timestamp]:
    return pd.Timestamp(period.start), pd.Timestamp(period.end)
