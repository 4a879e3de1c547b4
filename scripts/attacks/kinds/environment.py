"""Environment variables and folders of a user's own that steer Python, matplotlib, Jupyter or the suite elsewhere."""

from __future__ import annotations

import os
from pathlib import Path

from scripts.attacks.attack import Attack
from scripts.attacks.kinds.given import AUDIT, PACKS, READ, REPORT

CHECK = "check audit.csv"
FILES = {"audit.csv": AUDIT}
CODE = b"raise SystemExit('owned')"


def closed(path: Path) -> None:
    """A file in the place of a folder: nothing can be written below it, by anybody."""
    path.write_bytes(b"")


BY_VARIABLE: tuple[tuple[str, dict[str, str], dict, int], ...] = (
    ("a terminal of no width", {"COLUMNS": "0"}, {}, 0),
    ("a terminal a million wide", {"COLUMNS": "1000000"}, {}, 0),
    ("a terminal of letters wide", {"COLUMNS": "wide"}, {}, 0),
    ("a terminal that there is not", {"TERM": "\x1b[2J", "FORCE_COLOR": "1"}, {}, 0),
    ("an encoding that holds no letters but English", {"PYTHONIOENCODING": "ascii"}, {}, 0),
    ("the C locale", {"LC_ALL": "C", "LANG": "C"}, {}, 0),
    ("a locale that there is not", {"LC_ALL": "xx_YY.zz"}, {}, 0),
    ("a time zone that there is not", {"TZ": "../../etc/passwd"}, {}, 0),
    ("seconds since 1970 from elsewhere", {"SOURCE_DATE_EPOCH": "-1"}, {}, 0),
    ("a hash seed of its own", {"PYTHONHASHSEED": "7"}, {}, 0),
    ("Python's warnings as errors", {"PYTHONWARNINGS": "error"}, {}, 0),
    ("Python's warnings, all shown", {"PYTHONWARNINGS": "always"}, {}, 0),
    ("Python's development mode", {"PYTHONDEVMODE": "1"}, {}, 0),
    ("no assertions", {"PYTHONOPTIMIZE": "2"}, {}, 0),
    ("a home that is a file", {"HOME": "{folder}/closed"}, {"closed": closed}, 0),
    ("a home that is not there", {"HOME": "/nowhere"}, {}, 0),
    ("no room for temporary files", {"TMPDIR": "/nowhere"}, {}, 0),
    ("a matplotlib backend with a window", {"MPLBACKEND": "TkAgg"}, {}, 0),
    ("a matplotlib backend that there is not", {"MPLBACKEND": "module://nothing"}, {}, 0),
    ("a proxy that nobody listens at", {"HTTPS_PROXY": "http://127.0.0.1:9", "ALL_PROXY": "socks5://127.0.0.1:9"}, {},
     0),
    ("another folder of tables", {"INSPECTION_STATS_DATA": "/nowhere"}, {}, 2),
    ("a folder of tables that clears the screen", {"INSPECTION_STATS_DATA": "\x1b[2J"}, {}, 2),
    ("a folder of tables that is a device", {"INSPECTION_STATS_DATA": "/dev/zero"}, {}, 2),
    ("a folder of tables that is a pipe", {"INSPECTION_STATS_DATA": "{folder}/pipe"}, {"pipe": os.mkfifo}, 2),
    ("an empty path of programs", {"PATH": ""}, {}, 0),
)  # fmt: skip

REPORTED: tuple[tuple[str, dict[str, str], dict, int], ...] = (
    ("an IPython folder that is a file", {"IPYTHONDIR": "{folder}/closed"}, {"closed": closed}, 0),
    ("an IPython folder in /proc", {"IPYTHONDIR": "/proc/x"}, {}, 0),
    ("an IPython start-up file that leaves", {"IPYTHONDIR": "{folder}/ipython"},
     {"ipython/profile_default/startup/00.py": CODE, "ipython/profile_default/ipython_config.py": CODE}, 0),
    ("a Jupyter folder with a template that leaves", {"JUPYTER_PATH": "{folder}/jupyter"},
     {"jupyter/nbconvert/templates/base/null.j2": b"owned", "jupyter/nbconvert/templates/lab/index.html.j2": b"owned"},
     0),
    ("a Jupyter configuration that leaves", {"JUPYTER_CONFIG_DIR": "{folder}/jupyter"},
     {"jupyter/jupyter_nbconvert_config.py": CODE, "jupyter/jupyter_config.py": CODE}, 0),
    ("a kernel of another program", {"JUPYTER_PATH": "{folder}/jupyter"},
     {"jupyter/kernels/python3/kernel.json": b'{"argv": ["touch", "owned"], "display_name": "x", "language": "python"}'
      }, 0),
    ("a matplotlibrc with wavy lines", {"MATPLOTLIBRC": "{folder}/rc"}, {"rc/matplotlibrc": b"path.sketch: 9, 9, 9\n"},
     0),
    ("a matplotlibrc that is a pipe", {"MATPLOTLIBRC": "{folder}/nowhere"}, {}, 0),
    ("a matplotlib folder that is a file", {"MPLCONFIGDIR": "{folder}/closed"}, {"closed": closed}, 0),
    ("a folder of tables by a variable", {"INSPECTION_STATS_DATA": "{folder}/data"}, {}, 0),
    ("as many threads as there are not", {"OMP_NUM_THREADS": "100000", "OPENBLAS_NUM_THREADS": "64"}, {}, 0),
    ("an ENV that papermill reads", {"PAPERMILL_RUN": "x", "IPY_TEST_SIMPLE_PROMPT": "1"}, {}, 0),
)  # fmt: skip


def not_owned(folder: Path) -> str:
    page = folder / "reports" / "2015-16-Q4" / "leeds" / "report.html"
    if (folder / "owned").exists() or (page.exists() and "owned" in page.read_text("utf-8")):
        return "another program's words are in the report"
    return ""


ATTACKS = (
    *(
        Attack(f"A check under {what}", "check" if code else CHECK, () if code else (READ,), code, {**FILES, **files},
               own_process=True, environment=given, leaves=("data",) if "home" in what else ())
        for what, given, files, code in BY_VARIABLE
    ),
    *(
        Attack(f"A report under {what}", REPORT, ("Made",), code, files, own_process=True, environment=given,
               leaves=(*PACKS, "ipython/*", "jupyter/*"), holds=not_owned, never=("owned",), seconds=15)
        for what, given, files, code in REPORTED
    ),
    Attack("A module of the suite's name in the folder", REPORT, ("Made",), 0,
           {"inspection_stats.py": CODE, "pandas.py": CODE, "matplotlib.py": CODE, "sitecustomize.py": CODE},
           own_process=True, leaves=PACKS, holds=not_owned),
)  # fmt: skip
