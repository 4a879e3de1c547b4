"""Claims files, papers and Word templates with faults in them."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

from docx import Document
from pypdf import PdfWriter

from tests.hard.corpus.entry import Bad
from tests.hard.corpus.files import OLE, zipped
from tests.support.small_claims import CLAIMS, HEAD, PAPER, claim

GOOD = claim("all 34 were sufficient", "34", "share_of_cases")


def claims(what: str, content: str | bytes, *says: str, code: int = 3) -> Bad:
    """An entry that checks a claims file."""
    content = content.encode() if isinstance(content, str) else content
    return Bad(what, "claims claims.toml", says, code, {"claims.toml": content})


def paper(what: str, name: str, content: bytes | Callable[[Path], object], *says: str, code: int = 3) -> Bad:
    """An entry that checks the claims of the guide against a paper."""
    files = {"claims.toml": CLAIMS.encode(), name: content}
    return Bad(what, f"claims claims.toml --paper {name}", says, code, files)


def template(what: str, content: bytes | Callable[[Path], object], *says: str, name: str = "council.docx") -> Bad:
    """An entry that opens a Word template, as saving a report with one does."""

    def opened(folder: Path) -> object:
        from inspection_stats.documents.word.template import open_template

        return open_template(Path(name))

    return Bad(what, f"report … --word-template {name}", says, 2, {name: content}, call=opened)


def word(*paragraphs: str) -> bytes:
    """A Word file of these paragraphs."""
    document, file = Document(), io.BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(file)
    return file.getvalue()


def pdf(password: str = "") -> bytes:
    """A PDF of one page without text, as a scan is."""
    writer, file = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(file)
    return file.getvalue()


def without(part: str) -> bytes:
    """A Word file without one of its parts."""
    return changed(lambda name, content: b"<w:document" if name == part else content)


def doctype() -> bytes:
    """A Word file whose text begins with an entity."""
    entity = b'<!DOCTYPE x [<!ENTITY a "b">]><w:document'
    return changed(lambda name, content: content.replace(b"<w:document", entity, 1))


def changed(change: Callable[[str, bytes], bytes]) -> bytes:
    """A Word file with its parts changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word("x"))) as whole, zipfile.ZipFile(file, "w") as rest:
        for name in whole.namelist():
            rest.writestr(name, change(name, whole.read(name)))
    return file.getvalue()


