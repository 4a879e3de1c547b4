"""The wheel as a council's analyst has it: no clone, no make, an empty folder."""

import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile

import pytest

from tests.support.places import ROOT


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The wheel and the source archive, as hatchling builds them."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", folder], cwd=ROOT, check=True, capture_output=True
    )
    return next(folder.glob("*.whl")), next(folder.glob("*.tar.gz"))


@pytest.fixture(scope="module")
def installed(built, tmp_path_factory):
    """A folder into which the wheel is installed; what it depends on is this environment's."""
    target = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--target", target, built[0]]
    subprocess.run(pip, check=True, capture_output=True)
    return target


def run(installed, folder, *words, without=()):
    """Run the installed command in a folder, as if the packages `without` were not installed."""
    code = (
        f"import sys; sys.modules.update(dict.fromkeys({list(without)!r}));"
        "from inspection_stats.__main__ import main; main()"
    )
    path = os.pathsep.join([str(installed), *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, words)],
        cwd=folder, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_wheel_holds_every_table_and_every_notebook(built):
    names = set(zipfile.ZipFile(built[0]).namelist())
    for folder in ("data", "notebooks"):
        shipped = [
            path for path in (ROOT / folder).rglob("*") if path.is_file() and ".ipynb_checkpoints" not in path.parts
        ]
        assert {f"inspection_stats/{path.relative_to(ROOT).as_posix()}" for path in shipped} <= names
    assert not [name for name in names if name.startswith(("tests/", "docs/", "reports/"))]


def test_the_source_archive_builds_the_same_wheel(built, tmp_path):
    with tarfile.open(built[1]) as archive:
        archive.extractall(tmp_path, filter="data")
    [folder] = tmp_path.iterdir()
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path / "dist"],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip
    [again] = (tmp_path / "dist").glob("*.whl")
    assert contents(again) == contents(built[0])


def contents(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_report_is_made_in_an_empty_folder(installed, tmp_path):
    done = run(installed, tmp_path, "report", "--area", "Isles of Scilly", "--quarter", "2024-25 Q4")
    assert done.returncode == 0, done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["reports"]
    assert (tmp_path / "reports" / "2024-25-Q4" / "isles-of-scilly" / "report.html").is_file()


def test_its_version_is_the_projects(installed, tmp_path):
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert run(installed, tmp_path, "--version").stdout == f"inspection-stats {version}\n"
    import inspection_stats

    assert inspection_stats.__version__ == version


def commands_of(page):
    """The lines of a page's blocks of code, except those of Python."""
    blocks = re.findall(r"^```\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    return [line for block in blocks for line in block.splitlines()]


def run_as_printed(installed, folder, lines):
    """Run lines of a page one after the other, `cd` too; what installs and what opens JupyterLab is left to others."""
    path = os.pathsep.join([str(installed), os.environ.get("PYTHONPATH", "")])
    for line in lines:
        words = [quoted or plain for quoted, plain in re.findall(r'"([^"]*)"|(\S+)', line)]
        if words[0] == "cd":
            folder /= words[1]
        elif words[0] == "inspection-stats":
            done = run(installed, folder, *words[1:])
            assert done.returncode == (6 if words[1] == "claims" else 0), (line, done.stderr)
        elif words[0] == "papermill" or words[:2] == ["jupyter", "nbconvert"]:
            module = words if words[0] == "papermill" else words[1:]
            subprocess.run(
                [sys.executable, "-m", *module], cwd=folder, env={**os.environ, "PYTHONPATH": path},
                check=True, capture_output=True,
            )  # fmt: skip
        else:
            assert words[0] == "pip" or words[:2] == ["jupyter", "lab"], line
    return folder


def test_each_command_of_a_projects_readme_runs_as_printed(installed, tmp_path):
    assert run(installed, tmp_path, "init", "own").returncode == 0
    lines = commands_of((tmp_path / "own" / "README.md").read_text("utf-8"))
    assert len([line for line in lines if line.startswith("inspection-stats ")]) >= 4
    run_as_printed(installed, tmp_path / "own", lines)
    assert (tmp_path / "own" / "reports" / "leeds.ipynb").is_file()


def test_each_command_of_the_sites_first_page_runs_as_printed(installed, tmp_path):
    lines = commands_of((ROOT / "docs" / "get-started.md").read_text("utf-8"))
    folder = run_as_printed(installed, tmp_path, lines)
    made = ("reports/leeds.html", "reports/illustrative-own-audit/illustrative-service-07/report.html")
    assert all((folder / one).is_file() for one in made)
    assert (tmp_path / "reports" / "2024-25-Q4" / "leeds" / "report.docx").is_file()


COUNTS = ("compare", "sqlite:///counts.db", "--query", "SELECT 1", "--service", "A")


@pytest.mark.parametrize(
    ("words", "missing", "extra"),
    [
        (COUNTS, "sqlalchemy", "database"),
        (("report", "--area", "Leeds", "--quarter", "2024-25 Q4", "--out", "s3://packs/here"), "fsspec", "cluster"),
        (
            ("report", "--area", "Leeds", "--quarter", "2024-25 Q4", "--scheduler", "tcp://x:1"),
            "distributed",
            "cluster",
        ),
    ],
)
def test_a_package_that_is_missing_is_reported_with_its_extra(installed, tmp_path, words, missing, extra):
    done = run(installed, tmp_path, *words, without=[missing])
    assert done.returncode == 2, done.stderr
    assert f"needs {missing}, which is not installed" in done.stderr
    assert f'pip install "inspection-stats[{extra}]"' in done.stderr
    assert [path for path in tmp_path.rglob("*") if path.suffix] == []


@pytest.mark.parametrize("missing", ["ipywidgets", "itables"])
def test_the_explorer_without_jupyterlab_is_reported_with_its_extra(missing):
    code = f"import sys; sys.modules['{missing}'] = None\nfrom inspection_stats import explorer"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (
        f'The explorer needs {missing}, which is not installed. Install it with: pip install "inspection-stats[lab]"'
        in (done.stderr)
    )


def test_every_extra_that_a_message_can_name_is_one():
    from inspection_stats.load.extras import EXTRAS

    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert set(EXTRAS) == set(extras) - {"dev", "docs"}
    named = {
        name for path in (ROOT / "src").rglob("*.py") for name in re.findall(r'needs\("(\w+)"', path.read_text("utf-8"))
    }
    assert named == set(EXTRAS)
