"""Many packs in one run: what is current is kept, what fails is reported, what was stopped carries on."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time

import pytest
from bs4 import BeautifulSoup
from docx import Document
from PIL import Image

from inspection_stats.check.data import read_data
from inspection_stats.documents.run_id import checksum
from inspection_stats.errors import BadRequest, CannotWrite, RunFailed
from inspection_stats.packs.index import CHECKSUMS, england_sentences
from inspection_stats.packs.isolated import Outcome
from inspection_stats.packs.manifest import MANIFEST, pack_checksum, write_manifest
from inspection_stats.packs.many import make_packs, make_reports, on_this_machine
from inspection_stats.packs.pack import STAGING, clear_leftovers, one_run_at_a_time
from inspection_stats.packs.plan import ReportOptions, Wanted, plan
from inspection_stats.packs.verify import Verified, verify
from inspection_stats.query.england_quarter import EnglandQuarter
from inspection_stats.reference.quarters import parse_period
from tests.support.packs import DATA, QUARTER, contents, names
from tests.support.places import ROOT

COMMAND = [sys.executable, "-c", "from inspection_stats.cli.app import main; main()", "report"]


@pytest.fixture(scope="module")
def data():
    return read_data(DATA)


def pretend(job):
    """A fake run: a pack with only its manifest."""
    job.target.mkdir(parents=True, exist_ok=True)
    write_manifest(job.target, job.run, job.parameters, job.all_inputs, [])


def pretending(jobs):
    for job in jobs:
        pretend(job)
        yield Outcome(job)


@pytest.mark.parametrize(("quarter", "number"), [("2025-26 Q4", 153), ("2015-16 Q4", 152)])
def test_everywhere_is_every_authority_of_the_day(data, tmp_path, quarter, number):
    jobs = plan(data, Wanted(everywhere=True), [quarter], DATA, str(tmp_path))
    assert len({job.target for job in jobs}) == len(jobs) == number


def test_areas_can_be_named_by_region_and_as_neighbours(data, tmp_path):
    def wanted(**how):
        return names(plan(data, Wanted(**how), [QUARTER], DATA, str(tmp_path)))

    assert len(wanted(region="London")) == 33
    near = wanted(neighbours_of="Westminster")
    assert near[0] == "Westminster"
    assert len(near) == 11
    assert wanted(areas=("E06000010", "213", "Westminster")) == ["Kingston Upon Hull, City of", "Westminster"]
    two = plan(data, Wanted(areas=("Barnet",)), [QUARTER, "2025-26 Q4", QUARTER], DATA, str(tmp_path))
    assert [job.recorded["quarter"] for job in two] == [QUARTER, "2025-26 Q4"]
    with pytest.raises(BadRequest, match="No area is named"):
        wanted()
    with pytest.raises(BadRequest, match="Did you mean"):
        wanted(areas=("Westminister",))


def test_a_rerun_makes_only_what_changed(data, tmp_path):
    wanted = Wanted(areas=("Barnet", "Bexley", "Brent"))
    first = make_reports(data, wanted, [QUARTER], DATA, str(tmp_path / "out"), pretending)
    assert names(first.made) == ["Barnet", "Bexley", "Brent"]
    again = make_reports(data, wanted, [QUARTER], DATA, str(tmp_path / "out"), pretending)
    assert names(again.kept) == ["Barnet", "Bexley", "Brent"]
    assert again.made == ()
    shutil.rmtree(again.kept[1].target)
    assert names(make_reports(data, wanted, [QUARTER], DATA, str(tmp_path / "out"), pretending).made) == ["Bexley"]
    other = tmp_path / "data"
    shutil.copytree(DATA, other)
    with (other / "recommendations.csv").open("a", encoding="utf-8", newline="") as file:
        file.write("\n")
    changed = make_reports(read_data(other), wanted, [QUARTER], other, str(tmp_path / "out"), pretending)
    assert names(changed.made) == ["Barnet", "Bexley", "Brent"]


@pytest.mark.parametrize("how", ["a link to the same bytes", "an output named no longer"])
def test_a_pack_that_was_tampered_with_is_made_again(data, tmp_path, how):
    wanted = Wanted(areas=("Barnet",))

    def with_a_file(jobs):
        for job in jobs:
            job.target.mkdir(parents=True, exist_ok=True)
            (job.target / "report.html").unlink(missing_ok=True)
            (job.target / "report.html").write_text("made")
            yield from pretending([job])

    def run():
        return make_reports(data, wanted, [QUARTER], DATA, str(tmp_path / "out"), with_a_file)

    page = run().made[0].target / "report.html"
    assert names(run().kept) == ["Barnet"]
    if how == "a link to the same bytes":
        page.rename(tmp_path / "elsewhere.html")
        page.symlink_to(tmp_path / "elsewhere.html")
    else:
        manifest = json.loads((page.parent / MANIFEST).read_text("utf-8"))
        del manifest["outputs"]["report.html"]
        (page.parent / MANIFEST).write_text(json.dumps(manifest), "utf-8")
    assert names(run().made) == ["Barnet"]


def test_a_run_that_is_stopped_leaves_no_checksum_that_its_packs_do_not_fit(data, tmp_path):
    wanted = Wanted(areas=("Barnet", "Bexley"))
    made = make_reports(data, wanted, [QUARTER], DATA, str(tmp_path), pretending).made
    barnet, bexley = (job.target for job in made)

    def stopped(jobs):
        for job in jobs:
            shutil.rmtree(job.target)
            pretend(job)
            (job.target / "more.txt").write_text("of another release")
            write_manifest(job.target, job.run, job.parameters, job.all_inputs, [])
            raise KeyboardInterrupt
        yield

    (barnet / MANIFEST).write_text("{}")
    with pytest.raises(KeyboardInterrupt):
        make_reports(data, wanted, [QUARTER], DATA, str(tmp_path), stopped)
    assert verify(barnet).damage == verify(bexley).damage == ()
    assert [line.split("  ")[1] for line in (barnet.parent / CHECKSUMS).read_text().splitlines()] == [
        f"bexley/{MANIFEST}"
    ]


def test_the_list_of_checksums_is_one_that_sha256sum_reads(data, tmp_path):
    made = make_reports(data, Wanted(areas=("Barnet", "Bexley")), [QUARTER], DATA, str(tmp_path), pretending).made
    shelf = made[0].target.parent
    assert [line.split("  ")[1] for line in (shelf / CHECKSUMS).read_text("ascii").splitlines()] == [
        "barnet/manifest.json",
        "bexley/manifest.json",
    ]
    subprocess.run(["sha256sum", "--check", "--strict", CHECKSUMS], cwd=shelf, check=True, capture_output=True)
    assert verify(made[0].target).damage == ()


def test_a_word_template_is_an_input_of_the_run_under_one_name(data, tmp_path):
    wanted = Wanted(areas=("Isles of Scilly",))
    one, same, other = (tmp_path / name for name in ("council.docx", "copy.docx", "other.docx"))
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Council of the Isles"
    document.save(str(one))
    shutil.copy(one, same)
    document.sections[0].header.paragraphs[0].text = "Another council"
    document.save(str(other))

    def planned(template):
        return plan(data, wanted, [QUARTER], DATA, str(tmp_path / "out"), ReportOptions(word_template=template))[0]

    assert len({planned(None).run, planned(one).run, planned(other).run}) == 3
    assert planned(one).run == planned(same).run
    out = tmp_path / "out"
    made = make_reports(
        data, wanted, [QUARTER], DATA, str(out), on_this_machine(1), options=ReportOptions(word_template=one)
    )
    assert names(made.made) == ["Isles of Scilly"]
    pack = made.made[0].target
    first = contents(pack)
    manifest = json.loads((pack / MANIFEST).read_text("utf-8"))
    assert manifest["inputs"]["word_template"] == checksum(one)
    annex = Document(str(pack / "report.docx"))
    assert annex.sections[0].header.paragraphs[0].text == "Council of the Isles"
    assert f"Run {manifest['run']}" in (pack / "report.html").read_text("utf-8")
    assert str(tmp_path) not in (pack / "report.ipynb").read_text("utf-8")
    assert verify(pack, DATA) == Verified(len(manifest["outputs"]), manifest["run"], pack_checksum(pack), (), ())
    again = make_reports(
        data, wanted, [QUARTER], DATA, str(out), on_this_machine(1), options=ReportOptions(word_template=same)
    )
    assert (names(again.kept), contents(pack)) == (["Isles of Scilly"], first)


def test_a_style_sheet_is_an_input_of_the_run_and_colours_every_chart(data, tmp_path):
    wanted = Wanted(areas=("Isles of Scilly",))
    sheet, other = tmp_path / "council.mplstyle", tmp_path / "other.mplstyle"
    colours = ["00504F", "D08700", "003533", "2073BC", "ADD1F1", "801650", "ADD1F1"]
    sheet.write_text(f"axes.prop_cycle: cycler('color', {colours})\n", "utf-8")
    other.write_text("font.family: DejaVu Serif\n", "utf-8")

    def planned(style):
        return plan(data, wanted, [QUARTER], DATA, str(tmp_path / "out"), ReportOptions(style=style))[0]

    assert len({planned(None).run, planned(sheet).run, planned(other).run}) == 3
    with pytest.raises(BadRequest, match="There is no style sheet"):
        planned(tmp_path / "none.mplstyle")
    other = tmp_path / "alike.mplstyle"
    other.write_text(f"axes.prop_cycle: cycler('color', {['003533', '00504F', *colours[2:]]})\n", "utf-8")
    with pytest.raises(BadRequest, match="touch, and their contrast is"):
        planned(other)
    options = ReportOptions(style=sheet)
    made = make_reports(data, wanted, [QUARTER], DATA, str(tmp_path / "out"), on_this_machine(1), options=options)
    pack = made.made[0].target
    assert verify(pack, DATA) == Verified(len(json.loads((pack / MANIFEST).read_text("utf-8"))["outputs"]),
                                          planned(sheet).run, pack_checksum(pack), (), ())  # fmt: skip
    assert str(tmp_path) not in (pack / "report.ipynb").read_text("utf-8")
    held = set()
    for file in pack.rglob("*.png"):
        with Image.open(file) as picture:
            held |= {colour for _, colour in picture.convert("RGB").getcolors(1 << 20)}
    assert (0x00, 0x35, 0x33) in held
    assert (0x12, 0x43, 0x6D) not in held


def test_a_pack_that_lacks_a_file_is_made_again(data, tmp_path):
    jobs = plan(data, Wanted(areas=("Barnet",)), [QUARTER], DATA, str(tmp_path))
    pretend(jobs[0])
    manifest = jobs[0].target / MANIFEST
    held = json.loads(manifest.read_text("utf-8"))
    assert names(make_packs(jobs, pretending).kept) == ["Barnet"]
    manifest.write_text(json.dumps({**held, "outputs": {"report.html": "0"}}), "utf-8")
    assert names(make_packs(jobs, pretending).made) == ["Barnet"]
    manifest.write_text("{", "utf-8")
    assert names(make_packs(jobs, pretending).made) == ["Barnet"]


def test_one_failure_is_reported_and_stops_no_other(data, tmp_path):
    def failing(jobs):
        for job in jobs:
            if job.name == "Bexley":
                yield Outcome(job, RunFailed("It hung."))
            else:
                yield from pretending([job])

    told = []
    jobs = plan(data, Wanted(areas=("Barnet", "Bexley", "Brent")), [QUARTER], DATA, str(tmp_path))
    made = make_packs(jobs, failing, told.append)
    assert names(made.made) == ["Barnet", "Brent"]
    assert [(one.job.name, str(one.error)) for one in made.failed] == [("Bexley", "It hung.")]
    assert [(one.made, one.failed, one.wanted) for one in told] == [(0, 0, 3), (1, 0, 3), (1, 1, 3), (2, 1, 3)]


def test_the_command_says_what_failed_and_exits_with_its_code(tmp_path):
    out = tmp_path / "out"
    (out / "2015-16-Q4").mkdir(parents=True)
    (out / "2015-16-Q4" / "barnet").write_text("in the way")
    areas = ["--area", "Barnet", "--area", "Isles of Scilly"]
    command = [*COMMAND, *areas, "--quarter", QUARTER, "--out", str(out), "--workers", "2"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 4
    assert "Made 1 pack." in done.stdout
    assert "1 pack could not be made:" in done.stderr
    assert "barnet is a file" in done.stderr
    assert "Traceback" not in done.stderr
    assert (out / "2015-16-Q4" / "isles-of-scilly" / "report.html").is_file()
    assert (out / "2015-16-Q4" / "barnet").read_text() == "in the way"


def test_two_runs_into_one_folder_do_not_meet(tmp_path):
    with one_run_at_a_time(tmp_path / "shelf"):
        script = (
            "import sys, pathlib\n"
            "from inspection_stats.packs.pack import one_run_at_a_time\n"
            "with one_run_at_a_time(pathlib.Path(sys.argv[1]), patience=0.2): pass\n"
        )
        command = [sys.executable, "-c", script, str(tmp_path / "shelf")]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert "is writing into" in done.stderr
    assert subprocess.run(command, check=False).returncode == 0


def test_what_a_stopped_run_left_is_cleared_and_a_replaced_pack_goes_back(tmp_path):
    half, old = tmp_path / f".barnet{STAGING}x", tmp_path / f".brent{STAGING}old-y" / "pack"
    half.mkdir()
    (half / "report.html").write_text("half")
    old.mkdir(parents=True)
    (old / "report.html").write_text("whole")
    clear_leftovers(tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["brent"]
    assert (tmp_path / "brent" / "report.html").read_text() == "whole"


def test_a_run_killed_at_any_moment_goes_on_to_the_same_bytes(tmp_path):
    areas = ["--area", "Isles of Scilly", "--area", "Rutland", "--area", "Northamptonshire"]
    command = [*COMMAND, *areas, "--quarter", QUARTER, "--workers", "2", "--out"]
    subprocess.run([*command, str(tmp_path / "alone")], cwd=ROOT, check=True, capture_output=True)
    shelf = tmp_path / "killed" / "2015-16-Q4"
    for seen in (f".*{STAGING.strip('.')}*", "*/" + MANIFEST):  # a pack half-made, then one of the three finished
        run = subprocess.Popen([*command, str(tmp_path / "killed")], cwd=ROOT, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, start_new_session=True)  # fmt: skip
        while not any(shelf.glob(seen)):
            assert run.poll() is None, "the run ended before it could be killed"
            time.sleep(0.005)
        assert run.poll() is None, "the run ended before it could be killed"
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        for pack in shelf.glob("[!.]*/"):
            outputs = json.loads((pack / MANIFEST).read_text("utf-8"))["outputs"]
            assert {name: checksum(pack / name) for name in outputs} == outputs
    subprocess.run([*command, str(tmp_path / "killed")], cwd=ROOT, check=True, capture_output=True)
    assert contents(tmp_path / "killed") == contents(tmp_path / "alone")


def test_the_index_names_every_pack_and_sums_up_england(data, tmp_path):
    wanted = Wanted(areas=("Northamptonshire", "Westminster", "Isles of Scilly"))
    make_reports(data, wanted, ["2025-26 Q4"], DATA, str(tmp_path), pretending)
    page = BeautifulSoup((tmp_path / "2025-26-Q4" / "index.html").read_text("utf-8"), "html.parser")
    rows = [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in page.select("tbody tr")]
    assert [row[0] for row in rows] == ["Isles of Scilly", "Northamptonshire", "Westminster"]
    assert rows[1][2] == "did not exist at the end of the quarter"
    assert rows[2][2] == "Outstanding"
    assert [link["href"] for link in page.select("tbody a")][2] == "westminster/report.html"
    england = page.select_one("#england").get_text()
    assert "153 authorities existing on 31 March 2026" in england
    assert "Outstanding 43 (28%), Good 67 (44%), Requires improvement 29 (19%) and Inadequate 14 (9%)" in england
    assert "Ofsted published 11 graded inspections from 1 January to 31 March 2026." in england
    assert page.select_one(".table-scroll table")


@pytest.mark.parametrize("damaged", ["[" * 100_000, "{}", "[]", "\0"])
def test_a_damaged_manifest_stops_no_other_pack_and_is_named(data, tmp_path, damaged):
    def make(*areas):
        return make_reports(data, Wanted(areas=areas), [QUARTER], DATA, str(tmp_path), pretending)

    make("Isles of Scilly")
    manifest = tmp_path / "2015-16-Q4" / "isles-of-scilly" / MANIFEST
    manifest.write_text(damaged, "utf-8")
    make("Rutland")
    page = BeautifulSoup((tmp_path / "2015-16-Q4" / "index.html").read_text("utf-8"), "html.parser")
    assert [link.get_text() for link in page.select("tbody a")] == ["Rutland"]
    assert "Not listed, as the manifest is damaged: isles-of-scilly." in page.get_text()
    assert not make("Isles of Scilly").kept
    assert "Not listed" not in (tmp_path / "2015-16-Q4" / "index.html").read_text("utf-8")


def test_the_index_says_how_many_grades_are_overtaken_by_another_programme(data):
    latest, ilacs, sif, _ = england_sentences(EnglandQuarter(data, parse_period("2019-20 Q4")))
    # As Ofsted printed for 31 March 2020: 50% good or outstanding, 14% inadequate, of 149 with a report.
    assert "Outstanding 15 (10%), Good 60 (40%)" in latest
    assert "Inadequate 21 (14%)" in latest
    # 151 authorities less 55 not yet inspected under ILACS; every one of the 96 had a SIF report before.
    assert "Inadequate 15 (16%) and Not yet inspected 55." in ilacs
    assert "Of the 149 counted, 96 have been inspected under ILACS since" in sif
    assert "since" not in "".join(england_sentences(EnglandQuarter(data, parse_period("2025-26 Q4"))))


def test_a_folder_that_is_a_file_and_one_that_is_closed_are_refused(data, tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(BadRequest, match="is a file"):
        make_reports(data, Wanted(areas=("Barnet",)), [QUARTER], DATA, str(tmp_path / "out"), pretending)
    with pytest.raises(CannotWrite, match="Cannot write"):
        make_reports(data, Wanted(areas=("Barnet",)), [QUARTER], DATA, "/proc/nowhere", pretending)


def test_packs_at_an_address_are_whole_and_kept(data, tmp_path):
    def run():
        wanted, address = Wanted(areas=("Isles of Scilly",)), f"file://{tmp_path}/far"
        return make_reports(data, wanted, [QUARTER], DATA, address, on_this_machine(1))

    assert names(run().made) == ["Isles of Scilly"]
    pack = tmp_path / "far" / "2015-16-Q4" / "isles-of-scilly"
    assert set(json.loads((pack / MANIFEST).read_text("utf-8"))["outputs"]) == set(contents(pack)) - {MANIFEST}
    assert (pack.parent / "index.html").is_file()
    assert names(run().kept) == ["Isles of Scilly"]
    (pack / "report.html").unlink()
    assert names(run().made) == ["Isles of Scilly"]
