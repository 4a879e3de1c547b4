"""The command line as a person meets it: messages, exit codes, no traceback."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from inspection_stats.cli import app as cli
from inspection_stats.errors import PackDiffers
from tests.support.places import ROOT
from tests.support.small_claims import CLAIMS, PAPER, written


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
            "README.md is not a Word file. Name a Word file (.docx or .dotx)",
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


def test_a_command_that_is_stopped_says_that_it_goes_on(run, monkeypatch):
    def stopped(_):
        raise KeyboardInterrupt

    monkeypatch.setattr("inspection_stats.check.data.read_data", stopped)
    code, out, err = run("check", ROOT / "data")
    assert (code, out) == (130, "")
    assert err == "inspection-stats: stopped. Finished packs are kept; run the same command to carry on.\n"


def test_a_command_that_is_asked_to_end_twice_clears_up_once(monkeypatch):
    before = {
        number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT)
    }
    cli._stop_as_ctrl_c_does()
    try:
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGINT)
        monkeypatch.setattr(cli, "CLEARING", 0)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    finally:
        for number, answer in before.items():
            signal.signal(number, answer)


def test_a_stop_that_a_library_makes_an_error_of_its_own_is_a_stop(run, monkeypatch):
    def stopped(_):
        try:
            signal.raise_signal(signal.SIGTERM)
        except KeyboardInterrupt:
            raise TypeError("incompatible arguments") from None

    monkeypatch.setattr("inspection_stats.check.data.read_data", stopped)
    code, _, err = run("check", ROOT / "data")
    assert code == 130
    assert "Traceback" not in err


def test_a_paper_of_thousands_of_numbers_is_reported_in_a_thousand_lines(run, tmp_path):
    claims = written(tmp_path, CLAIMS)
    paper = tmp_path / "paper.txt"
    paper.write_text(f"{PAPER}\n\n{'7' * 5_000}\n\n" + "\n".join(f"We saw {n} homes." for n in range(3_000, 4_100)))
    code, out, _ = run("claims", claims, "--paper", paper)
    assert code == 6
    assert "1,102 numbers in no claim" in out
    assert "… and 102 more. --format csv lists them all." in out
    assert out.count("7") < 3_000, "of the long number no more than is read"
    listed = run("claims", claims, "--paper", paper, "--format", "csv")[1]
    assert listed.count(",unchecked") == 1_102
    assert "7" * 5_000 in listed


def test_a_service_named_at_length_is_refused_when_its_audit_begins(run, tmp_path):
    code, _, err = run("new-service", tmp_path / "a.csv", "--service", "L" * 301, "--period", "May 2026")
    assert code == 2
    assert "--service has 301 characters. Write no more than 300." in err
    assert run("new-service", tmp_path / "b.csv", "--service", "L" * 300, "--period", "M" * 300)[0] == 0
    assert "characters" not in run("check", tmp_path / "b.csv")[2], "what it wrote is accepted"


def test_a_pack_of_many_differences_is_reported_in_some_lines():
    told = str(PackDiffers("pack", [f"{number}: is missing" for number in range(1_041)])).splitlines()
    assert len(told) == 42
    assert told[-1] == "  … and 1,001 more."


def test_an_address_that_is_not_a_schedulers_is_refused_before_anything_is_made(run, tmp_path):
    words = ("--area", "Leeds", "--quarter", "2015-16 Q4", "--out", tmp_path / "out", "--scheduler", "here.json")
    code, _, err = run("report", *words)
    assert code == 2
    assert "here.json is not the address of a scheduler" in err
    assert not (tmp_path / "out").exists()
