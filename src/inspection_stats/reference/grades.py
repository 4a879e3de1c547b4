"""The words of graded inspections, each written once: grades, what takes a grade's place, whole-service programmes."""

from __future__ import annotations

OUTSTANDING, GOOD, REQUIRES_IMPROVEMENT, INADEQUATE = "Outstanding", "Good", "Requires improvement", "Inadequate"
GRADES = (OUTSTANDING, GOOD, REQUIRES_IMPROVEMENT, INADEQUATE)
"""Ofsted's four grades, best first."""

NOT_JUDGED = "Not judged"
RESULTS = (*GRADES, NOT_JUDGED)
"""What a report may say of a judgement."""

NOT_INSPECTED = "Not yet inspected"
NOT_APPLICABLE = "Not applicable"
NOT_HELD = "Not held"
"""What the state says of a judgement that was made but whose result is in no source held."""

NOT_KNOWN = "Not known"
"""What the state says where counting a report depends on a day on site that no source gives."""

NO_OVERALL_SINCE = "No overall grade since"
"""What the overall column says where the latest inspection gives no overall grade and an earlier one did."""

WITHOUT_RESULT = (NOT_INSPECTED, NOT_APPLICABLE, NOT_KNOWN, NOT_HELD, NO_OVERALL_SINCE)
"""What a state says in place of a result; “Not judged” is one."""

OVERALL = "overall_effectiveness"
"""The key of the judgement on an authority's services as a whole."""

SINGLE_INSPECTION = "SIF"
CHILDRENS_SERVICES = "Children's services"
"""The heading of `frameworks.toml` that a report's sections on published, latest and changed judgements show."""

BOARD_REVIEW = "LSCB review"
