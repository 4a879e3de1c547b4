"""Files of cases, counted exactly as written; files that cannot be, refused whole."""

import csv
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspection_stats.errors import BadData
from inspection_stats.load.cases import count_answers

HEADER = "service_id,judgement_id,answer\n"


def counted(folder, content):
    path = folder / "cases.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return {tuple(row[:3]): row[3] for row in count_answers(path).itertuples(index=False)}


def fault_of(folder, content):
    with pytest.raises(BadData) as error:
        counted(folder, content)
    return [(fault.row, fault.column, f"{fault.problem}. {fault.fix}") for fault in error.value.faults]


def test_answers_are_counted_and_ids_stay_as_they_are_written(tmp_path):
    rows = "012,1.10,yes\n012,1.10,yes\n12,1.1,no\nNA,1.1,null\n"
    assert counted(tmp_path, HEADER + rows) == {
        ("012", "1.10", "yes"): 2,
        ("12", "1.1", "no"): 1,
        ("NA", "1.1", "null"): 1,
    }


@pytest.mark.parametrize(
    "content",
    [
        "\ufeff" + HEADER + "a,b,yes\n",
        HEADER.replace("\n", "\r\n") + "a,b,yes\r\n",
        HEADER + "a,b,yes",
        HEADER + "\na,b,yes\n\n",
        " service_id , judgement_id,answer\n a ,b, yes \n",
        "answer,case,judgement_id,service_id\nyes,17,b,a\n",
        HEADER + '"a","b","yes"\n',
    ],
)
def test_spelling_of_the_file_does_not_matter(tmp_path, content):
    assert counted(tmp_path, content) == {("a", "b", "yes"): 1}


def test_empty_cells_are_rows_and_not_lost(tmp_path):
    assert counted(tmp_path, HEADER + "a,,yes\n,b,\n") == {("a", "", "yes"): 1, ("", "b", ""): 1}


def test_only_a_header_has_no_rows(tmp_path):
    assert counted(tmp_path, HEADER) == {}


@pytest.mark.parametrize(
    ("content", "row", "part"),
    [
        (HEADER + "a,b,yes\na,b\n", 3, "The row has 2 cells, the header has 3"),
        (HEADER + "a,b,yes\n" * 5000 + "a,b,c,yes\n", 5002, "The row has 4 cells, the header has 3"),
        (HEADER + "a,b,yes,x\n", 2, "The row has 4 cells"),
        (HEADER.replace(",", ";") + "a;b;yes\n", 1, "The column is missing"),
        (HEADER + 'a,"b,yes\n', 2, "A quoted cell is not closed"),
        ((HEADER + "é,b,yes\n").encode("cp1252"), 2, "The row is not UTF-8 text. Save it as CSV UTF-8"),
        ("", None, "The file is empty"),
        ("service,judgement_id,answer\na,b,yes\n", 1, "The column is missing. Add it"),
        ("answer," + HEADER + "yes,a,b,yes\n", 1, "The column appears twice in the header"),
    ],
)
def test_a_file_that_is_not_sound_is_refused_with_its_row(tmp_path, content, row, part):
    found = fault_of(tmp_path, content)
    assert any(where == row and part in text for where, _, text in found), found


def test_a_missing_file(tmp_path):
    with pytest.raises(BadData, match="There is no such file"):
        count_answers(tmp_path / "none.csv")


def test_a_file_name_is_not_a_pattern(tmp_path):
    """A name with * or [ ] in it must not take in other files."""
    (tmp_path / "cases1.csv").write_text(HEADER + "a,b,yes\n", encoding="utf-8")
    odd = tmp_path / "cases[1].csv"
    odd.write_text(HEADER + "other,b,no\n", encoding="utf-8")
    assert count_answers(odd)["service_id"].tolist() == ["other"]


cells = st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0"), max_size=6)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.tuples(cells, cells, st.sampled_from(["yes", "no", "not applicable"])), max_size=40))
def test_no_row_is_lost_and_nothing_but_spaces_round_a_cell(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("cases") / "cases.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("service_id", "judgement_id", "answer"), *rows])
    found = {tuple(row[:3]): row[3] for row in count_answers(path).itertuples(index=False)}
    assert found == dict(Counter(tuple(cell.strip() for cell in row) for row in rows))
