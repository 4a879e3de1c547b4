"""The pack that compares one service with the average of many."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from inspection_stats.check.averages import CASE_COUNTS
from inspection_stats.documents.run_id import NOTEBOOKS
from inspection_stats.load.counts import found_anywhere, read_counts, source_name
from inspection_stats.packs.jobs import PackJob, checked_out
from inspection_stats.packs.pack import pack_folder
from inspection_stats.packs.run import Pack, make_alone
from inspection_stats.packs.runnable import runnable
from inspection_stats.report.published_counts import published_checksum
from inspection_stats.report.service_comparison import comparison_parameters, find_service, withhold


def make_comparison_pack(
    counts: str,
    service: str,
    out: Path,
    *,
    query: str = "",
    internal: bool = False,
    tell: Callable[[str], object] = lambda _: None,
) -> Pack:
    """Make the pack that compares `service` with the other services of `counts` (file, or database URL and query).

    Small counts are withheld unless `internal` (`open_comparison`). It goes into `out/comparison/<service>`, or into
    `out/illustrative/<service>` where the counts are illustrative. Raises what `make_pack` raises.
    """
    held = CASE_COUNTS.check(read_counts(counts, query), source_name(counts))
    _, name = find_service(held, service)
    illustrative = bool(held["illustrative"].eq("yes").any())
    job = PackJob(
        name,
        pack_folder(checked_out(out), "illustrative" if illustrative else "comparison", name, told_apart=True),
        runnable(NOTEBOOKS / "service_comparison.ipynb"),
        comparison_parameters(name, query, internal=internal),
        {
            "counts": found_anywhere(counts),
            "service": name,
            "query": query,
            "internal": "yes" if internal else "no",
        },
        {source_name(counts): published_checksum(withhold(held, internal=internal))},
        (source_name(counts),) if illustrative else (),
    )
    return make_alone(job, tell)
