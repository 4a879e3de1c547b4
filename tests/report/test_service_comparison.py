"""One service against many: marked where illustrative, withheld where small, the same from a file and a database."""

import io
import json
import re
import sqlite3

import pandas as pd
import pytest
from docx import Document
from PIL import Image

from inspection_stats.check.averages import CASE_COUNTS
from inspection_stats.errors import BadData, BadRequest
from inspection_stats.load.counts import read_counts
from inspection_stats.load.csv_table import read_table
from inspection_stats.packs.run import make_comparison_pack
from inspection_stats.plot.words import Line
from inspection_stats.report.service_comparison import service_comparison, withhold
from tests.conftest import ROOT

COUNTS = ROOT / "data" / "illustrative" / "case_counts.csv"
SERVICE = "Illustrative service 07"


@pytest.fixture
def held():
    return CASE_COUNTS.check(read_table(COUNTS))


@pytest.fixture(scope="module")
def local(tmp_path_factory):
    """Counts of four services of a local audit, some of them small: the rule of local sources withholds those."""
    folder = tmp_path_factory.mktemp("local")
    counts = pd.read_csv(COUNTS, dtype=str, keep_default_na=False)
    kept = counts[counts["service_id"].str[-2:].isin(["01", "04", "07", "12"])]
    kept = kept[kept["theme"].eq("reducing-reoffending")]
    kept = kept.assign(source="Audit of the four councils, 2025", illustrative="no", period="2025")
    kept["service"] = kept["service"].str.replace("Illustrative service", "Council")
    path = folder / "audit.csv"
    kept.to_csv(path, index=False)
    return path


def test_a_theme_is_compared_with_the_other_services_alone(held, illustrative_report):
    table = illustrative_report.frames["sqs-comparison"]
    themes = table[table["level"].eq("theme")].set_index("theme")
    own, others = held["service"].eq(SERVICE), held["part_of"].eq("") & held["theme"].eq("reducing-reoffending")
    row = themes.loc["Reducing reoffending"]
    assert row["sufficient"] == held.loc[own & others, "sufficient"].sum()
    assert row["national_applicable"] == held.loc[~own & others, "applicable"].sum()
    assert row["national"] == pytest.approx(
        100 * held.loc[~own & others, "sufficient"].sum() / held.loc[~own & others, "applicable"].sum()
    )
    assert row["difference"] == pytest.approx(row["percent"] - row["national"])


def test_small_bases_are_shown_and_not_compared(illustrative_report):
    table = illustrative_report.frames["sqs-comparison"]
    small = table[table["applicable"].lt(10).fillna(False) & table["level"].eq("judgement")]
    assert len(small)
    assert set(small["verdict"]) == {"not compared"}
    assert set(small["reason"]) == {"base under 10"}
    assert small["difference"].isna().all()


def test_illustrative_data_are_marked_in_every_file_of_the_pack(tmp_path):
    pack = make_comparison_pack(str(COUNTS), "illustrative-service-07", tmp_path)
    assert pack.folder == tmp_path / "illustrative" / "illustrative-service-07"
    for path in pack.files:
        if path.suffix == ".png":
            with Image.open(path) as picture:
                assert picture.info["Description"].startswith("Illustrative data.")
        elif path.suffix == ".txt":
            assert path.read_text("utf-8").count("Illustrative data.") >= 3
        elif path.suffix == ".csv":
            assert pd.read_csv(path)["illustrative"].eq("yes").all(), path.name
        elif path.suffix == ".xlsx":
            sheets = pd.read_excel(path, sheet_name=None, header=None, engine="calamine")
            assert all("Illustrative data" in set(sheet[0].head(2)) for sheet in sheets.values())
        elif path.suffix == ".docx":
            assert Document(str(path)).sections[0].header.paragraphs[0].text == "Illustrative data"
        elif path.suffix == ".html":
            assert '<p class="illustrative">Illustrative data</p>' in path.read_text("utf-8")
        else:
            assert "llustrative" in path.read_text("utf-8")
    manifest = json.loads((pack.folder / "manifest.json").read_text("utf-8"))
    assert manifest["illustrative"] == ["case_counts.csv"]
    assert str(ROOT) not in (pack.folder / "report.ipynb").read_text("utf-8")


def test_a_database_and_a_workbook_give_the_same_as_the_file(tmp_path, illustrative_report):
    frame = pd.read_csv(COUNTS, dtype=str, keep_default_na=False)
    numbers = frame.astype({"sufficient": int, "applicable": int})
    with sqlite3.connect(tmp_path / "counts.db") as connection:
        numbers.to_sql("counts", connection, index=False)
    numbers.to_excel(tmp_path / "counts.xlsx", index=False, engine="xlsxwriter")
    by_query = service_comparison(f"sqlite:///{tmp_path}/counts.db", SERVICE, "SELECT * FROM counts")
    by_workbook = service_comparison(str(tmp_path / "counts.xlsx"), SERVICE)
    for other in (by_query, by_workbook):
        pd.testing.assert_frame_equal(other.frames["sqs-comparison"], illustrative_report.frames["sqs-comparison"])


def test_no_withheld_count_is_in_any_output(local, tmp_path):
    """Every text, table and picture description is searched for the counts that were withheld."""
    held = CASE_COUNTS.check(read_table(local))
    withheld = held[withhold(held)["status"].eq("suppressed")]
    assert len(withheld), "the case must withhold something to be a test"
    report = service_comparison(str(local), "Council 07")
    report.save(tmp_path)
    own = withheld[withheld["service"].eq("Council 07")]
    texts = [report._repr_html_()]
    texts += [path.read_text("utf-8") for path in tmp_path.rglob("*") if path.suffix in (".txt", ".csv")]
    for path in tmp_path.rglob("*.png"):
        with Image.open(io.BytesIO(path.read_bytes())) as picture:
            texts.append(picture.info["Description"])
    book = pd.read_excel(tmp_path / "tables.xlsx", sheet_name=None, header=None, engine="calamine")
    texts += [sheet.to_csv() for sheet in book.values()]
    texts += [text.get_text() for chart in report.charts for text in chart.figure.findobj(Line)]
    for row in own.itertuples():
        for text in texts:
            for found in re.findall(rf"{re.escape(row.judgement)}[^.<]*", text):
                assert f"{row.sufficient} of {row.applicable}" not in found
    table = report.frames["sqs-comparison"].set_index("judgement_id")
    assert (
        table.loc[own["judgement_id"], ["sufficient", "applicable", "percent", "lower", "upper"]].isna().all(axis=None)
    )


def test_an_unknown_service_gets_the_nearest_names():
    with pytest.raises(BadRequest, match="among the services counted. Did you mean “Illustrative service"):
        service_comparison(str(COUNTS), "Ilustrative service 7")


@pytest.mark.parametrize(
    ("source", "query", "part"),
    [
        ("sqlite:///x.db", "", "A database needs a query"),
        ("counts.csv", "SELECT 1", "is a file: leave --query out"),
    ],
)
def test_a_file_has_no_query_and_a_database_needs_one(source, query, part):
    with pytest.raises(BadRequest, match=part):
        read_counts(source, query)


def test_faults_of_the_counts_come_at_once(tmp_path):
    text = COUNTS.read_text("utf-8").replace(",30,31,", ",33,31,", 1).replace(",17,19,", ",-1,19,", 1)
    path = tmp_path / "bad.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadData) as error:
        service_comparison(str(path), SERVICE)
    assert [fault.row for fault in error.value.faults] == [2, 3]
