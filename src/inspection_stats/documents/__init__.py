"""Documents: sections as a page, a Word annex, a workbook and files."""
