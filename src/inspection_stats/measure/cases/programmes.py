"""The guard between inspection programmes: figures of one are not compared with figures of another."""

from __future__ import annotations

from dataclasses import dataclass

from inspection_stats.errors import BadRequest, nearest


@dataclass(frozen=True)
class Programme:
    """An inspection programme: its name in full, when it ran, what its figures are, and the family it belongs to.

    Programmes of one family may be compared, judgement by judgement of the same name.
    """

    name: str
    years: str
    figures: str
    family: str


PROGRAMMES = {
    "CCI": Programme(
        "Core Case Inspection, HM Inspectorate of Probation",
        "2009 to 2012",
        "the percentage of work done well enough, over a question set of its own",
        "CCI",
    ),
    "SQS": Programme(
        "Short Quality Screening, HM Inspectorate of Probation",
        "2012 to 2017",
        "the share of cases judged sufficient, for each of about 30 questions",
        "SQS",
    ),
    "HMIP youth 2018": Programme(
        "youth justice inspection, HM Inspectorate of Probation",
        "2018 to 2025",
        "ratings of 12 standards",
        "HMIP youth 2018",
    ),
    "HMIP youth 2025": Programme(
        "youth justice inspection, HM Inspectorate of Probation",
        "from 2025",
        "ratings of work with children and with victims",
        "HMIP youth 2025",
    ),
    "SIF": Programme("Single Inspection Framework, Ofsted", "2013 to 2018", "four grades of its own judgements", "SIF"),
    "ILACS 2018": Programme(
        "Inspecting Local Authority Children's Services, Ofsted",
        "2018 to 2022",
        "four grades of its own judgements",
        "ILACS",
    ),
    "ILACS 2023": Programme(
        "Inspecting Local Authority Children's Services, Ofsted",
        "from 2023",
        "four grades of its own judgements, care leavers judged apart",
        "ILACS",
    ),
    "ILACS 2026": Programme(
        "Inspecting Local Authority Children's Services, Ofsted",
        "from 2026",
        "four grades of its own judgements, without an overall grade",
        "ILACS",
    ),
}


def guard(programme: str, other: str, *, context: bool = False) -> str:
    """Stop a comparison of figures of one programme with figures of another.

    Returns an empty string where the two may be compared. Where they may not, raises `BadRequest` that says why; with
    `context`, returns instead the label under which the other programme's figures may stand beside.
    """
    ours, theirs = known(programme), known(other)
    if ours.family == theirs.family:
        return ""
    if context:
        return f"For context only, not comparable: {other} ({theirs.name}, {theirs.years}) is another programme"
    raise BadRequest(
        f"{programme} and {other} figures cannot be compared. {programme} ({ours.name}, {ours.years}) gives "
        f"{ours.figures}; {other} ({theirs.name}, {theirs.years}) gives {theirs.figures}. A difference between them "
        "would be the instruments', not the services'. To show them side by side, labelled and without a verdict, "
        "ask for context (context=True)."
    )


def known(programme: str) -> Programme:
    """The programme of that name. Raises `BadRequest` for a name that is not listed."""
    if programme not in PROGRAMMES:
        raise BadRequest(
            f"“{programme}” is not a programme of inspections. {nearest(programme, list(PROGRAMMES))} "
            f"The programmes are: {', '.join(PROGRAMMES)}."
        )
    return PROGRAMMES[programme]
