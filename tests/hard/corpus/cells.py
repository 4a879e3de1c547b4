"""Values in the cells of an own audit that are not counts, codes or words of its columns."""

from __future__ import annotations

from tests.hard.corpus.audits import QUESTIONS, READ_RIGHTLY, Bad, audit, cell, rows, text

WHOLE = "Write a whole number of 0 or more, in digits"


def no_count(what: str, value: str, *says: str) -> Bad:
    """A value in the column of sufficient cases that is not a count."""
    return cell(what, "sufficient", value, f"found “{value}”", WHOLE, *says)


ENTRIES = (
    no_count("A thousands separator", "1,204"),
    no_count("A thousands space", "1 204"),
    cell("A decimal count", "sufficient", "12.0", READ_RIGHTLY, code=0),
    no_count("A decimal count that is not a whole number", "12.5"),
    no_count("Half a case", "11.5"),
    no_count("A decimal comma", "12,0"),
    no_count("“12 of 15” in a cell", "12 of 15"),
    no_count("“12/15” in a cell", "12/15"),
    no_count("A percentage for a count", "80%"),
    no_count("A share for a count", "0.8"),
    no_count("A negative count", "-3"),
    no_count("A plus sign", "+12"),
    no_count("A number in words", "twelve"),
    no_count("A formula", "=SUM(H3:H9)"),
    no_count("Excel's error", "#REF!"),
    no_count("Excel's narrow column", "####"),
    no_count("“n/a”", "n/a"),
    no_count("A dash for none", "-"),
    no_count("A count suppressed with a star", "*"),
    no_count("A count suppressed as “<5”", "<5"),
    no_count("“c. 12”", "c. 12"),
    no_count("Excel made a date of 12/15", "Dec-15"),
    no_count("Excel made a date of 3-16", "Mar-16"),
    no_count("A number in exponents", "1.2E+01"),
    no_count("A count of ten digits", "1234567890"),
    no_count("A hexadecimal number", "0x0C"),
    no_count("Infinity", "inf"),
    no_count("NaN", "NaN"),
    no_count("A truth value", "TRUE"),
    cell("Leading zeros in a count", "sufficient", "012", READ_RIGHTLY, code=0),
    cell("Sufficient more than applicable", "sufficient", "16", "More cases are sufficient (16) than judged (15)"),
    audit("Sufficient where none applied", rows({"applicable": "0"}), "row 2, column sufficient", "than judged (0)"),
    audit("A question that applied to no case", rows({"sufficient": "0", "applicable": "0"}), READ_RIGHTLY, code=0),
    audit("One of the two counts missing", rows({"applicable": ""}), "row 2, column applicable", "The cell is empty"),
    audit("Both counts of a question missing", rows({"applicable": "", "sufficient": ""}), "2 of 3 questions", code=0),
    cell("A theme of another name", "theme", "Reducing reoffending", "Write one of: reducing-reoffending"),
    cell("An unknown programme", "programme", "SIF", "Write one of: SQS, CCI"),
    cell("An id with capitals and spaces", "service_id", "Camden YJS", "Write it like west-london-tri-borough-yos"),
    cell("An id that climbs out of its folder", "service_id", "../../camden", "Write it like"),
    cell("A label missing", "judgement", "", "The cell is empty", "Fill the cell"),
    cell("“Yes” for yes", "illustrative", "Yes", "Write one of: yes, no"),
    cell("“TRUE” for yes", "illustrative", "TRUE", "Write one of: yes, no"),
    audit("Real and illustrative rows in one file", rows({"illustrative": "yes"}), "row 3, column illustrative",
          "mixes illustrative and real rows"),
    audit("Two programmes in one file", rows({"programme": "CCI"}), "row 3, column programme", "another programme"),
    audit("One service in two periods", rows({"period": "May 2025"}), "row 3, column period", "second period"),
    audit("One service under two ids", rows({"service_id": "camden"}), "row 3, column service", "same service"),
    audit("Two services in one audit", rows({"service_id": "leeds-yjs", "service": "Leeds YJS"}), "2 services",
          "--service", code=2),
    audit("A question under two labels", text() + text({"service_id": "leeds-yjs", "service": "Leeds YJS",
          "judgement": "Another label"}).splitlines()[1] + "\n", "row 5, column judgement",
          "has another label in row 2"),
    audit("Every count of three questions wrong", rows({"sufficient": "x", "applicable": "y"}) + [
        [{**one, "judgement_id": f"more-{number}", "sufficient": "?"}[name] for name in one]
        for number, one in enumerate(QUESTIONS)], "5 faults", "row 2", "row 5", "row 7"),
    audit("Fifty faults", rows() + [
        [{**QUESTIONS[0], "judgement_id": f"q{number}", "sufficient": "-1"}[name] for name in QUESTIONS[0]]
        for number in range(50)], "50 faults", "and 10 more"),
)  # fmt: skip
