"""Write the pictures of JupyterLab that the guides show, from notebooks that it has just run.

Needs Chromium, as `.ci/run` installs it. Run: python -m scripts.write_lab_pictures
"""

from __future__ import annotations

import io
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from scripts.write_pictures import DOCS, ROOT, save

TOKEN = "for-the-pictures"
SCROLL = """([selector, words]) => {
    const all = [...document.querySelectorAll(`.jp-Notebook ${selector}`)];
    all.find(one => one.innerText.startsWith(words)).scrollIntoView({block: 'start'});
}"""
LAST_IS_RUN = """() => {
    const code = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].map(one => one.innerText);
    return code.length > 1 && code.every(one => /\\[\\d+\\]:/.test(one));
}"""
SEVERAL = 'choices = explorer("Leeds", "2025-26 Q4", data_dir, reports_dir, others=["Bradford", "Kirklees"])'
PICTURES = {
    "start": ("start", "h1", ""),
    "quarterly-report": ("quarterly_report", "h1", "Quarterly report"),
    "how-a-figure-is-made": ("how_a_figure_is_made", "h3", "2. The percentage"),
    "explore": ("explore", ".inspection-explorer", ""),
    "explore-several": ("explore", ".inspection-explorer", ""),
}
"""The notebook of each picture, and the element at its top: the first that begins with those words."""


def main() -> None:
    with lab() as address, sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for number, (name, (notebook, *top)) in enumerate(PICTURES.items()):
            page = program.new_page(viewport={"width": 1280, "height": 1000}, locale="en-GB")
            page.goto(f"{address}/lab/workspaces/{number}/tree/notebooks/{notebook}.ipynb?token={TOKEN}")
            page.wait_for_selector(".jp-Notebook .jp-Cell")
            page.wait_for_timeout(3000)
            page.keyboard.press("Control+b")  # the list of files goes
            if name == "explore-several":
                begin_with(page, SEVERAL)
            if notebook != "start":
                run_all(page)
            page.evaluate(SCROLL, top)
            page.wait_for_timeout(2000)
            save(Image.open(io.BytesIO(page.screenshot())), DOCS / "screenshots" / f"{name}.png")
            page.close()
        program.close()


@contextmanager
def lab() -> Iterator[str]:
    """The address of JupyterLab with copies of the notebooks, as `make lab` starts it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    flags = ["--no-browser", f"--port={port}", f"--IdentityProvider.token={TOKEN}", "--allow-root"]
    command = [sys.executable, "-m", "jupyter", "lab", "--config=lab/jupyter_lab_config.json", *flags]
    with tempfile.TemporaryDirectory() as folder:
        for name in ("notebooks", "lab", "docs", "data"):
            subprocess.run(["cp", "-r", str(ROOT / name), folder], check=True)
        server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_for(f"http://127.0.0.1:{port}/api?token={TOKEN}")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()


def wait_for(address: str) -> None:
    for _ in range(100):
        try:
            urlopen(address).close()
            return
        except URLError:
            time.sleep(0.5)
    raise SystemExit("JupyterLab did not start.")


def begin_with(page: Page, line: str) -> None:
    """Put a line in the place of the one that begins with `choices =`."""
    page.locator(".cm-line", has_text="choices = explorer").first.click()
    page.keyboard.press("Home")
    page.keyboard.press("Shift+End")
    page.keyboard.type(line, delay=0)
    page.keyboard.press("Escape")


def run_all(page: Page) -> None:
    page.locator(".lm-MenuBar-itemLabel:has-text('Run')").first.click()
    page.locator(".lm-Menu-itemLabel:text-is('Run All Cells')").first.click()
    page.wait_for_function(LAST_IS_RUN, timeout=120_000)
    page.wait_for_timeout(3000)


if __name__ == "__main__":
    main()
