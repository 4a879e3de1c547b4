"""The page docs/attacks.md: every attack, what must come of it, what it may cost, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.attacks.attack import MEGABYTES, SECONDS, Attack, Outcome
from scripts.attacks.running import first_words
from tests.support.places import ROOT

PAGE = ROOT / "docs" / "attacks.md"
LONGEST = 150

HEAD = f"""# Attacks, and what comes of them

{{count}} files, names, addresses, queries and moments made to do harm. `make attacks` tries each again and writes this
page; it is a part of the project's checks. Each is refused with a message and the exit code given here, or handled
rightly, within {SECONDS} seconds of computing (unless a row says another number) and {MEGABYTES:,} megabytes,
with no traceback, no terminal control code, nothing changed and nothing left behind: no file, folder or process.

Exit codes: 0 done; 2 the request cannot be met; 3 faults in the data; 4 a notebook stopped; 5 a file could not
be written; 6 what was checked does not hold; 130 stopped by hand. A long command or answer is cut.
"""


def page(found: Sequence[tuple[str, Attack, Outcome]]) -> str:
    """The page of all attacks with their outcomes."""
    kinds = list(dict.fromkeys(kind for kind, _, _ in found))
    parts = [HEAD.format(count=len(found))]
    for kind in kinds:
        rows = [(attack, outcome) for one, attack, outcome in found if one == kind]
        lines = [f"{expected(attack)} {_result(outcome)} |" for attack, outcome in rows]
        parts.append("\n".join([f"## {kind.capitalize()} ({len(rows)})\n", "| Attack | Command | Must | Came |",
                                "| --- | --- | --- | --- |", *lines]) + "\n")  # fmt: skip
    return "\n".join(parts)


def expected(attack: Attack) -> str:
    """What the page says of an attack before its result."""
    command = "a function of the suite" if attack.call else f"`{_cell(' '.join(attack.argv), 90)}`"
    within = "" if attack.seconds == SECONDS else f", {attack.seconds} s"
    return f"| {_cell(attack.what, 200)} | {command} | exit {attack.code}{within} |"


def _result(outcome: Outcome) -> str:
    if outcome.wrong:
        return f"**failed**: {_cell('; '.join(outcome.wrong), LONGEST)}"
    return _cell(first_words(outcome), LONGEST)


def _cell(text: str, longest: int) -> str:
    shown = "".join(sign if sign.isprintable() else f"U+{ord(sign):04X}" for sign in text)
    cut = shown if len(shown) <= longest else f"{shown[: longest - 1]}…"
    return cut.replace("|", "¦").replace("`", "ʼ").replace("<", "&lt;") or "(empty)"
