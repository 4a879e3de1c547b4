"""What can go wrong, in words that let an analyst fix it.

Every error the suite raises on purpose is an `InspectionStatsError`. The command line prints its message without a
traceback and exits with its `exit_code`; a notebook cell shows only the message.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

FAULTS_SHOWN = 40


class InspectionStatsError(Exception):
    """The base of all errors that are raised on purpose. Exit code 1."""

    exit_code = 1

    def _render_traceback_(self) -> list[str]:
        """What IPython prints for this error in a notebook cell: the message, no stack."""
        return [harmless(f"{type(self).__name__}: {self}")]


class BadRequest(InspectionStatsError):
    """What was asked for cannot be given: an unknown area, a malformed quarter, an unknown parameter. Exit code 2."""

    exit_code = 2


class BadData(InspectionStatsError):
    """There are faults in the data; `faults` lists them all. Exit code 3."""

    exit_code = 3

    def __init__(self, faults: Sequence[Fault]):
        self.faults = tuple(faults)
        shown = [str(fault) for fault in self.faults[:FAULTS_SHOWN]]
        if len(self.faults) > FAULTS_SHOWN:
            shown.append(f"… and {len(self.faults) - FAULTS_SHOWN} more.")
        count = "1 fault" if len(self.faults) == 1 else f"{len(self.faults)} faults"
        super().__init__("\n".join([f"{count} in the data:", *shown]))

    def __reduce__(self) -> tuple[type[BadData], tuple[tuple[Fault, ...]]]:
        """The faults, not the message, when the error travels from one process to another."""
        return BadData, (self.faults,)


class RunFailed(InspectionStatsError):
    """A notebook stopped before its end. Exit code 4."""

    exit_code = 4


class CannotWrite(InspectionStatsError):
    """A file or folder could not be written. Exit code 5."""

    exit_code = 5

    @classmethod
    def at(cls, place: object, error: OSError) -> CannotWrite:
        """The error for a place that the system would not write, with its reason."""
        reason = error.strerror or error
        return cls(f"Cannot write {place}: {reason}. Check the folder's permissions and the space on the disk.")


NO_MEMORY = "This computer ran out of memory. Close other programs, or make fewer at once with --workers 1."

WITHOUT_MEMORY = (
    "allocate memory",
    "failed to map segment",
    "returned null without setting an exception",
    "error return without exception set",
)


LXML_WITHOUT_MEMORY = ("XMLSyntaxError", 2)  # libxml2's XML_ERR_NO_MEMORY, which lxml tells as a fault of the file


def is_out_of_memory(error: BaseException | None) -> bool:
    """Whether an error means that memory ran out: a library that could not be loaded says so in its own words."""
    while error is not None:
        said = str(error).lower()
        named = (type(error).__name__, getattr(error, "code", None))
        if isinstance(error, MemoryError) or named == LXML_WITHOUT_MEMORY or any(one in said for one in WITHOUT_MEMORY):
            return True
        error = error.__cause__ or error.__context__
    return False


class PackDiffers(InspectionStatsError):
    """A pack has changed since it was made. Exit code 6: what was checked does not hold."""

    exit_code = 6

    def __init__(self, pack: object, damage: Sequence[str]):
        shown = [f"  {one}" for one in damage[:FAULTS_SHOWN]]
        if len(damage) > FAULTS_SHOWN:
            shown.append(f"  … and {len(damage) - FAULTS_SHOWN:,} more.")
        super().__init__("\n".join([f"{pack} is not as it was made:", *shown]))


class FiguresDoNotHold(InspectionStatsError):
    """Figures of a paper do not hold as they are printed. Exit code 6: what was checked does not hold."""

    exit_code = 6


@dataclass(frozen=True)
class Fault:
    """One thing wrong in the data, where it is, and how to fix it.

    `row` counts as a spreadsheet does: the header is row 1.
    """

    problem: str
    fix: str
    file: str = ""
    row: int | None = None
    column: str = ""
    value: str | None = None

    def __str__(self) -> str:
        place = [self.file] if self.file else []
        if self.row is not None:
            place.append(f"row {self.row}")
        if self.column:
            place.append(f"column {self.column}")
        where = ", ".join(place)
        found = "" if self.value is None else f" (found {_quoted(self.value)})"
        return f"- {where + ': ' if where else ''}{self.problem}{found}. {self.fix}"


def _quoted(value: str, longest: int = 60) -> str:
    text = value if len(value) <= longest else value[: longest - 1] + "…"
    return repr(text) if not text.isprintable() else f"“{text}”"


def harmless(text: str) -> str:
    """A text that is safe to show: a character that controls a terminal or reverses text is written as `\\x1b`."""
    return _STEERING.sub(lambda sign: sign[0].encode("unicode_escape").decode("ascii"), text)


_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def without_password(text: str) -> str:
    """A text without the user and password before the @ of an address in it, and without a password after its “?”."""
    return _PASSWORD.sub("…", _USER.sub(r"\1", text))


_USER = re.compile(r"(:/{1,2})[^/\s@:]*:(?!\d+/)[^\s@]*@(?:[^/\s@]*@)*")
_PASSWORD = re.compile(r"(?<=[?&;])[\w-]*(?:pass|pwd|secret|token|key|odbc_connect)[\w-]*=[^&;\s]*", re.IGNORECASE)


def nearest(word: str, known: Sequence[str], how_many: int = 3) -> str:
    """A sentence that offers the known words most like `word`; empty if none is close."""
    by_lower = {name.lower(): name for name in known}
    close = get_close_matches(word.lower(), by_lower, n=how_many, cutoff=0.65)
    if not close:
        return ""
    return "Did you mean " + " or ".join(f"“{by_lower[name]}”" for name in close) + "?"
