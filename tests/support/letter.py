"""The figures of the letter of 27 January 2016, read from it by hand, and frames like its own."""

import pandas as pd

LETTER = [
    ("1.1", "offending-assessed", 34, 34),
    ("1.1", "offending-assessment-reviewed", 19, 22),
    ("1.2", "court-report-offending", 17, 17),
    ("1.2", "court-report-quality-assured", 17, 17),
    ("1.3", "offending-planned-community", 32, 33),
    ("1.3", "offending-plan-reviewed", 23, 25),
    ("1.4", "offending-planned-custody", 7, 9),
    ("2.1", "harm-assessed", 31, 34),
    ("2.1", "harm-assessment-reviewed", 20, 23),
    ("2.1", "mappa", 1, 1),
    ("2.2", "court-report-harm", 14, 17),
    ("2.3", "harm-planned", 28, 32),
    ("2.3", "harm-plan-reviewed", 22, 24),
    ("2.5", "harm-oversight", 25, 30),
    ("3.1", "safeguarding-assessed", 29, 34),
    ("3.2", "court-report-safeguarding", 16, 17),
    ("3.3", "safeguarding-planned", 28, 31),
    ("3.3", "safeguarding-planned-custody", 9, 9),
    ("3.4", "sexual-exploitation", 9, 9),
    ("3.5", "safeguarding-oversight", 23, 28),
    ("4.1", "engagement", 34, 34),
    ("4.3", "compliance", 12, 12),
]

IN_WORDS = [
    "harm-planned-custody",
    "victims",
    "safeguarding-assessment-reviewed",
    "safeguarding-plan-reviewed",
    "looked-after-joint-working",
    "diversity-identified",
    "diversity-addressed",
]


def frame(counts):
    """Judgements of one theme with the given counts; (None, None) is stated in words."""
    rows = [
        {
            "theme": "protecting-the-public",
            "judgement_id": f"q{number}",
            "sufficient": k,
            "applicable": n,
            "status": "exact" if n else "stated in words only",
            "implied": "" if n else "all",
            "part_of": "",
        }
        for number, (k, n) in enumerate(counts)
    ]
    return pd.DataFrame(rows).astype({"sufficient": "Int64", "applicable": "Int64"})
