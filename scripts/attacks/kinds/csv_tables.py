"""CSV files as wide, long, deep or odd as a file of some megabytes can be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from scripts.attacks.attack import SECONDS, Attack
from scripts.attacks.kinds.given import AUDIT, COMPARE, FIRST, HEADER, READ, text
from tests.hard.corpus.small_data import as_csv

HEAD = AUDIT.splitlines()[0]
LINE = AUDIT.splitlines()[1]


def many(start: bytes, piece: bytes, times: int, end: bytes = b"") -> Callable[[Path], object]:
    """A maker of a file of the same piece many times."""
    return lambda path: path.write_bytes(start + piece * times + end)


def wide(columns: int) -> bytes:
    return ",".join(f"c{n}" for n in range(columns)).encode() + b"\n" + b"1," * (columns - 1) + b"1\n"


def counted(**cells: str) -> bytes:
    return text(cells).encode()


def numbered(times: int) -> Callable[[Path], object]:
    """A maker of an audit of so many questions, each with a fault."""

    def maker(path: Path) -> None:
        rows = [[{**FIRST, "judgement_id": f"q-{n}", "sufficient": "x"}[name] for name in HEADER] for n in range(times)]
        path.write_text(as_csv([list(HEADER), *rows]), encoding="utf-8")

    return maker


FILES: tuple[tuple[str, bytes | Callable[[Path], object], str, int], ...] = (
    ("60,000 columns", wide(60_000), "no table here has more than 256", 3),
    ("A million columns", wide(1_000_000), "in one", 3),
    ("49 MB of line ends", many(HEAD, b"\n", 49_000_000), "lines", 3),
    ("49 MB of old Mac's line ends", many(HEAD, b"\r", 49_000_000), "lines", 3),
    ("49 MB of Windows' line ends", many(HEAD, b"\r\n", 24_000_000), "lines", 3),
    ("49 MB of commas", many(HEAD + b"\n", b",", 49_000_000), "commas", 3),
    ("49 MB of double quotes", many(HEAD + b'\n"', b'"', 49_000_000), "characters", 3),
    ("49 MB of one letter", many(HEAD + b"\n", b"x", 49_000_000), "characters", 3),
    ("49 MB in one quoted cell over many lines", many(HEAD + b'\n"', b"x\n", 99_000), "", 3),
    ("A line of 1.9 million letters", many(HEAD + b"\n", b"x", 1_900_000), "", 3),
    ("51 MB", many(HEAD, b"x", 51_000_000), "none here needs more than", 3),
    ("99,000 rows of one letter", many(HEAD + b"\n", b"x\n", 99_000), "", 3),
    ("99,000 rows that say the same", many(HEAD + b"\n", LINE + b"\n", 99_000), "", 3),
    ("20,000 questions, each with a fault", numbered(20_000), "20000 faults", 3),
    ("99,000 blank rows, then the audit", many(HEAD + b"\n", b",,,\n", 99_000, b"\n".join(AUDIT.splitlines()[1:])),
     READ, 0),
    ("256 columns, all of one name", (b"a," * 255 + b"a\n") * 2, "appears twice", 3),
    ("256 columns without a name", (b"," * 255 + b"x\n") * 2, "", 3),
    ("A name of a column of 100,000 letters", b"x" * 100_000 + b",b\n1,2\n", "", 3),
    ("A cell of 130,000 letters", counted(judgement="x" * 130_000), "no more than 1,000 characters", 3),
    ("A cell of 132,000 letters", counted(judgement="x" * 132_000), "131,072 characters", 3),
    ("A number of 100,000 digits", counted(sufficient="9" * 100_000), "Write a whole number", 3),
    ("A number of a million leading zeros", counted(sufficient="0" * 100_000 + "1"), "", 3),
    ("A count of 2^63", counted(sufficient=str(2**63), applicable=str(2**63)), "Write a whole number", 3),
    ("A count of 10^308", counted(sufficient="1e308", applicable="1e309"), "Write a whole number", 3),
    ("Nested brackets in a cell, 50,000 deep", counted(judgement="(" * 50_000), "", 3),
    ("A cell that undoes a greedy pattern", counted(service_id="a-" * 499 + "!"), "Write it like", 3),
    ("An id of 60,000 pieces", counted(service_id="a" + "-a" * 60_000), "", 3),
    ("A cell of combining marks, 50,000 on one letter", counted(service="e" + "\u0301" * 50_000), "", 3),
    ("A ligature that becomes 18 letters, 5,000 times", counted(service="\ufdfa" * 5_000), "", 3),
    ("A cell of every control character", counted(judgement="".join(map(chr, range(1, 32)))), "", 3),
    ("A cell that clears the screen", counted(judgement="\x1b[2J\x1b[H gone"), "U+001B", 3),
    ("A cell that sets the window's title", counted(judgement="\x1b]0;pwned\x07"), "", 3),
    ("A count that clears the screen", counted(sufficient="\x1b[2J"), "\\x1b[2J", 3),
    ("A column's name that clears the screen", AUDIT.replace(b"programme", b"\x1b[2Jprogramme"), "", 3),
    ("A cell of markup", counted(sufficient="[bold red]12[/]"), "[bold red]12[/]", 3),
    ("A cell of C1 control characters", counted(sufficient="\x9b2J\x85"), "", 3),
    ("A cell of the last letter of Unicode", counted(sufficient="\U0010ffff"), "", 3),
    ("A lone surrogate in UTF-8", AUDIT.replace(b"Plan", b"\xed\xa0\x80"), "", 3),
    ("An overlong slash in UTF-8", AUDIT.replace(b"Plan", b"\xc0\xaf"), READ, 0),
    ("UTF-7", AUDIT.replace(b"Plan", b"+ADw-script+AD4-"), READ, 0),
    ("UTF-16 with an odd number of bytes", AUDIT.decode().encode("utf-16") + b"x", "UTF-16", 3),
    ("A byte-order mark in the middle", AUDIT.replace(b"\n", b"\n\xef\xbb\xbf", 1), READ, 0),
    ("A hundred byte-order marks", b"\xef\xbb\xbf" * 100 + AUDIT, READ, 0),
    ("NUL for every comma", AUDIT.replace(b",", b"\0"), "not a text file", 3),
    ("Quotes that open and never close", AUDIT + b'"' * 1_001, "", 3),
    ("A quote within a cell", AUDIT.replace(b"Plan", b'Pl"an'), READ, 0),
    ("Line separators of Unicode in a cell", counted(judgement="a\u2028b\u2029c\x0bd"), "", 3),
    ("A cell that begins a formula, everywhere", AUDIT.replace(b"Plan", b"=cmd|' /C calc'!A0"), READ, 0),
    ("A header that is a path", AUDIT.replace(b"programme", b"../../etc/passwd"), "", 3),
    ("A file that begins as a zip and goes on as CSV", b"PK" + AUDIT, "", 3),
    ("A file that begins as a PDF", b"%PDF-" + AUDIT, "This is a PDF", 3),
    ("A file that begins as a program", b"\x7fELF" + b"\0" * 99 + AUDIT, "not a text file", 3),
)  # fmt: skip

ATTACKS = (
    *(
        Attack(f"{what} in an audit", "check a.csv", (says,) if says else (), code, {"a.csv": content})
        for what, content, says, code in FILES
    ),
    *(
        Attack(f"{what} in case counts", COMPARE.replace("counts", "a"), (), 3, {"a.csv": content})
        for what, content, _, code in FILES
        if code and what[0].isdigit()
    ),
    *(
        Attack(
            f"{what} in a release as CSV",
            "import a.csv",
            (),
            3,
            {"a.csv": content},
            seconds=2 * SECONDS if "20,000" in what else SECONDS,
        )
        for what, content, _, code in FILES
        if code and what[0].isdigit()
    ),
)
