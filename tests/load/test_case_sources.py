"""Cases from files that do harm: what one does to the engine that counts them is one fault, within limits."""

import duckdb
import pytest

from inspection_stats.errors import BadData
from inspection_stats.load import case_sources, cases
from inspection_stats.load.case_sources import read_cases

ROWS = "SELECT 's' AS service_id, 'q' AS judgement_id, 'yes' AS answer, range AS case_id FROM range({})"


def written(folder, query, ending="parquet"):
    path = folder / f"cases.{ending}"
    duckdb.sql(f"COPY ({query}) TO '{path}'")
    return path


def test_a_parquet_file_of_more_rows_than_any_is_refused_before_they_are_read(tmp_path, monkeypatch):
    path = written(tmp_path, ROWS.format(1000))
    assert read_cases(str(path))[0]["cases"].sum() == 1000
    monkeypatch.setattr(case_sources, "MOST_PARQUET_ROWS", 999)
    with pytest.raises(BadData, match="The file has 1,000 rows; no audit needs more than 999"):
        read_cases(str(path))


@pytest.mark.parametrize("ending", ["parquet", "csv"])
def test_a_file_that_takes_more_than_the_engine_s_memory_is_named(tmp_path, monkeypatch, ending):
    path = written(tmp_path, ROWS.format(1_000_000), ending)
    monkeypatch.setattr(cases, "MEMORY", 1)
    with pytest.raises(BadData, match="take more than 1 megabytes of memory to count"):
        read_cases(str(path))


def test_a_name_that_is_not_utf_8_in_a_parquet_file_is_one_fault(tmp_path):
    path = written(tmp_path, ROWS.format(3))
    path.write_bytes(path.read_bytes().replace(b"case_id", b"case\xff\xfed"))
    with pytest.raises(BadData, match="its words are not UTF-8") as told:
        read_cases(str(path))
    assert len(told.value.faults) == 1


def test_nothing_it_spilled_is_left_where_one_works(tmp_path, monkeypatch):
    path = written(tmp_path, ROWS.format(10))
    monkeypatch.chdir(tmp_path)
    read_cases(str(path))
    assert [one.name for one in tmp_path.iterdir()] == ["cases.parquet"]