def twice() -> bytes:
    """A Word file that holds two texts under one name, of which programs show now the one, now the other."""
    file = io.BytesIO(word("x"))
    with warnings.catch_warnings(), zipfile.ZipFile(file, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("word/document.xml", archive.read("word/document.xml").replace(b">x<", b">y<"))
    return file.getvalue()


MEND = "to fix"
ENTRIES = (
    claims("A claims file that is not TOML", "title = ", "not a TOML file", "Fix the line it names"),
    claims("A claims file in UTF-16", HEAD.encode("utf-16"), "not a TOML file"),
    claims("A claims file with a NUL byte", HEAD + "\0", "not a TOML file"),
    claims("An empty claims file", "", "“title” is missing", "has no claim"),
    claims("A claims file without claims", HEAD, "The file has no claim", "[[claim]]"),
    claims("[claim] for [[claim]]", HEAD + GOOD.replace("[[claim]]", "[claim]"), "not a list of claims"),
    claims("A number of 5,000 digits", HEAD + f"[[claim]]\nid = {'9' * 5000}\n", "not a TOML file"),
    claims("Brackets 2,000 deep", "a = " + "[" * 2000, "not a TOML file"),
    claims("A date in words", HEAD.replace("2016-05-09", '"9 May 2016"') + GOOD, "“date” does not fit"),
    claims("A misspelt entry of the head", HEAD.replace("title", "titel") + GOOD, "no entry “titel”", "“title”"),
    claims("A data folder that is not there", HEAD.replace('"data"', '"daten"') + GOOD.replace("share_of_cases", "x"),
           "no calculation “x”"),
    claims("A misspelt entry of a claim", HEAD + claim("34", "34", "x", more='wrods = "x"'), "Claim one",
        "no entry “wrods”",
           "“words”"),
    claims("A claim without words", HEAD + '[[claim]]\nid = "one"\n', "Claim one", "“words” is missing"),
    claims("An unknown calculation", HEAD + claim("34 cases", "34", "shares"), "no calculation “shares”"),
    claims("A figure that is not one", HEAD + claim("many cases", "many", "shares"), "“many” is not a figure",
        "86%, 34, four"),
    claims("A figure of 5,000 digits", HEAD + claim("9" * 5000, "9" * 5000, "shares"), "is not a figure"),
    claims("A figure that its words do not hold", HEAD + claim("34 cases", "35", "shares"),
        "is not in its words"),
    claims("A figure twice in its words", HEAD + claim("34 of 34", "34", "shares"), "is 2 times"),
    claims("A figure that is a piece of a longer one", HEAD + claim("3½ weeks", "31", "shares"),
        "the figure “31” is not in its words"),
    claims("A date that no calendar has", HEAD + claim("on 31 April 2016", "31 April 2016", "shares"),
        "no day “31 April 2016”: April has 30 days"),
    claims("A number that is not one", HEAD + claim("34 cases", "34", "total", "parts = [nan, 3]"), "does not fit"),
    claims("5,001 claims", HEAD + claim("34 cases", "34", "shares") * 5001, "the limit for one check is 5,000"),
    claims("Two claims of one id", HEAD + claim("34 x", "34", "x") * 2, "2 claims have the id one"),
    claims("An unknown rounding", HEAD + claim("34 x", "34", "x", more='agrees_with = 3\nrounding = "sideways"'),
        "Claim one", "“rounding” does not fit", "“agrees_with” does not fit"),
    claims("A list for words", HEAD + '[[claim]]\nid = "one"\nwords = ["x"]\n', "“words” does not fit"),
    claims("A claims file that holds a number", "claim = 3", "not a list of claims"),
    Bad("A claims file that is not there", "claims none.toml", ("none.toml: There is no such file",), 3),
    Bad("A folder for a claims file", "claims data", ("cannot be read",), 3),
    paper("A paper as text with its errors", "paper.txt", PAPER.encode(), MEND, code=6),
    paper("A paper in Windows-1252", "paper.txt", PAPER.replace("'", "’").encode("cp1252"), MEND, code=6),
    paper("A paper as Word", "paper.docx", word(*PAPER.splitlines()), MEND, code=6),
    paper("A paper in UTF-16", "paper.txt", PAPER.encode("utf-16"), "not a text file"),
    paper("A paper that is empty", "paper.txt", b" \n", "The file is empty"),
    paper("A Word file of nothing", "paper.docx", word(), "holds no text"),
    paper("A scan as PDF", "paper.pdf", pdf(), "holds no text: it is a scan", "OCR"),
    paper("A PDF with a password", "paper.pdf", pdf("secret"), "encrypted", "without a password"),
    paper("A PDF cut short", "paper.pdf", pdf()[:200], "not a PDF file, or it is damaged"),
    paper("A text named .pdf", "paper.pdf", b"no PDF", "not a PDF file, or it is damaged"),
    paper("An old Word file (.doc)", "paper.doc", OLE, "not read from a file ending in “.doc”",
        "Save the paper as Word"),
    paper("An old Word file named .docx", "paper.docx", OLE, "not a Word file"),
    paper("A zip archive named .docx", "paper.docx", zipped(readme__txt="x"), "not a Word file"),
    paper("A Word file cut short", "paper.docx", word("x")[:900], "not a Word file"),
    paper("A Word file whose text is not XML", "paper.docx", without("word/document.xml"), "not a Word file"),
    paper("A Word file whose text has a DOCTYPE", "paper.docx", doctype(), "not a Word file", "DOCTYPE"),
    paper("A Word file that holds its text twice", "paper.docx", twice(), "in a way that no office program uses"),
    paper("A Word file that names no text", "paper.docx", without("_rels/.rels"), "not a Word file"),
    paper("A web page for a paper", "paper.html", b"<html>", "not read from a file ending in “.html”"),
    paper("A paper without an ending", "paper", b"x", "not read from a file without an ending"),
    Bad("A paper that is not there", "claims claims.toml --paper none.docx", ("none.docx: There is no such file",), 3,
        {"claims.toml": CLAIMS.encode()}),
    Bad("A folder for a paper", "claims claims.toml --paper folder.docx", ("cannot be read",), 3,
        {"claims.toml": CLAIMS.encode(), "folder.docx": lambda path: path.mkdir()}),
    template("A template that is not a Word file", b"no Word file", "is not a Word file", "Name a Word file"),
    template("A template of the format before 2007", OLE, "format from before 2007", "Save it again as .docx"),
    template("A template that is a folder", lambda path: path.mkdir(), "cannot be read"),
    template("A template whose text is not XML", without("word/document.xml"), "is not a Word file"),
    template("A workbook for a template", zipped(**{"xl/workbook.xml": "x"}), "is not a Word file"),
    template("An empty template", b"", "is not a Word file"),
)  # fmt: skip
