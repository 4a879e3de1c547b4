"""The briefing: one page for every authority, and what only it says."""

import os
import re
import shutil
import subprocess
from datetime import date

import pandas as pd
import pytest
from pypdf import PdfReader

from inspection_stats import open_quarter
from inspection_stats.describe.sentences.briefing import inspected_again_sentence
from inspection_stats.documents.blocks import Bullets, Paragraph, Subheading, TableBlock
from inspection_stats.documents.word.annex import word_annex
from inspection_stats.measure.grades.gaps import gaps_between
from inspection_stats.reference.areas import areas_at
from tests.support.reports import Made
from tests.support.said import said

QUARTER = "2025-26 Q4"
LONGEST = 15  # of the 153 briefings: where these fit a page, the shorter ones do


def test_every_authoritys_briefing_is_one_page_of_a4(data, tmp_path):
    program = shutil.which("soffice")
    if program is None:
        reason = "LibreOffice is not installed: apt-get install libreoffice-writer"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    names = areas_at(data.areas, date(2026, 3, 31))["la_name"]
    assert len(names) == 153
    made = {name: open_quarter(name, QUARTER) for name in names}
    length = {name: sum(map(len, said(one.briefing().blocks))) + len(name) for name, one in made.items()}
    for name in sorted(names, key=length.get)[-LONGEST:]:
        (tmp_path / f"{name}.docx").write_bytes(word_annex(page(made[name]).document))
    (tmp_path / "Westminster.docx").write_bytes(word_annex(page(open_quarter("Westminster", "2015-16 Q4")).document))
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    files = [str(file) for file in tmp_path.glob("*.docx")]
    command = [program, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    pages = {file.stem: len(PdfReader(file).pages) for file in tmp_path.glob("*.pdf")}
    assert len(pages) == LONGEST + 1
    assert {name: number for name, number in pages.items() if number != 1} == {}


def page(q):
    """The document of the briefing's notebook: it has no heading of its own."""
    made = Made(q, (q.briefing(),))
    del made.notebook.cells[1]
    return made


def of_kind(area, quarter, kind):
    return [block for block in open_quarter(area, quarter).briefing().blocks if isinstance(block, kind)]


def test_the_direction_of_each_judgement_is_that_of_the_two_reports():
    """Ofsted on Birmingham, 17 January 2019 and 18 April 2023; the later report is the first with two of its five."""
    (table,) = of_kind("Birmingham", QUARTER, TableBlock)
    assert dict(zip(table.frame["Judgement"], table.frame["Direction"], strict=True)) == {
        "Overall": "▲ up from Requires improvement",
        "Impact of leaders": "▲ up from Requires improvement",
        "Help and protection": "▲ up from Requires improvement",
        "In care": "cannot be compared",
        "Care leavers": "cannot be compared",
    }
    (down,) = of_kind("Isles of Scilly", QUARTER, TableBlock)
    assert down.frame["Direction"].tolist()[:2] == ["▼ down from Good", "▼ down from Outstanding"]
    (same,) = of_kind("Middlesbrough", "2026-07-01 to 2026-08-20", TableBlock)
    assert set(same.frame["Direction"]) == {"= no change"}
    (first,) = of_kind("Westminster", "2015-16 Q4", TableBlock)
    assert set(first.frame["Direction"]) == {"no previous one held"}


def test_an_authority_that_ended_has_no_table_no_chart_and_no_question():
    blocks = open_quarter("Northamptonshire", QUARTER).briefing().blocks
    assert [type(block) for block in blocks] == [Paragraph, Bullets, Subheading, Paragraph]
    assert "no longer an authority" in blocks[1].items[0]


def test_youth_justice_has_a_line_and_says_where_nothing_is_held():
    (_, line) = of_kind("Birmingham", QUARTER, Paragraph)
    assert "(report of October 2020): rated Requires improvement overall." in line.text
    (_, none) = of_kind("Isles of Scilly", QUARTER, Paragraph)
    assert none.text == "No dated inspection result of the youth justice service of the Isles of Scilly is held."
    (_, screened) = of_kind("Westminster", "2015-16 Q4", Paragraph)
    assert "gives 22 judgements as counts: eight at 100% and one below 80%. Seven more have no count." in screened.text


def rows(*inspections):
    return pd.DataFrame(
        [
            {"old_la_code": code, "inspection_id": f"{code}-{day}", "framework": "ILACS 2018", "grade": grade,
             "judgement": "overall_effectiveness", "published": pd.Timestamp(day)}
            for code, day, grade in inspections
        ]
    )  # fmt: skip


def test_a_gap_is_from_one_inspection_to_the_next_of_the_same_authority():
    held = rows(("1", "2019-01-01", "Good"), ("1", "2023-01-01", "Inadequate"), ("2", "2020-01-01", "Good"))
    gaps = gaps_between(held, ["ILACS 2018"], "overall_effectiveness", date(2024, 1, 1))
    assert gaps[["old_la_code", "grade"]].to_numpy().tolist() == [["1", "Good"]]
    assert gaps["years"].iloc[0] == pytest.approx(1461 / 365.25)
    assert gaps_between(held, ["ILACS 2018"], "overall_effectiveness", date(2022, 12, 31)).empty
    assert gaps_between(held, ["SIF"], "overall_effectiveness", date(2024, 1, 1)).empty


def test_a_range_is_the_middle_half_and_is_given_for_ten_gaps_or_more():
    gaps = pd.DataFrame({"grade": ["Good"] * 11, "years": [float(year) for year in range(11)]})
    said_of = inspected_again_sentence(gaps, "Good", "ILACS")
    assert re.findall(r"after (.*?) years \(the middle half of (\d+) cases", said_of) == [("2.5 to 7.5", "11")]
    assert said_of.endswith("That is not a forecast.")
    assert inspected_again_sentence(gaps.head(9), "Good", "ILACS") == ""
    assert inspected_again_sentence(gaps, "Inadequate", "ILACS") == ""


def test_without_an_overall_grade_england_is_shown_judgement_by_judgement():
    """Middlesbrough, 28 July 2026: requires improvement in all four; Ofsted's reports as held on 20 August 2026."""
    q = open_quarter("Middlesbrough", "2026-07-01 to 2026-08-20")
    chart = q.briefing().chart.spec
    labels = list(dict.fromkeys(row.label for row in chart.rows))
    assert labels == ["Impact of leaders", "Help and protection", "In care", "Care leavers"]
    assert {row.grade for row in chart.rows if row.marked} == {"Requires improvement"}
    state = q.asked.england.family_state("ILACS")
    for row in chart.rows:
        key = row.label.lower().replace(" ", "_")
        assert row.count == state[key].eq(row.grade).sum()
        assert row.total == state[key].isin(["Outstanding", "Good", "Requires improvement", "Inadequate"]).sum()


def test_the_chart_at_a_glance_describes_what_it_draws_and_no_more():
    chart = open_quarter("Westminster", "2015-16 Q4").briefing().chart.spec
    assert list(dict.fromkeys(row.label for row in chart.rows)) == ["England", "Statistical neighbours"]
    assert "London" not in chart.long_alt
    assert "England, 87 with a grade: Outstanding 2, Good 21" in chart.long_alt


def test_a_rating_that_may_be_superseded_is_not_the_headline_of_youth_justice():
    """Barking and Dagenham: requires improvement in December 2018, and good in a report of 2026 without a month."""
    (_, line) = of_kind("Barking and Dagenham", QUARTER, Paragraph)
    assert line.text.startswith("The latest result held is not closely dated: Barking and Dagenham")
    assert "(report of 2026): rated Good overall" in line.text
    assert "2018)" not in line.text
    whole = " ".join(said(open_quarter("Barking and Dagenham", QUARTER).youth_justice().blocks[:3]))
    assert whole.count("(report of 2026)") == 1
