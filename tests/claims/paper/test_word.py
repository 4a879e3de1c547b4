"""Word papers: every text that Word shows is read once and in order; what is shown and not read is named."""

import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspection_stats.claims.paper import reading
from inspection_stats.claims.paper.reading import read_paper
from inspection_stats.claims.paper.word import read_content
from inspection_stats.errors import BadData
from inspection_stats.load import xml_events
from tests.support.papers import STRICT, docx, p, r, table, tc, tr, xml


def lines(tmp_path, body, **parts):
    """The lines of a Word file with text in them, its cells separated by “ | ”."""
    read = read_paper(docx(tmp_path / "paper.docx", body, **parts))
    text = f"{read.text}\n{read.margins}"
    return [line.replace("\t", " | ").strip() for line in text.splitlines() if line.strip()]


def remarks(tmp_path, body, **parts):
    return " ".join(read_paper(docx(tmp_path / "paper.docx", p("34 cases") + body, **parts)).remarks)


def refusal(path):
    with pytest.raises(BadData) as caught:
        read_paper(path)
    (fault,) = caught.value.faults
    return f"{fault.problem}. {fault.fix}"


def box(content):
    """A text box as Word of today writes it, in two forms of which Word shows one."""
    return r(
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><wps:wsp><wps:txbx>'
        f"<w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp></a:graphic></wp:inline></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape>"
        f"</w:pict></mc:Fallback></mc:AlternateContent>"
    )


BEGIN, SEPARATE, END = (r(f'<w:fldChar w:fldCharType="{one}"/>') for one in ("begin", "separate", "end"))


def field(code, *result):
    """A field: its code, and what it shows."""
    return BEGIN + r(f"<w:instrText>{code}</w:instrText>") + SEPARATE + "".join(result) + END


