"""A service's own audit from the empty file to the pack, as docs/own-data.md says."""

import csv
import json
import re
import shlex
import sys

import pytest
from matplotlib.text import Text

from inspection_stats.check.own_audit import filled_in
from inspection_stats.cli import app as cli
from inspection_stats.cli.new_service import new_service
from inspection_stats.errors import BadData, BadRequest
from inspection_stats.load.counts import read_counts
from inspection_stats.plot.kinds import readable_rows
from inspection_stats.reference.statuses import SUPPRESSED
from tests.support.places import ROOT
from tests.support.reports import audited

SERVICE, PERIOD = "Camden Youth Justice Service", "April to June 2026"


@pytest.fixture
def begun(tmp_path, data):
    return new_service(tmp_path / "audit.csv", SERVICE, PERIOD, data)[0]


def fill(path, counts):
    """Write (sufficient, applicable) into the first rows of an audit."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    for row, (sufficient, applicable) in zip(rows, counts, strict=False):
        row[header.index("sufficient")], row[header.index("applicable")] = str(sufficient), str(applicable)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def run(monkeypatch, folder, command):
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "argv", shlex.split(command))
    with pytest.raises(SystemExit) as left:
        cli.main()
    return left.value.code


def test_the_file_asks_every_question_of_the_letter_once_and_gives_no_count(begun, data):
    rows = read_counts(str(begun))
    assert list(rows["judgement_id"]) == list(dict.fromkeys(rows["judgement_id"]))
    assert set(rows["judgement_id"]) == set(data.sqs_judgements["judgement_id"])
    assert set(rows["sufficient"]) | set(rows["applicable"]) == {""}
    guide = begun.with_name("audit-guide.md").read_text("utf-8")
    assert all(f"`{column}`" in guide for column in rows.columns)


def test_a_file_that_is_there_is_never_overwritten(begun, data):
    before = begun.read_bytes()
    with pytest.raises(BadRequest, match="exists already"):
        new_service(begun, SERVICE, PERIOD, data)
    assert begun.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "service"), [("audit.xlsx", SERVICE), ("a.csv", "=1+1"), ("a.csv", " "), ("a.csv", "A\nB")]
)
def test_a_name_that_would_go_wrong_is_refused_and_nothing_written(name, service, tmp_path, data):
    with pytest.raises(BadRequest):
        new_service(tmp_path / name, service, PERIOD, data)
    assert list(tmp_path.iterdir()) == []


def test_half_filled_in_is_not_a_fault_and_what_is_open_is_named(begun):
    fill(begun, [(30, 40), (12, 24)])
    found = filled_in(read_counts(str(begun)), "audit.csv")
    assert found.sentence == "2 of 29 questions filled in, no fault in them."
    assert len(found.still_open) == 27
    report = audited(str(begun))
    assert "Still open: Court reports: account of offending;" in report.html


def test_every_fault_of_the_filled_rows_is_named_at_once(begun):
    fill(begun, [(41, 40), ("many", 24), (3, "")])
    with pytest.raises(BadData) as faults:
        filled_in(read_counts(str(begun)), "audit.csv")
    assert [(fault.row, fault.column) for fault in faults.value.faults] == [
        (2, "sufficient"),
        (3, "sufficient"),
        (4, "applicable"),
    ]


def test_nothing_filled_in_yet_says_what_to_fill(begun):
    with pytest.raises(BadRequest, match="No question of audit.csv is filled in yet"):
        filled_in(read_counts(str(begun)), "audit.csv")


def test_the_figures_are_the_counts_entered_and_nothing_is_compared(begun):
    fill(begun, [(30, 40), (12, 24)])
    report = audited(str(begun))
    bars = {bar.label: (bar.sufficient, bar.applicable, bar.percent) for bar in report.charts[0].spec.rows}
    assert bars == {"Assessment of offending": (30, 40, "75%"), "Review of offending assessment": (12, 24, "50%")}
    assert all(bar.national is None for bar in report.charts[0].spec.rows)
    assert "no inspectorate's finding" in report.charts[0].spec.long_alt


def test_small_numbers_are_withheld_unless_it_is_internal_and_then_it_says_so(begun):
    fill(begun, [(30, 40), (38, 40)])  # two children with insufficient work
    report = audited(str(begun))
    assert list(report.frames["own-audit"]["status"]) == ["exact", SUPPRESSED]
    assert "38 of" not in report.html
    internal = audited(str(begun), internal=True)
    assert "38 of 40" in internal.charts[0].spec.long_alt
    assert "not for publication" in internal.charts[0].spec.long_alt


class TestAThinnedAudit:
    """Where counts are withheld, nothing is said of the rest as if they were all (rule 13)."""

    @pytest.fixture(scope="class")
    def every_shortfall_small(self, tmp_path_factory, data):
        """29 questions, each with none, one, two or three cases insufficient: those of none would be “100%”."""
        path = new_service(tmp_path_factory.mktemp("audit") / "audit.csv", SERVICE, PERIOD, data)[0]
        fill(path, [(30 - n % 4, 30) for n in range(29)])
        return audited(str(path))

    def texts(self, report):
        for chart in report.charts:
            yield from (chart.spec.title, chart.spec.alt, chart.spec.long_alt, chart.spec.caption)
        yield report.html

    def test_titles_say_how_many_are_withheld_and_make_no_range_of_the_rest(self, every_shortfall_small):
        titles = [chart.spec.title for chart in every_shortfall_small.charts]
        assert titles == [
            "Reducing reoffending: 96% of answers sufficient, 5 of 7 questions withheld",
            "Protecting the public: 94% of answers sufficient, 7 of 9 questions withheld",
            "Protecting the child or young person: 95% of answers sufficient, 7 of 9 questions withheld",
            "Ensuring the sentence is served: 3 of 4 questions withheld",
        ]
        for text in self.texts(every_shortfall_small):
            assert not re.search(
                r"100% sufficient|sufficient (on|in) |to 100% of|lowest percentages? (is|are) th", text
            )

    def test_the_summary_says_what_is_withheld_and_names_no_lowest(self, every_shortfall_small):
        summary = " ".join(every_shortfall_small.sections[0].blocks[1].items)
        assert "22 of 29 questions are withheld, because 1 to 5 cases were sufficient or insufficient" in summary
        assert "Those shown do not represent those withheld." in summary
        assert "The lowest percentages are not named: they may be among those withheld." in summary
        assert "Of the 7 questions shown: no question rests on fewer than ten cases." in summary

    def test_the_themes_are_pooled_over_all_their_questions_where_that_is_safe(self, every_shortfall_small):
        """7 questions of 30, with none, 1, 2, 3, none, 1 and 2 insufficient: 201 of 210.

        In the last theme 1, 2 and 3 are withheld, 6 in all: none of them could be five, so its total is withheld.
        """
        themes = every_shortfall_small.frames["own-audit-themes"].set_index("theme")
        first, last = themes.loc["reducing-reoffending"], themes.loc["ensuring-the-sentence-is-served"]
        assert first[["judgements", "withheld", "sufficient", "applicable", "status"]].tolist() == [
            7,
            5,
            201,
            210,
            "exact",
        ]
        assert "too narrow" in first["caution"]
        assert (last["withheld"], last["status"], last["method"], last["caution"]) == (3, "suppressed", "", "")
        assert last[["sufficient", "applicable", "percent", "lower", "upper"]].isna().all()
        page = every_shortfall_small.html
        assert "Reducing reoffending: 201 of 210 answers were sufficient (96%" in page
        assert "three of 4 questions are withheld, and a total could give them back, so none is shown." in page

    def test_withheld_is_a_word_of_the_table_and_no_quotation(self, every_shortfall_small):
        for chart in every_shortfall_small.charts:
            cells = readable_rows(chart.spec)["Sufficient"].tolist()
            assert "withheld" in cells
            drawn = [text.get_text() for text in chart.figure.findobj(Text)]
            assert drawn.count("withheld") == cells.count("withheld")
        for text in self.texts(every_shortfall_small):
            assert "“withheld" not in text
            assert "suppressed" not in text

    def test_no_source_opens_it(self, begun):
        """The file's own words: a source that names an inspectorate is a source like any other."""
        text = begun.read_text("utf-8-sig").replace(f"{SERVICE}, own audit", "Ofsted-style own audit")
        begun.write_text(text, encoding="utf-8")
        fill(begun, [(3, 7)])
        report = audited(str(begun))
        assert report.frames["own-audit"]["source"].str.startswith("Ofsted").all()
        assert report.frames["own-audit"]["status"].tolist() == [SUPPRESSED]

    def test_nor_does_a_column_of_the_file(self, begun):
        fill(begun, [(3, 7)])
        lines = begun.read_text("utf-8").splitlines()
        begun.write_text("\n".join([f"{lines[0]},already_published", *(f"{line},yes" for line in lines[1:])]), "utf-8")
        assert audited(str(begun)).frames["own-audit"]["status"].tolist() == [SUPPRESSED]


