"""The document that an executed notebook is: what is in it, what is left out, and what is refused with its cell."""

import base64
import io

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from inspection_stats.documents.blocks import Bullets, Paragraph, Section, TableBlock, table
from inspection_stats.documents.carried import Opening
from inspection_stats.documents.document import Commentary, read_document
from inspection_stats.documents.prose import Heading
from inspection_stats.errors import BadRequest
from inspection_stats.plot.carried import CARRIED, CarriedChart
from tests.support.reports import shown


class Opened:
    """A fake for an opened report."""

    def _repr_mimebundle_(self):
        from inspection_stats.documents.carried import Carried

        opening = Opening("A report", {"report": "trial"}, {"data.csv": "0" * 64}, {"pandas": "3"}, "c0de")
        return {CARRIED: Carried(opening=opening).to_json()}


ONE = Section("one", (Paragraph("Said."), Bullets(("First.", "Second."))))
FRAME = pd.DataFrame({"year": [2024, 2025], "share": [1 / 3, 0.9], "source": ["own records"] * 2})


def notebook(*cells):
    return new_notebook(cells=[shown(Opened()), *cells])


def section(name, *, frames=None):
    return shown(Section(name, (Paragraph(f"{name} said."),), frames or {}))


def headings(document):
    return [part.heading and part.heading.text for part in document.parts]


def test_parts_follow_the_headings_and_their_order():
    one, two = (new_markdown_cell("## First"), section("a")), (new_markdown_cell("## Second"), section("b"))
    assert headings(read_document(notebook(*one, *two))) == ["First", "Second"]
    assert headings(read_document(notebook(*two, *one))) == ["Second", "First"]
    assert headings(read_document(notebook(*two))) == ["Second"]


def test_a_heading_that_nothing_follows_is_left_out():
    empty = new_code_cell("q.context()", outputs=[new_output("execute_result", {"text/plain": "nothing"})])
    cells = (new_markdown_cell("## First"), section("a"), new_markdown_cell("## Empty"), empty)
    assert headings(read_document(notebook(*cells))) == ["First"]
    inner = (new_markdown_cell("## First\n\n### Inner"), section("a"), new_markdown_cell("### Nothing below"))
    (part,) = read_document(notebook(*inner)).parts
    assert [block.text for block in part.blocks if isinstance(block, Heading)] == ["Inner"]


def test_two_headings_of_one_text_have_two_anchors():
    cells = (new_markdown_cell("## Same"), section("a"), new_markdown_cell("## Same"), section("b"))
    assert [part.heading.anchor for part in read_document(notebook(*cells)).parts] == ["same", "same-2"]


def test_words_of_a_markdown_cell_are_the_councils_and_headings_are_not():
    cells = (new_markdown_cell("## First\n\nWe asked for **it**.\n\n- one\n- two"), section("a"))
    (part,) = read_document(notebook(*cells)).parts
    said, computed = part.blocks
    assert isinstance(said, Commentary)
    assert said.label == "Commentary by the council"
    assert len(said.blocks) == 2
    assert computed == Paragraph("a said.")


def test_a_cell_tagged_remove_cell_is_in_no_document():
    how_to = new_markdown_cell("How to use this.", metadata={"tags": ["remove-cell"]})
    hidden = section("hidden")
    hidden.metadata["tags"] = ["remove-cell"]
    document = read_document(notebook(how_to, hidden, section("a")))
    assert [part.blocks for part in document.parts] == [(Paragraph("a said."),)]


def test_frames_keep_every_digit_their_types_and_their_order():
    frame = FRAME.assign(
        count=pd.array([1, None], dtype="Int64"), day=[pd.Timestamp(2016, 1, 27), pd.NaT],
        held=[True, False], as_at=[pd.Timestamp(2016, 3, 31).date()] * 2,
    )  # fmt: skip
    held = {"z-first": frame, "a-second": FRAME}
    document = read_document(notebook(section("a", frames=held)))
    assert list(document.frames) == ["z-first", "a-second"]
    pd.testing.assert_frame_equal(document.frames["z-first"], frame)


def test_an_own_frame_is_a_table_and_one_that_is_carried_is_a_file_too():
    plain = new_code_cell("frame", outputs=[new_output("execute_result", {"text/html": FRAME.head().to_html()})])
    document = read_document(notebook(section("a"), plain, shown(table(FRAME, "Shares. Source: x", name="shares"))))
    tables = [block for part in document.parts for block in part.blocks if isinstance(block, TableBlock)]
    assert tables[0].frame["share"].tolist() == ["0.333333", "0.900000"]
    assert (tables[1].caption, tables[1].name) == ("Shares. Source: x", "shares")
    assert document.frames["shares"]["share"].tolist() == [1 / 3, 0.9]


