"""What is typed to do harm: names, areas, quarters, days, options and folders."""

from __future__ import annotations

import os
from pathlib import Path

from scripts.attacks.attack import Attack
from scripts.attacks.kinds.given import AUDIT, COMPARE, PACKS, REPORT, SERVICE, services, text

NAMES = {
    "a path upwards": "../../../tmp/x",
    "a path of its own": "/etc/cron.d/x",
    "a path of Windows": "..\\..\\x",
    "a shell's command": "$(touch {folder}/owned)",
    "a command in backticks": "`touch {folder}/owned`",
    "a semicolon and a command": "; rm -rf {folder}",
    "an option": "--out=/tmp",
    "a format of Python's": "{0.__class__.__mro__}",
    "a template of Jinja's": "{{ 7 * 7 }}",
    "a format of C's": "%s%n%x%d",
    "a pattern": "*?[a-z]",
    "SQL": "' OR '1'='1",
    "a script": "<script>alert(1)</script>",
    "markup of rich's": "[bold red]Leeds[/bold red]",
    "a link of rich's": "[link=http://127.0.0.1:9]Leeds[/link]",
    "markup that is not closed": "[/]",
    "a code that clears the screen": "\x1b[2J\x1b[HLeeds",
    "a code that sets the clipboard": "\x1b]52;c;cm0gLXJm\x07",
    "a bell": "Leeds\x07",
    "backspaces": "Leeds\b\b\b\b\bHull ",
    "a carriage return": "Leeds\rHull",
    "characters that reverse the line": "\u202eLeeds\u202c",
    "a line break": "Leeds\nHull",
    "a tab": "Leeds\tHull",
    "invisible characters": "Le\u200beds",
    "10,000 letters": "L" * 10_000,
    "100,000 marks on one letter": "e" + "\u0301" * 30_000,
    "a lone half of a pair": os.fsdecode(b"\xff\xfe"),
    "an emoji of families": "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 9,
    "a letter that becomes two": "ﬀ" * 99,
    "a dotless ı": "Leedſ",
}

STILL_LEEDS = ("a bell", "characters that reverse the line", "invisible characters", "a dotless ı")
"""Names that are read as that of Leeds: invisible characters are left out, and the pack has the area's own
name."""

QUARTERS = {
    "a path upwards": "../../2015-16 Q4",
    "10,000 digits": "9" * 10_000 + " Q1",
    "a pattern that never ends": "2015-16 " * 5_000,
    "a number in another alphabet": "२०१५-१६ Q४",
    "a code that clears the screen": "2015-16 Q4\x1b[2J",
    "markup": "[red]2015-16 Q4[/red]",
    "a line break": "2015-16\nQ4",
    "a lone half of a pair": os.fsdecode(b"2015-16 Q4\xff"),
    "a day that runs over": "2016-13-45",
    "a span of ten thousand years": "0001-01-01 to 9999-12-31",
    "a span with a character that reverses": "2016-01-01 to \u202e2016-03-31",
    "an option": "--all",
    "a quarter far ahead": "2099-00 Q4",
    "a day far ahead": "2099-01-01",
}

