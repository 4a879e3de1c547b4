"""The Word annex in a council's own template: what is taken from it, what is added, what is refused."""

import io
import os
import re
import shutil
import subprocess
import zipfile

import pandas as pd
import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from PIL import Image
from pypdf import PdfReader

from inspection_stats.documents.blocks import Bullets, Paragraph, TableBlock
from inspection_stats.documents.carried import Opening
from inspection_stats.documents.document import Document as Report
from inspection_stats.documents.document import Part
from inspection_stats.documents.prose import Heading
from inspection_stats.documents.word.annex import word_annex
from inspection_stats.errors import BadRequest
from inspection_stats.packs.run import checked_template
from inspection_stats.plot.carried import CarriedChart, Picture

FRAME = pd.DataFrame({"First": ["a", "b"], "Second": ["c & d", "<e>"]})
PARTS = (
    Part(Heading(2, "First heading", "first-heading"), (Paragraph("A paragraph."), Bullets(("One.", "Two.")))),
    Part(Heading(2, "Second & last", "second-last"), (TableBlock("table", "A table", FRAME),)),
)
DOCUMENT_TYPE = b"wordprocessingml.document.main+xml"


def template(path, *, without=()):
    """A template of a council: its own page, heading, header and footer, a first section with text, few styles used."""
    document = Document()
    document.add_paragraph("Old text that is nobody's.")
    first = document.sections[0]
    first.header.paragraphs[0].text, first.footer.paragraphs[0].text = "Borough of Somewhere", "Committee papers"
    document.add_section()
    document.sections[-1].page_width, document.sections[-1].left_margin = Mm(210), Mm(40)
    document.styles["Heading 1"].font.size = Pt(33)
    for name in without:
        document.styles[name].delete()
    if "List Bullet" in without:
        part = next(link for link in document.part.rels.values() if link.reltype.endswith("/numbering"))
        del document.part.rels[part.rId]
    document.save(str(path))
    return path


def report(*, illustrative=False):
    return Report(Opening("A title", {}, {}, {}, "", illustrative=illustrative), PARTS, {}, "0123")


def annex(path=None, **named):
    return Document(io.BytesIO(word_annex(report(**named), path)))


def text_of(part):
    return " ".join(one.text for one in part.paragraphs)


def test_styles_header_and_footer_are_the_templates_and_its_text_is_left_out(tmp_path):
    document = annex(template(tmp_path / "council.docx"))
    assert document.styles["Heading 1"].font.size == Pt(33)
    assert len(document.sections) == 1
    assert document.sections[0].left_margin == pytest.approx(Mm(40), abs=1000)
    assert text_of(document.sections[0].header) == "Borough of Somewhere"
    assert text_of(document.sections[0].footer) == "Committee papers"
    said = text_of(document)
    assert "Old text" not in said
    assert [one.text for one in document.paragraphs if one.style.name == "Heading 1"] == [
        "First heading", "Second & last", "About this report",
    ]  # fmt: skip
    assert sum(cell.width for cell in document.tables[0].rows[0].cells) <= Mm(210 - 40 - 31)


def test_styles_that_the_template_never_used_are_added_and_bullets_are_a_list(tmp_path):
    path = template(tmp_path / "bare.docx", without=("Title", "Caption", "List Bullet", "Table Grid"))
    document = annex(path)
    bullets = [one for one in document.paragraphs if one.style.name == "List Bullet"]
    assert [one.text for one in bullets][:2] == ["One.", "Two."]
    number = document.styles["List Bullet"].element.find(".//" + qn("w:numId")).get(qn("w:val"))
    numbering = document.part.numbering_part.element
    assert number in [one.get(qn("w:numId")) for one in numbering.findall(qn("w:num"))]
    assert document.tables[0].style.name == "Table Grid"
    assert any(one.style.name == "Caption" for one in document.paragraphs)


def test_a_template_of_the_kind_dotx_serves_too(tmp_path):
    with zipfile.ZipFile(template(tmp_path / "a.docx")) as old, zipfile.ZipFile(tmp_path / "a.dotx", "w") as new:
        for name in old.namelist():
            kind = b"wordprocessingml.template.main+xml"
            new.writestr(name, old.read(name).replace(DOCUMENT_TYPE, kind))
    assert annex(tmp_path / "a.dotx").styles["Heading 1"].font.size == Pt(33)


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (None, "cannot be read: There is no such file"),
        (b"", "is not a Word file"),
        (b"Dear Sir", "is not a Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "has a password or is in Word's format from before 2007"),
        ("xlsx", "is not a Word file"),
        ("broken", "is not a Word file"),
    ],
)
def test_what_is_not_a_template_is_refused_with_its_name_and_a_fix(tmp_path, content, part):
    path = tmp_path / "template.docx"
    if content == "xlsx":
        from inspection_stats.documents.workbook import workbook

        content = workbook("Title", [], {})
    elif content == "broken":
        content = template(tmp_path / "whole.docx").read_bytes()[:3000]
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadRequest) as error:
        word_annex(report(), path)
    assert part in str(error.value)
    assert str(path) in str(error.value)


