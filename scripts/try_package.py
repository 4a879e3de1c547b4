"""Try the wheel as an analyst gets it: a clean environment, an empty folder, a project, its commands, by the clock.

    python -m scripts.try_package [python3.12 …]

Builds the wheel from the source archive, installs it without extras and at the versions of requirements.lock under each
Python named (without any, under every one from 3.11 on that the machine has), begins a project and runs each command of
its README. Needs an index to install from. Leaves with 1 where a command fails.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CHECKED_DOES_NOT_HOLD = 6  # what `claims` leaves with for the paper that comes as an example


def pythons() -> list[str]:
    """The Pythons of this machine that the project supports and that start."""
    wanted = re.findall(
        r"3\.(\d+)", tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    )
    names = [f"python3.{minor}" for minor in range(int(wanted[0]), int(wanted[1]))]
    return [
        name
        for name in names
        if shutil.which(name) and not subprocess.run([name, "-V"], capture_output=True, check=False).returncode
    ]


def constraints(folder: Path) -> Path:
    """The versions of the lock, without the hashes, which pip would ask of the wheel too."""
    pinned = re.findall(r"^[\w.-]+==[^\\\n]*", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE)
    path = folder / "constraints.txt"
    path.write_text("\n".join(pinned) + "\n", "utf-8")
    return path


def try_under(python: str, wheel: Path, folder: Path) -> None:
    """Install the wheel under one Python and run each command of a new project's README."""
    began = time.monotonic()
    subprocess.run([python, "-m", "venv", folder / "venv"], check=True)
    place = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    pip = [place / "python", "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    subprocess.run([*pip, "-c", constraints(folder), wheel], check=True)
    installed = time.monotonic() - began
    empty = folder / "empty"
    empty.mkdir()
    subprocess.run([place / "inspection-stats", "init", "own"], cwd=empty, check=True, capture_output=True)
    readme = (empty / "own" / "README.md").read_text("utf-8")
    commands = re.findall(r"^(?:inspection-stats|papermill) .*$", readme, re.MULTILINE)
    for command in commands:
        words = [quoted or plain for quoted, plain in re.findall(r'"([^"]*)"|(\S+)', command)]
        done = subprocess.run(
            [place / words[0], *words[1:]], check=False, cwd=empty / "own", capture_output=True, text=True
        )
        if done.returncode != (CHECKED_DOES_NOT_HOLD if words[1] == "claims" else 0):
            sys.exit(f"{python}: {command}\n{done.stderr}")
    size = sum(path.stat().st_size for path in (folder / "venv").rglob("*") if path.is_file())
    print(f"{python}: installed in {installed:.0f} s ({size / 1e6:.0f} MB), {len(commands)} commands run, "
          f"{time.monotonic() - began:.0f} s in all")  # fmt: skip


def main() -> None:
    """Try under each Python."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build = [sys.executable, "-m", "hatchling", "build", "-d"]
        subprocess.run([*build, folder, "-t", "sdist"], cwd=ROOT, check=True, capture_output=True)
        shutil.unpack_archive(next(folder.glob("*.tar.gz")), folder / "source")
        [source] = (folder / "source").iterdir()
        subprocess.run([*build, folder, "-t", "wheel"], cwd=source, check=True, capture_output=True)
        for number, python in enumerate(sys.argv[1:] or pythons()):
            (folder / str(number)).mkdir()
            try_under(python, next(folder.glob("*.whl")), folder / str(number))


if __name__ == "__main__":
    main()
