"""What a proof would need, where a figure cannot be checked: the kinds of it, and who has it."""

from __future__ import annotations

from typing import Literal

Need = Literal[
    "counts in words", "another source", "a statistic", "a part", "a base", "a comparator", "a record", "evidence",
    "a rule", "something else",
]  # fmt: skip

NEEDS: dict[Need, str] = {
    "counts in words": (
        "The letter states the judgement in words only. Needed: the counts of its cases, which HM Inspectorate of "
        "Probation has not published"
    ),
    "another source": (
        "The tables here have the figure only from this paper. Needed: the publication that the paper took it from, "
        "entered into local_context.csv with its own source"
    ),
    "a statistic": (
        "The figure is from a return published by authority, and no table here holds it. Needed: the release from "
        "the department that collects it, entered into local_context.csv"
    ),
    "a part": (
        "The count is a part of a whole that the paper prints; it is no more than the whole. Needed: the count itself, "
        "from the return or register that it was taken from"
    ),
    "a base": ("The paper prints a percentage but not the numbers behind it. Needed: both numbers, from the author"),
    "a comparator": (
        "The paper compares with figures that it does not print: an average, other areas, an earlier year. Needed: "
        "those figures, with their source"
    ),
    "a record": (
        "The figure is from a register or record that a council, a service or a partner keeps for itself. Needed: an "
        "extract of it, as at the day that the paper names"
    ),
    "evidence": (
        "The sentence says what inspectors saw in files or heard from people. Needed: their evidence, which is not "
        "published"
    ),
    "a rule": "The figure is that of a law, of guidance or of a policy. Needed: its text",
    "something else": "The claims file says what would be needed, but not what kind of thing it is",
}
"""Each kind with what would be needed. The report and docs/claims-2016.md count the figures of each."""
