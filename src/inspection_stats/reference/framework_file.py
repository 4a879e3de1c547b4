"""The file of the frameworks, read and checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from inspection_stats.errors import BadData, Fault
from inspection_stats.load.data_folder import data_folder, layers
from inspection_stats.load.toml import read_toml
from inspection_stats.reference.frameworks import Framework, Frameworks

FRAMEWORKS = "frameworks.toml"
_FILE_SAYS = "The top of the file says what each entry means"


@lru_cache(maxsize=1)
def suite_frameworks() -> Frameworks:
    """The frameworks of the tables in use, for what is asked without tables: a chart of one's own, words of a paper."""
    return load_frameworks(layers(data_folder())[0].folder / FRAMEWORKS)


def load_frameworks(path: Path) -> Frameworks:
    """Read and check `frameworks.toml`.

    Raises `BadData` with every fault: no such file, not TOML, an unknown or missing entry, a repeated name or key,
    dates out of order, two frameworks of one family in force on one day, none of an authority's whole services.
    """
    content = read_toml(path)
    entries = content.get("framework", [])
    try:
        every = TypeAdapter(tuple[Framework, ...]).validate_python(entries)
    except ValidationError as error:
        raise BadData([_fault(one, entries, path.name) for one in error.errors()]) from None
    faults = [Fault(problem, _FILE_SAYS, path.name) for problem in _problems(every)]
    if faults:
        raise BadData(faults)
    return Frameworks(every)


def _fault(error: Any, entries: list[dict[str, Any]], file: str) -> Fault:
    if not error["loc"]:
        return Fault("“framework” is not a list", "Start each framework with [[framework]]", file)
    number, *inside = error["loc"]
    entry = entries[number]
    name = entry.get("name", number + 1) if isinstance(entry, dict) else number + 1
    column = ".".join(str(part + 1) if isinstance(part, int) else part for part in inside)
    return Fault(f"Framework {name}: {error['msg']}", _FILE_SAYS, file, column=column)


def _problems(every: tuple[Framework, ...]) -> Iterator[str]:
    if not every:
        yield "The file lists no framework"
    elif not any(framework.whole_service for framework in every):
        yield "No framework looks at the whole of an authority's services: none has whole_service = true"
    for name, times in Counter(framework.name for framework in every).items():
        if times > 1:
            yield f"Framework {name} appears {times} times"
    for framework in every:
        if framework.in_force_from and framework.in_force_to and framework.in_force_from > framework.in_force_to:
            yield f"Framework {framework.name} ends before it starts"
        for key, times in Counter(judgement.key for judgement in framework.judgements).items():
            if times > 1:
                yield f"Framework {framework.name} lists the judgement {key} {times} times"
        yield from _kind_problems(framework)
    for one, other in combinations(every, 2):
        if one.family == other.family and _overlap(one, other):
            yield f"Frameworks {one.name} and {other.name} of one family are in force on the same day"


def _kind_problems(framework: Framework) -> Iterator[str]:
    if sum(judgement.level == "overall" for judgement in framework.judgements) > 1:
        yield f"Framework {framework.name} has more than one judgement of the whole"
    if framework.graded and not framework.grades:
        yield f"Framework {framework.name} has judgements that give a grade, and no grades"
    if framework.good_from and framework.place(framework.good_from) is None:
        yield f"Framework {framework.name}: good_from is “{framework.good_from}”, which is not one of its grades"
    for judgement in framework.judgements:
        if (judgement.kind == "points") != (judgement.of is not None):
            yield f"Framework {framework.name}: write the most points of {judgement.key} in `of`, and only for points"


def _overlap(one: Framework, other: Framework) -> bool:
    start = max(one.in_force_from or date.min, other.in_force_from or date.min)
    return one.holds_on(start) and other.holds_on(start)
