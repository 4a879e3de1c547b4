"""What a section folds away goes to the end of the document, under its section's heading; a line leads there."""

import pandas as pd

from inspection_stats.documents.annex import Part, with_annex
from inspection_stats.documents.blocks import Bullets, Paragraph, TableBlock
from inspection_stats.documents.prose import Heading, plain

SAID, LISTED = Paragraph("Said."), Bullets(("One.",))


def table(name, *, annex=True):
    return TableBlock(name, f"Caption of {name}", pd.DataFrame({"a": ["1"]}), annex)


def part(name, *blocks):
    return Part(Heading(2, name.title(), name), blocks)


def names(blocks):
    return [getattr(block, "name", "") or getattr(block, "anchor", "") for block in blocks]


def test_without_anything_for_the_annex_there_is_none():
    parts = [part("one", SAID, table("kept", annex=False)), part("two", LISTED)]
    assert with_annex(parts) == parts


def test_tables_of_the_annex_move_to_its_end_under_their_headings_in_their_order():
    kept = table("kept", annex=False)
    parts = [part("one", SAID, table("a"), kept, table("b")), part("two", LISTED), part("three", table("c"), SAID)]
    one, two, three, annex = with_annex(parts)
    assert annex.heading == Heading(2, "Annex: tables and charts", "annex-tables-and-charts")
    assert names(annex.blocks) == ["annex-one", "a", "b", "annex-three", "c"]
    assert [block.level for block in annex.blocks if isinstance(block, Heading)] == [3, 3]
    assert not any(block.annex for block in annex.blocks if isinstance(block, TableBlock))
    assert two == parts[1]
    assert one.blocks[:2] == (SAID, kept)
    assert three.blocks[1:] == (SAID,)
    for left, anchor in ((one.blocks[2], "#annex-one"), (three.blocks[0], "#annex-three")):
        assert plain(left.runs) == "More of this section is in the annex."
        assert left.runs[0].link == anchor


def test_of_a_first_part_without_heading_the_annex_has_the_table_and_no_heading():
    first, annex = with_annex([Part(None, (SAID, table("a")))])
    assert first.blocks == (SAID,)
    assert names(annex.blocks) == ["a"]
