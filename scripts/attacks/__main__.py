"""Run every attack, write docs/attacks.md, and say how many failed.

    python -m scripts.attacks                    all of them, and the page
    python -m scripts.attacks --kind csv         of one kind; of those, with --only WORDS, the ones so called

Linux only: limits, orphans and signals are the system's. The last line is `attacks N, failed M`; exits with 1 where
one failed.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from scripts.attacks.attack import Attack, Outcome
from scripts.attacks.child import adopt_orphans
from scripts.attacks.kinds import KINDS
from scripts.attacks.kinds.packs import make_sound
from scripts.attacks.page import PAGE, page
from scripts.attacks.running import Ground, run, seen
from scripts.attacks.warm import warm
from tests.hard.corpus.small_data import write_small_data

Given = list[tuple[str, Attack]]
_attacks: Given = []


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--kind", action="append", choices=KINDS)
    asked.add_argument("--only", default="", help="only attacks with these words in what they are")
    asked.add_argument("--workers", type=int, default=os.cpu_count())
    asked.add_argument("--show", action="store_true", help="show each answer, and what it cost")
    given = asked.parse_args()
    if sys.platform != "linux":
        sys.exit("The attacks need Linux: limits, orphans and signals are those of that system.")
    kinds = given.kind or list(KINDS)
    _attacks.extend((kind, one) for kind in kinds for one in KINDS[kind] if given.only in one.what)
    started = time.monotonic()
    with _places() as (data, home):
        before = seen(data)
        found = _run_all(Ground(data, home, warm(data)), given.workers)
        if seen(data) != before:
            sys.exit("An attack changed the tables that all of them share, beyond its own folder.")
    failed = [one for one in found if one[2].wrong]
    for kind, attack, outcome in found if given.show else failed:
        _tell(kind, attack, outcome)
    if not (given.kind or given.only):
        PAGE.write_text(page(found), encoding="utf-8", newline="\n")
    most = max((outcome.megabytes for _, _, outcome in found), default=0)
    seconds = sum(outcome.seconds for _, _, outcome in found)
    print(
        f"in {time.monotonic() - started:.0f} s, {seconds:.0f} s of computing, {most} MB at most; nearest to the limit:"
    )
    for _, attack, outcome in sorted(found, key=lambda one: -one[2].seconds / one[1].seconds)[:3]:
        print(f"  {outcome.seconds:.1f} of {attack.seconds} s: {attack.what}")
    print(f"attacks {len(found)}, failed {len(failed)}")
    return 1 if failed else 0


@contextmanager
def _places() -> Iterator[tuple[Path, Path]]:
    with tempfile.TemporaryDirectory(prefix="attacks-") as name:
        home = Path(name) / "home"
        home.mkdir()
        data = write_small_data(Path(name) / "data")
        make_sound(Path(name), data)
        yield data, home


def _run_all(ground: Ground, workers: int) -> list[tuple[str, Attack, Outcome]]:
    """Every attack, some at once, each in a fork of a process with all imports done."""
    forked = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(workers, mp_context=forked, initializer=adopt_orphans) as pool:
        waiting = [pool.submit(_one, number, ground) for number in range(len(_attacks))]
        return [(*_attacks[number], one.result()) for number, one in enumerate(waiting)]


def _one(number: int, ground: Ground) -> Outcome:
    return run(_attacks[number][1], ground)


def _tell(kind: str, attack: Attack, outcome: Outcome) -> None:
    print(f"{kind}: {attack.what}\n  {' '.join(attack.argv)[:300]!r}")
    print(f"  exit {outcome.code}, {outcome.seconds:.1f} s, {outcome.megabytes} MB")
    for one in outcome.wrong:
        print(f"  WRONG: {one[:300]}")
    text = ascii(outcome.text.strip())[1:-1]
    cut = text if len(text) < 1500 else f"{text[:500]} … {text[-1000:]}"
    print("    " + cut.replace("\\n", "\n    "))
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
