"""Time the quarterly packs of many areas: the suite compared with plain papermill and with plain functions.

    python -m benchmarks.packs [--areas 24] [--rounds 3] [--all 153]

The four ways of `benchmarks/ways.py` alternate within each round, so that a busy moment of the machine meets them all;
then each makes all of England once. The last lines are the ratios of that round: `vs_commands N`, `vs_loop N`,
`vs_floor N`, and `rerun_share N`, what the same run takes again with nothing changed, in per cent of the first.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Mapping

from benchmarks.said import QUARTER, progress, say, table
from benchmarks.ways import AT_ONCE, WAYS, Timed, areas, timed


def rounds_of(number: int, rounds: int) -> dict[str, list[Timed]]:
    """Each way's times for that many areas, the ways in turn."""
    names = areas(number)
    taken: dict[str, list[Timed]] = {way: [] for way in WAYS}
    for turn in range(rounds):
        for way, times in taken.items():
            times.append(timed(way, names))
            seconds = times[-1].seconds
            progress(f"round {turn + 1} {way:9s} {seconds:7.1f} s  {seconds / len(names):5.2f} s a pack")
    return taken


def ratios(taken: Mapping[str, list[Timed]]) -> dict[str, float]:
    """How many times as fast as commands and loop the suite is, and how many times as long as the floor it takes."""
    middle = {way: statistics.median(one.seconds for one in times) for way, times in taken.items()}
    again = statistics.median(one.again for one in taken["suite"])
    return {
        "vs_commands": middle["commands"] / middle["suite"],
        "vs_loop": middle["loop"] / middle["suite"],
        "vs_floor": middle["suite"] / middle["floor"],
        "rerun_share": 100 * again / middle["suite"],
    }


def ways_table(taken: Mapping[str, list[Timed]], number: int) -> str:
    """Seconds and peak memory of each way."""
    middle = {way: statistics.median(one.seconds for one in times) for way, times in taken.items()}
    rows = [
        (says, f"{middle[way]:.1f}", f"{middle[way] / number:.2f}", f"{max(one.peak for one in taken[way]):,.0f}")
        for way, says in WAYS.items()
    ]
    return table(["Way", "Seconds", "A pack", "Peak memory, MB"], rows)


def in_words(found: Mapping[str, float]) -> str:
    return (
        f"The suite is {found['vs_commands']:.1f} times as fast as the commands and {found['vs_loop']:.1f} times as "
        f"fast as the loop, and takes {found['vs_floor']:.2f} times as long as plain functions; the same again, with "
        f"nothing changed, takes {found['rerun_share']:.1f}% of the run."
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--areas", type=int, default=24, help="areas of each alternating round")
    parser.add_argument("--rounds", type=int, default=3, help="rounds in which the four ways alternate")
    parser.add_argument("--all", type=int, default=153, help="areas of the one large round")
    parser.add_argument("--growth", type=int, nargs="*", default=[10, 50], help="areas for only the suite")
    asked = parser.parse_args()
    some = rounds_of(asked.areas, asked.rounds)
    every = rounds_of(asked.all, 1)
    grown = {number: timed("suite", areas(number)) for number in asked.growth} | {asked.all: every["suite"][0]}
    rows = [
        (number, f"{one.seconds:.1f}", f"{one.seconds / number:.2f}", f"{one.peak:,.0f}", f"{one.again:.1f}")
        for number, one in sorted(grown.items())
    ]
    say(
        f"## Packs of {asked.areas} areas",
        f"{AT_ONCE} at a time, {QUARTER}; medians of {asked.rounds} alternating rounds.",
        ways_table(some, asked.areas),
        in_words(ratios(some)),
        f"## Packs of {asked.all} areas",
        "One round, for which the goals hold.",
        ways_table(every, asked.all),
        in_words(ratios(every)),
        "Only the suite, by the number of areas:",
        table(["Areas", "Seconds", "A pack", "Peak memory, MB", "Again, nothing changed: seconds"], rows),
        **ratios(every),
    )


if __name__ == "__main__":
    main()
