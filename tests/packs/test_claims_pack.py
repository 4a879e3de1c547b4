"""The claims command and what it writes: exit codes, page, Word annex, tables, whole or not at all."""

import csv
import io
import json
import shutil
import sys

import nbformat
import pytest
from docx import Document

from inspection_stats.claims.needs import NEEDS
from inspection_stats.cli import app as cli
from inspection_stats.packs import run as packs_run
from tests.support.papers import docx, p, pdf, r
from tests.support.places import ROOT
from tests.support.reports import checked
from tests.support.small_claims import CLAIMS, HEAD, PAPER, SQS, claim, written

RIGHT = HEAD + claim("There were 34 cases", "34", "cases_inspected", SQS)


@pytest.fixture
def run(monkeypatch, capsys):
    def call(*words):
        monkeypatch.setattr(sys, "argv", ["inspection-stats", "claims", *map(str, words)])
        with pytest.raises(SystemExit) as left:
            cli.main()
            raise SystemExit(0)
        printed = capsys.readouterr()
        return left.value.code or 0, printed.out, printed.err

    return call


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "paper.txt"
    path.write_text(PAPER, encoding="utf-8")
    return path


def test_the_command_exits_with_0_where_all_holds_and_6_where_something_does_not(run, tmp_path):
    code, out, err = run(written(tmp_path, RIGHT))
    assert (code, err) == (0, "")
    assert "1 claim: 1 holds, 0 hold but are fragile, 0 to fix, 0 cannot be checked." in out
    code, out, err = run(written(tmp_path, RIGHT.replace("34", "35")))
    assert code == 6
    assert "It should say 34" in " ".join(out.split())
    assert "1 to fix" in err


def test_faults_leave_with_3_and_say_every_one(run, tmp_path, paper):
    code, out, err = run(written(tmp_path, HEAD + claim("x", "y", "z") + claim("x 5", "5", "z", name="two")))
    assert (code, out) == (3, "")
    assert "Claim one: “y” is not a figure" in err
    assert "Claim two: there is no calculation “z”" in err
    code, _, err = run(written(tmp_path, RIGHT), "--paper", paper)
    assert code == 3
    assert "Claim one: its words are not in the paper" in err
    assert "Traceback" not in err


def test_csv_has_a_row_for_each_claim_and_each_number_in_none(run, tmp_path, paper):
    _, out, _ = run(written(tmp_path, CLAIMS), "--paper", paper, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert {"id", "place", "printed", "computed", "verdict", "reason"} <= set(rows[0])
    assert [row["verdict"] for row in rows if not row["id"]] == ["unchecked"]


def test_a_sentence_of_the_paper_is_never_a_formula(run, tmp_path, paper):
    paper.write_text("There were 34 cases.\n\n=2+5 is how they came about.", encoding="utf-8")
    _, out, _ = run(written(tmp_path, RIGHT), "--paper", paper, "--format", "csv")
    assert [row["reason"] for row in csv.DictReader(io.StringIO(out)) if not row["id"]] == [
        "'=2+5 is how they came about."
    ] * 2


def test_out_writes_the_same_bytes_each_time(run, tmp_path, paper):
    path, folder = written(tmp_path, CLAIMS), tmp_path / "out" / "claims" / "claims"
    contents = []
    for _ in range(2):
        assert run(path, "--paper", paper, "--out", tmp_path / "out")[0] == 6
        contents.append({file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file()})
    assert contents[0] == contents[1]
    assert set(contents[0]) == {
        "report.html",
        "report.ipynb",
        "report.docx",
        "tables.xlsx",
        "claims.csv",
        "unchecked.csv",
        "manifest.json",
    }
    assert set(json.loads(contents[0]["manifest.json"])["inputs"]) >= {"claims.toml", "paper.txt", "sqs_judgements.csv"}
    page = contents[0]["report.html"].decode()
    for part in (
        "In 32/34 cases planning was good enough",
        "does not hold",
        "32 of 33 sufficient (96.97%)",
        "and two were",
    ):
        assert part in page, part
    assert "<code" not in page
    words = [cell.text for table in Document(folder / "report.docx").tables for row in table.rows for cell in row.cells]
    assert "In 32/34 cases planning was good enough" in words


def test_a_file_in_the_way_of_out_is_refused_and_nothing_written(run, tmp_path, paper):
    (tmp_path / "out").write_text("mine")
    code, _, err = run(written(tmp_path, RIGHT), "--out", tmp_path / "out")
    assert code == 2
    assert "is a file" in err
    assert (tmp_path / "out").read_text() == "mine"


def test_the_same_paper_as_word_and_as_pdf_gives_the_same_verdicts(tmp_path, paper):
    document = Document()
    for line in PAPER.split("\n\n"):
        document.add_paragraph(line)
    document.save(tmp_path / "paper.docx")
    pdf(tmp_path / "paper.pdf", [line.replace("(", r"\(").replace(")", r"\)") for line in PAPER.split("\n") if line])
    path = written(tmp_path, CLAIMS)
    frames = [checked(path, tmp_path / name).frames for name in ("paper.txt", "paper.docx", "paper.pdf")]
    for other in frames[1:]:
        assert other["claims"].equals(frames[0]["claims"])
        assert other["unchecked"].equals(frames[0]["unchecked"])


def test_a_data_folder_that_is_not_there_is_a_fault_of_the_file(run, tmp_path):
    code, _, err = run(written(tmp_path, RIGHT.replace('"data"', '"nowhere"')))
    assert code == 3
    assert "data folder does not exist" in err


def test_a_check_on_invented_rows_says_so_everywhere(run, tmp_path):
    path = written(tmp_path, RIGHT)
    (tmp_path / "data").unlink()
    shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("claims", "illustrative"))
    table = tmp_path / "data" / "sqs_inspections.csv"
    table.write_text(table.read_text("utf-8").replace(",no\n", ",yes\n"), encoding="utf-8")
    _, out, _ = run(path, "--out", tmp_path / "out")
    assert out.startswith("Illustrative data. Check of figures")
    assert "Illustrative data" in (tmp_path / "out" / "claims" / "claims" / "report.html").read_text("utf-8")
    manifest = json.loads((tmp_path / "out" / "claims" / "claims" / "manifest.json").read_text("utf-8"))
    assert manifest["illustrative"] == ["data"]


