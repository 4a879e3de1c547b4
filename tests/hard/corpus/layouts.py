"""Files whose cells are separated, headed or arranged differently from a table of the suite."""

from __future__ import annotations

from tests.hard.corpus.audits import HEADER, QUESTIONS, READ_RIGHTLY, audit, rows, text
from tests.hard.corpus.small_data import as_csv

ROWS = rows()
HEAD, *BODY = text().splitlines()
SWAPPED = {"sufficient": "applicable", "applicable": "sufficient"}
HUGE = "word " * 40_000

ENTRIES = (
    audit("Cells separated by semicolons", as_csv(ROWS, ";"), "separated by semicolons", "Save it as CSV UTF-8"),
    audit("Cells separated by tabs", as_csv(ROWS, "\t"), "separated by tabs", "Save it as CSV UTF-8"),
    audit("Cells separated by bars", as_csv(ROWS, "|"), "separated by bars (|)", "Save it as CSV UTF-8"),
    audit("A header with commas over rows with semicolons", HEAD + "\n" + as_csv(ROWS[1:], ";"),
          "row 2", "The row has 3 cells, the header has 12"),
    audit("Excel's “sep=;” in the first line", "sep=;\n" + as_csv(ROWS, ";"), "row 1", "separated by semicolons"),
    audit("A title row above the header", "Own audit of Camden\n" + text(), "row 1", "a title, not a header",
        "found “Own audit of Camden”", "delete titles"),
    audit("Three title rows and a blank one", "Camden\nAudit\nMay 2026\n\n" + text(), "row 1", "a title, not a header"),
    audit("No header at all", "\n".join(BODY) + "\n", "row 1, column 10", "no name", "found “SQS; camden-yjs",
        "delete titles"),
    audit("Two rows of header, merged cells above", "Who,,,,What,,,Counts,,,,\n" + text(), "row 1, column 2",
        "no name", "merged cells"),
    audit("The header repeated in the middle", "\n".join([HEAD, *BODY[:2], HEAD, BODY[2]]) + "\n",
          "row 4", "column sufficient", "found “sufficient”"),
    audit("The columns in another order", as_csv([row[::-1] for row in ROWS]), READ_RIGHTLY, code=0),
    audit("A further column that the suite does not know", as_csv([[*row, "x"] for row in ROWS]), READ_RIGHTLY, code=0),
    audit("Sufficient and applicable swapped", rows(header=[SWAPPED.get(name, name) for name in HEADER]),
          "row 2", "More cases are sufficient (15) than judged (12)", "row 4"),
    audit("Judgement and judgement_id swapped",
          rows(header=[{"judgement": "judgement_id", "judgement_id": "judgement"}.get(n, n) for n in HEADER]),
          "row 2, column judgement_id", "found “Assessment of offending”"),
    audit("A column missing", as_csv([row[:-1] for row in ROWS]), "row 1, column illustrative",
        "The column is missing"),
    audit("Column names in capitals", text().replace(HEAD, HEAD.upper()), "row 1", "found “PROGRAMME; ",
          "in small letters: programme, service_id"),
    audit("A column twice", as_csv([[*row, row[7]] for row in ROWS]), "column sufficient", "twice in the header"),
    audit("Blank rows between and a blank tail", text().replace("\n", "\n\n") + "\n\n" + "," * 11 + "\n", READ_RIGHTLY,
          code=0),
    audit("A tail of rows with only spaces", text() + (" ," * 11 + " \n") * 3, READ_RIGHTLY, code=0),
    audit("A tail of commas, more than there are columns", text() + ("," * 20 + "\n") * 3, READ_RIGHTLY, code=0),
    audit("A tail of a thousand Excel rows", text() + ("," * 11 + "\n") * 1000, READ_RIGHTLY, code=0),
    audit("A total below the table", text() + "Total,,,,,,,21,31,,,\n", "row 5, column programme", "found “Total”"),
    audit("A footnote below the table", text() + "Source: case files\n", "row 5", "The row has 1 cell"),
    audit("A row with a comma too many", text() + BODY[0].replace("SQS,", "SQS,,") + "\n", "row 5",
          "The row has 13 cells, the header has 12", "double quotes"),
    audit("A row cut off in the middle", text() + BODY[0][:30] + "\n", "row 5",
          "The row has 3 cells"),
    audit("A quote that is not closed", text()[:-60] + '"May\n', "row 4", "not a CSV table", "double quotes"),
    audit("A question twice", text() + BODY[0] + "\n", "row 5", "The same service_id", "row 2", "Delete one"),
    audit("The whole table twice, one below the other", text() + "\n".join(BODY) + "\n", "3 faults", "row 5", "row 7"),
    audit("A header and no rows", HEAD + "\n", "a header but no rows", "Add at least one row"),
    audit("An empty file", b"", "The file is empty", "Save it again"),
    audit("A file of blanks", b" \n\t\n , \n", "The file is empty"),
    audit("A cell of 200,000 characters", rows({"source": HUGE}), "audit.csv, row 2", "more than 131,072 characters"),
    audit("A cell of 100,000 characters", rows({"source": HUGE[:100_000].strip()}), "row 2, column source",
          "Write no more than 1,000 characters"),
    audit("A cell of 1,000 characters", rows({"source": HUGE[:999] + "x"}), READ_RIGHTLY, code=0),
    audit("A line break inside a quoted cell", rows({"source": "Case files,\nMay"}), READ_RIGHTLY, code=0),
    audit("Three thousand questions", [HEADER, *([{**QUESTIONS[0], "judgement_id": f"q{n}"}[k] for k in HEADER]
                                                  for n in range(3_000))], "3000 of 3000", code=0),
    audit("No question filled in yet", rows()[:1] + [
        [{**one, "sufficient": "", "applicable": ""}[name] for name in HEADER] for one in QUESTIONS],
          "No question of audit.csv is filled in yet", code=2),
)  # fmt: skip
