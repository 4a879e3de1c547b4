"""Write docs/bad-inputs.md: every input of tests/hard/corpus and what the suite answers.

Run: python -m scripts.write_bad_inputs
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.hard.corpus import THEMES, Answer, Bad, run
from tests.hard.corpus.small_data import write_small_data
from tests.hard.corpus.table import page

PAGE = Path(__file__).resolve().parents[1] / "docs" / "bad-inputs.md"


def answers(folder: Path) -> dict[str, list[tuple[Bad, Answer]]]:
    """Every entry with what came of it, by theme; each runs in a folder of its own below `folder`."""
    data = write_small_data(folder / "data")
    given: dict[str, list[tuple[Bad, Answer]]] = {}
    for theme, entries in THEMES.items():
        given[theme] = []
        for number, one in enumerate(entries):
            place = folder / f"{len(given)}-{number}"
            place.mkdir()
            (place / "data").symlink_to(data, target_is_directory=True)
            given[theme].append((one, run(one, place)))
    return given


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        PAGE.write_text(page(answers(Path(made))), encoding="utf-8", newline="\n")
