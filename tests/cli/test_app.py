"""The command line as a person meets it: messages, exit codes, no traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

from inspection_stats.cli import app as cli
from tests.support.places import ROOT


@pytest.fixture
def run(monkeypatch, capsys):
    def call(*words):
        monkeypatch.setattr(sys, "argv", ["inspection-stats", *map(str, words)])
        with pytest.raises(SystemExit) as left:
            cli.main()
            raise SystemExit(0)
        printed = capsys.readouterr()
        return left.value.code, printed.out, printed.err

    return call


def test_help_names_the_commands_and_the_exit_codes(run):
    code, out, _ = run("--help")
    assert code == 0
    assert "report" in out
    assert "check" in out
    assert "Exit codes: 0 done" in " ".join(out.split())


def test_check_names_each_table(run):
    code, out, _ = run("check", ROOT / "data")
    assert code == 0
    assert "sqs_judgements.csv: 29 rows, no fault" in out


@pytest.mark.parametrize(
    ("words", "code", "part"),
    [
        (("report", "--area", "Westminister", "--quarter", "2015-16 Q4"), 2, "Did you mean “Westminster”?"),
        (("report", "--area", "Westminster", "--quarter", "Q4"), 2, "“Q4” is not a quarter. Write"),
        (("report", "--area", "Westminster"), 2, "--quarter"),
        (
            ("report", "--area", "Westminster", "--quarter", "2015-16 Q4", "--word-template", ROOT / "README.md"),
            2,
            "README.md is no Word file. Name a Word file (.docx or .dotx)",
        ),
        (
            ("report", "--area", "Westminster", "--quarter", "2015-16 Q4", "--word-template", "no-such.docx"),
            2,
            "The Word template no-such.docx cannot be read",
        ),
        (("check", "no-such-folder"), 2, "There is no data folder no-such-folder"),
    ],
)
def test_a_mistake_gives_one_message_and_no_traceback(run, monkeypatch, tmp_path, words, code, part):
    monkeypatch.chdir(ROOT)
    out = ("--out", tmp_path) if words[0] == "report" else ()
    found, _, err = run(*words, *out)
    assert found == code
    assert part in " ".join(err.split())
    assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == []


def test_faults_in_the_data_have_their_own_exit_code(run, tmp_path):
    (tmp_path / "areas.csv").write_text("")
    code, _, err = run("check", tmp_path)
    assert code == 3
    assert "areas.csv: The file is empty" in err
    assert "sqs_judgements.csv: There is no such file" in err


def test_nothing_heavy_is_imported_for_help():
    script = (
        "import sys, inspection_stats.cli.app\n"
        "print([name for name in ('pandas', 'matplotlib') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=Path.home())
    assert done.stdout.strip() == "[]"
