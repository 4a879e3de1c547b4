"""The check of a paper's figures as a pack: made by its notebook, like every other."""

from __future__ import annotations

from pathlib import Path

from inspection_stats.claims.file import read_claims
from inspection_stats.documents.run_id import NOTEBOOKS
from inspection_stats.packs.jobs import PackJob, checked_out
from inspection_stats.packs.pack import pack_folder
from inspection_stats.packs.run import Pack, make_alone
from inspection_stats.packs.runnable import runnable
from inspection_stats.report.claims_report import ClaimsCheck, claims_parameters, inputs


def make_claims_pack(check: ClaimsCheck, claims: Path, paper: Path | None, out: Path) -> Pack:
    """Make the pack of a check (`open_check`) in `out/claims/<name of the claims file>`.

    Raises `BadRequest` where `out` is a file, `RunFailed` and `CannotWrite`; an earlier check is then unchanged.
    """
    file = read_claims(claims)
    job = PackJob(
        file.name,
        pack_folder(checked_out(out), "claims", claims.stem),
        runnable(NOTEBOOKS / "claims_check.ipynb"),
        claims_parameters(file),
        {"claims": str(claims.resolve()), "paper": str(paper.resolve()) if paper else ""},
        inputs(file, claims, paper or ""),
        (str(file.data.name),) if check.opening.illustrative else (),
    )
    return make_alone(job, lambda _: None)