def test_a_paper_with_markup_is_shown_as_text(tmp_path, paper):
    paper.write_text("There were 34 cases. <script>5</script> & more", encoding="utf-8")
    shown = checked(written(tmp_path, RIGHT), paper).html
    assert "<script>" not in shown


def test_the_notebook_shows_the_check(monkeypatch):
    notebook = nbformat.read(ROOT / "notebooks" / "claims_check.ipynb", as_version=4)
    names: dict = {"__builtins__": __builtins__}
    monkeypatch.chdir(ROOT / "notebooks")
    for cell in notebook.cells:
        if cell.cell_type == "code":
            exec(cell.source, names | {"In": []}, names)
    assert repr(names["check"]).startswith("Check of figures: Westminster")
    assert "It should say 32 of 33" in names["check"].to_fix()._repr_mimebundle_()["text/html"]


def test_what_a_stopped_check_left_is_cleared_and_the_check_it_replaced_is_put_back(run, tmp_path):
    """A check that is killed between the two renames of its swap leaves the old one in a hidden folder."""
    checks = tmp_path / "out" / "claims"
    for left in (".other.being-made-old-1a2b/pack", ".other.being-made-3c4d", ".claims.being-made-5e6f"):
        (checks / left).mkdir(parents=True)
        (checks / left / "report.html").write_text(left)
    assert run(written(tmp_path, RIGHT), "--out", tmp_path / "out")[0] == 0
    assert sorted(file.name for file in checks.iterdir()) == [".run", "claims", "other"]
    assert (checks / "other" / "report.html").read_text() == ".other.being-made-old-1a2b/pack"


def test_a_check_that_cannot_be_written_leaves_the_earlier_one_whole(run, tmp_path, monkeypatch):
    path, folder = written(tmp_path, RIGHT), tmp_path / "out" / "claims" / "claims"
    assert run(path, "--out", tmp_path / "out")[0] == 0
    before = {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(packs_run, "write_manifest", full)
    code, _, err = run(written(tmp_path, RIGHT), "--out", tmp_path / "out")
    assert code == 5
    assert "No space left" in err
    assert {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()} == before
    assert sorted(file.name for file in folder.parent.iterdir()) == [".run", "claims"]


def test_what_to_know_of_a_word_paper_is_said_everywhere(run, tmp_path):
    body = p("There were 34 cases", r("<w:drawing><pic:pic/></w:drawing>"), f"<w:ins>{r(', all seen')}</w:ins>")
    paper = docx(tmp_path / "paper.docx", body)
    code, out, _ = run(written(tmp_path, RIGHT), "--paper", paper, "--out", tmp_path / "out")
    pending, unread = "Changes are pending: text inserted in 1 place, tracked", "Not read: 1 picture."
    assert code == 0
    for part in (pending, unread):
        assert part in " ".join(out.split())
        assert part in (tmp_path / "out" / "claims" / "claims" / "report.html").read_text("utf-8")
    _, out, _ = run(written(tmp_path, RIGHT), "--paper", paper, "--format", "csv")
    told = [row["reason"] for row in csv.DictReader(io.StringIO(out)) if row["verdict"] == "to know"]
    assert [one.startswith(part) for one, part in zip(told, (pending, unread), strict=True)] == [True, True]


def test_a_figure_below_0_is_not_a_formula_in_the_tables(run, tmp_path, paper):
    paper.write_text("There were 34 cases. The change was -3.2%, then –4%.", encoding="utf-8")
    _, out, _ = run(written(tmp_path, RIGHT), "--paper", paper, "--format", "csv")
    assert [row["printed"] for row in csv.DictReader(io.StringIO(out)) if not row["id"]] == ["−3.2%", "−4%"]


def test_what_cannot_be_checked_says_for_each_kind_what_is_needed(run, tmp_path):
    stated = claim("There are 7 boroughs", "7", "stated", 'kind = "a record", needs = "the list"', name="two")
    part = claim("5 of them are new", "5", "part_of", 'whole = "two"', name="three")
    report = checked(written(tmp_path, HEAD + stated + part))
    assert report.frames["claims"]["needed"].tolist() == ["a record", "a part"]
    page = report.html
    for kind in ("a record", "a part"):
        assert NEEDS[kind] in page
    assert NEEDS["a rule"] not in page
