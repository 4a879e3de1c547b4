"""What is said where a grade is not: the words of a state, each written once. The grades are those of a framework."""

from __future__ import annotations

NOT_JUDGED = "Not judged"
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
