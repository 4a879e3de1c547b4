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
NOT_KNOWN = "Not known"
"""What the state says where a report counts or not by a day on site that no source gives."""

NO_OVERALL_SINCE = "No overall grade since"
"""What the overall column says where the latest inspection gives no overall grade and an earlier one did."""

OVERALL = "overall_effectiveness"
"""The key of the judgement on an authority's services as a whole."""

SINGLE_INSPECTION = "SIF"
WHOLE_SERVICE = (SINGLE_INSPECTION, "ILACS")
"""The families whose inspections look at the whole of children's services, of which an authority's state is made."""

BOARD_REVIEW = "LSCB review"
