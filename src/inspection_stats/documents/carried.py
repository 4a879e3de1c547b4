"""What the cells of a notebook carry as JSON: the report's opening, and sections with their blocks and frames."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from inspection_stats.plot.carried import CARRIED, FORM

DAYS = "days"
"""The type of a column of `datetime.date`, which pandas has no name for."""


@dataclass(frozen=True)
class Opening:
    """What a report is: its title, the day it is as at, what decides it, and what it was made from.

    `parameters`, `inputs` (file name to sha256), `packages` and `code` give the report its run id.
    """

    title: str
    parameters: Mapping[str, str]
    inputs: Mapping[str, str]
    packages: Mapping[str, str]
    code: str
    as_at: date | None = None
    illustrative: bool = False

    def to_json(self) -> dict[str, Any]:
        """The opening as JSON."""
        return {
            "title": self.title,
            "parameters": dict(self.parameters),
            "inputs": dict(self.inputs),
            "packages": dict(self.packages),
            "code": self.code,
            "as_at": self.as_at.isoformat() if self.as_at else None,
            "illustrative": self.illustrative,
        }

    @classmethod
    def from_json(cls, held: Mapping[str, Any]) -> Opening:
        """The opening that `to_json` wrote."""
        day = held["as_at"]
        return cls(**{**held, "as_at": date.fromisoformat(day) if day else None})


@dataclass(frozen=True)
class Carried:
    """What one output of a cell carries: blocks as JSON, frames by file name, an opening where it shows one."""

    blocks: tuple[Mapping[str, Any], ...] = ()
    frames: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    name: str = ""
    opening: Opening | None = None

    def to_json(self) -> dict[str, Any]:
        """What a cell's output holds under `CARRIED`."""
        made: dict[str, Any] = {"form": FORM, "blocks": list(self.blocks)}
        if self.name:
            made["name"] = self.name
        if self.frames:
            # A list, as a notebook file does not keep the order of names.
            made["frames"] = [{"name": name, "columns": frame_to_json(frame)} for name, frame in self.frames.items()]
        if self.opening:
            made["opening"] = self.opening.to_json()
        return made

    @classmethod
    def from_json(cls, held: Mapping[str, Any]) -> Carried:
        """What `to_json` wrote."""
        return cls(
            tuple(held["blocks"]),
            {one["name"]: frame_from_json(one["columns"]) for one in held.get("frames", ())},
            held.get("name", ""),
            Opening.from_json(held["opening"]) if "opening" in held else None,
        )


def carried_in(output: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """What an output of a cell carries, as JSON; None where the output is not the suite's."""
    found: Mapping[str, Any] | None = output.get("data", {}).get(CARRIED)
    return found


def frame_to_json(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """A frame as JSON, column by column, with every digit of its numbers."""
    return [
        {"name": str(name), "type": _type(column), "cells": [_cell(cell) for cell in column.astype(object)]}
        for name, column in frame.items()
    ]


def frame_from_json(held: list[Mapping[str, Any]]) -> pd.DataFrame:
    """The frame that `frame_to_json` wrote, its rows numbered from 0."""
    columns = {one["name"]: _column(one["type"], one["cells"]) for one in held}
    return pd.DataFrame(columns)


def _type(column: pd.Series) -> str:
    if column.dtype == object and len(column) and column.dropna().map(lambda cell: type(cell) is date).all():
        return DAYS
    return str(column.dtype)


def _cell(cell: Any) -> Any:
    if cell is None or cell is pd.NA or cell is pd.NaT or (isinstance(cell, float) and math.isnan(cell)):
        return None
    if isinstance(cell, date):
        return cell.isoformat()
    return cell.item() if isinstance(cell, np.generic) else cell


def _column(kind: str, cells: list[Any]) -> pd.Series:
    if kind == DAYS:
        return pd.Series([date.fromisoformat(cell) if cell else None for cell in cells], dtype=object)
    if kind.startswith("datetime64"):
        return pd.to_datetime(pd.Series(cells, dtype="str")).astype(kind)
    return pd.Series(cells, dtype=kind)
