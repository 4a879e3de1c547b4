"""What a claims file may hold, entry by entry, and the messages for an entry that does not fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from inspection_stats.claims.rounding import Rounding
from inspection_stats.errors import nearest

CLAIMS_GUIDE = "See docs/checking-a-paper.md"

Said = tuple[str, str]
"""A fault as a problem and how to fix it."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class PartEntry(_Strict):
    """A part of the paper."""

    name: str
    begins: str
    ends: str = ""


class HeadEntry(_Strict):
    """The head of the file."""

    title: str
    date: date
    data: str
    part: list[PartEntry] = []


class ClaimEntry(_Strict):
    """A claim."""

    id: str
    report: str = ""
    paragraph: str = ""
    words: str
    printed: str
    calculation: str
    arguments: dict[str, Any] = {}
    rounding: Rounding = "half up"
    agrees_with: str = ""
    rests_on: list[str] = []
    note: str = ""


def faults_in(where: str, model: type[BaseModel], given: object, fix: str) -> Iterator[Said]:
    """Everything in what was given that does not fit the model; `where` names it, `fix` says what else to do."""
    try:
        model.model_validate(given)
    except ValidationError as error:
        told = {_name(one["loc"]): one for one in reversed(error.errors())}
        for name, one in reversed(told.items()):
            yield _said(where, name, one, list(model.model_fields), fix)


def _name(location: Sequence[int | str]) -> str:
    """The entry that an error is about: “part.2.begins”; each type that an argument may have gives its own error."""
    named = [one for one in location if not (one in ("int", "float", "str") or str(one).startswith("list["))]
    return ".".join(str(one + 1) if isinstance(one, int) else one for one in named)


def _said(where: str, name: str, error: Any, known: Sequence[str], fix: str) -> Said:
    """One of pydantic's errors as a problem and a fix."""
    if error["type"] == "extra_forbidden":
        return f"{where}: there is no entry “{name}”", nearest(name, known) or fix
    if error["type"] == "missing":
        return f"{where}: “{name}” is missing", fix
    return f"{where}: “{name}” does not fit: {error['msg'].lower()}", fix
