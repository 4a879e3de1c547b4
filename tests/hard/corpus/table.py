"""The corpus as the page docs/bad-inputs.md: one row an input, with the command and what the suite answers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tests.hard.corpus.entry import Answer, Bad

SHOWN = 330  # characters of an answer; the terminal shows all of it

HEAD = """# Bad inputs, and what the suite answers

{count} files and command lines as they turn up: saved in the wrong way, filled in by hand, damaged, misspelt. Each is
refused with its place and how to fix it, or read rightly; none ends in a traceback, none is passed over in silence,
and none leaves a half-written file. Exit codes: 0 done; 2 the request cannot be met; 3 faults in the data;
5 a file could not be written; 6 a check failed.

Made by `python -m scripts.write_bad_inputs` from the entries in `tests/hard/corpus/`, whose test,
`tests/hard/test_corpus.py`, holds every row. A long answer is cut to its first {shown} characters; an invisible
character is written as U+….
"""


def page(answers: Mapping[str, Sequence[tuple[Bad, Answer]]]) -> str:
    """The page, theme by theme."""
    parts = [HEAD.format(count=sum(map(len, answers.values())), shown=SHOWN)]
    for theme, given in answers.items():
        parts.append(f"\n## {theme}\n\n| Input | Command | Answer | Exit |\n| --- | --- | --- | --- |\n")
        parts += [_row(one, answer) for one, answer in given]
    return "".join(parts)


def _row(one: Bad, answer: Answer) -> str:
    return f"| {_plain(one.what)} | `{_short(one.command)}` | {said(answer)} | {answer.code} |\n"


def said(answer: Answer) -> str:
    """What the suite said, in one cell of a Markdown table."""
    text = answer.err if answer.code and answer.err.strip() else answer.out or answer.err
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith(("Usage:", "Try "))]
    words = _plain(" / ".join(lines).removeprefix("inspection-stats: ").replace("1 fault in the data: / - ", ""))
    return _short(words, SHOWN).replace("*", "\\*").replace("<", "&lt;")


def _short(text: str, most: int = 120) -> str:
    shown = _plain(text)
    return shown if len(shown) <= most else f"{shown[: most - 2]} …"


def _plain(text: str) -> str:
    seen = "".join(sign if sign.isprintable() else f"U+{ord(sign):04X}" for sign in text)
    return re.sub(r"\s+", " ", seen.replace("|", "¦"))
