"""Small tables of case counts and judgements, for tests."""

import pandas as pd
from hypothesis import strategies as st

from inspection_stats.reference.statuses import EXACT

THEME = "protecting-the-public"


def counts(rows, **cells):
    """Case counts from (service, question, sufficient, applicable), all of one theme unless a fifth says otherwise."""
    frame = pd.DataFrame(
        [(*row, THEME)[:5] for row in rows], columns=["service_id", "judgement_id", "sufficient", "applicable", "theme"]
    )
    filled = {
        "programme": "SQS",
        "period": "2015",
        "part_of": "",
        "source": "Invented for a test",
        "illustrative": "yes",
    }
    frame = frame.assign(service=frame["service_id"], judgement=frame["judgement_id"], **(filled | cells))
    return frame.astype({"sufficient": "Int64", "applicable": "Int64"})


def judgements(rows, **cells):
    """One screening's judgements from (question, sufficient, applicable), stated exactly."""
    frame = pd.DataFrame(rows, columns=["judgement_id", "sufficient", "applicable"])
    filled = {"theme": THEME, "status": EXACT, "part_of": "", "source": "Letter, paragraph 1", "illustrative": "no"}
    frame = frame.assign(judgement=frame["judgement_id"], words="", implied="", **(filled | cells))
    return frame.astype({"sufficient": "Int64", "applicable": "Int64"})


@st.composite
def many_services(draw, services=(2, 6), questions=(1, 5), largest=30):
    """Case counts of several services and questions, with gaps and empty bases."""
    names = [f"service-{number}" for number in range(draw(st.integers(*services)))]
    asked = [f"question-{number}" for number in range(draw(st.integers(*questions)))]
    rows = []
    for service in names:
        for question in asked:
            base = draw(st.integers(0, largest))
            rows.append((service, question, draw(st.integers(0, base)), base))
    return counts(rows)
