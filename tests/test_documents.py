"""Documents that cannot rot: trees, commands, files and figures they name are compared with the project."""

import io
import re
import subprocess
import sys
import tomllib

import nbformat
import pytest
from PIL import Image, ImageChops

from tests.support.places import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "reports" / "README.md"])


def text_of(path):
    return path.read_text("utf-8")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_linked_file_exists(path):
    targets = re.findall(r"\]\(([^)#]+)", text_of(path))
    missing = [one for one in targets if "://" not in one and not (path.parent / one).exists()]
    assert missing == []


def test_every_file_of_the_tree_in_the_readme_exists():
    tree = re.search(r"```\n(notebooks/.*?)```", text_of(ROOT / "README.md"), re.DOTALL)[1]
    folder = ROOT
    named = []
    for line in tree.splitlines():
        name = line.split()[0]
        folder = ROOT / name if not line.startswith(" ") else folder
        path = folder if not line.startswith(" ") else folder / name
        named.append(name)
        assert path.exists(), line
    assert {"notebooks/", "data/", "src/inspection_stats/", "reports/"} <= set(named)


def test_every_file_that_the_guides_name_in_code_exists():
    for name in ("ARCHITECTURE.md", "CONTRIBUTING.md"):
        for one in re.findall(r"`([\w./-]+/[\w.-]*\.(?:py|csv|toml|ipynb|md))`", text_of(ROOT / name)):
            assert any((base / one).exists() for base in (ROOT, ROOT / "src" / "inspection_stats")), (name, one)


def test_the_packages_in_architecture_are_the_layers_that_imports_follow():
    layers = tomllib.loads(text_of(ROOT / "pyproject.toml"))["tool"]["importlinter"]["contracts"][0]["layers"]
    listed = re.findall(r"^(\w+)(?:/|\.py) ", text_of(ROOT / "ARCHITECTURE.md").split("```")[1], re.MULTILINE)
    rank = {name: place for place, layer in enumerate(reversed(layers)) for name in layer.split(" | ")}
    assert set(listed) == set(rank)
    assert [rank[name] for name in listed] == sorted(rank.values())


def test_a_walk_names_files_in_the_order_in_which_data_flow():
    first, second = text_of(ROOT / "ARCHITECTURE.md").split("## A walk")[1:3]
    assert "31 of 34" in first
    assert "31,34,exact" in text_of(ROOT / "data" / "sqs_judgements.csv")
    assert round(100 * 31 / 34, 2) == 91.18
    order = (ROOT / "src" / "inspection_stats" / "release" / "__init__.py").read_text("utf-8")
    files = re.findall(r"`release/(\w+)\.py`", second.split("`release/__init__.py`")[0])
    assert [order.index(f" {name} ") for name in files] == sorted(order.index(f" {name} ") for name in files)


