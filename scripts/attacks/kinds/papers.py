"""Claims files and papers made to eat the machine, or to show other figures than are checked. PDF: `pdf_papers`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from scripts.attacks.attack import Attack
from scripts.attacks.kinds.given import CLAIMS_FILE, PAPER
from scripts.attacks.kinds.templates import changed as word_changed
from scripts.attacks.kinds.templates import replaced, without, word
from tests.support.papers import docx, p, r, table, tc, tr
from tests.support.releases import write_xlsx
from tests.support.small_claims import HEAD, SQS, claim

Make = Callable[[Path], object]
FIX = "to fix"
GOOD = claim("all 34 were", "34", "cases_inspected", SQS)


def body(xml: str, **parts: str) -> Make:
    """A Word paper whose body is this XML, after the paper of the guide."""
    return lambda path: docx(path, "".join(p(line) for line in PAPER.splitlines()) + xml, **parts)


def only(xml: str) -> Make:
    return lambda path: docx(path, xml)


SPAN = '<w:gridSpan w:val="{}"/>'
MERGE = "<w:vMerge/>"
PAPERS: tuple[tuple[str, str, Make | bytes, int], ...] = (
    ("a million paragraphs", "p.docx", only("<w:p/>" * 1_000_000), 3),
    ("a million words in a paragraph", "p.docx", only(p("word 34 " * 500_000)), 3),
    ("a cell over 100,000,000 columns", "p.docx", body(table(tr(tc("34", SPAN.format(10**8))))), 6),
    ("a cell over “abc” columns", "p.docx", body(table(tr(tc("34", SPAN.format("abc"))))), 6),
    ("a cell over minus one column", "p.docx", body(table(tr(tc("34", SPAN.format(-1))))), 6),
    ("a cell over 10^100 columns", "p.docx", body(table(tr(tc("34", SPAN.format(10**100))))), 6),
    ("a cell that continues none", "p.docx", body(table(tr(tc("34", MERGE)))), 6),
    ("a row that begins 100,000,000 cells in", "p.docx",
     body(table(tr(tc("34"), properties='<w:gridBefore w:val="100000000"/>'))), 6),
    ("tables 3,000 deep", "p.docx", body("<w:tbl><w:tr><w:tc>" * 3_000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 3_000),
     6),
    ("content controls 50,000 deep", "p.docx",
     body("<w:sdt><w:sdtContent>" * 50_000 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 50_000), 6),
    ("fields 50,000 deep", "p.docx",
     body(p(*[r('<w:fldChar w:fldCharType="begin"/>') for _ in range(50_000)])), 6),
    ("a field that never ends", "p.docx", body(p(r('<w:fldChar w:fldCharType="begin"/>'), "34")), 6),
    ("100,000 footnotes", "p.docx", body("", footnotes1="".join(
        f'<w:footnote w:id="{n}">{p("34")}</w:footnote>' for n in range(100_000))), 6),
    ("100,000 numbers", "p.docx", body(p(*["34 "] * 100_000)), 6),
    ("a style based on itself", "p.docx", body(p("34", properties='<w:pStyle w:val="a"/>'), styles1=(
        '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="a"/></w:style>')), 6),
    ("10,000 styles in a chain", "p.docx", body(p("34", properties='<w:pStyle w:val="s9999"/>'), styles1="".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n - 1}"/></w:style>'
        for n in range(10_000))), 6),
    ("no body", "p.docx", word_changed("word/document.xml", "<w:body>.*</w:body>", ""), 3),
    ("no text part", "p.docx", without("word/document.xml"), 3),
    ("an entity that unpacks without end", "p.docx", word_changed(
        "word/document.xml", r"\?>", '?><!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'), 3),
    ("150 MB of XML, packed", "p.docx", replaced("word/document.xml", lambda: b"<a/>" * 20_000_000), 3),
    ("itself as its own footnotes", "p.docx", word_changed(
        "word/_rels/document.xml.rels", "header1.xml", "document.xml"), 3),
    ("a workbook for its text", "p.docx", lambda path: write_xlsx(path, {"S": [["34"]]}), 3),
    ("a zip within", "p.docx", word({"word/document.xml": b"PK\x03\x04"}), 3),
    ("6 million letters", "p.txt", b"word 34 " * 750_000, 3),
    ("300,000 numbers", "p.txt", b"34 " * 300_000, 3),
    ("a million line ends", "p.txt", PAPER.encode() + b"\n" * 1_000_000, 6),
    ("a million hyphens at line ends", "p.txt", PAPER.encode() + b"a-\n" * 400_000, 6),
    ("a million brackets", "p.txt", PAPER.encode() + b"(" * 1_000_000, 6),
    ("a number of a million digits", "p.txt", PAPER.encode() + b"9" * 1_000_000, 6),
    ("a million commas between digits", "p.txt", PAPER.encode() + b"1," * 500_000, 6),
    ("fractions without end", "p.txt", PAPER.encode() + b"1/" * 400_000, 3),
    ("number words without end", "p.txt", PAPER.encode() + b"twenty " * 100_000, 6),
    ("“and” without end", "p.txt", PAPER.encode() + b"one hundred and " * 60_000, 6),
    ("half a million dashes", "p.txt", PAPER.encode() + "\u2013".encode() * 500_000, 6),
    ("what clears the screen", "p.txt", PAPER.encode() + b"\n\x1b[2J 34 \x1b]0;x\x07", 6),
    ("markup of rich's", "p.txt", PAPER.encode() + b"\n[bold]34[/bold] [/] 35", 6),
    ("characters that reverse the line", "p.txt", PAPER.encode() + "\u202e34\u202c".encode(), 6),
    ("half a million marks on one letter", "p.txt", PAPER.encode() + b"e" + "\u0301".encode() * 500_000, 6),
    ("digits of other alphabets", "p.txt", PAPER.encode() + "٣٤ of ४५".encode(), 6),
    ("only spaces that cannot be seen", "p.txt", "\u200b\u00a0\ufeff".encode() * 1_000, 3),
)  # fmt: skip


def many(times: int, words: str = "34 were", printed: str = "34", more: str = "") -> bytes:
    """A claims file of so many claims."""
    return (HEAD + "".join(
        claim(f"{number} {words}" if "{}" not in words else words.format(number), printed, "cases_inspected", SQS,
              more.format(number), f"c{number}") for number in range(times))).encode()  # fmt: skip


CLAIMS: tuple[tuple[str, bytes, int], ...] = (
    ("800 claims that agree with none", many(800, more='agrees_with = "none-{}"'), 3),
    ("4,000 claims that agree with none", many(4_000, more='agrees_with = "none-{}"'), 3),
    ("4,000 claims of no part", b'[[part]]\nname = "a"\nbegins = "x"\n' + many(4_000, more='report = "b{}"'), 3),
    ("2,000 claims that agree with one another", many(2_000, more='agrees_with = "c0"'), 3),
    ("4,999 claims of one id", (HEAD + GOOD * 4_999).encode(), 3),
    ("5,001 claims", (HEAD + GOOD * 5_001).encode(), 3),
    ("words of 100,000 letters", (HEAD + claim("34 " + "x" * 100_000, "34", "cases_inspected", SQS)).encode(), 0),
    ("a number of 4,300 digits", (HEAD + claim("9" * 4_300, "9" * 4_300, "total", "parts = [1]")).encode(), 3),
    ("parts of 10^308", (HEAD + claim("34 x", "34", "total", "parts = [1e308, 1e308]")).encode(), 3),
    ("100,000 parts of a total", (HEAD + claim("34 x", "34", "total", f"parts = [{', '.join(['1'] * 100_000)}]"))
     .encode(), 6),
    ("a share of nothing", (HEAD + claim("34% x", "34%", "share", "part = 0, whole = 0")).encode(), 6),
    ("a calculation that is code", (HEAD + claim("34 x", "34", "__import__('os').system('touch owned')")).encode(), 3),
    ("a calculation of Python's own", (HEAD + claim("34 x", "34", "eval")).encode(), 3),
    ("an id that clears the screen", (HEAD + claim("34 x", "34", "x", name="\\u001b[2J")).encode(), 3),
    ("an id of markup", (HEAD + claim("34 x", "34", "x", name="[bold]x[/]")).encode(), 3),
    ("words that turn the line round", (HEAD + claim("34 \\u202ex", "34", "x")).encode(), 3),
    ("a data folder that is /proc", HEAD.replace('"data"', '"/proc"').encode() + GOOD.encode(), 3),
    ("a data folder that is a device", HEAD.replace('"data"', '"/dev/zero"').encode() + GOOD.encode(), 3),
    ("a data folder of 10,000 letters", HEAD.replace('"data"', f'"{"d" * 10_000}"').encode() + GOOD.encode(), 3),
    ("a data folder upwards", HEAD.replace('"data"', '"../../../../../../.."').encode() + GOOD.encode(), 3),
    ("a date of the year 9999", HEAD.replace("2016-05-09", "9999-12-31").encode() + GOOD.encode(), 0),
    ("a date of the year 1", HEAD.replace("2016-05-09", "0001-01-01").encode() + GOOD.encode(), 0),
    ("tables 20,000 deep", b"x = " + b"{a = " * 20_000, 3),
    ("a key of 20,000 parts", b"a." * 20_000 + b"a = 1", 3),
    ("a string that never ends", b'x = """' + b"x" * 1_000_000, 3),
    ("a million comments", b"#\n" * 900_000, 3),
    ("a name twice a hundred thousand times", b"a = 1\n" * 100_000, 3),
    ("inline tables of 100,000 names", b"x = {" + b", ".join(b"a%d = 1" % n for n in range(100_000)) + b"}", 3),
    ("a hundred thousand parts of the paper",
     HEAD.encode() + b"".join(b'[[part]]\nname = "p%d"\nbegins = "b"\n' % n for n in range(40_000)) + GOOD.encode(), 3),
)  # fmt: skip

ATTACKS = (
    *(
        Attack(f"A paper of {what}", f"claims claims.toml --paper {name}", (FIX,) if code == 6 else (), code,
               {"claims.toml": CLAIMS_FILE, name: make})
        for what, name, make, code in PAPERS
    ),
    *(
        Attack(f"A claims file of {what}", "claims claims.toml", (), code, {"claims.toml": content})
        for what, content, code in CLAIMS
    ),
    Attack("A check written over a file", "claims claims.toml --paper p.txt --out here", ("here is a file",), 2,
           {"claims.toml": CLAIMS_FILE, "p.txt": PAPER.encode(), "here": b"x"}),
    Attack("A check written where a link leads out", "claims claims.toml --paper p.txt --out out",
           ("would lead out of the folder",), 2,
           {"claims.toml": CLAIMS_FILE, "p.txt": PAPER.encode(), "out/x": b"",
            "out/claims": lambda path: path.symlink_to("../..")}),
    Attack("A claims file called by dots", ("claims", "...toml", "--paper", "p.txt", "--out", "out"), (), 2,
           {"...toml": CLAIMS_FILE, "p.txt": PAPER.encode()}),
)  # fmt: skip
