"""The Word annex with what Word itself limits."""

import io

from docx import Document

from inspection_stats.documents.carried import Opening
from inspection_stats.documents.document import Document as Report
from inspection_stats.documents.word.annex import word_annex


def test_a_title_longer_than_word_takes_is_whole_on_the_page_and_cut_among_the_properties():
    title = "Illustrative data: " + "L" * 304
    annex = Document(io.BytesIO(word_annex(Report(Opening(title, {}, {}, {}, ""), (), {}, ""))))
    assert annex.paragraphs[0].text == title
    assert annex.core_properties.title == title[:255]
