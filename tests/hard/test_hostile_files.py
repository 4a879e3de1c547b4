"""Files made to do harm: bombs, entities, links out of the data folder. Each is refused, or read for what it says."""

import os
import shutil
import time
import zipfile
import zlib

import pytest
from docx import Document
from pypdf import PdfWriter
from pypdf.generic import EncodedStreamObject, NameObject, NumberObject

from inspection_stats.check.data import read_data
from inspection_stats.claims.paper.reading import read_paper
from inspection_stats.documents.word.template import open_template
from inspection_stats.errors import BadData, BadRequest
from inspection_stats.load import zipped
from inspection_stats.load.limits import LARGEST_TOML
from inspection_stats.load.toml import read_toml
from inspection_stats.load.workbook import read_workbook
from inspection_stats.reference.framework_file import load_frameworks
from tests.support.places import ROOT
from tests.support.releases import write_ods, write_xlsx

SECRET = "the secret of another file"
SECONDS = 30  # a bomb takes hours or all memory; a machine that is busy takes some seconds
BOMBS = {
    "dotted": "a." * 20_000 + "a = 1",
    "quoted": '"a" . ' * 20_000 + "a = 1",
    "lists": "x = " + "[" * 50_000,
    "tables": "x = " + "{a = " * 50_000,
    "huge": "# " + "x" * LARGEST_TOML,
}


def laughs(entity: str = "lol9") -> str:
    """The beginning of an XML file whose entity unpacks to a thousand million words."""
    steps = "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE x [<!ENTITY lol0 "lol">{steps}]>'


def outside(file) -> str:
    """The beginning of an XML file whose entity is another file."""
    return f'<!DOCTYPE x [<!ENTITY lol9 SYSTEM "file://{file}">]>'


def with_part(path, part: str, change):
    """The zipped file at `path` with one of its parts changed."""
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    assert part in held
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in held.items():
            archive.writestr(name, change(content.decode()) if name == part else content)
    return path


def with_entity(path, part: str, doctype: str):
    """The same with an entity in place of the words “one cell”."""

    def change(text: str) -> str:
        head, mark, rest = text.partition("?>") if text.startswith("<?xml") else ("", "", text)
        assert "one cell" in rest
        return head + mark + doctype + rest.replace("one cell", "&lol9;")

    return with_part(path, part, change)


def read_or_refused(read, path) -> str:
    """What a reader makes of a file within some seconds: its text, or the words in which it refuses it."""
    started = time.monotonic()
    try:
        found = str(read(path))
    except (BadData, BadRequest) as error:
        found = str(error)
    assert time.monotonic() - started < SECONDS
    assert len(found) < 100_000
    return found


def word_file(path):
    document = Document()
    document.add_paragraph("one cell")
    document.save(path)
    return path


def ods_file(path):
    return write_ods(path, {"Sheet": [["Name"], ["one cell"]]})


def xlsx_file(path):
    return write_xlsx(path, {"Sheet": [["Name"], ["one cell"]]})


MADE = [
    (word_file, "a.docx", "word/document.xml", read_paper),
    (word_file, "a.docx", "word/document.xml", open_template),
    (ods_file, "a.ods", "content.xml", read_workbook),
    (xlsx_file, "a.xlsx", "xl/sharedStrings.xml", read_workbook),
]


@pytest.mark.parametrize(("write", "name", "part", "read"), MADE)
def test_an_entity_is_never_unpacked_and_never_another_file(tmp_path, write, name, part, read):
    (tmp_path / "secret.txt").write_text(SECRET)
    for doctype in (laughs(), outside(tmp_path / "secret.txt")):
        found = read_or_refused(read, with_entity(write(tmp_path / name), part, doctype))
        assert SECRET not in found
        assert "lollol" not in found


@pytest.mark.parametrize(("write", "name", "part", "read"), MADE)
def test_a_file_that_unpacks_to_far_more_than_any_is_refused(monkeypatch, tmp_path, write, name, part, read):
    most = 2_000_000
    if read is not open_template:  # in a process of its own, with the limit as it is
        most = zipped.LARGEST_UNPACKED
    monkeypatch.setattr(zipped, "LARGEST_UNPACKED", most)
    path = with_part(write(tmp_path / name), part, lambda text: text + " " * (most + 1_000_000))
    assert path.stat().st_size < most / 20
    assert "would unpack to" in read_or_refused(read, path)


def test_a_pdf_that_unpacks_to_far_more_than_any_is_refused(tmp_path):
    writer = PdfWriter()
    page, stream = writer.add_blank_page(width=595, height=842), EncodedStreamObject()
    packed = zlib.compressobj()
    stream._data = b"".join(packed.compress(b"q Q " * 250_000) for _ in range(300)) + packed.flush()
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    stream[NameObject("/Length")] = NumberObject(len(stream._data))
    page[NameObject("/Contents")] = writer._add_object(stream)
    writer.write(tmp_path / "bomb.pdf")
    assert (tmp_path / "bomb.pdf").stat().st_size < 2_000_000
    assert "1 fault in the data:\n- bomb.pdf: " in read_or_refused(read_paper, tmp_path / "bomb.pdf")


@pytest.mark.parametrize("bomb", BOMBS)
@pytest.mark.parametrize("read", [read_toml, load_frameworks])
def test_a_toml_bomb_is_refused_in_seconds(tmp_path, bomb, read):
    path = tmp_path / "bomb.toml"
    path.write_text(BOMBS[bomb])
    assert "1 fault in the data:\n- bomb.toml: " in read_or_refused(read, path)


def test_a_link_to_another_workbook_is_not_followed(tmp_path):
    other = tmp_path / "other.xlsx"
    formula = f'<c r="A9" t="str"><f>[{other}]Sheet!A1</f><v>as it was saved</v></c>'
    path = with_part(
        xlsx_file(tmp_path / "a.xlsx"),
        "xl/worksheets/sheet1.xml",
        lambda text: text.replace("</sheetData>", f'<row r="9">{formula}</row></sheetData>'),
    )
    write_xlsx(other, {"Sheet": [[SECRET]]})
    found = read_or_refused(read_workbook, path)
    assert "as it was saved" in found
    assert SECRET not in found


def test_a_table_may_be_a_link_and_its_contents_are_checked_as_any(tmp_path):
    data, elsewhere = tmp_path / "data", tmp_path / "elsewhere.csv"
    shutil.copytree(ROOT / "data", data)
    shutil.move(data / "areas.csv", elsewhere)
    os.symlink(elsewhere, data / "areas.csv")
    assert len(read_data(data).areas) == len(read_data(ROOT / "data").areas)
    elsewhere.write_text(f"root:x:0:0\nname:y:1:1:{SECRET}\n")
    with pytest.raises(BadData, match="does not hold the names of the columns") as refused:
        read_data(data)
    assert SECRET not in str(refused.value), "no more than its first row is repeated"
    elsewhere.unlink()
    with pytest.raises(BadData, match="There is no such file"):
        read_data(data)
