"""JupyterLab as `make lab` starts it, in a browser: every notebook runs, the choosers change the pictures, offline."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
from itertools import count
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tests.browser.conftest import WCAG, watch
from tests.support.places import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

NOTEBOOKS = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
TOKEN = "only-for-this-test"
PICTURE = ".widget-html figure img"
WORDS = ".inspection-copied [role=alert]"
CUT_OFF = ".inspection-cut-off"
PROMPTS = "[...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].map(one => one.innerText)"
ERROR = '[data-mime-type="application/vnd.jupyter.stderr"]'
KERNEL_IS_IDLE = """async ([name, token]) => {
    const answer = await fetch('/api/sessions', {headers: {Authorization: `token ${token}`}});
    const mine = (await answer.json()).filter(one => one.path.endsWith(`${name}.ipynb`));
    return mine.some(one => one.kernel.execution_state === 'idle');
}"""
_visits = count()


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """The address of a JupyterLab server that runs the recipe of `make lab` in a copy of the notebooks."""
    folder = tmp_path_factory.mktemp("lab")
    for name in ("notebooks", "lab", "docs"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    (folder / "data").symlink_to(ROOT / "data")
    (folder / "README.md").write_text("", "utf-8")
    recipe = re.search(r"^lab:.*\n\t@\$\(BIN\)/jupyter (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)[1]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = {f"JUPYTER_{name}_DIR": str(folder / f".{name.lower()}") for name in ("CONFIG", "DATA", "RUNTIME")}
    flags = ["--no-browser", f"--port={port}", "--ip=127.0.0.1", f"--IdentityProvider.token={TOKEN}", "--allow-root"]
    program = [sys.executable, "-m", "jupyter", *shlex.split(recipe), *flags]
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(program, cwd=folder, env={**os.environ, **home}, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    _wait_for(address, server, folder / "server.log")
    yield address, folder
    server.terminate()
    server.wait(30)


def _wait_for(address: str, server: subprocess.Popen, log: Path) -> None:
    for _ in range(300):
        assert server.poll() is None, log.read_text("utf-8")
        try:
            urlopen(Request(f"{address}/api", headers={"Authorization": f"token {TOKEN}"}), timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(log.read_text("utf-8"))


@pytest.fixture
def notebook(page, lab):
    """A function that opens a notebook, runs all its cells and gives the page; its kernel ends with the test."""
    address, _ = lab

    def opened(name: str):
        page.goto(f"{address}/lab/workspaces/test{next(_visits)}/tree/notebooks/{name}.ipynb?token={TOKEN}")
        run_all(page, name)
        return page

    yield opened
    page.evaluate(
        """async token => {
            const asked = {headers: {Authorization: `token ${token}`}};
            for (const one of await (await fetch('/api/sessions', asked)).json())
                await fetch(`/api/sessions/${one.id}`, {...asked, method: 'DELETE'});
        }""",
        TOKEN,
    )


@pytest.fixture(scope="module")
def explore_page(browser, lab):
    """The explore notebook, opened once; no error in its console and no request that leaves, to the end."""
    permissions = ["clipboard-read", "clipboard-write"]
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB", permissions=permissions)
    wrong, page = watch(context), context.new_page()
    page.goto(f"{lab[0]}/lab/workspaces/test{next(_visits)}/tree/notebooks/explore.ipynb?token={TOKEN}")
    yield page
    context.close()
    assert wrong == []


@pytest.fixture
def explore(explore_page):
    """The explore page with every cell run again."""
    run_all(explore_page, "explore")
    explore_page.wait_for_selector(PICTURE)
    return explore_page


def run_all(page, name: str) -> None:
    """Choose Run, Run All Cells, and wait until every code cell has its number or one has failed."""
    page.wait_for_selector(".jp-Notebook .jp-CodeCell")
    # Whoever asks for a run before the kernel has started is asked for a kernel.
    page.wait_for_function(KERNEL_IS_IDLE, arg=[name, TOKEN], timeout=60_000)
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", timeout=60_000)
    page.wait_for_selector(".jp-Notebook .jp-Cell.jp-mod-active")
    page.get_by_role("menuitem", name="Edit", exact=True).click()
    page.locator("[data-command='editmenu:clear-all']").click()  # else the numbers of an earlier run would count
    asks = page.locator(".jp-Dialog:has-text('Select Kernel')")
    page.add_locator_handler(asks, page.locator(".jp-Dialog .jp-mod-accept").first.click, no_wait_after=True)
    for _ in range(5):  # the command is there before the notebook that it runs
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.locator("[data-command='runmenu:run-all']").click()
        page.wait_for_timeout(400)
        if page.evaluate(f"{PROMPTS}.some(prompt => /\\[[*\\d]+\\]/.test(prompt))"):
            break
    page.remove_locator_handler(asks)
    ended = f"{PROMPTS}.every(prompt => /\\[\\d+\\]/.test(prompt))"
    page.wait_for_function(f"{ended} || document.querySelector({ERROR!r})", timeout=60_000)


def errors(page) -> list[str]:
    """What cells printed in red."""
    return page.locator(ERROR).all_inner_texts()


def choose(page, label: str, option: str) -> None:
    """Choose an option by its words and wait until the picture, or the refusal in its place, is another."""
    shown = f"document.querySelector('{PICTURE}')?.src + document.querySelector('{WORDS}')?.innerText"
    before = page.evaluate(shown)
    page.get_by_label(label, exact=True).select_option(label=option)
    page.wait_for_function(f"before => ({shown}) !== before", arg=before, timeout=15_000)


def press(page, label: str, said: str, place: int = 0) -> None:
    """Press a button that copies, and wait until it says how that went."""
    page.get_by_role("button", name=label).nth(place).click()
    page.locator("[role=status]", has_text=said).first.wait_for()


def test_the_lab_opens_at_the_start_page_which_links_to_every_notebook(page, lab):
    address, _ = lab
    page.goto(f"{address}/?token={TOKEN}")
    page.wait_for_selector(".jp-Notebook h1")
    assert page.url.startswith(f"{address}/lab/tree/notebooks/start.ipynb")
    assert page.locator(".jp-Notebook h1").inner_text().startswith("Inspection results")
    linked = set(page.locator(".jp-RenderedMarkdown a").all_inner_texts())
    assert {f"{name}.ipynb" for name in NOTEBOOKS if name != "start"} <= linked
    page.wait_for_timeout(1500)
    assert page.locator(".Toastify__toast, .jp-Dialog").count() == 0


@pytest.mark.parametrize("name", [name for name in NOTEBOOKS if name != "explore"])
def test_every_other_notebook_runs_all_its_cells(name, notebook):
    assert errors(notebook(name)) == []


def test_a_link_of_the_start_page_opens_the_notebook_in_the_lab(page, lab):
    address, _ = lab
    page.goto(f"{address}/lab/workspaces/test{next(_visits)}/tree/notebooks/start.ipynb?token={TOKEN}")
    page.locator(".jp-RenderedMarkdown a", has_text="ofsted_judgements.ipynb").click()
    page.wait_for_selector(".jp-Notebook h1:has-text('Ofsted judgements')")


def test_the_explore_page_runs_all_its_cells(explore):
    assert errors(explore) == []


def test_the_choosers_change_the_picture_and_what_is_said_of_it(explore):
    page = explore
    seen = [page.locator(PICTURE).get_attribute("src")]
    for label, option, said in (
        (
            "Comparator",
            "Region: London",
            "Westminster: outstanding, a grade that 2 of 87 authorities graded under SIF in England",
        ),
        (
            "Judgement",
            "Help and protection",
            "Westminster: good, a grade that 20 of 87 authorities graded under SIF in England",
        ),
        ("Show", "Through the years, all programmes", "Timeline of the Ofsted judgements of Westminster since 2011"),
        ("Authority", "Camden", "Timeline of the Ofsted judgements of Camden since 2012"),
    ):
        choose(page, label, option)
        assert said in page.locator(PICTURE).get_attribute("alt")
        # The alt text to copy follows the picture by a message of its own.
        page.wait_for_function(
            "said => [...document.querySelectorAll('textarea')].some(one => one.value.includes(said))", arg=said
        )
        seen.append(page.locator(PICTURE).get_attribute("src"))
    assert len(set(seen)) == len(seen)


def test_the_keyboard_is_enough_to_change_the_picture(explore):
    page = explore
    before = page.locator(PICTURE).get_attribute("src")
    page.get_by_label("Authority", exact=True).focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.labels[0].innerText") == "Second authority"
    page.get_by_label("Comparator", exact=True).focus()
    page.keyboard.type("Region")  # a native list goes to what is typed, as to the arrow keys
    page.keyboard.press("Tab")
    page.wait_for_function(f"old => document.querySelector('{PICTURE}').src !== old", arg=before)


def test_a_bad_choice_gives_words_in_place_of_the_picture(explore):
    page = explore
    for label, option, words in (
        ("Programme", "Inspection of child protection (CPI)", "No report on Westminster under CPI is held"),
        ("Programme", "Single inspection framework (SIF)", ""),
        ("Comparator", "A list of my own", "a comparator needs two or more"),
        ("Programme", "Short quality screening (SQS)", "the case counts of no other service"),
        ("Comparator", "Core case inspection (CCI), 2009 to 2012", "SQS and CCI figures cannot be compared"),
    ):
        choose(page, label, option)
        if words:
            assert words in page.locator(WORDS).inner_text()
            assert page.locator(PICTURE).count() == 0
    day = page.get_by_label("Or as at a day")
    assert day.get_attribute("placeholder") == "dd/mm/yyyy"
    for typed, words in (("1/2/2009", "reports are held from 7 August 2009"), ("2/13/2009", "is not a day")):
        day.fill(typed)
        day.press("Enter")
        page.wait_for_selector(f"{WORDS}:has-text('{words}')")
    day.fill("1/2/2009")
    day.press("Tab")
    page.wait_for_selector(f"{WORDS}:has-text('reports are held from 7 August 2009')")
    assert day.input_value() == "01/02/2009"
    assert errors(page) == []


def test_the_buttons_write_what_is_shown_and_say_where(explore, lab):
    page, (_, folder) = explore, lab
    page.get_by_role("button", name="PNG and alt text").click()
    page.wait_for_selector("[role=status]:has-text('Written into')")
    page.get_by_role("button", name="Table as CSV").click()
    page.wait_for_selector("[role=status]:has-text('.csv')")
    written = folder / "reports" / "explored" / "2015-16-Q4" / "westminster"
    assert list(written.rglob("*.png"))
    assert len(list((written / "tables").glob("*.csv"))) == 2
    page.get_by_role("button", name="Make this report").click()
    page.wait_for_selector("[role=status]:has-text('report.html')", timeout=60_000)
    assert (folder / "reports" / "2015-16-Q4" / "westminster" / "report.html").is_file()


def test_the_table_sorts_and_filters_without_a_network(explore):
    page = explore
    table = page.locator(".dt-container").first
    table.wait_for()
    table.get_by_role("searchbox").fill("inadequate")
    page.wait_for_function("document.querySelector('.dt-info').innerText.includes('21')")
    assert {"Inadequate"} == set(table.locator("tbody td:last-child").all_inner_texts())
    first = table.locator("tbody th").first.inner_text()
    last = max(table.locator("tbody th").all_inner_texts())
    for order in ("ascending", "descending"):
        table.locator("thead th").first.click()
        page.wait_for_selector(f".dt-container thead th[aria-sort={order}]")
    assert table.locator("tbody th").first.inner_text() >= last > first
    table.locator("thead th:has-text('Published')").click()
    page.wait_for_selector(".dt-container thead th:has-text('Published')[aria-sort=ascending]")
    assert table.locator("tbody tr").first.locator("td").nth(4).inner_text() == "21 March 2014"


def test_axe_finds_nothing_serious_in_the_controls_and_their_chart(explore):
    from axe_playwright_python.sync_playwright import Axe

    page = explore
    page.wait_for_selector(".dt-container")
    ours, rules = ".jp-CodeCell:has(.widget-vbox) .jp-OutputArea", {"type": "tag", "values": WCAG}
    found = Axe().run(page, context=ours, options={"runOnly": rules}).response["violations"]
    serious = [one for one in found if one["impact"] in ("serious", "critical")]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in serious] == []


def test_a_click_copies_the_chart_and_another_its_alt_text(explore):
    page = explore
    press(page, "Copy chart", "The chart is copied.")
    copied = page.evaluate(
        """async () => {
            const [item] = await navigator.clipboard.read();
            const {width, height} = await createImageBitmap(await item.getType("image/png"));
            return [item.types, width, height];
        }"""
    )
    size = page.locator(PICTURE).evaluate("one => [one.naturalWidth, one.naturalHeight]")
    assert copied == [["image/png"], *size]
    press(page, "Copy alt text", "The alt text is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(PICTURE).get_attribute("alt")


def test_where_the_browser_refuses_the_clipboard_the_page_says_what_to_do(explore):
    page = explore
    page.evaluate(
        "() => { navigator.clipboard.write = async () => { throw new DOMException('', 'NotAllowedError'); }; }"
    )
    by_hand = "Right-click the picture and choose “Copy image”, or use “PNG and alt text”."
    press(page, "Copy chart", f"Not copied: the browser refused (NotAllowedError). {by_hand}")
    page.evaluate("() => { Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true}); }")
    why = "only pages of this computer or by https may copy"
    press(page, "Copy alt text", f"Not copied: the browser refused ({why}). Select the text and press Ctrl+C.")
    page.evaluate("() => { delete navigator.clipboard; delete navigator.clipboard.write; }")


def test_several_authorities_are_side_by_side_each_with_its_own_buttons(explore):
    page = explore
    page.get_by_label("Second authority", exact=True).select_option(label="Birmingham")
    page.wait_for_function(f"document.querySelectorAll('{PICTURE}').length === 2")
    left, right = (picture.bounding_box() for picture in page.locator(PICTURE).all())
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] < right["x"]
    assert right["x"] + right["width"] < 1280
    press(page, "Copy alt text", "The alt text is copied.", place=1)
    assert "Birmingham: inadequate" in page.evaluate("navigator.clipboard.readText()")


def test_after_a_restart_the_page_says_so_and_the_line_kept_brings_the_choices_back(explore):
    page = explore
    assert page.locator(CUT_OFF).is_hidden()
    choose(page, "Comparator", "Statistical neighbours")
    page.locator("summary", has_text="Keep these choices").click()
    press(page, "Copy this line", "The line is copied.")
    before = page.locator(PICTURE).get_attribute("src")
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.locator("[data-command='kernelmenu:restart']").click()
    page.locator(".jp-Dialog .jp-mod-accept").click()
    page.locator(CUT_OFF).wait_for(timeout=60_000)
    assert page.locator(".jupyter-widgets-disconnected").first.evaluate(
        "one => getComputedStyle(one, '::before').display"
    ) == "none"  # fmt: skip
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", timeout=60_000)
    page.locator(".cm-line", has_text="choices = explorer").click()
    for keys in ("Home", "Shift+End", "ControlOrMeta+v"):
        page.keyboard.press(keys)
    assert 'comparator="neighbours"' in page.locator(".cm-line", has_text="choices = explorer").inner_text()
    run_all(page, "explore")
    page.wait_for_selector(PICTURE)
    assert page.locator(CUT_OFF).is_hidden()
    assert page.locator(PICTURE).get_attribute("src") == before
    choose(page, "Comparator", "England")
    assert errors(page) == []


@pytest.mark.parametrize("name", ["ofsted_judgements", "quarterly_report", "start"])
def test_tables_have_words_to_the_left_numbers_to_the_right_and_nothing_overlaps(name, notebook):
    page = notebook(name)
    page.wait_for_selector(".table-scroll table")
    found = page.evaluate(
        """() => [...document.querySelectorAll(".table-scroll table")].flatMap(table => {
            const style = getComputedStyle(table);
            return [...table.querySelectorAll("th, td")].map(cell => ({
                number: cell.classList.contains("number"), align: getComputedStyle(cell).textAlign,
                bold: cell.closest("tbody") ? getComputedStyle(cell).fontWeight : "400",
                cut: cell.scrollWidth > cell.clientWidth + 1, layout: style.tableLayout,
            }));
        })"""
    )
    assert len(found) > 20
    assert {(cell["number"], cell["align"]) for cell in found} <= {(False, "left"), (True, "right")}
    assert {cell["bold"] for cell in found} == {"400"}
    assert {cell["layout"] for cell in found} == {"auto"}
    assert not any(cell["cut"] for cell in found)


def test_an_error_in_a_cell_is_one_message(notebook):
    page = notebook("start")
    page.locator(".jp-CodeCell .cm-content").first.click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type('from inspection_stats import open_quarter; open_quarter("Westminister", "2015-16 Q4")')
    page.keyboard.press("Shift+Enter")
    page.wait_for_selector("text=BadRequest")
    said = errors(page)
    assert len(said) == 1
    assert "Did you mean “Westminster”?" in said[0]
    assert "Traceback" not in said[0]
    assert len(said[0].splitlines()) == 1
