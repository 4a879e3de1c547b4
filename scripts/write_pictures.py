"""Write the pictures of documents that the guides show: six briefings, three pages of a Word file, the top of a page.

Needs LibreOffice, poppler and Chromium, as `.ci/run` installs them. Run: python -m scripts.write_pictures
"""

import io
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
BRIEFINGS = {
    "westminster": ("Westminster", "2015-16 Q4"),
    "birmingham": ("Birmingham", "2025-26 Q4"),
    "isles-of-scilly": ("Isles of Scilly", "2025-26 Q4"),
    "middlesbrough": ("Middlesbrough", "2026-07-01 to 2026-08-20"),
    "cumberland": ("Cumberland", "2025-26 Q4"),
    "barking-and-dagenham": ("Barking and Dagenham", "2025-26 Q4"),
}
WORD_PAGES = (1, 2, 5)
PROGRAM = "from inspection_stats.cli.app import main; main()"


def main() -> None:
    """Make the packs in a folder of their own and write the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        packs = {name: pack(Path(folder), *asked) for name, asked in BRIEFINGS.items()}
        for name, place in packs.items():
            (page,) = pages(place / "report.docx", (1,), 90)
            save(page, DOCS / "briefing" / f"{name}.png")
        word = pages(packs["westminster"] / "report.docx", WORD_PAGES, 62)
        sheet = Image.new("RGB", (sum(one.width for one in word), word[0].height), "white")
        for number, one in enumerate(word):
            sheet.paste(one, (number * one.width, 0))
        save(sheet, DOCS / "screenshots" / "word.png")
        save(browser(packs["westminster"] / "report.html"), DOCS / "screenshots" / "report.png")


def pack(folder: Path, area: str, quarter: str) -> Path:
    """The folder of the pack of an area and a quarter, made by the command."""
    out = folder / area
    command = [sys.executable, "-c", PROGRAM, "report", "--area", area, "--quarter", quarter, "--out", str(out)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return next(out.glob("*/*/report.docx")).parent


def pages(file: Path, numbers: tuple[int, ...], dots: int) -> list[Image.Image]:
    """Pages of a Word file as pictures, at so many dots an inch."""
    with tempfile.TemporaryDirectory() as folder:
        home = f"-env:UserInstallation=file://{folder}/home"
        command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", folder, str(file)]
        subprocess.run(command, check=True, capture_output=True)
        found = []
        for number in numbers:
            drawn = ["pdftoppm", "-r", str(dots), "-f", str(number), "-l", str(number), "-png"]
            made = subprocess.run([*drawn, f"{folder}/{file.stem}.pdf"], check=True, capture_output=True)
            found.append(Image.open(io.BytesIO(made.stdout)))
        return found


def browser(file: Path) -> Image.Image:
    """The top of a page as a browser shows it."""
    with sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = program.new_page(viewport={"width": 1100, "height": 1000})
        page.goto(file.as_uri())
        shown = page.screenshot()
        program.close()
    return Image.open(io.BytesIO(shown))


def save(picture: Image.Image, file: Path) -> None:
    """Write a picture with few colours: pages of text need no more."""
    picture.convert("RGB").quantize(64).save(file, optimize=True)


if __name__ == "__main__":
    main()
