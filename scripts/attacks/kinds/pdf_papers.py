"""PDF papers made to eat the machine; Word, text and claims are in `papers`."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable
from pathlib import Path

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    EncodedStreamObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
)

from scripts.attacks.attack import Attack
from scripts.attacks.kinds.given import CLAIMS_FILE
from scripts.attacks.kinds.odd_files import growing
from tests.support.papers import pdf

Make = Callable[[Path], object]
Resources = Callable[[PdfWriter], DictionaryObject]
SHOWN = b"BT /F1 12 Tf (34) Tj ET"
CODES = b"/CIDInit /ProcSet findresource begin\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n"


def named(**held: PdfObject | str) -> DictionaryObject:
    """A dictionary of a PDF; a text is a name."""
    return DictionaryObject(
        {NameObject(f"/{key}"): NameObject(value) if isinstance(value, str) else value for key, value in held.items()}
    )


def packed(content: bytes, times: int = 1) -> EncodedStreamObject:
    """A stream of this content, packed, so many times."""
    packer, held = zlib.compressobj(9), EncodedStreamObject()
    held._data = b"".join(packer.compress(content) for _ in range(times)) + packer.flush()
    held.update(named(Filter="/FlateDecode", Length=NumberObject(len(held._data))))
    return held


def font(writer: PdfWriter, codes: bytes = b"", times: int = 1) -> DictionaryObject:
    """The resources of a page with one font, whose codes mean what the content says."""
    held = named(Type="/Font", Subtype="/Type1", BaseFont="/Helvetica")
    if codes:
        held.update(named(ToUnicode=writer._add_object(packed(CODES + codes, times))))
    return named(Font=named(F1=writer._add_object(held)))


def drawn(content: bytes, times: int = 1, resources: Resources = font) -> Make:
    """A PDF of one page on which this is drawn, so many times."""

    def maker(path: Path) -> None:
        writer = PdfWriter()
        page = writer.add_blank_page(width=595, height=842)
        page.update(named(Contents=writer._add_object(packed(content, times)), Resources=resources(writer)))
        writer.write(path)

    return maker


def forms(deep: int) -> Resources:
    """Forms that draw one another, each twice: two to the power of `deep` words."""

    def make(writer: PdfWriter) -> DictionaryObject:
        inner = font(writer)
        for number in range(deep):
            form = packed(b"/X Do /X Do" if number else SHOWN)
            form.update(named(Type="/XObject", Subtype="/Form", Resources=inner))
            inner = named(XObject=named(X=writer._add_object(form)))
        return inner

    return make


def form_of_itself(writer: PdfWriter) -> DictionaryObject:
    """A form that draws itself."""
    form = packed(b"/X Do /X Do")
    form.update(named(Type="/XObject", Subtype="/Form"))
    held: IndirectObject = writer._add_object(form)
    form.update(named(Resources=named(XObject=named(X=held))))
    return named(XObject=named(X=held))


def pages(many: int) -> Make:
    """A PDF of so many pages, each the same."""

    def maker(path: Path) -> None:
        writer = PdfWriter()
        page, tree = writer.add_blank_page(width=595, height=842), writer._pages.get_object()
        tree[NameObject("/Kids")].extend([page.indirect_reference] * (many - 1))
        tree[NameObject("/Count")] = NumberObject(many)
        writer.write(path)

    return maker


def changed(change: Callable[[PdfWriter], object]) -> Make:
    """A PDF of one page, altered."""

    def maker(path: Path) -> None:
        writer = PdfWriter()
        writer.add_blank_page(width=595, height=842)
        change(writer)
        writer.write(path)

    return maker


def tree(writer: PdfWriter) -> DictionaryObject:
    held: DictionaryObject = writer._pages.get_object()
    return held


def plain(text: bytes) -> Make:
    return lambda path: path.write_bytes(b"%PDF-1.7\n" + text)


def cut(path: Path) -> None:
    pdf(path, ["In 9 of 34 cases"])
    path.write_bytes(path.read_bytes()[:-60])


PAPERS: tuple[tuple[str, Make], ...] = (
    ("60,000 pages", pages(60_000)),
    ("a list of pages in a circle", changed(lambda made: tree(made).update(named(Kids=ArrayObject([made._pages]))))),
    ("as many pages as it says, which is minus one", changed(lambda made: tree(made).update(
        named(Count=NumberObject(-1), Kids=ArrayObject())))),
    ("a page 10^300 wide", changed(lambda made: made.pages[0].update(named(MediaBox=ArrayObject(
        [FloatObject("1" + "0" * 300)] * 4))))),
    ("400 MB of drawing on one page, packed", drawn(b"q Q " * 250_000, 400)),
    ("two million words on one page, packed", drawn(b"BT /F1 12 Tf (word 34 ) Tj ET " * 10_000, 200)),
    ("half a million words on one page, packed", drawn(b"BT /F1 12 Tf (word 34 ) Tj ET " * 10_000, 50)),
    ("arrays 100,000 deep", drawn(b"[" * 100_000)),
    ("forms that draw one another, 60 deep", drawn(b"/X Do", 1, forms(60))),
    ("a form that draws itself", drawn(b"/X Do", 1, form_of_itself)),
    ("a font of four billion letters", drawn(SHOWN, 1, lambda made: font(
        made, b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange"))),
    ("a font of 3,000 alphabets", drawn(SHOWN, 1, lambda made: font(
        made, b"1 beginbfrange <0000> <FFFF> <0041> endbfrange\n" * 3_000))),
    ("a font of 20 MB of codes", drawn(SHOWN, 1, lambda made: font(made, b"<00" * 100_000, 60))),
    ("a matrix of 10^300", drawn(b"1" + b"0" * 300 + b" 0 0 1 0 0 cm " + SHOWN)),
    ("200,000 states within one another", drawn(b"q " * 200_000 + SHOWN)),
    ("dictionaries 100,000 deep", plain(b"1 0 obj\n" + b"<</a " * 100_000)),
    ("a table of contents beyond the end", plain(b"trailer<</Root 1 0 R>>\nstartxref\n99999999\n%%EOF")),
    ("a table of contents in a circle", plain(
        b"xref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Prev 9/Size 1>>\nstartxref\n9\n%%EOF")),
    ("a table of contents of ten thousand million objects", plain(
        b"xref\n0 9999999999\ntrailer<</Root 1 0 R/Size 9999999999>>\nstartxref\n9\n%%EOF")),
    ("a length of 10^18", plain(b"1 0 obj<</Length 1000000000000000000>>stream\n")),
    ("9 MB of the beginning of a PDF", plain(b"%PDF-1.7\n" * 1_000_000)),
    ("10 MB of open objects", plain(b"1 0 obj\n" * 1_200_000)),
    ("an end at a place of a million digits", plain(b"startxref\n" + b"9" * 1_000_000 + b"\n%%EOF")),
)  # fmt: skip

ATTACKS = (
    *(
        Attack(f"A paper of {what}", "claims claims.toml --paper p.pdf", (), 3,
               {"claims.toml": CLAIMS_FILE, "p.pdf": make}, seconds=75)
        for what, make in PAPERS
    ),
    Attack("A paper that is a PDF without its end", "claims claims.toml --paper p.pdf", (), 3,
           {"claims.toml": CLAIMS_FILE, "p.pdf": cut}),
    *(
        Attack(f"A paper that grows, {name}", f"claims claims.toml --paper {name}", (), 3,
               {"claims.toml": CLAIMS_FILE, name: lambda path: (path.touch(), os.utime(path, ns=(0, 0)))},
               beside=lambda folder, name=name: growing(folder / name))
        for name in ("p.pdf", "p.docx")
    ),
)  # fmt: skip
