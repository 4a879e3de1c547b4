"""The recipes of docs/own-report.md, each run as it is printed."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
import yaml

from inspection_stats.documents.document import read_document
from tests.support.places import ROOT

GUIDE = (ROOT / "docs" / "own-report.md").read_text("utf-8")
BIN = Path(sys.executable).parent


def block(language, holding):
    found = [code for kind, code in re.findall(r"```(\w*)\n(.*?)```", GUIDE, re.DOTALL) if kind == language]
    return next(code for code in found if holding in code)


def run(command, folder, **options):
    program, *words = shlex.split(command)
    return subprocess.run(
        [str(BIN / program), *words], cwd=folder, check=True, capture_output=True, text=True, **options
    )


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "notebooks").symlink_to(ROOT / "notebooks")
    return tmp_path


def test_a_notebook_of_ones_own_is_begun_and_run_and_a_file_in_the_way_is_not_replaced(folder):
    begin, report = re.findall(r"^(inspection-stats (?:new-report|report --notebook).*)$", GUIDE, re.MULTILINE)
    run(begin, folder)
    assert nbformat.read(folder / "our_report.ipynb", as_version=4).cells
    run(report, folder)
    assert (folder / "reports" / "2015-16-Q4" / "westminster" / "report.docx").is_file()
    with pytest.raises(subprocess.CalledProcessError) as error:
        run(begin, folder)
    assert (error.value.returncode, "exists already" in error.value.stderr) == (2, True)


def test_papermill_by_itself_works_from_any_folder_and_says_what_it_takes(folder):
    work, tell = re.findall(r"^(papermill .*)$", GUIDE, re.MULTILINE)
    run(work, folder)
    assert read_document(nbformat.read(folder / "out.ipynb", as_version=4)).title.endswith("Birmingham, 2024-25 Q2")
    said = run(tell, folder).stdout
    for line in ("area: ", "quarter: ", "data_dir: ", "style: "):
        assert line in said, said


def test_a_yaml_of_areas_makes_a_notebook_for_each(folder):
    (folder / "areas.yaml").write_text(block("yaml", "Barnet"), "utf-8")
    subprocess.run([sys.executable, "-c", block("python", "papermill")], cwd=folder, check=True, capture_output=True)
    for number, area in enumerate(("Barnet", "Leeds")):
        executed = nbformat.read(folder / f"report-{number}.ipynb", as_version=4)
        assert read_document(executed).title == f"Inspection results: {area}, 2024-25 Q2"


def test_the_line_for_cron_asks_for_the_quarter_that_has_ended(folder):
    line = block("", "0 6 2 1,4,7,10").strip()
    fields = line.split(" ", 5)
    assert fields[2:4] == ["2", "1,4,7,10"]
    command = fields[5].replace("--all", "--area Rutland").replace("/srv/reports", "reports")
    command = command.replace("date -d 'yesterday -1 day'", "date -d '2025-07-02 -2 days'").replace("\\%", "%")
    subprocess.run(
        ["bash", "-c", command], cwd=folder, check=True, capture_output=True, env={"PATH": f"{BIN}:/usr/bin:/bin"}
    )
    assert (folder / "reports" / "2025-26-Q1" / "rutland" / "report.html").is_file()


def test_the_job_of_a_ci_runs_the_report(folder):
    steps = yaml.safe_load(block("yaml", "steps:"))["steps"]
    assert steps[0]["run"] == "pip install inspection-stats"
    run(steps[1]["run"], folder)
    assert (folder / "reports" / "2024-25-Q2" / "leeds" / "report.html").is_file()