OPTIONS: tuple[tuple[str, tuple[str, ...], int], ...] = (
    ("A number of workers of 10^30", ("--workers", str(10**30)), 0),
    ("Minus one worker", ("--workers", "-1"), 2),
    ("A number of workers in another alphabet", ("--workers", "٢٢x"), 2),
    ("A data folder of 10,000 letters", ("--data", "d" * 10_000), 2),
    ("A data folder that is a lone half of a pair", ("--data", os.fsdecode(b"\xff")), 2),
    ("A data folder with a NUL's picture", ("--data", "data\u2400"), 2),
    ("A data folder that clears the screen", ("--data", "\x1b[2J"), 2),
    ("A folder for packs of 10,000 letters", ("--out", "o" * 10_000), 5),
    ("A folder for packs that is empty", ("--out", ""), 0),
    ("A folder for packs below a file", ("--out", "data/areas.csv/x"), 5),
    ("A folder for packs that clears the screen", ("--out", "reports/\x1b[2J"), 0),
    ("A folder for packs with markup", ("--out", "reports/[bold]x[/bold]"), 0),
    ("A folder for packs that is a lone half of a pair", ("--out", os.fsdecode(b"reports/\xff")), 0),
    ("A folder for packs in /proc", ("--out", "/proc/x"), 5),
    ("A folder for packs in /sys", ("--out", "/sys/x"), 5),
    ("A scheduler that is not an address", ("--scheduler", "\x1b[2Jx"), 2),
    ("A template of 10,000 letters", ("--word-template", "t" * 10_000), 2),
    ("A template that clears the screen", ("--word-template", "\x1b[2J.docx"), 2),
    ("A style sheet of 10,000 letters", ("--style", "s" * 10_000), 2),
    ("A style sheet that clears the screen", ("--style", "\x1b[2J.mplstyle"), 2),
    ("A style sheet that is an address", ("--style", "http://127.0.0.1:9/x.mplstyle"), 2),
    ("A hundred thousand areas", tuple(word for n in range(5_000) for word in ("--area", "Leeds")), 0),
    ("A region and an empty neighbour", ("--region", "\x1b[2J"), 2),
    ("Neighbours of an area that clears the screen", ("--neighbours-of", "\x1b[2J"), 2),
)  # fmt: skip

REPORTED = tuple(word.strip('"') for word in ("report", "--area", "Leeds", "--quarter", "2015-16 Q4", "--workers", "1"))


def of_service(name: str) -> bytes:
    return text({"service": name.replace("\r", " ")}).encode("utf-8", "surrogateescape")


def not_owned(folder: Path) -> str:
    return "a command was run" if (folder / "owned").exists() else ""