def test_an_own_frame_is_shown_as_people_read_it():
    frame = pd.DataFrame({"n": [1.5, None], "t": ["a", None]})
    (block,) = read_document(notebook(section("a"), displayed(frame))).parts[0].blocks[1:]
    assert (list(block.frame), block.frame.to_numpy().tolist()) == (["n", "t"], [["1.5", "a"], ["", ""]])
    named = frame.rename_axis("row").rename(index={0: 9})
    (block,) = read_document(notebook(section("a"), displayed(named))).parts[0].blocks[1:]
    assert (list(block.frame), block.frame.to_numpy().tolist()) == (
        ["row", "n", "t"],
        [["9", "1.5", "a"], ["1", "", ""]],
    )


def displayed(frame):
    return new_code_cell("frame", outputs=[new_output("execute_result", {"text/html": frame._repr_html_()})])


def drawn(source):
    figure, ax = plt.subplots(figsize=(4, 2))
    ax.bar(["a"], [1])
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png")
    plt.close(figure)
    png = base64.b64encode(buffer.getvalue()).decode()
    return new_code_cell(source, outputs=[new_output("display_data", {"image/png": png})])


def test_an_own_figure_has_its_alt_text_and_caption_from_the_cells_options():
    cell = drawn("#| label: visits\n#| fig-alt: One bar.\n#| fig-cap: A bar. Source: x\nplt.show()")
    (chart,) = read_document(notebook(section("a"), cell)).charts
    assert isinstance(chart, CarriedChart)
    assert (chart.name, chart.alt, chart.caption) == ("visits", "One bar.", "A bar. Source: x")
    assert (round(chart.widest.width, 1), round(chart.widest.height, 1)) == (4, 2)


LONG = pd.DataFrame({"n": range(100)})
HTML = new_output("execute_result", {"text/html": LONG._repr_html_()})
PRINTED = new_code_cell("print()", outputs=[new_output("stream", text="x" * 50_000_000)])
OLD = new_code_cell("q", outputs=[new_output("display_data", {CARRIED: {"form": 0, "blocks": []}})])


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ([], "No cell shows a section. Make one the last line of a cell, as in: q.briefing()"),
        ([section("a"), drawn("plt.show()")], "Cell 3 shows a figure without alt text. Write at the top of the cell"),
        ([section("a"), section("a")], "Cell 3 shows the section a, and so does cell 2"),
        (
            [section("a", frames={"f": FRAME}), section("b", frames={"f": FRAME})],
            "Cell 3 shows “f”, and so does cell 2",
        ),
        (
            [section("a"), new_code_cell("frame", outputs=[HTML])],
            "Cell 3 shows a frame with rows, columns or text that Jupyter cuts off",
        ),
        ([section("a"), displayed(pd.DataFrame({"t": ["x" * 60]}))], "rows, columns or text that Jupyter cuts off"),
        ([section("a"), PRINTED], "Cell 3 shows 50 million characters"),
        ([section("a"), OLD], "Cell 3 was run by another version of the suite"),
        ([section("a"), shown(Opened())], "Cell 3 shows a second opening"),
        ([section("a"), new_markdown_cell("<b>bold</b>")], "Cell 3: HTML (<b>) is not allowed"),
        ([section("a"), new_markdown_cell("<script>alert(1)</script>")], "Cell 3: HTML (<script>"),
        ([section("a"), new_markdown_cell("![x](x.png)")], "Cell 3: a picture is not allowed"),
        ([section("a"), new_markdown_cell("[x](javascript:alert(1))")], "can't be followed. Write an address"),
        ([section("a"), drawn("#| label: a/b\n#| fig-alt: x")], "the label “a/b” can't name a file"),
    ],
)
def test_what_is_not_a_document_is_refused_with_the_number_of_the_cell(cells, says):
    with pytest.raises(BadRequest) as error:
        read_document(notebook(*cells))
    assert says in str(error.value)


def test_a_notebook_without_an_opening_is_refused_with_the_line_to_write():
    with pytest.raises(BadRequest, match="q = open_quarter"):
        read_document(new_notebook(cells=[section("a")]))


def test_the_run_counts_what_the_cells_say_and_not_what_they_show():
    one = read_document(notebook(section("a"))).run
    other = notebook(section("a"))
    other.cells[1].source = "q.briefing()"
    assert read_document(other).run != one
    assert read_document(notebook(section("b"))).run == one
    tagged = new_code_cell("threshold = 5", metadata={"tags": ["parameters"]})
    assert read_document(notebook(section("a"), tagged)).run != one


def test_without_takes_charts_and_tables_out_and_offers_the_nearest_name():
    frames = {"visits": FRAME, "moves": FRAME}
    blocks = tuple(TableBlock(name, name, FRAME.astype(str)) for name in frames)
    held = Section("a", blocks, frames).without("visits")
    assert ([block.name for block in held.blocks], list(held.frames)) == (["moves"], ["moves"])
    with pytest.raises(BadRequest, match="has no chart or table “visit”. Did you mean “visits”"):
        Section("a", blocks, frames).without("visit")


@pytest.mark.parametrize(("caption", "name"), [("", "a"), ("A", " ")])
def test_a_table_without_caption_or_name_is_refused(caption, name):
    with pytest.raises(BadRequest, match="needs a caption that says what it holds"):
        table(FRAME, caption, name=name)
