"""Files that are not CSV: workbooks whole and broken, documents, archives; and counts from a database."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tests.hard.corpus.audits import FIRST, HEADER, QUESTIONS, READ_RIGHTLY, Bad, ods, rows, text, xlsx
from tests.support.workbooks import Sheets, with_xlsx_cell, xlsx_with_hidden

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600
TITLED = [["Own audit"], [], *rows()]
SELECT = '--query "SELECT * FROM counts"'
SERVICE = '--service "Camden Youth Justice Service"'


def book(
    what: str, content: bytes | Callable[[Path], object], *says: str, name: str = "audit.xlsx", code: int = 3
) -> Bad:
    """An entry that checks a workbook."""
    return Bad(what, f"check {name}", says, code, {name: content})


def zipped(**parts: str) -> bytes:
    """A zip archive of these parts; a double underscore in a name is a full stop."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "."), content)
    return file.getvalue()


def with_cell(xml: str) -> Callable[[Path], object]:
    """A maker of the audit as XLSX with this XML in place of its first count."""

    def maker(path: Path) -> None:
        xlsx(rows())(path)
        with_xlsx_cell(path, "H2", xml)

    return maker


def sheets(given: Sheets) -> Callable[[Path], object]:
    """A maker of an XLSX of these sheets, some of them hidden."""
    return lambda path: xlsx_with_hidden(path, given)


def cut(write: Callable[[Path], object], share: float) -> Callable[[Path], object]:
    """A maker of the first part of another's file."""

    def maker(path: Path) -> None:
        write(path)
        path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])

    return maker


def database(create: str = "", values: list[tuple] | None = None) -> Callable[[Path], object]:
    """A maker of an SQLite file with a table `counts`, by default that of the audit."""

    def maker(path: Path) -> None:
        with sqlite3.connect(path) as held:
            held.execute(create or f"CREATE TABLE counts ({', '.join(HEADER)})")
            given = [tuple(one[name] for name in HEADER) for one in QUESTIONS] if values is None else values
            held.executemany(f"INSERT INTO counts VALUES ({', '.join('?' * len(given[0]))})", given) if given else None
        held.close()

    return maker


def from_database(
    what: str, words: str, *says: str, code: int = 2, file: bytes | Callable[[Path], object] | None = None
) -> Bad:
    """An entry that compares counts of the database file counts.db."""
    return Bad(what, f"compare {words}", says, code, {"counts.db": file or database()})


DB = f"sqlite:///counts.db {SERVICE}"