def test_of_many_services_the_one_meant_is_drawn_and_marked_illustrative():
    counts = str(ROOT / "data" / "illustrative" / "case_counts.csv")
    with pytest.raises(BadRequest, match="holds 30 services"):
        audited(counts)
    report = audited(counts, "illustrative service 07")
    assert report.document.illustrative
    assert all(chart.spec.alt.startswith("Illustrative data") for chart in report.charts)


def test_the_guide_works_from_the_first_command_to_the_last(monkeypatch, tmp_path, capsys):
    guide = (ROOT / "docs" / "own-data.md").read_text("utf-8")
    begin, check, draw = (
        re.search(rf"^inspection-stats {words}$", guide, re.MULTILINE)[0]
        for words in ("new-service audit.csv .*", "check audit.csv", "audit audit.csv")
    )
    (tmp_path / "data").symlink_to(ROOT / "data")
    assert run(monkeypatch, tmp_path, begin) == 0
    fill(tmp_path / "audit.csv", [(30 - n, 40) for n in range(12)])
    assert run(monkeypatch, tmp_path, check) == 0
    assert "12 of 29 questions filled in, no fault in them." in capsys.readouterr().out
    assert run(monkeypatch, tmp_path, draw) == 0
    pack = tmp_path / "reports" / "own-audit" / "camden-youth-justice-service"
    assert {"report.html", "report.docx", "manifest.json"} <= {file.name for file in pack.iterdir()}
    manifest = json.loads((pack / "manifest.json").read_text("utf-8"))
    assert manifest["parameters"] == {"report": "own audit", "service": SERVICE, "internal": "no"}
