"""Set an adversary on the packs of random audits and comparisons: can what they withhold be worked out?

    python -m scripts.attack_packs --audits 200 --comparisons 40

The adversary (tests/support/adversary.py) knows all that a pack prints and the rule by which counts are withheld, and
solves for each withheld number by integer programming. A number is recovered where it can be one thing only. Besides,
it knows how many cases each question applied to, which no pack prints; and for one audit in twenty the counts that it
makes up go through the tool, which must print the very same with `PROMISED` values of each number. Exits with 6 where
a range is narrower than promised. Takes some minutes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable

from tests.support.attacks import (
    PROMISED,
    Range,
    audit_ranges,
    comparison_ranges,
    confirmed_values,
    ranges_with_bases_known,
)

CONFIRMED = 20  # one audit in so many goes through the tool again


def main() -> int:
    """Attack, print a line for each kind of attack, and say whether all ranges are as wide as promised."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--audits", type=int, default=200)
    asked.add_argument("--comparisons", type=int, default=40)
    given = asked.parse_args()
    audits, comparisons = range(given.audits), range(given.comparisons)
    narrow = attack("audits", audits, audit_ranges)
    narrow += attack("audits with every base known", audits, ranges_with_bases_known, by_base=True)
    narrow += attack("comparisons, the packs of all their services together", comparisons, comparison_ranges)
    return 6 if narrow + confirm(audits[::CONFIRMED]) else 0


def attack(what: str, seeds: Iterable[int], ranges: Callable[[int], list[Range]], *, by_base: bool = False) -> int:
    """Attack each, print what was found, and give the number of ranges narrower than promised.

    `by_base`: where a base is known, a count cannot be more things than its base allows.
    """
    found = [one for seed in seeds for one in ranges(seed)]
    for one in found:
        assert one.least <= one.true <= one.greatest, f"the adversary misses the truth: {one}"
    narrow = [one for one in found if one.width < PROMISED and not (by_base and one.width > _base(one, found))]
    recovered = sum(one.width == 1 for one in found)
    print(
        f"{what} {len(list(seeds))}, withheld numbers {len(found):,}, recovered {recovered}, narrowest range "
        f"{min((one.width for one in found), default=0)}, narrower than promised {len(narrow)}",
        flush=True,
    )
    return len(narrow)


def _base(one: Range, found: list[Range]) -> int:
    pair = [other.true for other in found if (other.seed, other.cell) == (one.seed, one.cell)]
    return sum(pair)


def confirm(seeds: Iterable[int]) -> int:
    """Put made-up counts through the tool, and give how many numbers have fewer values than promised."""
    sizes = [len(values) for seed in seeds for values in confirmed_values(seed).values()]
    narrow = sum(size < PROMISED for size in sizes)
    print(f"confirmed by the tool: {len(sizes):,} numbers, each with {PROMISED} values or more apart from {narrow}")
    return narrow


if __name__ == "__main__":
    sys.exit(main())
