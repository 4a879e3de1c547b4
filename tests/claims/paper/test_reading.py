"""Papers read as text: plain, Word with tables, PDF; and the files that cannot be read."""

import pytest
from docx import Document
from pypdf import PdfWriter

from inspection_stats.claims.paper import pdf as pdf_reader
from inspection_stats.claims.paper.reading import read_paper
from inspection_stats.errors import BadData
from tests.support.papers import pdf


def problem(path):
    with pytest.raises(BadData) as caught:
        read_paper(path)
    (fault,) = caught.value.faults
    assert fault.file == path.name
    assert fault.fix
    return fault.problem


def test_plain_text_in_either_encoding(tmp_path):
    path = tmp_path / "paper.txt"
    for encoding in ("utf-8", "utf-8-sig", "cp1252"):
        path.write_bytes("“86%” – £9m".encode(encoding))
        assert read_paper(path).text == "“86%” – £9m"


def test_a_word_file_with_its_tables_in_reading_order(tmp_path):
    document = Document()
    document.add_paragraph("1.1 There were 34 cases.")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Good", "24%"
    document.add_paragraph("1.2 The end.")
    document.save(tmp_path / "paper.docx")
    text = read_paper(tmp_path / "paper.docx").text
    assert [line for line in text.splitlines() if line] == ["1.1 There were 34 cases.", "Good\t24%", "1.2 The end."]


def test_a_pdf_with_text(tmp_path):
    text = read_paper(pdf(tmp_path / "paper.pdf", ["1.1 There were 34 cases,", "25 of them good."])).text
    assert " ".join(text.split()) == "1.1 There were 34 cases, 25 of them good."


def test_a_pdf_that_opens_without_a_password_is_read(tmp_path):
    writer = PdfWriter(pdf(tmp_path / "open.pdf", ["34 cases"]))
    writer.encrypt("", owner_password="owner", algorithm="RC4-128")
    writer.write(tmp_path / "owned.pdf")
    assert "34 cases" in read_paper(tmp_path / "owned.pdf").text


def test_what_cannot_be_read_says_why(tmp_path):
    assert "holds no text: it is a scan" in problem(pdf(tmp_path / "scan.pdf"))
    assert "opens only with a password" in problem(pdf(tmp_path / "locked.pdf", ["34"], password="secret"))
    for name, content, part in (
        ("empty.txt", b"", "The file is empty"),
        ("spaces.txt", b" \n ", "The file is empty"),
        ("picture.txt", b"\x89PNG\0", "not a text file"),
        ("broken.pdf", b"%PDF-1.7 nothing", "not a PDF file"),
        ("empty.pdf", b"", "not a PDF file"),
        ("broken.docx", b"PK nothing", "not a Word file"),
        ("empty.docx", b"", "not a Word file"),
        ("old.doc", b"x", "not read from a file ending in “.doc”"),
    ):
        (tmp_path / name).write_bytes(content)
        assert part in problem(tmp_path / name), name
    assert problem(tmp_path / "missing.pdf") == "There is no such file"


def test_a_word_file_without_words_is_refused(tmp_path):
    Document().save(tmp_path / "blank.docx")
    assert problem(tmp_path / "blank.docx") == "The Word file holds no text"


@pytest.mark.parametrize(
    ("limit", "most", "says"),
    [("MOST_PAGES", 0, "The PDF has 1 pages"), ("LARGEST_PAGES", 20, "The PDF has more than 20 bytes drawn")],
)
def test_a_pdf_of_more_than_any_paper_has_is_refused_before_it_is_read(tmp_path, monkeypatch, limit, most, says):
    path = pdf(tmp_path / "long.pdf", ["In 9 of 34 cases"])
    assert "9 of 34" in pdf_reader.read_content(path, path.read_bytes())
    monkeypatch.setattr(pdf_reader, limit, most)
    monkeypatch.setattr("pypdf._page.PageObject.extract_text", None)
    with pytest.raises(BadData, match=says):
        pdf_reader.read_content(path, path.read_bytes())
