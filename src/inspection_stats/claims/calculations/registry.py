"""The registry of calculations: every name that a claims file may use, its arguments, and its function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict

from inspection_stats.claims.computed import Computed, Facts


class Arguments(BaseModel):
    """What a calculation takes: only what it names, in the right type."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)


@dataclass(frozen=True)
class Calculation:
    """One calculation: its name, its arguments, the kinds of figure it can answer, and the function that does it."""

    name: str
    arguments: type[Arguments]
    answers: frozenset[str]
    function: Callable[[Facts, Any], Computed]

    @property
    def about(self) -> str:
        """What it works out: the first sentence of its function's docstring."""
        return (self.function.__doc__ or "").strip().split("\n\n")[0].replace("\n", " ")


REGISTRY: dict[str, Calculation] = {}


def calculation(
    arguments: type[Arguments], *answers: str
) -> Callable[[Callable[[Facts, Any], Computed]], Callable[[Facts, Any], Computed]]:
    """Put a function into the registry under its own name, with its arguments and the kinds of figure it answers."""

    def register(function: Callable[[Facts, Any], Computed]) -> Callable[[Facts, Any], Computed]:
        name = str(getattr(function, "__name__", ""))
        REGISTRY[name] = Calculation(name, arguments, frozenset(answers), function)
        return function

    return register
