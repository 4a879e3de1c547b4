"""Throw damaged files at every reader, guided by coverage, until one raises what it must not.

Atheris is not a dependency of the project: pip install atheris, then
    python -m scripts.fuzz counts -max_total_time=60
    python -m scripts.fuzz all 257
with the name of a reader (`scripts/fuzz_readers.py`), or all of them in turn for so many seconds each. Every run begins
from sound files and a seed of its own, and may use 1 GB and 10 seconds a file. Only an `InspectionStatsError` may come
out of a reader; anything else stops it with the input, which then belongs into tests/hard/corpus. The last line of a
run of all is `readers N, inputs M, found K`.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["inspection_stats"]):
    from inspection_stats.errors import InspectionStatsError
    from scripts.fuzz_readers import READERS, Reader

LIMITS = ("-rss_limit_mb=1000", "-timeout=10", "-max_len=200000", "-verbosity=1", "-print_final_stats=1")


def main() -> int:
    """Fuzz the reader named by the first word, or all; the other words of one reader are libFuzzer's."""
    if sys.argv[1] == "all":
        return _all(int(sys.argv[2]))
    reader = READERS[sys.argv.pop(1)]
    with tempfile.TemporaryDirectory() as folder:
        sound = Path(folder) / "sound"
        sound.mkdir()
        for number, content in enumerate(reader.sound(Path(folder))):
            (sound / str(number)).write_bytes(content)
        _fuzz(reader, sound, Path(folder))
    return 0


def _fuzz(reader: Reader, sound: Path, folder: Path) -> None:
    def once(content: bytes) -> None:
        try:
            reader.read(content, folder)
        except InspectionStatsError:
            return

    atheris.Setup([sys.argv[0], *LIMITS, *sys.argv[1:], str(sound)], once)
    atheris.Fuzz()


def _all(seconds: int) -> int:
    """Each reader in a process of its own; what it found is printed, and left in the folder `fuzz-found`."""
    kept = Path("fuzz-found")
    inputs, found = 0, 0
    for name in READERS:
        kept.mkdir(exist_ok=True)
        command = [sys.executable, "-m", "scripts.fuzz", name, f"-max_total_time={seconds}",
                   f"-artifact_prefix={kept}/{name}-"]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
        tried = re.search(r"number_of_executed_units:\s*(\d+)", done.stderr)
        inputs += int(tried[1]) if tried else 0
        found += done.returncode != 0
        print(f"{name}: {int(tried[1]) if tried else 0:,} inputs, {'found one' if done.returncode else 'nothing'}")
        if done.returncode:
            print(done.stdout[-3000:], done.stderr[-3000:], sep="\n")
        sys.stdout.flush()
    print(f"readers {len(READERS)}, inputs {inputs:,}, found {found}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
