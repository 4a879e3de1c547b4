"""Run an attack in folders of its own, and hold what came of it against what must."""

from __future__ import annotations

import fnmatch
import os
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from inspection_stats.load.data_folder import DATA_VARIABLE
from scripts.attacks.attack import MEGABYTES, Attack, Outcome
from scripts.attacks.child import PATHS, megabytes_held, processes, start, still_running, wait_for
from tests.support.places import ROOT

PATIENCE = 300  # seconds by the clock for a machine that is busy; what an attack may cost is counted in computing
LONGEST_ANSWER = 1_000_000  # characters
TURNING = {*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}
"""Characters that reverse the direction of what follows on a line."""

Seen = dict[str, tuple[int, int, int]]


@dataclass(frozen=True)
class Ground:
    """What all attacks share: the tables, the home folder, the megabytes of a command that does nothing yet."""

    data: Path
    home: Path
    megabytes: int


def run(attack: Attack, ground: Ground) -> Outcome:
    """Run one attack."""
    with tempfile.TemporaryDirectory(prefix="attack-", ignore_cleanup_errors=True) as name:
        place = Path(name)
        folder, temporary, said = (place / one for one in ("work", "tmp", "said"))
        for one in (folder, temporary, said):
            one.mkdir()
        (folder / "data").symlink_to(ground.data, target_is_directory=True)
        attack.write(folder)
        before = seen(place)
        environment = {**PATHS, "HOME": str(ground.home), "TMPDIR": str(temporary)}
        environment |= {DATA_VARIABLE: str(folder / "data"), **attack.environment}
        with attack.beside(folder):
            others, own = processes(), megabytes_held()
            pid = start(attack, folder, said, environment)
            if attack.meanwhile:
                attack.meanwhile(pid, folder)
            code, used = wait_for(pid, PATIENCE + 12 * attack.seconds)
            running = still_running(others)
        text = "\n".join((said / one).read_bytes().decode("utf-8", "replace") for one in ("err", "out"))
        seconds, megabytes = used.ru_utime + used.ru_stime, used.ru_maxrss // 1_000 - max(0, own - ground.megabytes)
        wrong = [*_wrong_answer(attack, code, text), *_wrong_cost(attack, code, seconds, megabytes)]
        wrong += [f"leaves {one} running" for one in running]
        wrong += [f"leaves or changes {one}" for one in _left(before, seen(place), attack)]
        wrong += [amiss] if (amiss := attack.holds(folder)) else []
        _let_go(place)
        return Outcome(-999 if code is None else code, text, seconds, megabytes, tuple(wrong))


def _wrong_answer(attack: Attack, code: int | None, text: str) -> Iterator[str]:
    flat = " ".join(text.split())
    if code is not None and code != attack.code:
        yield f"left with {code}, not {attack.code}"
    if "Traceback (most recent call last)" in text:
        yield "a traceback"
    if not flat:
        yield "silence"
    if len(text) > LONGEST_ANSWER:
        yield f"an answer of {len(text):,} characters"
    yield from (f"does not say “{one}”" for one in attack.says if " ".join(one.split()) not in flat)
    yield from (f"says “{one}”" for one in attack.never if one in text)
    odd = {sign for sign in text if sign in TURNING or (unicodedata.category(sign) == "Cc" and sign not in "\n\t")}
    yield from (f"prints the sign U+{ord(sign):04X}" for sign in sorted(odd))


def _wrong_cost(attack: Attack, code: int | None, seconds: float, megabytes: int) -> Iterator[str]:
    if code is None:
        yield "hung and was ended"
    if seconds > attack.seconds:
        yield f"took {seconds:.1f} seconds of computing"
    if megabytes > MEGABYTES:
        yield f"took {megabytes:,} megabytes"


def seen(place: Path) -> Seen:
    """Every file and folder below a place but what is printed: its kind and rights, its size and when it changed."""
    found: Seen = {}
    for folder, folders, files in os.walk(place):
        for one in (*folders, *files):
            path = os.path.join(folder, one)
            status, name = os.lstat(path), os.path.relpath(path, place)
            plain = os.path.isdir(path) and not os.path.islink(path)
            if not name.startswith("said"):
                found[name] = (status.st_mode, 0, 0) if plain else (status.st_mode, status.st_size, status.st_mtime_ns)
    return found


def _left(before: Seen, after: Seen, attack: Attack) -> list[str]:
    """What is there, or is otherwise, or is gone, and may not be; half-written folders never may."""
    names = sorted(name for name, _ in before.items() ^ after.items())
    may = [f"work/{one}" for one in attack.leaves]
    return [
        one
        for one in dict.fromkeys(names)
        if ("being-made" in one and one in after) or not any(fnmatch.fnmatchcase(one, pattern) for pattern in may)
    ][:5]


def _let_go(place: Path) -> None:
    """Give back the rights that an attack took from a folder, so that it can be cleared."""
    for folder, folders, _ in os.walk(place):
        for one in folders:
            path = os.path.join(folder, one)
            if not os.path.islink(path):
                os.chmod(path, 0o700)
    shutil.rmtree(place / "work", ignore_errors=True)


def first_words(outcome: Outcome) -> str:
    """The answer on one line, without what differs between two runs or two machines."""
    flat = " ".join(outcome.text.split()).removeprefix("inspection-stats: ").replace(f"{ROOT}/", "")
    flat = re.sub(r"\(process \d+ on [^)]*\)", "(process … on …)", flat)
    return re.sub(r"/\S*/attack-\w+/work", "…", flat)
