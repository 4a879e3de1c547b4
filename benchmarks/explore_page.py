"""Time the explorer in JupyterLab, as a person waits: from a change of a chooser to the new picture in the browser.

    python -m benchmarks.explore_page [--changes 60]

Needs Chromium. Choices are drawn at random, with a fixed seed. The last lines are `explore_median N` and
`explore_ninetieth N`, in seconds.
"""

from __future__ import annotations

import argparse
import random

from playwright.sync_api import sync_playwright

from benchmarks.said import changes_table, middle_and_ninetieth, say
from scripts.write_lab_pictures import TOKEN, lab, run_all

SEED = 20160509
CHANGED = ("Authority", "Quarter", "Show", "Comparator", "Judgement")
CHANGE = """async ([label, share]) => {
    const named = one => one.querySelector('label')?.innerText === label;
    const chooser = [...document.querySelectorAll('.widget-dropdown')].find(named).querySelector('select');
    const shown = () => document.querySelector('.inspection-copied').innerHTML;
    const before = shown(), chosen = Math.floor(share * chooser.length);
    if (chooser.disabled || chosen === chooser.selectedIndex) return 0;
    const started = performance.now();
    chooser.selectedIndex = chosen;
    chooser.dispatchEvent(new Event('change', {bubbles: true}));
    while (shown() === before) {
        if (performance.now() - started > 5000) return 0;
        await new Promise(requestAnimationFrame);
    }
    await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    return (performance.now() - started) / 1000;
}"""
"""Chooses, waits until what is shown is another and until the browser has drawn it; seconds, 0 for no change."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--changes", type=int, default=60, help="changes of a chooser")
    changes = parser.parse_args().changes
    draw = random.Random(SEED)
    taken: dict[str, list[float]] = {name: [] for name in CHANGED}
    with lab() as address, sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = program.new_page(viewport={"width": 1280, "height": 1000}, locale="en-GB")
        page.goto(f"{address}/lab/tree/notebooks/explore.ipynb?token={TOKEN}")
        page.wait_for_selector(".jp-Notebook .jp-Cell")
        page.wait_for_timeout(3000)
        run_all(page)
        while sum(map(len, taken.values())) < changes:
            name = draw.choice(CHANGED)
            if seconds := page.evaluate(CHANGE, [name, draw.random()]):
                taken[name].append(seconds)
                page.wait_for_timeout(300)  # until the table has followed: a person reads
        program.close()
    middle, ninth = middle_and_ninetieth(taken)
    say(
        "## The explorer, in the browser",
        f"From a change of a chooser to the new picture, JupyterLab and Chromium on this computer: {changes} changes.",
        changes_table(taken),
        explore_median=middle,
        explore_ninetieth=ninth,
    )


if __name__ == "__main__":
    main()
