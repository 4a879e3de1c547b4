"""Measure how easily the sentences of reports read: words, words a sentence, Flesch reading ease.

Run: python -m scripts.reading_ease reports/2015-16-Q4/westminster/report.html
     python -m scripts.reading_ease --make ../packs    (makes twelve very different packs there, and measures them)

Flesch: 206.835 - 1.015 x words a sentence - 84.6 x syllables a word. 100 is very easy, under 30 very hard; GOV.UK asks
for sentences of at most 25 words. Measured: paragraphs, list items and captions. Not measured: headings, tables, the
contents list, and what a reader has to open (the words of a chart), whose words are counted in the last column only.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import textstat
from bs4 import BeautifulSoup, Tag

PACKS = {
    "2015-16 Q4": ("Westminster",),
    "2025-26 Q4": (
        "Birmingham",
        "Leeds",
        "Cumberland",
        "Isles of Scilly",
        "Herefordshire",
        "Bournemouth, Christchurch and Poole",
        "West Northamptonshire",
        "Hackney",
        "Leicestershire",
    ),
    "2020-21 Q4": ("Northamptonshire",),
    "2019-20 Q2": ("Rutland",),
}
PROSE = ["p", "li", "caption"]
LONG = 25  # words: GOV.UK's limit for a sentence
HEAD = f"""| Report | Words | Sentences | Words a sentence | Over {LONG} words | Flesch | Words to open |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |"""


@dataclass(frozen=True)
class ReadingEase:
    """What the sentences of a report come to; `to_open` counts the words that are hidden until a reader opens them."""

    words: int
    sentences: int
    syllables: int
    long: int
    to_open: int

    @property
    def words_a_sentence(self) -> float:
        """The mean length of a sentence."""
        return self.words / self.sentences

    @property
    def flesch(self) -> float:
        """The Flesch reading ease of the text as a whole."""
        return 206.835 - 1.015 * self.words_a_sentence - 84.6 * self.syllables / self.words

    def row(self, name: str) -> str:
        """A row of the table."""
        share = f"{100 * self.long / self.sentences:.0f}%"
        figures = (f"{self.words:,}", self.sentences, f"{self.words_a_sentence:.1f}", share, f"{self.flesch:.0f}")
        return f"| {name} | " + " | ".join(map(str, figures)) + f" | {self.to_open:,} |"


def sentences_of(text: str) -> list[str]:
    """The sentences of a paragraph: they end with a full stop, a question mark, or the paragraph."""
    return [one for one in re.split(r"(?<=[.!?])[”’)]*\s+(?=[“‘(]?[A-Z0-9])", " ".join(text.split())) if words_of(one)]


def words_of(text: str) -> list[str]:
    """The words and numbers of a text."""
    return re.findall(r"[^\W_]+(?:[-’'.,/][^\W_]+)*%?", text)


def reading_ease(html: str) -> ReadingEase:
    """Measure the page of a report.

    Raises `ValueError` for a page without a sentence.
    """
    main = BeautifulSoup(html, "html.parser").find("main")
    elements = [one for one in main.find_all(PROSE) if not one.find_parent("nav")] if isinstance(main, Tag) else []
    opened = [one for one in elements if one.find_parent("details")]
    shown = [one for one in elements if one not in opened and not one.find(PROSE) and not one.find_parent("td")]
    found = [sentence for one in shown for sentence in sentences_of(one.get_text(" "))]
    if not found:
        raise ValueError("The page has no sentence in its <main>. Name the report.html of a pack.")
    lengths = [len(words_of(one)) for one in found]
    return ReadingEase(
        words=sum(lengths),
        sentences=len(found),
        syllables=sum(textstat.syllable_count(word) for one in found for word in words_of(one)),
        long=sum(length > LONG for length in lengths),
        to_open=sum(len(words_of(one.get_text(" "))) for one in opened),
    )


def made(folder: Path) -> list[Path]:
    """Make the twelve packs in `folder`; the page of each."""
    for quarter, areas in PACKS.items():
        named = [part for area in areas for part in ("--area", area)]
        command = [sys.executable, "-m", "inspection_stats", "report", "--quarter", quarter]
        subprocess.run([*command, "--out", str(folder), *named], check=True, stdout=subprocess.DEVNULL)
    return sorted(folder.glob("*/*/report.html"))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", type=Path, help="The report.html of packs.")
    parser.add_argument("--make", type=Path, help="A folder to make twelve packs in.")
    asked = parser.parse_args()
    pages = [*asked.pages, *(made(asked.make) if asked.make else [])]
    if not pages:
        parser.error("Name a report.html, or a folder with --make.")
    print(HEAD)
    for page in pages:
        print(reading_ease(page.read_text("utf-8")).row(f"{page.parent.name}, {page.parent.parent.name}"))


if __name__ == "__main__":
    main()
