"""A table of ratings of services: a sound one is set against what is held, a defective one refused with its faults."""

import csv
from datetime import date

import pytest

from inspection_stats.check.services import JUDGEMENTS
from inspection_stats.cli.tables import import_
from inspection_stats.errors import BadData, BadRequest
from inspection_stats.load.csv_table import read_table
from inspection_stats.load.workbook import read_workbook
from inspection_stats.release.ratings.import_ratings import import_ratings, rating_table
from tests.support.places import PUBLISHED, ROOT

DATA = ROOT / "data"
TODAY = date(2026, 9, 1)
HEADER = ["Service", "Publication date", "Overall rating", "Score", "Staff", "Work with victims", "Report URL"]
BARNET = ["Barnet", "17/05/2022", "Good", "", "", "", "https://example.org/barnet"]  # held: May 2022, Good
CHESHIRE = ["Cheshire YJS", "2021-12", "Outstanding", "31 of 36", "Good", "", ""]  # held: Good, 26 of 36, no staff
READING = ["Reading youth offending team", "2021-06-08", "Requires Improvement", "16/36", "Good", "", ""]  # not held
SLOUGH = ["Slough", "2025-01-14", "Inadequate", "3", "Inadequate", "", ""]  # held without a date
DORSET = ["Dorset Combined", "2019-03", "Good", "", "", "", ""]  # no source says which areas it serves
FLINTSHIRE = ["Flintshire", "2023-05-02", "Good", "", "", "", ""]  # of Wales, and no service held
SOUND = (BARNET, CHESHIRE, READING, SLOUGH, DORSET, FLINTSHIRE)


def written(tmp_path, *rows, header=HEADER):
    path = tmp_path / "ratings.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def imported(path, **kwargs):
    table = rating_table(read_workbook(path), DATA)
    assert table is not None
    return import_ratings(path, table, DATA, today=TODAY, **kwargs)


def refused(tmp_path, *rows, header=HEADER):
    with pytest.raises(BadData) as told:
        imported(written(tmp_path, *rows, header=header))
    return told.value.faults


def only(faults):
    assert len(faults) == 1, faults
    return faults[0]


def test_a_sound_table_is_set_against_what_is_held(tmp_path):
    lines = imported(written(tmp_path, *SOUND))
    assert lines[0] == "ratings.csv, ratings of services: 5 inspections, 11 judgements."
    text = "\n".join(lines)
    assert "Rows read: 6; listed below, left out: 2." in text
    assert "Held already and unchanged: 1 inspection." in text
    assert (
        "New: 2 inspections\n"
        "  reading-yjs-2018-2021-06-08 (row 4), HMIP youth 2018: "
        "Overall Requires improvement; Score 16 of 36; Staff Good\n"
        "  dorset-combined-yjs-2018-2019-03 (row 6), HMIP youth 2018: Overall Good\n"
        "Differs from what is held: 3 judgements\n"
        "  cheshire-yjs-2018-2021-12 (row 3): Overall rating is Outstanding here; held: Good\n"
        "  cheshire-yjs-2018-2021-12 (row 3): Score is 31 of 36 here; held: 26 of 36\n"
        "  cheshire-yjs-2018-2021-12 (row 3): Staff is Good here; held: none\n"
        "Could not be matched: 2 rows\n"
    ) in text  # fmt: skip
    assert "Row 5: slough-yjs: an inspection is held without a date: slough-yjs-2018-undated" in text
    assert "Row 6: Dorset Combined: no source held says which areas it serves" in text
    assert lines[-1] == "Nothing was written."


def test_a_welsh_authority_without_a_service_held_is_named_with_what_to_do(tmp_path):
    text = "\n".join(imported(written(tmp_path, READING, FLINTSHIRE)))
    assert "Row 3: Flintshire: service_areas.csv has no service of this name" in text
    assert "where it is an authority of Wales, add its service there first, with country Wales" in text
    faults = refused(tmp_path, FLINTSHIRE)
    assert only(faults).problem == "No row could be matched"


def test_a_service_of_wales_that_is_held_is_placed(tmp_path):
    text = "\n".join(imported(written(tmp_path, ["Cardiff", "2019-02", "Good", "", "", "", ""])))
    assert "cardiff-yjs-2018-2019-02" in text


def test_the_new_judgements_are_written_in_the_columns_of_judgements(tmp_path):
    out = tmp_path / "new.csv"
    assert imported(written(tmp_path, *SOUND), out=out)[-1].startswith(f"Written to {out}. Fill in source_kind, quote")
    rows = read_table(out)
    assert list(rows.columns) == list(JUDGEMENTS.columns)
    assert rows["judgement"].tolist() == ["overall_rating", "score", "staff", "overall_rating"]
    assert [(row.value, row.of) for row in rows.itertuples() if row.of] == [("16.0", "36")]
    with pytest.raises(BadRequest):
        imported(written(tmp_path, READING), out=DATA / "new.csv")


