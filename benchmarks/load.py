"""Hard use: a thousand packs in one run, and a claims file of 2,000 claims. Are time and memory flat, or linear?

    python benchmarks/load.py [--quarters 7] [--claims 250 500 1000 2000]

Makes the packs of every authority for the last quarters held, in one command, and says for each hundred of them how
long they took and how much memory the run held. Then checks papers of growing length, in which the words of every claim
are reworded: the slowest way to find them.
The last lines are `packs_last_vs_first N`, `memory_last_vs_first N` and `claims_vs_linear N`: 1 is flat, or linear.
"""

from __future__ import annotations

import argparse
import itertools
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
COMMAND = Path(sys.executable).parent / "inspection-stats"
QUARTERS = [f"{year}-{(year + 1) % 100:02d} Q{quarter}" for year in (2024, 2025) for quarter in (1, 2, 3, 4)]


def held_by(process: psutil.Process) -> float:
    """MB held by a process and its children, each shared page counted once."""
    held = 0
    for one in (process, *process.children(recursive=True)):
        try:
            held += one.memory_full_info().pss
        except psutil.Error:
            continue
    return held / 1e6


def many_packs(quarters: list[str], out: Path) -> list[tuple[int, float, float]]:
    """Packs made, seconds since the start and MB held, at about every hundredth pack."""
    asked = [part for quarter in quarters for part in ("--quarter", quarter)]
    started, seen = time.perf_counter(), [(0, 0.0, 0.0)]
    run = psutil.Popen([COMMAND, "report", "--all", *asked, "--out", out], cwd=ROOT, stdout=-3, stderr=-3)
    most = 0.0
    while run.poll() is None:
        time.sleep(0.5)
        most = max(most, held_by(run)) if run.is_running() else most
        made = len(list(out.glob("*/[!.]*/manifest.json")))
        if made >= seen[-1][0] + 100:
            seen.append((made, time.perf_counter() - started, most))
            print(f"{made:5d} packs {seen[-1][1]:7.1f} s, {most:,.0f} MB at most since the last line", flush=True)
            most = 0.0
    if run.returncode:
        sys.exit(f"The run left with {run.returncode}.")
    return seen


def claims_file(number: int, folder: Path) -> tuple[Path, Path]:
    """A paper of that many sentences, each reworded since, and the claims on it, every second figure wrong."""
    plans = {f"Office {_letters(place)} audited {place + 101} plans": place for place in range(number)}
    head = f'title = "Many claims"\ndate = 2016-05-09\ndata = "{ROOT / "data"}"\n'
    claims = [
        f'[[claim]]\nid = "claim-{place}"\nwords = "{words}"\nprinted = "{place + 101}"\n'
        f'calculation = "total"\narguments = {{ parts = [{place + 100}, {1 + place % 2}] }}\n'
        for words, place in plans.items()
    ]
    paper, file = folder / "paper.txt", folder / "claims.toml"
    reworded = (words.replace(" audited ", " has audited ").replace(" plans", " plans in full.") for words in plans)
    paper.write_text("\n\n".join(reworded), encoding="utf-8")
    file.write_text(head + "\n".join(claims), encoding="utf-8")
    return file, paper


def _letters(number: int) -> str:
    return "".join("abcdefghij"[int(digit)] for digit in f"{number:04d}")


def many_claims(number: int, folder: Path) -> float:
    """Seconds of the command for a paper of that many claims."""
    file, paper = claims_file(number, folder)
    started = time.perf_counter()
    done = subprocess.run(
        [COMMAND, "claims", file, "--paper", paper, "--format", "csv"], capture_output=True, text=True, check=False
    )
    if done.returncode not in (0, 6) or len(re.findall(r"^claim-", done.stdout, re.MULTILINE)) != number:
        sys.exit(f"The claims were not checked: {done.stderr[-2000:]}")
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quarters", type=int, default=7, help="of the last eight: 153 packs each, 7 are 1,071")
    parser.add_argument("--claims", type=int, nargs="*", default=[1, 500, 1000, 2000])
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="load-"))
    try:
        seen = many_packs(QUARTERS[-asked.quarters :], folder / "reports") if asked.quarters else []
        claims = {number: many_claims(number, folder) for number in asked.claims}
    finally:
        shutil.rmtree(folder)
    for number, seconds in claims.items():
        print(f"{number:5d} claims {seconds:6.1f} s")
    if len(seen) > 2:
        rates = [(later[1] - one[1]) / (later[0] - one[0]) for one, later in itertools.pairwise(seen)]
        print("packs_last_vs_first", f"{statistics.median(rates[-3:]) / statistics.median(rates[:3]):.2f}")
        print("memory_last_vs_first", f"{seen[-1][2] / seen[1][2]:.2f}")
    small, large = sorted(claims)[1], max(claims)
    start = claims[min(claims)]
    print("claims_vs_linear", f"{(claims[large] - start) / (claims[small] - start) / (large / small):.2f}")


if __name__ == "__main__":
    main()