def test_a_folder_is_not_a_template(tmp_path):
    with pytest.raises(BadRequest) as error:
        annex(tmp_path)
    assert "cannot be read: it is a folder" in str(error.value)


def test_the_mark_of_illustrative_data_is_above_the_templates_own_header(tmp_path):
    document = annex(template(tmp_path / "council.docx"), illustrative=True)
    assert [one.text for one in document.sections[0].header.paragraphs] == ["Illustrative data", "Borough of Somewhere"]


def test_a_template_gives_the_same_bytes_each_time(tmp_path):
    path = template(tmp_path / "council.docx")
    assert word_annex(report(), path) == word_annex(report(), path)


def charts(number):
    """So many charts, each a picture of white paper, whose title takes the upper fifth of an inch."""
    png = io.BytesIO()
    Image.new("RGB", (400, 200), "white").save(png, "PNG", dpi=(200, 200))
    picture = Picture(png.getvalue(), 2, 1, (0, 40))
    texts = [(f"chart-{one}", f"Title {one}", "Alt", "Long alt", f"Caption {one}", "Source") for one in range(number)]
    return tuple(CarriedChart(*held, illustrative=False, table=FRAME, pictures=(picture,)) for held in texts)


def with_charts(number):
    parts = (PARTS[0], Part(PARTS[1].heading, (*charts(number), *PARTS[1].blocks)))
    return Document(io.BytesIO(word_annex(Report(Opening("A title", {}, {}, {}, ""), parts, {}, "0123"))))


def test_a_document_with_few_charts_has_no_contents_list_and_its_second_part_begins_a_page():
    document = with_charts(3)
    assert not [one for one in document.paragraphs if one.style.name == "toc 1"]
    assert "TOC" not in document.element.xml
    assert [one.text for one in document.paragraphs if one.paragraph_format.page_break_before] == ["Second & last"]


def test_a_chart_is_below_its_title_and_has_none_of_its_own():
    document = with_charts(1)
    (place,) = [place for place, one in enumerate(document.paragraphs) if one._p.xpath(".//w:drawing")]
    caption = document.paragraphs[place - 1]
    assert ("".join(caption._p.xpath(".//w:t/text()")), caption.style.name) == ("Figure 1. Title 0", "Caption")
    assert caption._p.xpath("./w:pPr/w:outlineLvl/@w:val") == ["1"]
    assert caption.paragraph_format.keep_with_next
    shape = document.inline_shapes[0]
    assert (shape.width.inches, shape._inline.docPr.get("descr")) == (2, "Long alt")
    assert shape.width / shape.height == pytest.approx(400 / 160)


def test_a_link_in_a_sentence_an_item_or_a_cell_leads_there():
    said = "See the [report](https://example.org/a?b=1&c=2)."
    frame = pd.DataFrame({"Report": ["[3 May 2023](https://example.org/d)"]})
    blocks = (Paragraph(said), Bullets((said,)), TableBlock("t", "A table", frame))
    document = Document(io.BytesIO(word_annex(Report(Opening("T", {}, {}, {}, ""), (Part(None, blocks),), {}, ""))))
    links = document.element.xpath(".//w:hyperlink")
    assert [document.part.rels[one.get(qn("r:id"))].target_ref for one in links] == [
        "https://example.org/a?b=1&c=2", "https://example.org/a?b=1&c=2", "https://example.org/d",
    ]  # fmt: skip
    assert [one.text for one in document.paragraphs[1:3]] == ["See the report."] * 2
    assert document.tables[0].cell(1, 0).text == "3 May 2023"


