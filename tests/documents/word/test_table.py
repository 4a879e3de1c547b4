"""Tables of the Word annex: what stays on one page, and columns in which no word is cut."""

import pandas as pd
import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from inspection_stats.describe.sentences.moved import moved_row
from inspection_stats.documents.word.table import add_table, column_widths

WIDTH = Mm(170)


@pytest.mark.parametrize(("rows", "kept"), [(1, [True, False]), (3, [True, True, True, False])])
def test_a_short_table_stays_on_one_page(rows, kept):
    assert kept_with_next(rows) == kept


def test_of_a_long_table_only_its_ends_hold_on_to_a_neighbour():
    assert kept_with_next(12) == [True, *[False] * 10, True, False]


def test_every_word_of_a_heading_has_room(data):
    nothing = pd.DataFrame({"change": [], "overall_effectiveness": []})
    frame = pd.DataFrame([moved_row("Statistical neighbours", nothing, data.frameworks, nothing, nothing)])
    for label, room in zip(frame, column_widths(frame, WIDTH), strict=True):
        longest = max(label.split(), key=len)
        assert room.inches > 0.085 * len(longest) + 0.1, label


def kept_with_next(rows):
    document = Document()
    add_table(document, pd.DataFrame({"One": ["a"] * rows, "Two": ["b"] * rows}), WIDTH)
    return [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in document.tables[0].rows]


def test_numbers_are_to_the_right_and_words_to_the_left():
    document = Document()
    add_table(document, pd.DataFrame({"Judgement": ["Adoption"], "Sufficient": ["31 of 34"]}), WIDTH)
    for row in document.tables[0].rows:
        assert [cell.paragraphs[0].alignment for cell in row.cells] == [None, WD_ALIGN_PARAGRAPH.RIGHT]