@pytest.mark.parametrize(
    ("cells", "column", "problem", "fix"),
    [
        ({3: "37"}, "Score", "37 of 36 cannot be", "Check both numbers"),
        ({3: "37 of 36"}, "Score", "37 of 36 cannot be", "Check both numbers"),
        ({3: "44.44"}, "Score", "This looks like a percentage, and points of 36 are due", "Write the points"),
        ({3: "44%"}, "Score", "This is a percentage, and points of 36 are due", "like 26 of 36"),
        ({3: "16 of 40"}, "Score", "The number it is of is another", "Write 36"),
        ({3: "many"}, "Score", "This is not points", "Write it like 36 of 36"),
        ({4: "Adequate"}, "Staff", "HMIP youth 2018 does not give this grade here", "Write one of: Outstanding"),
        ({5: "Good"}, "Framework", "The row has ratings of two frameworks: “Score” of HMIP youth 2018; “Victims” of "
         "HMIP youth 2025", "or make it two rows"),
        ({1: "2017-05-02"}, "Publication date", "HMIP youth 2018 was not in force yet", "Check framework and date"),
        ({1: "2027-05-02"}, "Publication date", "The date is in the future", "Check it against the report"),
        ({1: "soon"}, "Publication date", "This is not a date", "Write it like 29/03/2016"),
    ],
)  # fmt: skip
def test_a_fault_is_named_at_its_cell(tmp_path, cells, column, problem, fix):
    row = [cells.get(place, cell) for place, cell in enumerate(READING)]
    fault = only(refused(tmp_path, BARNET, row))
    assert fault.row == 3
    assert fault.column == (column if column in HEADER else "")
    assert problem in fault.problem
    assert fix in fault.fix


def test_a_framework_that_is_named_must_be_that_of_the_ratings(tmp_path):
    header = [*HEADER, "Framework"]
    fault = only(refused(tmp_path, [*READING, "HMIP youth 2025"], header=header))
    assert fault.column == "Framework"
    assert fault.problem == "The row has ratings of two frameworks: HMIP youth 2025 has no “score”"
    assert "no such framework" in only(refused(tmp_path, [*READING, "HMIP 18"], header=header)).problem
    assert "does not rate services" in only(refused(tmp_path, [*READING, "SIF"], header=header)).problem


def test_where_neither_date_nor_ratings_tell_the_framework_it_is_asked_for(tmp_path):
    row = ["Reading", "2025-06-08", "Good", "", "", "", ""]
    assert "Neither date nor ratings show" in only(refused(tmp_path, row)).problem
    assert imported(written(tmp_path, [*row, "HMIP youth 2025"], header=[*HEADER, "Framework"]))


def test_two_inspections_of_one_service_in_a_month_are_a_fault(tmp_path):
    again = ["Reading", "2021-06-20", "Good", "", "", "", ""]
    fault = only(refused(tmp_path, READING, again))
    assert (fault.row, fault.column, fault.value) == (3, "Publication date", "2021-06-20")
    assert fault.problem == "Row 2 rates the same service within a month"
    assert imported(written(tmp_path, READING, ["Reading", "2019-06", "Good", "", "", "", ""]))


LOST = "Requires improvement"


def ratings_of(services, never):
    """A row a service, its standards rated in turn, and one of the ratings never given to a standard."""
    order = [grade for grade in ("Outstanding", "Good", LOST, "Inadequate") if grade != never]
    standards = ["Governance and leadership", "Staff", "Partnerships and services", "Information and facilities"]
    header = ["Service", "Publication date", "Overall rating", *standards]
    rows = [
        [name, "2019-05", LOST if place % 2 else "Good", *(order[(place + one) % len(order)] for one in range(4))]
        for place, name in enumerate(services)
    ]
    return header, rows


def test_a_rating_that_never_occurs_refuses_the_table(tmp_path, data):
    services = data.service_areas.loc[data.service_areas["service_id"].str.endswith("-yjs"), "service_id"].unique()[:30]
    header, rows = ratings_of(services, LOST)
    fault = only(refused(tmp_path, *rows, header=header))
    assert fault.problem.startswith(f"The rating “{LOST}” never occurs among 120 ratings in the columns Governance")
    assert fault.fix.endswith(
        "Take the ratings from the reports, or delete these columns to import the overall ratings"
    )
    header, rows = ratings_of(services, "")
    assert imported(written(tmp_path, *rows, header=header))


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published files are not here")
def test_the_scraped_table_is_refused_for_the_rating_it_lost():
    file = PUBLISHED / "hmip" / "hmi_youth_justice_inspection_ratings.csv"
    with pytest.raises(BadData) as told:
        imported(file)
    said = [fault.problem for fault in told.value.faults]
    assert len(said) == 3
    assert said[0].startswith("The rating “Requires improvement” never occurs among 279 ratings in the columns staff;")
    assert said[1] == "This is a percentage, and points of 36 are due"
    assert said[2] == "HMIP youth 2018 does not give this grade here"


def test_the_command_tells_a_table_of_ratings_by_its_columns(tmp_path, capsys):
    import_(written(tmp_path, READING), data=DATA)
    assert "ratings of services: 1 inspection, 3 judgements." in capsys.readouterr().out
    percent = written(tmp_path, READING, header=[*HEADER[:3], "score_%", *HEADER[4:]])
    with pytest.raises(BadData) as told:
        import_(percent, data=DATA)
    assert told.value.exit_code == 3
    assert capsys.readouterr().out == ""
