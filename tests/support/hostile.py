"""What several tests of hostile input share: words that would do harm, data that hold them, and how a harm shows."""

from __future__ import annotations

import csv
import io
import re
import shutil
import zipfile
from pathlib import Path

from bs4 import BeautifulSoup

from tests.support.places import ROOT

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>\"' onmouseover='alert(3)'"
MATHS = r"$\frac{1}{0$ and $x^2$"
FORMULAS = ('=HYPERLINK("http://evil.example","x")', "@SUM(1+1)*cmd|' /C calc'!A0", "+cmd|' /C calc'!A0", "-2+3+cmd|x")
COUNTS = ROOT / "data" / "illustrative" / "case_counts.csv"
SERVICE = "Illustrative service 07"
HARM = re.compile(r"^(on\w+|formaction|srcdoc)$", re.IGNORECASE)


def hostile_counts(path: Path, service: str, **cells: str) -> Path:
    """The illustrative case counts, in which one service has another name and other `cells`."""
    rows = list(csv.DictReader(io.StringIO(COUNTS.read_text("utf-8"))))
    for row in rows:
        if row["service"] == SERVICE:
            row.update(service=service, **cells)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def hostile_data(folder: Path, area: str) -> Path:
    """The shipped data, in which Rutland has another name."""
    shutil.copytree(ROOT / "data", folder)
    for table in (folder / "areas.csv", folder / "ofsted_judgements.csv"):
        with table.open(encoding="utf-8", newline="") as file:
            rows = [[area if cell == "Rutland" else cell for cell in row] for row in csv.reader(file)]
        with table.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
    return folder


def harms(html: str) -> list[str]:
    """What in a page would run or fetch: scripts, frames, event attributes, addresses other than files and links."""
    page = BeautifulSoup(html, "html.parser")
    found = [str(one)[:80] for one in page.select("script, iframe, object, embed, base, link, form, meta[http-equiv]")]
    for one in page.find_all(True):
        found += [f"{one.name} {name}" for name in one.attrs if HARM.match(name)]
        if one.name == "img" and not one.get("src", "").startswith("data:image/png;base64,"):
            found.append(str(one)[:80])
        if str(one.get("href", "")).lower().startswith(("javascript:", "data:")):
            found.append(str(one)[:80])
    return found


def live_cells(text: str) -> list[str]:
    """The cells of a CSV that a spreadsheet would run: they start a formula and are not a number."""
    number = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?")
    cells = (cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row)
    return [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r")) and not number.fullmatch(cell)]


def parts(path: Path) -> dict[str, str]:
    """The XML parts of an Office file."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels"))}