ENTRIES = (
    book("An audit as XLSX", xlsx(rows()), READ_RIGHTLY, code=0),
    book("An audit as ODS", ods(rows()), READ_RIGHTLY, name="audit.ods", code=0),
    book("An XLSX named .csv", xlsx(rows()), READ_RIGHTLY, name="audit.csv", code=0),
    book("A CSV named .xlsx", text().encode(), READ_RIGHTLY, code=0),
    book("A CSV named .xlsx with a row too short", (text() + "a,b\n").encode(), "row 5", "The row has 2 cells"),
    book("A workbook with macros (.xlsm)", xlsx(rows()), READ_RIGHTLY, name="audit.xlsm", code=0),
    book("Counts typed as numbers", xlsx(rows(), sufficient=12, applicable=15.0), READ_RIGHTLY, code=0),
    book("A count typed as a decimal", xlsx(rows(), sufficient=11.5), "row 2, column sufficient", "found “11.5”"),
    book("12/15 that Excel made a date", xlsx(rows(), sufficient=date(2026, 12, 15)), "row 2, column sufficient",
         "found “2026-12-15”", "Write a whole number"),
    book("A percentage typed as one", xlsx(rows(), sufficient=0.8), "row 2, column sufficient", "found “0.8”"),
    book("A truth value in a cell", xlsx(rows(), illustrative=True), "row 2, column illustrative",
        "Write one of: yes, no"),
    book("Excel's day number 42370 for a date", xlsx(rows(), applicable=42370, sufficient=42371), "row 2",
         "More cases are sufficient (42371) than judged (42370)"),
    book("A title and a blank row above the header", xlsx(TITLED), "row 1", "a title, not a header"),
    book("Merged cells above the header", xlsx([["Who", "", "", "", "What"], *rows()]), "row 1, column 2", "no name"),
    book("A column without a name among the others", xlsx([[*row[:3], "", *row[3:]] for row in rows()]),
        "row 1, column 4", "no name"),
    book("A column twice", xlsx([[*row, row[7]] for row in rows()]), "column sufficient", "twice in the header"),
    book("A note beyond the last column", xlsx([*rows(), [*rows()[1], "see note"]]), "row 5", "The row has 13 cells"),
    book("Blank rows between", xlsx([rows()[0], [], *rows()[1:], [], []]), READ_RIGHTLY, code=0),
    book("An empty workbook", xlsx([]), "The workbook is empty"),
    book("A header and no rows", ods(rows()[:1]), "a header but no rows", name="audit.ods"),
    book("The old format of Excel (.xls)", OLE, "older Office program", "Save the workbook as ODS or XLSX",
        name="audit.xls"),
    book("A password on an XLSX", OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password",
        "save it without"),
    book("A password on an ODS", zipped(mimetype="x", **{"encrypted-package": "x"}), "protected by a password",
         name="audit.ods"),
    book("An XLSX cut in half", cut(xlsx(rows()), 0.5), "cut short or damaged"),
    book("An ODS without its last bytes", cut(ods(rows()), 0.98), "cut short or damaged", name="audit.ods"),
    book("A zip archive with no more than its first bytes", b"PK\x03\x04", "cut short or damaged"),
    book("A zip archive of CSVs", zipped(audit__csv=text()), "not a workbook", name="audit.zip"),
    book("A Word document", zipped(**{"word/document.xml": "<w/>"}), "a Word document", name="audit.docx"),
    book("A PDF", b"%PDF-1.7\n", "This is a PDF", name="audit.pdf"),
    book("A web page saved as .xlsx", b"<!DOCTYPE html><html></html>", "a web page"),
    book("A picture", b"\x89PNG\r\n\x1a\n\0\0\0", "not a text file", name="audit.png"),
    book("A workbook whose sheet is not XML", zipped(**{"xl/workbook.xml": "no XML"}), "cannot be read"),
    book("An ODS whose content is not XML", zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet",
         content__xml="<office:"), "cannot be read", name="audit.ods"),
    book("#DIV/0! for a count", with_cell('<c r="H2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'), "sheet Audit, row 2",
         "column sufficient: The cell holds an error (found “#DIV/0!”)", "Correct the formula"),
    book("A formula that was never calculated", with_cell('<c r="H2"><f>N2+O2</f></c>'), "sheet Audit, row 2",
         "column sufficient: The cell holds a formula that was never calculated (found “=N2+O2”)", "save it"),
    book("A hidden sheet before the audit", sheets({"2025": (rows(), "hidden"), "Audit": (rows(), "")}),
         READ_RIGHTLY, "Sheet “2025” was not read: it is hidden.", code=0),
    book("A guide before the audit", sheets({"Guide": ([["How to fill it in"]], ""), "Audit": (rows(), "")}),
         READ_RIGHTLY, "Sheet “Guide” was not read: it is not one of case counts.", code=0),
    book("Two audits in one workbook", sheets({"2025": (rows(), ""), "2026": (rows(), "")}),
         "2 sheets of case counts: “2025” and “2026”", "Keep only the one you mean"),
    book("An audit that is hidden", sheets({"Sheet1": ([], ""), "Audit": (rows(), "hidden")}),
         "Sheet “Audit” was not read: it is hidden. Show the sheet"),
    book("A sheet of a million rows", ods([*rows(), *[[""]] * 60_000, ["x"]]), "reaches to row 60,00",
        name="audit.ods"),
    from_database("A database URL without a query", DB, "A database needs a query", "--query"),
    from_database("A file with a query", f"counts.db {SERVICE} {SELECT}", "is a file", "leave --query out"),
    from_database("A wrong URL", f"sqlite://counts://db {SERVICE} {SELECT}", "database"),
    from_database("A database that is not there", f"sqlite:///none.db {SERVICE} {SELECT}",
        "There is no database file none.db"),
    from_database("A kind of database nobody knows", f"oracle9://x/y {SERVICE} {SELECT}",
        "not a kind of database known"),
    from_database("A web address for a database", f"https://example.org/a.csv {SERVICE} {SELECT}",
        "not a kind of database"),
    from_database("A driver that is not installed", f"mysql://x/y {SERVICE} {SELECT}", "not installed"),
    from_database("A file that is not a database", f"{DB} {SELECT}", "not a database", file=b"no database" * 99),
    from_database("A query that would delete", f'{DB} --query "DELETE FROM counts"', "begin with SELECT or WITH"),
    from_database("Two statements in a query", f'{DB} --query "SELECT 1; DELETE FROM counts"',
        "The query holds a “;” before its end", "Give one SELECT"),
    from_database("A table that is not there", f'{DB} --query "SELECT * FROM nowhere"', "no such table: nowhere"),
    from_database("A query with a mistake", f'{DB} --query "SELECT FROM"', "cannot be read as SQL", "Check its words"),
    from_database("A column twice in a query", f'{DB} --query "SELECT *, sufficient FROM counts"',
        "sufficient twice", "AS"),
    from_database("A query without rows", f'{DB} --query "SELECT * FROM counts WHERE 0"', "a header but no rows",
        code=3),
    from_database("A query that leaves columns out", f'{DB} --query "SELECT service FROM counts"', "column programme",
                  "The column is missing", code=3),
    from_database("NULL for a count", f"{DB} {SELECT}", "row 1, column sufficient", "The cell is empty", code=3,
                  file=database(values=[tuple({**FIRST, "sufficient": None}[name] for name in HEADER)])),
    from_database("Infinity for a count", f"{DB} {SELECT}", "row 1, column sufficient", "found “inf”", code=3,
                  file=database(values=[tuple({**FIRST, "sufficient": float("inf")}[name] for name in HEADER)])),
    from_database("Bytes for a count", f"{DB} {SELECT}", "The query gives binary data",
                  file=database(values=[tuple({**FIRST, "sufficient": b"\xff\x00"}[name] for name in HEADER)])),
    from_database("A service that is not in the database", f'sqlite:///counts.db --service "Leeds YJS" {SELECT}',
                  "Leeds YJS"),
    from_database("No service named", f"sqlite:///counts.db {SELECT}", "--service"),
)  # fmt: skip
