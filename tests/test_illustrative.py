"""The illustrative England: the files are what the script writes, and nobody can take them for real."""

import importlib.util
import re

from inspection_stats.check.averages import CASE_COUNTS
from inspection_stats.load.csv_table import read_table
from inspection_stats.reference.themes import THEMES
from tests.support.places import ROOT

FOLDER = ROOT / "data" / "illustrative"


def script():
    spec = importlib.util.spec_from_file_location("make_illustrative", ROOT / "scripts" / "make_illustrative.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_files_are_byte_for_byte_what_the_script_writes(tmp_path):
    written = script().main(tmp_path)
    assert [path.name for path in FOLDER.glob("*.csv")] == [written.name]
    assert written.read_bytes() == (FOLDER / written.name).read_bytes()


def test_every_row_says_that_it_is_illustrative():
    rows = CASE_COUNTS.check(read_table(FOLDER / "case_counts.csv"))
    assert len(rows) == 30 * 30
    assert set(rows["illustrative"]) == {"yes"}
    assert rows["source"].str.startswith("Illustrative data").all()
    assert rows["service"].map(lambda name: bool(re.fullmatch(r"Illustrative service \d\d", name))).all()
    assert set(rows["theme"]) == set(THEMES)


def test_no_service_or_question_could_be_mixed_up_with_a_real_one(data):
    rows = CASE_COUNTS.check(read_table(FOLDER / "case_counts.csv"))
    assert not set(rows["judgement_id"]) & set(data.sqs_judgements["judgement_id"])
    assert not set(rows["service_id"]) & set(data.service_areas["service_id"])


def test_it_holds_what_there_is_to_try_out():
    """Small bases, questions that applied to no case, a question within a question, better and worse services."""
    rows = CASE_COUNTS.check(read_table(FOLDER / "case_counts.csv"))
    assert rows["applicable"].eq(0).any()
    assert rows["applicable"].between(1, 9).any()
    part = rows[rows["part_of"].ne("")].set_index("service_id")
    whole = rows[rows["judgement_id"].eq(part["part_of"].iloc[0])].set_index("service_id")
    assert (part["sufficient"] <= whole["sufficient"]).all()
    assert (part["applicable"] - part["sufficient"] <= whole["applicable"] - whole["sufficient"]).all()
