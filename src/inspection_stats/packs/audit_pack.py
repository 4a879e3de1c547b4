"""The pack of a service's own audit: the same files as any other pack, with nothing to compare."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from inspection_stats.check.own_audit import filled_in
from inspection_stats.documents.run_id import NOTEBOOKS
from inspection_stats.load.counts import read_counts, source_name
from inspection_stats.packs.jobs import PackJob, checked_out
from inspection_stats.packs.pack import pack_folder
from inspection_stats.packs.run import Pack, make_alone
from inspection_stats.packs.runnable import runnable
from inspection_stats.report.own_audit import audit_checksum, audit_parameters, published_audit


def make_audit_pack(
    counts: str,
    service: str,
    out: Path,
    *,
    internal: bool = False,
    tell: Callable[[str], object] = lambda _: None,
) -> Pack:
    """Make the pack of one service's own audit in `out/own-audit/<service>` (`own_audit` says what goes in).

    Raises what `make_pack` raises.
    """
    found = filled_in(read_counts(counts), source_name(counts), service)
    rows = found.rows
    name = str(rows["service"].iloc[0])
    illustrative = bool(rows["illustrative"].eq("yes").any())
    given = {
        "counts": str(Path(counts).resolve()),
        "service": name,
        "internal": "yes" if internal else "no",
    }
    job = PackJob(
        name,
        pack_folder(checked_out(out), "illustrative-own-audit" if illustrative else "own-audit", name, told_apart=True),
        runnable(NOTEBOOKS / "own_audit.ipynb"),
        audit_parameters(name, internal=internal),
        given,
        {source_name(counts): audit_checksum(found, published_audit(found, internal=internal))},
        (source_name(counts),) if illustrative else (),
    )
    return make_alone(job, tell)