def test_contents_follow_the_first_part_and_can_be_read_and_followed_before_word_updates_them():
    document = with_charts(4)
    styles = [one.style.name for one in document.paragraphs]
    assert styles.index("List Bullet") < styles.index("toc 1") < styles.index("Caption")
    assert [one.text for one in document.paragraphs if one.paragraph_format.page_break_before] == ["First heading"]
    entries = [one for one in document.paragraphs if one.style.name == "toc 1"]
    assert [one.text for one in entries] == ["First heading", "Second & last", "About this report"]
    targets = [one.get(qn("w:anchor")) for one in document.element.iter(qn("w:hyperlink"))]
    places = [one.get(qn("w:name")) for one in document.element.iter(qn("w:bookmarkStart"))]
    assert targets == [place for place in places if place.startswith("_Toc")]
    assert len(places) == len(set(places)), "the rest are those of charts and tables"
    marks = [one.get(qn("w:fldCharType")) for one in document.element.iter(qn("w:fldChar"))]
    assert marks == ["begin", "separate", "end"]
    assert text_of(document.sections[0].footer).startswith("Run 0123. Page")


def test_libreoffice_opens_the_annex_in_a_template_and_shows_every_part(tmp_path):
    import os

    program = shutil.which("soffice")
    if program is None:
        reason = "LibreOffice is not installed: apt-get install libreoffice-writer"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    path = template(tmp_path / "council.docx", without=("Title", "Caption", "List Bullet", "Table Grid"))
    (tmp_path / "report.docx").write_bytes(word_annex(report(), path))
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = [program, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "report.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    said = " ".join(sheet.extract_text() for sheet in PdfReader(tmp_path / "report.pdf").pages)
    for part in ("Borough of Somewhere", "A title", "First heading", "• One.", "Table 1. A table", "c & d", "<e>"):
        assert part in " ".join(said.split()), part


def edited(path, part, old, new):
    """A template with some text of one of its parts replaced; nothing for `old` deletes the part."""
    whole = template(path.with_name("whole.docx"))
    with zipfile.ZipFile(whole) as held, zipfile.ZipFile(path, "w") as written:
        for name in held.namelist():
            content = held.read(name)
            if name == part and old is None:
                continue
            if name == part:
                changed = re.sub(old, new, content, flags=re.DOTALL)
                assert changed != content
                content = changed
            written.writestr(name, content)
    return path


def test_a_template_without_a_section_gets_a_page(tmp_path):
    path = edited(tmp_path / "t.docx", "word/document.xml", rb"<w:sectPr.*?</w:sectPr>", b"")
    assert checked_template(path) == path
    page = annex(path).sections[-1]
    assert page.page_width > page.left_margin + page.right_margin > 0


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/document.xml", rb'w:w="\d+"', b'w:w="abc"'),
        ("word/document.xml", rb'w:w="\d+"', b'w:w="10"'),
        ("word/document.xml", rb'w:w="\d+"', b'w:w="-11906"'),
        ("word/document.xml", rb"<w:body>.*</w:body>", b""),
        ("word/styles.xml", rb'w:styleId="Normal"><w:name w:val="Normal"/>', b'w:styleId="X"><w:name w:val="X"/>'),
        ("[Content_Types].xml", rb"wordprocessingml\.styles\+xml", b"wordprocessingml.settings+xml"),
        ("word/styles.xml", None, None),
    ],
)
def test_a_template_whose_parts_are_damaged_is_used_or_refused_with_a_message(tmp_path, part, old, new):
    path = edited(tmp_path / "t.docx", part, old, new)
    said = refusal(path)
    assert str(path) in said if said else annex(path).paragraphs[0].text == "A title"


def refusal(path):
    try:
        checked_template(path)
    except BadRequest as error:
        return str(error)
    return ""


def test_a_page_wider_than_any_is_refused(tmp_path):
    path = template(tmp_path / "council.docx")
    document = Document(str(path))
    document.sections[-1].page_width = Mm(1_000)
    document.save(str(path))
    with pytest.raises(BadRequest, match="its page leaves no room for text"):
        checked_template(path)


def test_more_styles_than_word_itself_takes_are_refused(tmp_path, monkeypatch):
    path = template(tmp_path / "council.docx")
    monkeypatch.setattr("inspection_stats.documents.word.template.MOST_STYLES", 20)
    with pytest.raises(BadRequest, match="styles; the limit is 20"):
        checked_template(path)


def test_a_template_that_is_not_a_regular_file_or_too_large_is_refused_unread(tmp_path):
    os.mkfifo(tmp_path / "pipe.docx")
    with pytest.raises(BadRequest, match="cannot be read: it is a device, a pipe or a socket"):
        checked_template(tmp_path / "pipe.docx")
    with (tmp_path / "sparse.docx").open("wb") as file:
        file.truncate(100_000_000_000)
    with pytest.raises(BadRequest, match="cannot be read: The file is 100,000,000,000 bytes"):
        checked_template(tmp_path / "sparse.docx")
