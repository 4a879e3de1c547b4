"""The words of a report's blocks, as they are read."""

from inspection_stats.describe.english.links import unlinked
from inspection_stats.documents.blocks import Bullets, Paragraph, Subheading, TableBlock


def said(blocks):
    """Every sentence of some blocks: paragraphs, bullets, captions, cells and the titles of charts."""
    for block in blocks:
        if isinstance(block, Paragraph | Subheading):
            yield unlinked(block.text)
        elif isinstance(block, Bullets):
            yield from map(unlinked, block.items)
        elif isinstance(block, TableBlock):
            yield block.caption
            yield from (unlinked(str(cell)) for row in block.frame.itertuples(index=False) for cell in row)
        else:
            yield block.title
