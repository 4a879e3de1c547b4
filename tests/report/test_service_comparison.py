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
from inspection_stats.packs.comparison_pack import make_comparison_pack
from inspection_stats.plot.words import Line
from inspection_stats.report.service_comparison import withhold
from tests.support.places import ROOT
from tests.support.reports import compared

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


def test_a_theme_is_compared_only_with_the_other_services(held, illustrative_report):
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
    by_query = compared(f"sqlite:///{tmp_path}/counts.db", SERVICE, "SELECT * FROM counts")
    by_workbook = compared(str(tmp_path / "counts.xlsx"), SERVICE)
    for other in (by_query, by_workbook):
        pd.testing.assert_frame_equal(other.frames["sqs-comparison"], illustrative_report.frames["sqs-comparison"])


def test_no_withheld_count_is_in_any_output(local, tmp_path):
    """Every text, table and picture description is searched for the counts that were withheld."""
    held = CASE_COUNTS.check(read_table(local))
    withheld = held[withhold(held).rows["status"].eq("suppressed")]
    assert len(withheld), "the case must withhold something to be a test"
    report = compared(str(local), "Council 07")
    report.save(tmp_path)
    own = withheld[withheld["service"].eq("Council 07")]
    texts = [report.html]
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


def test_a_service_without_another_is_refused_with_a_message(local, tmp_path):
    counts = pd.read_csv(local, dtype=str, keep_default_na=False)
    counts[counts["service"].eq("Council 07")].to_csv(tmp_path / "one.csv", index=False)
    for made in (compared, lambda *given: make_comparison_pack(*given, tmp_path)):
        with pytest.raises(BadRequest, match="hold only Council 07: there is no other service to compare it with"):
            made(str(tmp_path / "one.csv"), "Council 07")
    assert BadRequest.exit_code == 2


class TestAThinnedComparison:
    """Where counts are withheld, no order, funnel, average or range is made of those that are left (rule 13)."""

    @pytest.fixture(scope="class")
    def thinned(self, local):
        return compared(str(local), "Council 07")

    def test_it_says_what_is_withheld(self, thinned, local):
        found = withhold(CASE_COUNTS.check(read_table(local)))
        own = found.rows[found.rows["service"].eq("Council 07")]
        withheld = int(own["status"].eq("suppressed").sum())
        assert withheld > 0
        title = thinned.charts[0].spec.title
        assert title.endswith(f"{withheld} of {len(own)} judgements withheld")
        summary = " ".join(thinned.sections[0].blocks[1].items)
        assert f" and {withheld} withheld." in summary or f": {withheld} withheld." in summary
        assert "Those shown do not represent those withheld." in summary

    def test_an_average_is_of_all_services_or_none(self, thinned, local):
        found = withhold(CASE_COUNTS.check(read_table(local))).rows
        averages = thinned.frames["averages"].query("level == 'judgement'").set_index("judgement_id")
        gone = set(found.loc[found["status"].eq("suppressed"), "judgement_id"])
        assert gone == set(averages.index[averages["status"].eq("suppressed")])
        assert (
            averages.loc[sorted(gone), ["sufficient", "applicable", "cases_pooled", "mean_of_services"]]
            .isna()
            .all(axis=None)
        )

    def test_no_funnel_and_no_order_where_a_total_is_withheld(self, tmp_path, local):
        counts = pd.read_csv(local, dtype=str, keep_default_na=False)
        rows = counts.assign(sufficient="20", applicable="40")
        rows.to_csv(tmp_path / "counts.csv", index=False)
        whole = compared(str(tmp_path / "counts.csv"), "Council 07")
        assert {"funnel plot", "ranked bars"} < {chart.spec.kind for chart in whole.charts}
        rows.loc[0, "sufficient"] = "3"
        rows.to_csv(tmp_path / "counts.csv", index=False)
        thinned = compared(str(tmp_path / "counts.csv"), "Council 07")
        assert not {"funnel plot", "ranked bars"} & {chart.spec.kind for chart in thinned.charts}
        assert "the total of one of 4 services is withheld" in thinned.html

    def test_internal_shows_all_and_says_so_on_every_chart(self, local):
        inside = compared(str(local), "Council 07", internal=True)
        assert "suppressed" not in set(inside.frames["sqs-comparison"]["status"])
        assert all("not for publication" in chart.spec.long_alt for chart in inside.charts)

    def test_counts_declared_to_be_published_are_shown(self, local, tmp_path):
        counts = pd.read_csv(local, dtype=str, keep_default_na=False)
        counts.assign(already_published="yes").to_csv(tmp_path / "counts.csv", index=False)
        assert "suppressed" not in set(
            compared(str(tmp_path / "counts.csv"), "Council 07").frames["sqs-comparison"]["status"]
        )
        counts.assign(already_published="Ofsted").to_csv(tmp_path / "counts.csv", index=False)
        with pytest.raises(BadData, match="already_published"):
            compared(str(tmp_path / "counts.csv"), "Council 07")


def test_a_theme_gets_no_verdict_and_its_interval_is_marked_wherever_it_appears(illustrative_report):
    table = illustrative_report.frames["sqs-comparison"]
    themes = table[table["level"].eq("theme")]
    assert set(themes["verdict"]) == {"not tested"}
    assert themes["caution"].str.contains("too narrow").all()
    summary = " ".join(illustrative_report.sections[0].blocks[1].items)
    assert not re.search(r"(reoffending|public|person|served)[^.]* (better|worse)", summary)
    assert summary.count("too narrow)") == 4
    shown = illustrative_report.sections[-1].blocks[0].frame
    assert (
        shown.loc[shown["Judgement"].str.endswith(", theme"), "Difference, points"].str.endswith(", too narrow)").all()
    )


def test_the_funnel_of_a_theme_counts_cases_and_not_answers(illustrative_report, held):
    """Answers divided by questions: 8 answers about each of 30 children are worth 30 cases, not 240."""
    chart = next(one for one in illustrative_report.charts if one.spec.name == "funnel-reducing-reoffending")
    rows = held[held["theme"].eq("reducing-reoffending") & held["part_of"].eq("") & held["applicable"].gt(0)]
    for point in chart.spec.rows:
        own = rows[rows["service"].eq(point.label)]
        assert point.applicable == own["applicable"].sum() // len(own)
        assert point.count_text == f"{own['sufficient'].sum()} of {own['applicable'].sum()}"
    assert chart.spec.steps[-1].applicable == max(point.applicable for point in chart.spec.rows)


def test_an_unknown_service_gets_the_nearest_names():
    with pytest.raises(BadRequest, match="among the services counted. Did you mean “Illustrative service"):
        compared(str(COUNTS), "Ilustrative service 7")


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
        compared(str(path), SERVICE)
    assert [fault.row for fault in error.value.faults] == [2, 3]
