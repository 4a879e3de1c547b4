"""Style sheets for charts that hold what no style sheet holds."""

from __future__ import annotations

from scripts.attacks.attack import Attack
from scripts.attacks.kinds.given import PACKS, REPORT

CYCLE = "axes.prop_cycle: cycler('color', [{}])\n"
SEVEN = ", ".join(f"'{colour}'" for colour in ("12436D", "28A197", "801650", "F46A25", "3D3D3D", "A285D1", "2073BC"))
SHEETS: tuple[tuple[str, bytes, int], ...] = (
    ("nothing", b"", 2),
    ("a program", b"\x7fELF\0\0", 2),
    ("NUL bytes", b"\0" * 10_000, 2),
    ("code for a cycle", b"axes.prop_cycle: cycler('color', __import__('os').system('touch owned'))\n", 2),
    ("a cycle of a hundred thousand colours", CYCLE.format(", ".join(["'FF0000'"] * 100_000)).encode(), 2),
    ("a cycle of one colour", CYCLE.format("'FF0000'").encode(), 2),
    ("brackets 50,000 deep for a cycle", b"axes.prop_cycle: " + b"(" * 50_000 + b"\n", 2),
    ("an unknown colour", CYCLE.format(", ".join(["'[31m'"] * 7)).encode(), 2),
    ("a figure of a million inches", b"figure.figsize: 1000000, 1000000\n", 0),
    ("a million dots an inch", b"savefig.dpi: 1000000\nfigure.dpi: 1000000\n", 0),
    ("type of a million points", b"font.size: 1000000\n", 2),
    ("type of NaN points", b"font.size: nan\n", 2),
    ("type of infinite points", b"font.size: inf\n", 2),
    ("type of minus ten points", b"font.size: -10\n", 0),
    ("a font that is a path", b"font.family: /etc/passwd\n", 0),
    ("TeX for text", b"text.usetex: True\ntext.latex.preamble: \\input{/etc/passwd}\n", 0),
    ("mathematics for text", b"text.parse_math: True\n", 0),
    ("a backend with a window", b"backend: TkAgg\n", 0),
    ("a movie writer that is a program", b"animation.ffmpeg_path: /bin/false\n", 0),
    ("a name twice", b"font.size: 12\nfont.size: 13\n", 0),
    ("a line of ten million letters", b"font.size: " + b"1" * 999_000, 2),
    ("a name that clears the screen", b"\x1b[2J: 11\n", 2),
    ("a value that clears the screen", b"font.size: \x1b[2J\n", 2),
    ("a half of a pair", b"font.size: \xed\xa0\x80\n", 2),
    ("a hundred thousand names that there are not", b"".join(b"x.y%d: 1\n" % n for n in range(60_000)), 2),
)  # fmt: skip

ATTACKS = tuple(
    Attack(f"A style sheet of {what}", f"{REPORT} --style a.mplstyle", (), code, {"a.mplstyle": content}, leaves=PACKS)
    for what, content, code in SHEETS
)
