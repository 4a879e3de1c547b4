"""The pack of the standard case, made once through the production runner: Westminster, 2015-16 Q4."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from itertools import pairwise

import nbformat
import pytest
from bs4 import BeautifulSoup
from docx import Document
from PIL import Image

from inspection_stats.documents.run_id import NOTEBOOKS, checksum
from inspection_stats.errors import BadData, BadRequest, RunFailed
from inspection_stats.packs.run import make_pack
from inspection_stats.packs.runnable import runnable
from tests.support.letter import IN_WORDS, LETTER
from tests.support.places import ROOT
from tests.support.reports import quarterly

THEMES = [
    "appendix-3-reducing-reoffending",
    "appendix-3-protecting-the-public",
    "appendix-3-protecting-the-child-or-young-person",
    "appendix-3-ensuring-the-sentence-is-served",
]
CHARTS = ["at-a-glance", "neighbours", "timeline", *THEMES, "local-context"]
WIDE = ("neighbours", "timeline")  # cannot be read at half the width of a page
OTHER_TABLES = (
    "ofsted-judgements", "local-context", "recommendations", "beside-others", "reports-of-the-quarter", "questions",
    "how-made",
)  # fmt: skip


@pytest.fixture(scope="module")
def packs(tmp_path_factory):
    """Two packs of the same inputs, the second from a copy of the data and into another folder."""
    one, other = tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("other")
    shutil.copytree(ROOT / "data", other / "copy")
    return [
        make_pack("westminster", "2016 Q1", ROOT / "data", one / "reports").folder,
        make_pack("City of Westminster", "2015-16 Q4", other / "copy", other / "deep" / "reports").folder,
    ]


@pytest.fixture
def pack(packs):
    return packs[0]


@pytest.fixture
def page(pack):
    return BeautifulSoup((pack / "report.html").read_text("utf-8"), "html.parser")


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_pack_holds_what_it_promises(pack):
    assert pack.parts[-2:] == ("2015-16-Q4", "westminster")
    names = {file.relative_to(pack).as_posix() for file in pack.rglob("*") if file.is_file()}
    assert names == {
        "report.ipynb",
        "report.html",
        "report.docx",
        "manifest.json",
        "tables.xlsx",
        *(f"charts/{name}.txt" for name in CHARTS),
        *(f"charts/full-width/{name}{end}.png" for name in CHARTS for end in ("", "-no-title")),
        *(f"charts/half-width/{name}{end}.png" for name in CHARTS if name not in WIDE for end in ("", "-no-title")),
        *(f"tables/{name}.csv" for name in ("sqs-sufficiency", "sqs-themes", "sqs-comparison", *OTHER_TABLES)),
    }


def test_the_22_counts_of_the_table_are_the_letters(pack):
    table = rows(pack / "tables" / "sqs-sufficiency.csv")
    assert list(table[0])[:10] == [
        "theme", "judgement", "sufficient", "applicable", "percent", "lower", "upper", "method", "status", "source",
    ]  # fmt: skip
    exact = [row for row in table if row["status"] == "exact"]
    assert [(row["judgement_id"], int(row["sufficient"]), int(row["applicable"])) for row in exact] == [
        (judgement, k, n) for _, judgement, k, n in LETTER
    ]
    for row in exact:
        assert float(row["percent"]) == pytest.approx(100 * int(row["sufficient"]) / int(row["applicable"]), abs=1e-6)
    others = [row for row in table if row["status"] != "exact"]
    assert [row["judgement_id"] for row in others] == IN_WORDS
    assert all(row["sufficient"] == row["applicable"] == row["percent"] == row["lower"] == "" for row in others)
    assert all(row["source"] for row in table)


def test_two_runs_give_the_same_bytes(packs):
    one, other = packs
    files = sorted(file.relative_to(one) for file in one.rglob("*") if file.is_file())
    assert files == sorted(file.relative_to(other) for file in other.rglob("*") if file.is_file())
    differing = [str(file) for file in files if (one / file).read_bytes() != (other / file).read_bytes()]
    assert differing == []


def test_clock_language_and_the_order_of_hashes_leave_no_trace(packs, tmp_path):
    command = [sys.executable, "-c", "from inspection_stats.cli.app import main; main()", "report"]
    asked = ["--area", "213", "--quarter", "2015-16 Q4", "--data", str(ROOT / "data"), "--out", str(tmp_path)]
    elsewhere = {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1", "LANG": "POSIX", "LC_ALL": "POSIX"}
    path = {"PYTHONPATH": str(ROOT / "src")}
    subprocess.run(
        [*command, *asked], cwd=tmp_path, env={**os.environ, **elsewhere, **path}, check=True, capture_output=True
    )
    made, other = packs[0], tmp_path / "2015-16-Q4" / "westminster"
    files = sorted(file.relative_to(made) for file in made.rglob("*") if file.is_file())
    assert [str(file) for file in files if (made / file).read_bytes() != (other / file).read_bytes()] == []


def test_the_manifest_tells_the_truth(pack):
    manifest = json.loads((pack / "manifest.json").read_text("utf-8"))
    assert manifest["parameters"] == {"report": "quarterly", "area": "Westminster", "quarter": "2015-16 Q4"}
    for name, expected in manifest["outputs"].items():
        assert checksum(pack / name) == expected
    inputs = manifest["inputs"]
    assert inputs.pop("notebook") == runnable(NOTEBOOKS / "quarterly_report.ipynb").checksum
    for name, expected in inputs.items():
        assert checksum(ROOT / "data" / name) == expected


def test_the_page_shows_no_code_and_asks_nothing_of_the_network(pack, page):
    text = (pack / "report.html").read_text("utf-8")
    assert "open_quarter(" not in text
    assert "import " not in page.get_text()
    assert page.find_all(["script", "link", "iframe"]) == []
    assert re.findall(r'src="(?!data:image/png;base64,)([^"]*)"', text) == []
    assert "url(" not in page.find("style").get_text()


def test_its_links_lead_to_the_reports_that_the_tables_name(page, data):
    known = set(data.ofsted_judgements["report_url"])
    links = [link for link in page.find_all("a") if not link["href"].startswith("#")]
    assert {link["href"] for link in links} <= known
    rows = data.ofsted_judgements
    own = set(rows.loc[rows["old_la_code"].eq("213") & rows["published"].eq("2016-03-29"), "report_url"])
    said = {link.get_text() for link in links if link["href"] in own}
    review = "review of the Local Safeguarding Children Board"
    assert said == {"report of 29 March 2016", "report", review, "29 March 2016"}
    assert "](" not in page.get_text()


def test_a_link_within_the_page_leads_to_a_place_in_it(page):
    places = [link["href"][1:] for link in page.find_all("a") if link["href"].startswith("#")]
    assert [place for place in places if not page.find(id=place)] == []
    ids = [one["id"] for one in page.find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_the_page_is_in_order_for_a_screen_reader(page):
    assert page.html["lang"] == "en-GB"
    assert len(page.find_all("h1")) == 1
    assert page.find("h1").get_text() == "Inspection results: Westminster, 2015-16 Q4"
    sections = page.main.find_all("section")
    assert [link["href"][1:] for link in page.nav.find_all("a")] == [part["id"] for part in sections]
    levels = [int(one.name[1]) for one in page.find_all(re.compile(r"^h\d$"))]
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert [one.get_text().removeprefix("Chart: ") for one in page.select("h3:has(+ figure)")] == [
        chart.spec.title for chart in quarterly("Westminster", "2015-16 Q4").charts
    ]
    images = page.find_all("img")
    assert len(images) == len(CHARTS)
    assert all(len(image["alt"]) > 40 for image in images)
    assert len({image["alt"] for image in images}) == len(images)
    for table in page.find_all("table"):
        assert table.caption.get_text(strip=True)
        assert {head["scope"] for head in table.thead.find_all("th")} == {"col"}
        assert all(row.find("th")["scope"] == "row" for row in table.tbody.find_all("tr"))


def test_the_briefing_is_first_and_the_contents_follow_it(pack, page):
    text = " ".join(page.main.get_text(" ").split())
    first, contents, second = (text.index(one) for one in ("This report covers", "Contents", "Reports on others"))
    assert first < contents < second
    assert (
        "gives 22 judgements as counts: eight at 100% and one below 80%. Seven more have no count." in text[:contents]
    )
    styles = [(one.style.name, one.text) for one in Document(str(pack / "report.docx")).paragraphs]
    entries = [place for place, (style, _) in enumerate(styles) if style == "toc 1"]
    assert [styles[place][1] for place in entries] == [link.get_text() for link in page.nav.find_all("a")]
    assert ("Heading 2", "What comes next") in styles[: entries[0]]
    assert styles[entries[-1] + 1] == ("Heading 1", "This quarter")


def test_what_is_folded_away_in_a_cell_is_in_the_annex_under_its_sections_heading(pack, page):
    annex = page.find(id="annex-tables-and-charts")
    assert [one.get_text() for one in annex.find_all("h3")] == [
        "This quarter", "Ofsted judgements", "Youth justice", "Local context",
    ]  # fmt: skip
    assert [table["id"] for table in annex.select("div[id^=table-]")] == [
        "table-moves", "table-beside-others", "table-ofsted-judgements", "table-national-grades",
        "table-sqs-sufficiency", "table-sqs-themes", "table-local-context",
    ]  # fmt: skip
    for name in ("this-quarter", "ofsted-judgements", "youth-justice", "local-context"):
        (link,) = page.find(id=name).select("p > a[href^='#annex']")
        assert (link.get_text(), link["href"]) == ("More of this section is in the annex", f"#annex-{name}")
        assert page.find(id=name).select("div[id^=table-]") == []
    parts = [one.get_text() for one in page.select("section > h2")]
    assert parts[-3:] == ["Annex: how each figure was made", "Annex: tables and charts", "About this report"]
    new = [one.text for one in Document(str(pack / "report.docx")).paragraphs if one.paragraph_format.page_break_before]
    assert new == [page.nav.a.get_text(), "Annex: how each figure was made"]


def test_the_youth_justice_section_counts_the_bands_and_says_what_cannot_be_proved(page):
    text = " ".join(page.find(id="youth-justice").get_text().split())
    assert (
        "Of the 22 judgements given as counts, eight are at 100%, six more are over 90% (14 in all), "
        "18 are over 85% and one below 80%."
    ) in text
    assert "Seven more judgements are given in words only and are not counted here." in text
    assert "29 judgements: 9 at 100%, a further 9 over 90%, 25 over 85% and one below 80%, at 78%" in text
    assert "The counts here allow that but cannot prove it" in text
    assert "1 at 100%, 3 over 90% and 3 over 85%" in text
    assert "“Sentence planning in custody” (7 of 9, 78%)" in text


def test_a_title_speaks_only_for_the_judgements_with_counts(page):
    titles = {image["alt"] for image in page.find_all("img")}
    assert any("Ensuring the sentence is served: 100% sufficient on 2 judgements with counts." in one for one in titles)
    assert any("Reducing reoffending: sufficient in 78% to 100% of cases." in one for one in titles)


def test_nothing_says_more_of_the_national_average_than_its_direction(pack):
    for name in THEMES:
        text = (pack / "charts" / f"{name}.txt").read_text("utf-8")
        assert (
            "England average: published only as lower than this service, in a paper of 9 May 2016; no figure." in text
        )


def test_nothing_is_compared_where_only_a_direction_is_published(pack, page):
    table = rows(pack / "tables" / "sqs-comparison.csv")
    assert list(table[0])[:9] == [
        "theme", "judgement", "percent", "national", "difference", "verdict", "reason", "status", "source",
    ]  # fmt: skip
    assert {row["verdict"] for row in table} == {"not compared"}
    assert {row["reason"] for row in table if row["level"] == "theme"} == {"direction only"}
    assert all(row["national"] == row["difference"] == row["p"] == "" for row in table)
    text = " ".join(page.get_text().split())
    assert "was higher than the England average on Reducing reoffending, Protecting the public" in text
    assert "No figure is published, so no difference is given and nothing is tested." in text
    graded = "In no judgement are more of them graded better than worse."  # Ofsted's judgements: counts of authorities
    for word in ("better than", "significantly better", "above average"):
        assert word not in text.replace(graded, "")


def test_the_word_annex_says_the_same_as_the_page(pack, page):
    document = Document(str(pack / "report.docx"))
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert headings == [one.get_text() for one in page.select("section > h2")]
    tables = page.select("div[id^=table-] > .table-scroll > table")  # the others are the figures of the charts
    assert len(document.tables) == len(tables)
    for table, shown in zip(document.tables, tables, strict=True):
        cells = [[cell.text for cell in row.cells] for row in table.rows]
        assert cells == [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in shown.find_all("tr")]


def test_the_word_annex_is_built_for_word_and_for_screen_readers(pack):
    document = Document(str(pack / "report.docx"))
    assert [shape._inline.docPr.get("name") for shape in document.inline_shapes] == [
        chart.spec.name for chart in quarterly("Westminster", "2015-16 Q4").charts
    ]
    assert all(len(shape._inline.docPr.get("descr")) > 100 for shape in document.inline_shapes)
    xml = document.element.xml
    assert xml.count("<w:tblHeader/>") == len(document.tables)
    assert xml.count('w:instr="SEQ Figure') == len(CHARTS)
    assert xml.count('w:instr="SEQ Table') == len(document.tables)
    assert 'TOC \\o "1-1"' in xml
    assert 'w:lang w:val="en-GB"' in document.styles["Normal"].element.xml
    captions = [one.text for one in document.paragraphs if one.style.name == "Caption"]
    assert len(captions) == len(CHARTS) + len(document.tables)


def test_in_word_a_chart_is_under_its_title_which_is_a_heading_to_a_screen_reader(pack, page):
    paragraphs = Document(str(pack / "report.docx")).paragraphs
    pictures = [place for place, one in enumerate(paragraphs) if one._p.xpath(".//w:drawing")]
    above = [paragraphs[place - 1] for place in pictures]
    titles = [one.get_text().removeprefix("Chart: ") for one in page.select("h3:has(+ figure)")]
    said = ["".join(one._p.xpath(".//w:t/text()")) for one in above]
    assert said == [f"Figure {number}. {title}" for number, title in enumerate(titles, start=1)]
    assert all(one.paragraph_format.keep_with_next for one in above)
    levels = [one._p.xpath("./w:pPr/w:outlineLvl/@w:val") for one in paragraphs if one.style.name == "Caption"]
    assert [level for level in levels if level] == [["1"]] * len(titles)


def test_in_word_a_chart_has_its_title_once_and_links_lead_to_the_same_places(pack, page):
    document = Document(str(pack / "report.docx"))
    kept = [
        Image.open(io.BytesIO((pack / "charts" / "full-width" / f"{name}-no-title.png").read_bytes()))
        for name in CHARTS
    ]
    drawn = [
        document.part.related_parts[one._inline.graphic.graphicData.pic.blipFill.blip.embed]
        for one in document.inline_shapes
    ]
    assert [(one.image.px_width, one.image.px_height) for one in drawn] == [picture.size for picture in kept]
    outward = [document.part.rels[link].target_ref for link in document.element.xpath(".//w:hyperlink/@r:id")]
    assert outward == [one["href"] for one in page.find_all("a") if not one["href"].startswith("#")]
    places = document.element.xpath(".//w:bookmarkStart/@w:name")
    assert len(places) == len(set(places))
    assert set(document.element.xpath(".//w:hyperlink/@w:anchor")) <= set(places)


def test_the_alt_text_file_can_be_pasted(pack):
    text = (pack / "charts" / "appendix-3-reducing-reoffending.txt").read_text("utf-8")
    assert text.startswith("Bar chart of youth offending work in West London Tri-borough YOS.")
    assert "Planning in the community: 32 of 33, 97%." in text
    assert "Caption: " in text


def test_the_record_is_a_papermill_notebook_without_folders_of_this_run(pack):
    executed = nbformat.read(pack / "report.ipynb", as_version=4)
    assert executed.metadata["papermill"]["parameters"] == {
        "area": "Westminster",
        "quarter": "2015-16 Q4",
        "data_dir": "data",
    }
    assert str(ROOT) not in (pack / "report.ipynb").read_text("utf-8")
    nbformat.validate(executed)


@pytest.fixture(scope="module")
def quiet(tmp_path_factory):
    """A quarter in which nothing came out on Westminster."""
    return make_pack("Westminster", "2016-17 Q2", ROOT / "data", tmp_path_factory.mktemp("quiet")).folder


def test_a_quarter_with_nothing_published_says_so_and_shows_the_latest_judgements(quiet):
    text = " ".join(BeautifulSoup((quiet / "report.html").read_text("utf-8"), "html.parser").get_text().split())
    assert "Ofsted published no graded inspection of Westminster from 1 July to 30 September 2016." in text
    assert "The latest judgements are those of the report of 29 March 2016." in text
    assert "Its Short Quality Screening, with a letter of 27 January 2016, is in the report of that quarter." in text
    charts = {file.stem for file in (quiet / "charts").glob("*.txt")}
    assert charts == {"at-a-glance", "neighbours", "timeline"}


def test_a_quiet_quarter_has_its_timeline_in_the_annex_and_no_contents_list_on_paper(quiet):
    page = BeautifulSoup((quiet / "report.html").read_text("utf-8"), "html.parser")
    assert page.find(id="chart-timeline").find_parent("section")["id"] == "annex-tables-and-charts"
    assert page.find(id="chart-neighbours").find_parent("section")["id"] == "ofsted-judgements"
    assert page.nav
    paragraphs = Document(str(quiet / "report.docx")).paragraphs
    assert not [one for one in paragraphs if one.style.name == "toc 1"]
    new = [one.text for one in paragraphs if one.paragraph_format.page_break_before]
    assert new == ["This quarter", "Annex: how each figure was made"]


@pytest.mark.parametrize(
    ("area", "quarter", "part"),
    [
        ("Westminister", "2015-16 Q4", "Did you mean “Westminster”?"),
        ("Westminster", "2015-16 Q7", "is not a quarter"),
    ],
)
def test_what_cannot_be_given_is_refused_before_anything_is_written(tmp_path, area, quarter, part):
    with pytest.raises(BadRequest) as error:
        make_pack(area, quarter, ROOT / "data", tmp_path / "reports")
    assert part in str(error.value)
    assert not (tmp_path / "reports").exists()


def test_faults_of_several_tables_come_at_once_and_nothing_is_written(tmp_path):
    broken = shutil.copytree(ROOT / "data", tmp_path / "data")
    judgements = broken / "sqs_judgements.csv"
    judgements.write_text(judgements.read_text("utf-8").replace(",34,34,exact", ",35,34,exact", 1), encoding="utf-8")
    (broken / "local_context.csv").unlink()
    with pytest.raises(BadData) as error:
        make_pack("Westminster", "2015-16 Q4", broken, tmp_path / "reports")
    assert {fault.file for fault in error.value.faults} == {"sqs_judgements.csv", "local_context.csv"}
    assert not (tmp_path / "reports").exists()


@pytest.mark.parametrize(
    ("cell", "part"),
    [
        ("1 / 0", "failing.ipynb stopped in cell 3: ZeroDivisionError: division by zero"),
        ("import os; os._exit(0)", "ended early with exit code 0. Look for a cell that exits Python"),
        ("import sys; sys.exit(0)", "failing.ipynb stopped before its last cell"),
    ],
)
def test_a_cell_that_fails_leaves_nothing_behind(tmp_path, cell, part):
    notebook = nbformat.read(NOTEBOOKS / "quarterly_report.ipynb", as_version=4)
    notebook.cells.insert(2, nbformat.v4.new_code_cell(cell))
    path = tmp_path / "failing.ipynb"
    nbformat.write(notebook, path)
    with pytest.raises(RunFailed) as error:
        make_pack("Westminster", "2015-16 Q4", ROOT / "data", tmp_path / "reports", notebook=path)
    assert part in str(error.value)
    quarter = tmp_path / "reports" / "2015-16-Q4"
    assert sorted((tmp_path / "reports").rglob("*")) == [quarter, quarter / ".run"]  # the hold on the folder: empty


@pytest.mark.parametrize("name", sorted(path.stem for path in NOTEBOOKS.glob("*.ipynb") if path.stem != "start"))
def test_every_notebook_runs_from_its_own_folder_and_shows_something(name):
    from inspection_stats.packs.notebooks import run_notebook
    from inspection_stats.packs.parameters import read_notebook

    executed = run_notebook(read_notebook(NOTEBOOKS / f"{name}.ipynb"), name, {}, NOTEBOOKS)
    shown = [output for cell in executed.cells if cell.cell_type == "code" for output in cell.outputs]
    assert any("text/html" in output.get("data", {}) for output in shown)
    assert not any(output.output_type == "error" for output in shown)
