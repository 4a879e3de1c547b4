"""The row of a file of cases in which something is first found, as a spreadsheet counts rows."""

from inspection_stats.load.case_rows import rows_of

# row 3 is blank
CASES = 'case_id,note,service_id,answer\n1,"two\nlines",camden, yes \n\n2,,camden,Partly\n3,,Leeds,partly\n'


def write(tmp_path, content, name="cases.csv"):
    path = tmp_path / name
    path.write_bytes(content)
    return str(path)


def test_the_first_row_that_holds_all_the_cells(tmp_path):
    path = write(tmp_path, b"\xef\xbb\xbf" + CASES.encode())
    wanted = [{"answer": "partly"}, {"service_id": "leeds", "answer": "PARTLY"}, {"answer": "yes"}, {"answer": "no"}]
    assert rows_of(path, wanted) == [4, 5, 2, None]
    assert rows_of(path, []) == []


def test_what_is_not_a_csv_file_has_no_rows(tmp_path):
    path = write(tmp_path, b"PK\x03\x04\xff\xfe\x00", "cases.xlsx")
    assert rows_of(path, [{"answer": "partly"}]) == [None]
    assert rows_of("sqlite:///cases.db", [{"answer": "partly"}]) == [None]
