"""How large a file may be: far larger than any the suite needs, far smaller than would fill the memory.

Every reader checks these before it starts, so a file over a limit is refused within a second or so.
"""

from __future__ import annotations

LARGEST_CSV = 50_000_000
"""Bytes of a CSV table; the suite's largest has 900 thousand."""

MOST_CSV_LINES = 100_000
"""Lines of a CSV table, blank ones too; the suite's longest has 3,091. Rows of single cases have a reader of their own
(`load.cases`), which takes any number."""

LONGEST_LINE = 2_000_000
"""Characters of one line of a CSV table; a cell may have 131,072."""

LONGEST_CELL = 1_000
"""Characters of words or a code in a cell of a table; the longest in the suite's own has 275."""

MOST_COLUMNS = 256
"""Columns of a table or sheet; the widest published one has 45."""

MOST_PARQUET_ROWS = 100_000_000
"""Rows of single cases in a Parquet file, which holds a thousand million alike in a few bytes; a CSV's cost their own
length."""

LARGEST_WORKBOOK = 50_000_000
"""Bytes of a workbook; the largest published one has 2.1 million."""

LARGEST_UNPACKED = 200_000_000
"""Bytes that a zipped file may unpack to, all its parts together; the largest published workbook has 40 million."""

MOST_PARTS = 2_000
"""Files within a zipped file; the published workbooks have 9 and 40."""

MOST_SHEETS = 200
"""Sheets of a workbook; the published ones have 6 and 16."""

MOST_SHEET_ROWS = 50_000
"""Rows of a sheet, down to its last filled cell; the longest published one has 3,816."""

MOST_CELLS = 4_000_000
"""Cells of all sheets of a workbook, or of a CSV table, empty ones among the filled too; the largest published workbook
has 324 thousand."""

MOST_CHARACTERS = 60_000_000
"""Characters in all cells of a workbook; the largest published one has 6 million."""

READER_MEMORY = 768_000_000
"""Bytes that the process which reads a workbook, a paper or a template may use; the largest published workbook takes
less than 110 million."""

READER_SECONDS = 10
"""Seconds of computing that a file may take to read; the largest published workbook takes 1.2."""

READER_PATIENCE = 3
"""How many times as long to wait by the clock, on a machine that is busy with other things."""

PDF_SECONDS = 60
"""Seconds of computing that a PDF may take to read; a thousand plain pages take two, with odd fonts some twenty."""

LARGEST_NOTEBOOK = 20_000_000
"""Bytes of a notebook that is run; the suite's own have some ten thousand, one with pictures in it some million."""

LARGEST_TEMPLATE = 20_000_000
"""Bytes of a Word template; one with pictures in its header has some hundred thousand."""

LARGEST_STYLE = 1_000_000
"""Bytes of a style sheet for charts; matplotlib's own list of all its settings has 40 thousand."""

LARGEST_TOML = 2_000_000
"""Bytes of a TOML file; the largest so far has a tenth of that."""

MOST_PAGES = 3_000
"""Pages of a paper as PDF; the longest pack of papers so far has 110."""

LARGEST_PAGES = 20_000_000
"""Bytes of what the pages of a PDF are drawn by, unpacked; the text of a thousand pages has about ten million."""

LARGEST_PAPER = 100_000_000
"""Bytes of a paper; committee papers with pictures have some ten million."""