def test_every_recipe_that_the_documents_name_exists_and_is_listed():
    recipes = set(re.findall(r"^([a-z-]+):.*## ", text_of(ROOT / "Makefile"), re.MULTILINE))
    for path in DOCUMENTS:
        assert set(re.findall(r"`make ([a-z-]+)`|^make ([a-z-]+)$", text_of(path), re.MULTILINE)) <= {
            pair for recipe in recipes for pair in ((recipe, ""), ("", recipe))
        }, path
    listed = subprocess.run(["make", "--silent"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert all(f"make {recipe}" in listed for recipe in recipes)


def test_every_command_is_shown_and_every_command_shown_is_one():
    from inspection_stats.cli.app import app

    commands = {command.name or command.callback.__name__.replace("_", "-") for command in app.registered_commands}
    guide = text_of(ROOT / "docs" / "commands.md")
    assert set(re.findall(r"^\| `inspection-stats ([a-z-]+)", guide, re.MULTILINE)) == commands
    for path in DOCUMENTS:
        assert set(re.findall(r"^(?:\.venv/bin/)?inspection-stats ([a-z-]+)", text_of(path), re.MULTILINE)) <= commands


def test_the_exit_codes_in_the_guide_are_those_of_the_command():
    from inspection_stats.cli.app import EXIT_CODES

    guide = text_of(ROOT / "docs" / "commands.md")
    assert re.findall(r"^\| (\d+) \| ([^:|]*[^:| ])", guide, re.MULTILINE) == [
        (code, words) for code, words in re.findall(r"(\d+) ([^;.]+)", EXIT_CODES.replace("\n", " "))
    ]


def test_the_example_of_the_readme_prints_what_the_readme_shows(capsys, monkeypatch):
    from inspection_stats.cli import app as cli

    example = re.search(r"\$ inspection-stats (distribution .*)\n((?:.*\n)*?)```", text_of(ROOT / "README.md"))
    monkeypatch.setattr(sys, "argv", ["inspection-stats", *example[1].split()])
    monkeypatch.chdir(ROOT)
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert left.value.code == 0
    assert capsys.readouterr().out == example[2]


def test_the_environment_file_is_what_pyproject_generates(tmp_path):
    recipe = re.search(r"^environment:.*\n\t\$\(BIN\)/(.*)$", text_of(ROOT / "Makefile"), re.MULTILINE)[1]
    words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', recipe)]
    words[words.index("environment.yml")] = str(tmp_path / "environment.yml")
    program = str(ROOT / sys.executable).rsplit("/", 1)[0] + "/" + words[0]
    subprocess.run([program, *words[1:]], cwd=ROOT, check=True, capture_output=True)
    body = [line for line in text_of(tmp_path / "environment.yml").splitlines() if not line.startswith("#")]
    assert body == [line for line in text_of(ROOT / "environment.yml").splitlines() if not line.startswith("#")]


def test_the_lock_pins_every_package_of_pyproject_with_hashes_and_no_address():
    lock = text_of(ROOT / "requirements.lock")
    project = tomllib.loads(text_of(ROOT / "pyproject.toml"))["project"]
    extras = [one for held in project["optional-dependencies"].values() for one in held]
    wanted = [one for one in [*project["dependencies"], *extras] if not one.startswith(project["name"])]
    for requirement in wanted:
        name = re.match(r"[\w-]+", requirement)[0]
        assert re.search(rf"^{re.escape(name)}(\[[\w,-]+\])?==", lock, re.MULTILINE | re.IGNORECASE), requirement
    assert "://" not in lock
    assert len(re.findall(r"^[\w.-]+(?:\[[\w,-]+\])?==", lock, re.MULTILINE)) <= lock.count("--hash=sha256:")


def test_notebooks_are_kept_without_outputs():
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
        assert all(not cell.outputs and cell.execution_count is None for cell in cells), path.name


def test_the_charts_of_the_readme_are_those_that_a_run_draws(data, quarter_end, screening):
    """Compared pixel by pixel: two machines may compress the same picture differently."""
    from inspection_stats import open_quarter
    from inspection_stats.plot.paste import paste_ready
    from inspection_stats.report.sections.sqs import chart_specs

    drawn = {spec.name: paste_ready(spec) for spec in chart_specs(data, screening, quarter_end)}
    drawn["neighbours"] = open_quarter("Leeds", "2024-25 Q4").ofsted().charts["neighbours"]
    for path in (ROOT / "docs" / "charts").glob("*.png"):
        with Image.open(path) as kept, Image.open(io.BytesIO(drawn[path.stem].png)) as now:
            assert ImageChops.difference(kept.convert("RGB"), now.convert("RGB")).getbbox() is None, path.name


def test_the_page_of_published_states_is_what_the_data_give(data):
    from scripts.write_published_states import published_states

    assert text_of(ROOT / "docs" / "published-states.md") == published_states(data)


def test_every_table_of_the_data_folder_is_checked():
    from inspection_stats.check.data import data_files

    kept = {path.name for path in (ROOT / "data").iterdir() if path.is_file()}
    assert kept - {path.name for path in data_files(ROOT / "data")} == {"ofsted_columns.toml", "README.md"}