ATTACKS = (
    *(
        Attack(f"An area that is {what}", ("report", "--area", name, "--quarter", "2015-16 Q4"),
               ("Made",) if what in STILL_LEEDS else ("There is no area",), 0 if what in STILL_LEEDS else 2,
               leaves=PACKS if what in STILL_LEEDS else (), holds=not_owned)
        for what, name in NAMES.items()
    ),
    *(
        Attack(f"A quarter that is {what}", ("report", "--area", "Leeds", "--quarter", quarter), (),
               0 if what == "a line break" else 2, leaves=PACKS if what == "a line break" else ())
        for what, quarter in QUARTERS.items()
    ),
    *(
        Attack(f"A service, in a new audit, that is {what}",
               ("new-service", "a.csv", "--service", name, "--period", "May 2026"), ("--service",), holds=not_owned)
        for what, name in NAMES.items()
        if "letter that becomes" not in what and "dotless" not in what
        if not name[1:].isascii() or not name.isprintable() or name.startswith(("=", "+", "-", "@")) or "10,0" in what
    ),
    *(
        Attack(f"A service to compare that is {what}", ("compare", "counts.csv", "--service", name),
               ("is not among the services counted",), holds=not_owned,
               files={"counts.csv": services(SERVICE, "Leeds")})
        for what, name in NAMES.items()
        if "dotless" not in what
    ),
    *(
        Attack(what, (*REPORTED, *words), (), code, leaves=("reports*", "leeds*", "2015*"))
        for what, words, code in OPTIONS
    ),
    Attack("A region that is a path", f"{REPORT} --region ../../x"),
    Attack("An option ten thousand times", ("report", *["--all"] * 10_000, "--quarter", "x")),
    Attack("An option of 10,000 letters", ("report", f"--{'x' * 10_000}")),
    Attack("A command that clears the screen", ("\x1b[2J",)),
    Attack("A command that is a lone half of a pair", (os.fsdecode(b"\xff"),)),
    Attack("A format that clears the screen", ("state", "--as-at", "2016-03-31", "--format", "\x1b[2J")),
    Attack("A day that clears the screen", ("state", "--as-at", "2016-03-31\x1b[2J")),
    Attack("A judgement that clears the screen", ("distribution", "--by", "report", "--framework", "SIF", "--as-at",
                                                  "2016-04-05", "--judgement", "\x1b[2J")),
    Attack("A framework that clears the screen", ("distribution", "--by", "report", "--framework", "\x1b[2J", "--as-at",
                                                  "2016-04-05")),
    Attack("An audit named by markup", "check [bold].csv", ("[bold].csv",), 3),
    Attack("An audit named by what clears the screen", ("check", "\x1b[2J.csv"), (), 3),
    Attack("An audit named by a lone half of a pair", ("check", os.fsdecode(b"\xff.csv")), (), 3),
    Attack("An audit named with a line break", ("check", "a\nb.csv"), (), 3),
    Attack("An audit named like an option", ("check", "--", "-x.csv"), (), 3),
    Attack("An audit named by 10,000 letters", ("check", f"{'a' * 10_000}.csv"), (), 3),
    Attack("A pack named by 10,000 letters", ("verify", "p" * 10_000)),
    Attack("A pack named by what clears the screen", ("verify", "\x1b[2J")),
    Attack("A pack named by a lone half of a pair", ("verify", os.fsdecode(b"\xff"))),
    Attack("A paper named by what clears the screen", ("claims", "\x1b[2J.toml", "--paper", "\x1b[2J.txt"), (), 3),
    Attack("A release named by what clears the screen", ("import", "\x1b[2J.ods"), (), 3),
    Attack("A file of counts named by what clears the screen", ("compare", "\x1b[2J.csv", "--service", "x"), (), 3),
    Attack("A new audit named by 10,000 letters",
           ("new-service", f"{'a' * 10_000}.csv", "--service", "x", "--period", "y"), ("Cannot write",), 5),
    Attack("A new audit named by what clears the screen",
           ("new-service", "\x1b[2J.csv", "--service", "x", "--period", "y"), (), 0, leaves=("*.csv", "*.md")),
    Attack("A period that clears the screen", ("new-service", "a.csv", "--service", "x", "--period", "\x1b[2J")),
    Attack("A service of 304 letters in a comparison", ("compare", "counts.csv", "--service", "L" * 304), ("Made",), 0,
           {"counts.csv": services("L" * 304, "Leeds", "Hull")}, leaves=PACKS),
    Attack("A service of 304 letters in an audit", "audit audit.csv", ("Made",), 0,
           {"audit.csv": text({"service": "L" * 304, "service_id": "x"}).encode().replace(SERVICE.encode(), b"L" * 304)
            .replace(b"camden-yjs", b"x")}, leaves=PACKS),
    Attack("A service of 304 letters of four bytes", "audit audit.csv", ("has no letter or digit",), 2,
           {"audit.csv": AUDIT.replace(SERVICE.encode(), "𐐀".encode() * 304)}),
    Attack("A service named by a script", "audit audit.csv", ("Made",), 0,
           {"audit.csv": AUDIT.replace(SERVICE.encode(), b"<script>alert(1)</script>")}, leaves=PACKS),
    Attack("A service named by a template of Jinja's", "audit audit.csv", ("Made",), 0,
           {"audit.csv": AUDIT.replace(SERVICE.encode(), b"{{ 7*7 }} {% raw %}")}, leaves=PACKS),
    Attack("A service named by rich's markup", "audit audit.csv", ("Made",), 0,
           {"audit.csv": AUDIT.replace(SERVICE.encode(), b"[bold red]x[/]")}, leaves=PACKS),
    Attack("A service named by dots", "audit audit.csv", ("has no letter or digit",), 2,
           {"audit.csv": AUDIT.replace(SERVICE.encode(), b"../..")}),
    Attack("Two services whose folders would be one", f"{COMPARE} --internal", ("give them different names",), 3,
           {"counts.csv": services(SERVICE, SERVICE.replace(" ", "-"), "Leeds")}),
)  # fmt: skip
