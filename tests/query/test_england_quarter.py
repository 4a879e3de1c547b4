"""What the reports of one quarter share follows the tables, and is the same for each of them."""

import shutil

from tests.support.places import ROOT
from tests.support.reports import quarterly

QUARTER = "2025-26 Q4"
CAMDEN = "202"


def england(report):
    """The grades of England in the report’s chart at a glance."""
    chart = next(one for one in report.charts if one.spec.name == "at-a-glance")
    return {row.grade: row.count for row in chart.spec.rows if row.label == "England"}


def test_a_corrected_grade_changes_the_next_report(tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder)
    before = england(quarterly("Barnet", QUARTER, folder))
    file = folder / "ofsted_judgements.csv"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    place = max(
        number for number, line in enumerate(lines)
        if f",{CAMDEN}," in line and ",overall_effectiveness," in line and ",Outstanding," in line
    )  # fmt: skip
    lines[place] = lines[place].replace(",Outstanding,", ",Good,")
    file.write_text("".join(lines), "utf-8")
    after = england(quarterly("Barnet", QUARTER, folder))
    assert after == before | {"Outstanding": before["Outstanding"] - 1, "Good": before["Good"] + 1}
    assert england(quarterly("Barnet", QUARTER, ROOT / "data")) == before


def test_the_areas_of_a_quarter_agree_on_england():
    same, other = (england(quarterly(area, QUARTER, ROOT / "data")) for area in ("Barnet", "Leeds"))
    assert same == other
    assert england(quarterly("Barnet", "2024-25 Q4", ROOT / "data")) != same
