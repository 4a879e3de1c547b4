"""The guard between inspection programmes: figures of one are not compared with figures of another."""

from __future__ import annotations

from inspection_stats.errors import BadRequest, nearest
from inspection_stats.reference.framework_file import suite_frameworks
from inspection_stats.reference.frameworks import Framework


def guard(programme: str, other: str, *, context: bool = False) -> str:
    """Stop a comparison of figures of one programme with figures of another.

    Returns an empty string where the two may be compared: `frameworks.toml` names one family for both. Where they may
    not, raises `BadRequest` that says why; with `context`, returns instead the label under which the other programme's
    figures may be shown.
    """
    ours, theirs = known(programme), known(other)
    if ours.family == theirs.family:
        return ""
    if context:
        return f"For context only, not comparable: {other} ({_named(theirs)}) is another programme"
    raise BadRequest(
        f"{programme} and {other} figures cannot be compared. {programme} ({_named(ours)}) gives {ours.figures}; "
        f"{other} ({_named(theirs)}) gives {theirs.figures}. A difference would come from the methods, not from "
        "the services. To show them side by side, labelled and without a verdict, ask for context (context=True)."
    )


def known(programme: str) -> Framework:
    """The framework of that name. Raises `BadRequest` for a name that `frameworks.toml` does not list."""
    names = [framework.name for framework in suite_frameworks()]
    if programme not in names:
        raise BadRequest(
            f"“{programme}” is not an inspection programme. {nearest(programme, names)} "
            f"The programmes are: {', '.join(names)}."
        )
    return suite_frameworks().named(programme)


def _named(framework: Framework) -> str:
    return f"{framework.title}, {framework.inspectorate}, {framework.years}"
