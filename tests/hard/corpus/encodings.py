"""Text that is not plain UTF-8: other encodings, marks, invisible characters, letters that look alike."""

from __future__ import annotations

from tests.hard.corpus.audits import READ_RIGHTLY, audit, cell, text

TEXT = text()
CURLY = text({"judgement": "Children’s views – heard"})

ENTRIES = (
    audit("An audit as UTF-8", TEXT, READ_RIGHTLY, code=0),
    audit("An audit as UTF-8 with a byte-order mark", TEXT.encode("utf-8-sig"), READ_RIGHTLY, code=0),
    audit("An audit as Windows-1252 with curly quotes", CURLY.encode("cp1252"), READ_RIGHTLY, code=0),
    audit("An audit as UTF-16 (Excel's “Unicode text”)", TEXT.encode("utf-16"), "UTF-16", "Save it as CSV UTF-8"),
    audit("An audit as UTF-16 without a mark", TEXT.encode("utf-16-le"), "UTF-16", "Save it as CSV UTF-8"),
    audit("An audit as UTF-32", TEXT.encode("utf-32"), "not a text file", "Save it as CSV UTF-8"),
    audit(
        "UTF-8 with one cell pasted in as Windows-1252",
        CURLY.encode() + text().splitlines()[1].replace("offending-assessed", "x").encode() + b" \x92s\n",
        "row 5", "mixes UTF-8 and Windows-1252", "Save it as CSV UTF-8",
    ),
    audit("Bytes of no encoding", b"service,\x81\x8d\x8f\n1,2\n", "neither UTF-8 nor Windows-1252"),
    audit("A NUL byte in a cell", TEXT.replace("May 2026", "May\0 2026", 1), "not a text file"),
    audit("Only NUL bytes", b"\0" * 500, "not a text file"),
    audit("Lines that end with a bare return, as on an old Mac", TEXT.replace("\n", "\r"), READ_RIGHTLY, code=0),
    audit("Lines that end the Windows way", TEXT.replace("\n", "\r\n"), READ_RIGHTLY, code=0),
    audit("Lines that end in both ways", TEXT.replace("\n", "\r\n", 2), READ_RIGHTLY, code=0),
    audit("No line end after the last row", TEXT.rstrip("\n"), READ_RIGHTLY, code=0),
    audit("A non-breaking space after a number", text({"sufficient": "12\u00a0"}), READ_RIGHTLY, code=0),
    cell("A right-to-left mark in a number", "sufficient", "12\u200f", "'12\\u200f'", "Write a whole number"),
    cell("A zero-width space in a number", "applicable", "1\u200b5", "'1\\u200b5'", "Write a whole number"),
    cell("A zero-width space in the service's name", "service", "Camden\u200b YJS", "U+200B", "invisible character"),
    cell("A right-to-left override in a label", "judgement", "Plan\u202e made", "U+202E", "invisible character"),
    cell("A bell character in a label", "judgement", "Plan\a made", "U+0007", "invisible character"),
    cell("A Cyrillic а in the service's name", "service", "Cаmden YJS", "“Cаmden”", "Cyrillic"),
    cell("A Greek Ο in the service's name", "service", "Οxford YJS", "Greek"),
    cell("A Cyrillic letter in a code", "service_id", "cаmden-yjs", "Write it like"),
    cell("A Cyrillic letter in a theme", "theme", "reducing-reоffending", "Write one of: reducing-reoffending"),
    cell("Arabic digits", "sufficient", "١٢", "Write a whole number"),
    cell("Full-width digits", "sufficient", "１２", "Write a whole number"),
    cell("A superscript footnote after the number", "sufficient", "12²", "Write a whole number"),
    cell("A Welsh ŵ, a Polish ł and an accent", "judgement", "Ŵilanów, Łódź, Élan", READ_RIGHTLY, code=0),
    cell("A single Greek µ", "judgement", "Doses over 5 µg", READ_RIGHTLY, code=0),
    audit("A column name with a byte-order mark and spaces round it",
          TEXT.replace("programme", "\ufeff programme ", 1), READ_RIGHTLY, code=0),
)  # fmt: skip
