"""Try the wheel as an analyst gets it: a clean environment, an empty folder, a project, its commands, by the clock.

    python -m scripts.try_package [python3.12 …]

Builds the wheel from the source archive, installs it with [lab] at the versions of requirements.lock under each Python
named (without any, under every one from 3.11 on that the machine has), then runs each command of docs/get-started.md as
printed, JupyterLab's too, and each of the README of the project that it begins. Needs an index to install from. Leaves
with 1 where a command fails.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[1]
CHECKED_DOES_NOT_HOLD = 6  # the exit code of `claims` for the paper that comes as an example


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
    """Install the wheel under one Python; walk through the site's first page and a project's README, by the clock."""
    clock = Clock(python)
    subprocess.run([python, "-m", "venv", folder / "venv"], check=True)
    place = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    pip = [place / "python", "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    subprocess.run([*pip, "-c", constraints(folder), f"{wheel}[lab]"], check=True)
    size = sum(path.stat().st_size for path in (folder / "venv").rglob("*") if path.is_file())
    clock.tell(f"pip install, {size / 1e6:.0f} MB")
    working = folder / "empty"
    working.mkdir()
    for command in commands_of((ROOT / "docs" / "get-started.md").read_text("utf-8")):
        if command.startswith("cd "):
            working /= command.removeprefix("cd ")
        elif command.startswith("jupyter lab"):
            open_notebook(place, command, working)
        elif not command.startswith("pip "):
            run_as_printed(place, command, working)
        clock.tell(command)
    for command in commands_of((working / "README.md").read_text("utf-8")):
        if not command.startswith(("pip ", "jupyter lab")):
            run_as_printed(place, command, working)
            clock.tell(command)


class Clock:
    """Prints each step with the seconds since the first."""

    def __init__(self, python: str):
        self.python, self.began = python, time.monotonic()

    def tell(self, step: str) -> None:
        print(f"{self.python} {time.monotonic() - self.began:5.0f} s  {step}", flush=True)


def commands_of(page: str) -> list[str]:
    """The lines of a page's blocks of code, except those of Python."""
    return [
        line for block in re.findall(r"^```\n(.*?)^```", page, re.DOTALL | re.MULTILINE) for line in block.splitlines()
    ]


def run_as_printed(place: Path, command: str, working: Path) -> None:
    """Run a command of a page in a folder. Exits with 1 where it fails."""
    words = [quoted or plain for quoted, plain in re.findall(r'"([^"]*)"|(\S+)', command)]
    done = subprocess.run([place / words[0], *words[1:]], check=False, cwd=working, capture_output=True, text=True)
    if done.returncode != (CHECKED_DOES_NOT_HOLD if words[1] == "claims" else 0):
        sys.exit(f"{command}\n{done.stderr}")


def open_notebook(place: Path, command: str, working: Path) -> None:
    """Start JupyterLab as printed, wait until it answers with the notebook's page, and end it."""
    port, token = 18899, "tried"
    words = [
        *command.split()[1:],
        "--no-browser",
        f"--port={port}",
        f"--IdentityProvider.token={token}",
        "--allow-root",
    ]
    with subprocess.Popen([place / "jupyter", *words], cwd=working, stderr=subprocess.DEVNULL) as server:
        try:
            name = Path(command.rsplit(maxsplit=1)[-1]).name  # JupyterLab serves the folder of the file that it opens
            for _ in range(240):
                time.sleep(0.5)
                with (
                    contextlib.suppress(OSError),
                    urlopen(f"http://127.0.0.1:{port}/api/contents/{name}?token={token}") as answer,
                ):
                    if b'"notebook"' in answer.read():
                        return
            sys.exit(f"{command}: JupyterLab did not open {name}")
        finally:
            server.terminate()


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