INSERTED = f"<w:ins>{r('43')}</w:ins>"
DELETED = "<w:del><w:r><w:delText>44</w:delText></w:r></w:del>"
SHOWN = [
    ("a run in a content control", p("We saw ", f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{r('41')}"
     "</w:sdtContent></w:sdt>", " cases"), ["We saw 41 cases"]),
    ("a content control round paragraphs", f"<w:sdt><w:sdtContent>{p('41 cases')}{p('42')}</w:sdtContent></w:sdt>",
     ["41 cases", "42"]),
    ("a content control round a row", table(f"<w:sdt><w:sdtContent>{tr('Good', '24%')}</w:sdtContent></w:sdt>"),
     ["Good | 24%"]),
    ("a content control round a cell", table("<w:tr><w:sdt><w:sdtContent>" + tc("Good") + "</w:sdtContent></w:sdt>"
     + tc("24%") + "</w:tr>"), ["Good | 24%"]),
    ("custom XML", "<w:customXml>" + p("41 ", f"<w:customXml>{r('of 42')}</w:customXml>") + "</w:customXml>",
     ["41 of 42"]),
    ("a smart tag", p("In ", f"<w:smartTag><w:smartTagPr/>{r('41')}</w:smartTag>", " cases"), ["In 41 cases"]),
    ("a hyperlink", p("See ", f"<w:hyperlink>{r('41 cases')}</w:hyperlink>"), ["See 41 cases"]),
    ("text written from right to left", p(f"<w:bdo>{r('41')}</w:bdo>", f"<w:dir>{r(' cases')}</w:dir>"), ["41 cases"]),
    ("a symbol, a tab, breaks and hyphens", p("a", r("<w:tab/>"), "b", r("<w:br/>"), "twenty", r("<w:noBreakHyphen/>"),
     "one", r("<w:softHyphen/>")), ["a | b", "twenty-one\u00ad"]),
    ("the tab stops of a paragraph are not text", p("41", properties="<w:tabs><w:tab w:pos='9'/></w:tabs>"), ["41"]),
    ("a mark typed as a raised number", p("34", r("1", '<w:vertAlign w:val="superscript"/>'), " cases"), ["34¹ cases"]),
    ("a fraction of an equation", p("<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t>"
     "</m:r></m:den></m:f></m:oMath>"), ["1/2"]),
    ("a text box once, after its paragraph", p("Before ", box(p("67 cases") + p("and 68")), "and after"),
     ["Before and after", "67 cases", "and 68"]),
    ("a text box of the old form", p("Box: ", r(f"<w:pict><v:shape><v:textbox><w:txbxContent>{p('67')}</w:txbxContent>"
     "</v:textbox></v:shape></w:pict>")), ["Box:", "67"]),
    ("the form that Word can show", p(r('<mc:AlternateContent><mc:Choice Requires="future">' + r("12") +
     "</mc:Choice><mc:Fallback>" + r("34") + "</mc:Fallback></mc:AlternateContent>")), ["34"]),
    ("a text box within a text box", p("a", box(p("b", box(p("c"))))), ["a", "b", "c"]),
    ("a table in a text box", p("a", box(table(tr("1", "2")))), ["a", "1 | 2"]),
    ("word art", p("a", r('<w:pict><v:shape><v:textpath string="Draft 3"/></v:shape></w:pict>')), ["a", "Draft 3"]),
    ("a nested table", table(tr("outer", tc(p("before") + table(tr("1", "2"), tr("3", "4")) + p("after")), "end")),
     ["outer | before 1 | 2 3 | 4 after | end"]),
    ("a table that only holds the page together", table(tr(tc(p("1.1 One.") + p("1.2 Two.") + table(tr("3", "4"))))),
     ["1.1 One.", "1.2 Two.", "3 | 4"]),
    ("what a field gives, not its code", p("Of ", field(' = SUM(ABOVE) \\# "0"', r("41")), " cases"), ["Of 41 cases"]),
    ("a field in the code of another", p("a ", BEGIN, r("<w:instrText>IF </w:instrText>"), field("x", r("hidden 7")),
     SEPARATE, "41", END, " b"), ["a 41 b"]),
    ("a field over several paragraphs", p(BEGIN, r("<w:instrText>TOC</w:instrText>"), SEPARATE, "Summary")
     + p("Report", END) + p("41"), ["Summary", "Report", "41"]),
    ("a simple field", p(f'<w:fldSimple w:instr="DATE">{r("9 May")}</w:fldSimple>', " 2016"), ["9 May 2016"]),
    ("the number of a page is not the paper's", p("Page ", field(" PAGE ", r("7")), " of ",
     f'<w:fldSimple w:instr=" NUMPAGES ">{r("9")}</w:fldSimple>'), ["Page  of"]),
    ("text inserted is read, text deleted is not", p("Of these ", INSERTED, DELETED, " cases"),
     ["Of these 43 cases"]),
    ("text moved is read in its new place", p("a ", f"<w:moveFrom>{r('41')}</w:moveFrom>", "b") +
     p("c ", f"<w:moveTo>{r('41')}</w:moveTo>"), ["a b", "c 41"]),
    ("text deleted from inserted text", p(f"<w:ins>{r('4')}{DELETED}{r('3')}</w:ins>"), ["43"]),
    ("a row deleted, a row inserted", table(tr("1", "2"), tr("3", "4", properties="<w:del/>"),
     tr("5", "6", properties="<w:ins/>")), ["1 | 2", "5 | 6"]),
    ("a cell deleted", table(tr("1", tc(p("2"), "<w:cellDel/>"), "3")), ["1 | 3"]),
    ("two paragraphs that a deletion joins", p("They saw 4", properties="<w:rPr><w:del/></w:rPr>") + p("1 cases"),
     ["They saw 41 cases"]),
    ("a last paragraph whose end is deleted", p("41", properties="<w:rPr><w:del/></w:rPr>"), ["41"]),
    ("the former look of a run is not text", p(r("41", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")),
     ["41"]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "body", "read"), SHOWN, ids=[what for what, *_ in SHOWN])
def test_each_text_is_read_once_and_in_order(tmp_path, what, body, read):
    assert lines(tmp_path, body) == read


MERGED = [
    ("across", table(tr(tc("61 cases", '<w:gridSpan w:val="3"/>')), tr("1", "2", "3")), ["61 cases", "1 | 2 | 3"]),
    ("down", table(tr(tc("61", '<w:vMerge w:val="restart"/>'), "a"), tr(tc(p(), "<w:vMerge/>"), "b"),
     tr(tc(p(), '<w:vMerge w:val="continue"/>'), "c")), ["61 | a", "b", "c"]),
    ("down, after a wider cell", table(tr(tc("w", '<w:gridSpan w:val="2"/>'), tc("61", '<w:vMerge w:val="restart"/>')),
     tr("1", "2", tc(p(), "<w:vMerge/>"))), ["w | 61", "1 | 2"]),
    ("across, in the old form", table(tr(tc("61", '<w:hMerge w:val="restart"/>'), tc(p(), "<w:hMerge/>"), "1")),
     ["61 | 1"]),
    ("with what is not there", table(tr(tc("5", "<w:vMerge/>"), tc("6", "<w:hMerge/>"))), ["5 | 6"]),
    ("by a span that is not a number", table(tr(tc("5", '<w:gridSpan w:val="abc"/>'), "6")), ["5 | 6"]),
    ("by a span below 0", table(tr(tc("5", '<w:gridSpan w:val="-3"/>'), "6")), ["5 | 6"]),
    ("over a hundred million columns", table(tr(tc("5", '<w:gridSpan w:val="100000000"/>'), "6"), tr("7", "8")),
     ["5 | 6", "7 | 8"]),
    ("over a number of columns of 5,000 digits", table(tr(tc("5", f'<w:gridSpan w:val="{"9" * 5000}"/>'), "6")),
     ["5 | 6"]),
    ("after columns left free", table(tr("1", tc("61", '<w:vMerge w:val="restart"/>')),
     tr(tc(p(), "<w:vMerge/>"), properties='<w:gridBefore w:val="1"/>')), ["1 | 61"]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "body", "read"), MERGED, ids=[what for what, *_ in MERGED])
def test_a_merged_cell_is_read_once(tmp_path, what, body, read):
    assert lines(tmp_path, body) == read


def test_a_note_is_read_after_the_paragraph_that_names_it_and_once(tmp_path):
    body = (
        p("One", r('<w:footnoteReference w:id="2"/>'), " sentence.")
        + p("Two", r('<w:footnoteReference w:id="2"/>'), r('<w:endnoteReference w:id="1"/>'))
        + table(tr(tc(p("Cell", r('<w:footnoteReference w:id="3"/>'))), "24%"))
    )
    footnotes = f'<w:footnote w:id="-1" w:type="separator">{p("no text")}</w:footnote>'
    for number in (2, 3, 4):
        footnotes += f'<w:footnote w:id="{number}">{p(r("<w:footnoteRef/>"), f" Note {number}")}</w:footnote>'
    endnotes = f'<w:endnote w:id="1">{p("End note")}{p("in two paragraphs")}</w:endnote>'
    assert lines(tmp_path, body, footnotes=footnotes, endnotes=endnotes) == [
        "One sentence.", "Note 2", "Two", "End note", "in two paragraphs", "Cell  Note 3 | 24%",
    ]  # fmt: skip


HEADERS = {"header1": p("First page"), "header2": p("Report of 9 May 2016"), "header3": p("Even"), "footer1": p("Foot")}
REFERENCES = (
    '<w:headerReference w:type="first" r:id="header1"/><w:headerReference w:type="default" r:id="header2"/>'
    '<w:headerReference w:type="even" r:id="header3"/><w:footerReference w:type="default" r:id="footer1"/>'
)


@pytest.mark.parametrize(
    ("section", "settings", "read"),
    [
        ("", "", ["Report of 9 May 2016", "Foot"]),
        ("<w:titlePg/>", "", ["First page", "Report of 9 May 2016", "Foot"]),
        ('<w:titlePg w:val="0"/>', "", ["Report of 9 May 2016", "Foot"]),
        ("", "<w:evenAndOddHeaders/>", ["Report of 9 May 2016", "Foot", "Even"]),
    ],
)
def test_the_headers_and_footers_that_pages_show_are_read_last_and_once(tmp_path, section, settings, read):
    earlier = p("Text", properties=f"<w:sectPr>{REFERENCES}{section}</w:sectPr>")
    body = f"{earlier}{p('More')}<w:sectPr>{section}</w:sectPr>"
    assert lines(tmp_path, body, settings=settings, **HEADERS) == ["Text", "More", *read]


def test_a_later_section_may_show_a_first_page_header_that_an_earlier_one_named(tmp_path):
    earlier = p("Text", properties=f"<w:sectPr>{REFERENCES}</w:sectPr>")
    read = lines(tmp_path, f"{earlier}<w:sectPr><w:titlePg/></w:sectPr>", **HEADERS)
    assert read == ["Text", "Report of 9 May 2016", "Foot", "First page"]


def test_the_file_format_of_the_strict_kind_is_read_as_well(tmp_path):
    path = docx(tmp_path / "paper.docx", p("41 cases") + table(tr("a", "b")), word=STRICT)
    assert read_paper(path).text == "41 cases\n\na\tb"


def test_the_document_is_found_by_its_relationship_whatever_its_name(tmp_path):
    assert read_paper(docx(tmp_path / "paper.docx", p("41 cases"), main="word/document2.xml")).text == "41 cases"


NAMED = [
    ("a picture", p(r("<w:drawing><wp:inline><pic:pic/></wp:inline></w:drawing>")), "1 picture"),
    ("pictures", p(r("<w:drawing><pic:pic/></w:drawing>"), r("<w:pict><v:imagedata/></w:pict>")), "2 pictures"),
    ("a chart", p(r("<w:drawing><a:graphic><c:chart/></a:graphic></w:drawing>")), "1 chart"),
    ("SmartArt", p(r("<w:drawing><dgm:relIds/></w:drawing>")), "1 SmartArt graphic"),
    ("an object", p(r("<w:object><v:imagedata/></w:object>")), "1 embedded object."),
    ("a comment", p("a", r('<w:commentReference w:id="0"/>')), "1 comment"),
    ("another file", '<w:altChunk r:id="x"/>', "1 file embedded in the text"),
    ("a symbol", p("5", r('<w:sym w:font="Wingdings" w:char="F0E0"/>')), "1 character of a symbol font"),
    ("a field of choices", p(r("<w:fldChar w:fldCharType='begin'><w:ffData><w:ddList/></w:ffData></w:fldChar>"),
     r("<w:fldChar w:fldCharType='end'/>")), "1 drop-down field"),
    ("hidden text", p(r("7 of 9", "<w:vanish/>"), r("8", '<w:vanish w:val="0"/>')), "1 piece of hidden text"),
    ("numbers of paragraphs", p("a", properties='<w:numPr><w:numId w:val="3"/></w:numPr>') * 2
     + p("b", properties='<w:numPr><w:numId w:val="0"/></w:numPr>'), "2 numbers that Word gives to paragraphs"),
    ("text that is merged away", table(tr(tc("5", '<w:vMerge w:val="restart"/>')), tr(tc("6", "<w:vMerge/>"))),
     "1 text in a cell that is merged into another"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "body", "said"), NAMED, ids=[what for what, *_ in NAMED])
def test_what_is_shown_and_not_read_is_named(tmp_path, what, body, said):
    assert remarks(tmp_path, body).startswith("Not read: ")
    assert said in remarks(tmp_path, body)


def test_nothing_is_named_in_a_paper_of_text_and_tables(tmp_path):
    assert remarks(tmp_path, p("a", box(p("b"))) + table(tr("1", "2")) + p(field("PAGE", r("3")))) == ""


def test_hidden_text_and_numbers_by_style(tmp_path):
    styles = (
        '<w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Deeper"><w:basedOn w:val="Secret"/></w:style>'
        '<w:style w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
    )
    body = (
        p("a", r("b", '<w:rStyle w:val="Deeper"/>'), r("c", '<w:rStyle w:val="Loop"/>'))
        + p("d", properties='<w:pStyle w:val="Secret"/>')
        + p("e", properties='<w:pStyle w:val="Item"/>')
    )
    assert lines(tmp_path, body, styles=styles) == ["ac", "e"]
    said = remarks(tmp_path, body, styles=styles)
    assert "1 number that Word gives to a paragraph and 2 pieces of hidden text" in said


def test_changes_that_nobody_has_accepted_are_reported(tmp_path):
    body = p("Of these ", INSERTED, DELETED) + p(r("9", "<w:rPrChange/>"), f"<w:moveTo>{r('8')}</w:moveTo>")
    assert remarks(tmp_path, body).startswith(
        "Changes are pending: text inserted in 1 place, deleted in 1 place, moved in 1 place and its format changed in "
        "1 place, tracked and not accepted yet."
    )
    assert remarks(tmp_path, p("Of these 43")) == ""


def test_the_text_of_a_field_without_an_end_is_read_last_and_named(tmp_path):
    body = p("a ", r('<w:fldChar w:fldCharType="begin"/>'), "41") + p("42")
    assert lines(tmp_path, body) == ["a", "4142"]
    assert "1 field of Word's starts but does not end" in remarks(tmp_path, body)


def changed(path, change):
    """The Word file with its parts changed: a function from names and contents to a list of both."""
    with zipfile.ZipFile(path) as archive:
        held = [(name, archive.read(name)) for name in archive.namelist()]
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in change(held):
            archive.writestr(name, content)
    return path


def test_a_file_that_may_be_read_in_two_ways_is_refused(tmp_path):
    path = docx(tmp_path / "paper.docx", p("41"))
    other = xml("document", f"<w:body>{p('42')}</w:body>").encode()
    with pytest.warns(UserWarning, match="Duplicate name"):
        changed(path, lambda held: [*held, ("word/document.xml", other)])
    assert "packed in a way that no office program uses" in refusal(path)
    path = docx(tmp_path / "paper.docx", p("41"))
    changed(path, lambda held: [*held, ("word/Document.XML", other)])
    assert "twice, and Word may show either" in refusal(path)


@pytest.mark.parametrize(
    ("part", "content", "said"),
    [
        ("word/document.xml", b"<w:document", "it is not XML"),
        ("word/document.xml", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", "it has a DOCTYPE"),
        ("word/document.xml", b"\x00\x01", "it is not XML"),
        ("_rels/.rels", b"<Relationships/>", "it names no document"),
        ("word/_rels/document.xml.rels", b"<x>", "it is not XML"),
    ],
)
def test_a_damaged_part_is_refused_with_what_is_wrong(tmp_path, part, content, said):
    path = changed(docx(tmp_path / "paper.docx", p("41")), lambda held: [*(dict(held) | {part: content}).items()])
    assert said in refusal(path)


def test_a_header_that_is_named_and_not_there_is_left_out(tmp_path):
    path = docx(tmp_path / "paper.docx", p("41") + f"<w:sectPr>{REFERENCES}</w:sectPr>", **HEADERS)
    changed(path, lambda held: [one for one in held if one[0] != "word/header2.xml"])
    assert read_paper(path).margins == "Foot"


def test_a_link_to_another_file_is_not_followed(tmp_path):
    path = docx(tmp_path / "paper.docx", p("41") + f"<w:sectPr>{REFERENCES}</w:sectPr>", **HEADERS)
    away = b'Target="http://example.org/x" TargetMode="External"'
    changed(path, lambda held: [(name, content.replace(b'Target="header2.xml"', away)) for name, content in held])
    assert read_paper(path).margins == "Foot"


def test_a_paper_of_too_much_xml_or_text_is_refused(tmp_path, monkeypatch):
    path = docx(tmp_path / "paper.docx", p("41") * 20)
    monkeypatch.setattr(xml_events, "MOST_ELEMENTS", 50)
    with pytest.raises(BadData, match="more than 50 elements"):
        read_content(path, path.read_bytes())
    monkeypatch.undo()
    monkeypatch.setattr(reading, "LARGEST_TEXT", 30)
    assert "the limit for one check is 30" in refusal(path)


def test_a_paper_nested_very_deep_is_read_in_a_little_memory(tmp_path):
    deep = 5_000
    body = "<w:tbl><w:tr><w:tc>" * deep + p("41 cases") + "</w:tc></w:tr></w:tbl>" * deep
    assert lines(tmp_path, body) == ["41 cases"]
    boxes = (
        f"<w:p>{'<w:r><w:pict><w:txbxContent><w:p>' * deep}{r('41')}{'</w:p></w:txbxContent></w:pict></w:r>' * deep}"
    )
    assert lines(tmp_path, f"{boxes}</w:p>") == ["41"]


class Made:
    """A piece of a Word file: its XML, the words in its own line, and those of the text boxes that follow the line."""

    def __init__(self, content, words=(), after=()):
        self.content, self.words, self.after = content, list(words), list(after)


def put(make, *pieces):
    """Pieces within an element: their words one after another."""
    inside = "".join(piece.content for piece in pieces)
    return Made(make(inside), [w for one in pieces for w in one.words], [w for one in pieces for w in one.after])


def wrapped(name):
    return lambda inside: f"<w:{name}>{inside}</w:{name}>"


def content_control(inside):
    return f"<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


WORDS = st.integers(0, 10**9).map(lambda number: f"w{number}w")
RUN = st.one_of(
    WORDS.map(lambda word: Made(r(f" {word} "), [word])),
    WORDS.map(lambda word: Made(f"<w:del><w:r><w:delText>{word}</w:delText></w:r></w:del>")),
    WORDS.map(lambda word: Made(f"<w:moveFrom>{r(word)}</w:moveFrom>")),
    WORDS.map(lambda word: Made(r(word, "<w:vanish/>"))),
    WORDS.map(lambda word: Made(field("PAGE", r(word)))),
    WORDS.map(lambda word: Made(field(f"REF {word}", r(f" {word} ")), [word])),
)
INLINE = st.sampled_from(
    [wrapped("ins"), wrapped("hyperlink"), wrapped("smartTag"), wrapped("moveTo"), content_control]
)


def blocks_of(inner):
    """Paragraphs with runs and text boxes, tables, content controls, round blocks that are made already."""
    boxes = inner.map(lambda blocks: Made(box(blocks.content), [], [*blocks.words, *blocks.after]))
    runs = st.lists(st.one_of(RUN, boxes, st.builds(put, INLINE, RUN)), max_size=4)
    paragraphs = runs.map(lambda made: put(lambda inside: f"<w:p>{inside}</w:p>", *made)).map(closed)
    cells = inner.map(lambda blocks: put(lambda inside: f"<w:tc><w:tcPr/>{inside}</w:tc>", blocks))
    rows = st.lists(cells, min_size=1, max_size=3).map(lambda made: put(wrapped("tr"), *made))
    tables = st.lists(rows, min_size=1, max_size=2).map(lambda made: put(wrapped("tbl"), *made))
    one = st.one_of(paragraphs, tables, st.builds(put, st.just(content_control), inner))
    return st.lists(one, min_size=1, max_size=3).map(lambda made: put(str, *made))


def closed(paragraph):
    """A paragraph ends: the words of its text boxes follow its own."""
    return Made(paragraph.content, [*paragraph.words, *paragraph.after])


BLOCKS = st.recursive(st.just(Made(p(), [])), blocks_of, max_leaves=12)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(BLOCKS)
def test_whatever_is_nested_in_what_each_word_shown_is_read_once_and_in_order(tmp_path, made):
    path = docx(tmp_path / "paper.docx", made.content + p("The end."))
    found = read_content(path, path.read_bytes())  # as the process that reads it does, of which 150 would take long
    assert " ".join(found["lines"]).split() == [*made.words, "The", "end."]
