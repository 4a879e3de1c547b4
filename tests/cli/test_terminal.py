"""Names and files are shown as words: none steers the terminal it is printed on, and none ends in a traceback."""

import os
import subprocess
import sys

import pytest

from inspection_stats.cli import app as cli
from inspection_stats.cli import claims_lines
from inspection_stats.cli.progress import showing_progress
from inspection_stats.errors import BadRequest, harmless, without_password
from inspection_stats.packs.many import Progress
from tests.support.places import ROOT
from tests.support.small_claims import claim, written

COMMAND = [sys.executable, "-c", "from inspection_stats.cli.app import main; main()"]
EVIL = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e\x08[red]x[/x]"
STEERING = set(map(chr, [*range(9), *range(11, 32), *range(127, 160), 0x202E]))


def fresh(*words, **environment):
    """What the command line prints in a process of its own, and its exit code."""
    done = subprocess.run(
        [*COMMAND, *words], cwd=ROOT, capture_output=True, check=False, env={**os.environ, **environment}
    )
    said = (done.stdout + done.stderr).decode("utf-8")
    assert "Traceback" not in said
    return done.returncode, said


@pytest.fixture
def printed(monkeypatch, capsys):
    """What the command line prints in this process, and its exit code."""
    monkeypatch.chdir(ROOT)

    def call(*words):
        monkeypatch.setattr(sys, "argv", ["inspection-stats", *words])
        with pytest.raises(SystemExit) as left:
            cli.main()
            raise SystemExit(0)
        said = "".join(capsys.readouterr())
        assert not STEERING & set(said), said
        return left.value.code, said

    return call


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("report", "--area", EVIL, "--quarter", "2015-16 Q4", "--out", "/dev/null"), 2),
        (("report", "--area", "Barnet", "--quarter", EVIL), 2),
        (("report", "--area", "Barnet", "--quarter", "2015-16 Q4", "--style", EVIL), 2),
        (("report", "--area", "Barnet", "--quarter", "2015-16 Q4", "--word-template", EVIL), 2),
        (("report", f"--{EVIL}"), 2),
        ((EVIL,), 2),
        (("check", f"{EVIL}.csv"), 3),
        (("check", EVIL), 2),
        (("verify", EVIL), 2),
        (("claims", EVIL), 3),
        (("audit", EVIL), 3),
        (("compare", EVIL, "--service", "x"), 3),
        (("compare", "data/illustrative/case_counts.csv", "--service", EVIL), 2),
        (("import", EVIL), 3),
        (("state", "--as-at", EVIL), 2),
        (("changes", "--from", EVIL, "--to", "2015-16 Q4"), 2),
        (("new-service", f"/dev/null/{EVIL}.csv", "--service", "x", "--period", "x"), 5),
    ],
)
def test_whatever_is_typed_is_shown_as_words(printed, words, code):
    assert printed(*words)[0] == code


@pytest.mark.parametrize("format", ["text", "csv"])
@pytest.mark.parametrize("width", ["60", "140"])
def test_a_paper_and_its_claims_are_shown_as_words(printed, monkeypatch, tmp_path, format, width):
    markup = "[red]x[/x] \\\\[bold]"
    more = f'note = "{markup}"\nreport = "{markup}"'
    entry = claim(f"that is 90% {markup} of all", "90%", "share", "part = 10, whole = 9", more)
    file = written(tmp_path, f'title = "{markup}"\ndate = 2016-05-09\ndata = "data"\n{entry}')
    paper = tmp_path / "paper.txt"
    text = f"1.1 that is 90% {markup} of all, and 17 {EVIL} others; 18\fothers, 19\v\x1fothers.\n"
    paper.write_text(text.replace("\\\\", "\\"), encoding="utf-8")
    words = ("claims", str(file), "--paper", str(paper), "--format", format, "--out", str(tmp_path / "out"))
    monkeypatch.setattr(claims_lines, "WIDTH", int(width))
    code, said = printed(*words)
    assert code == 6
    assert all(one in "".join(said.split()) for one in ("[red]x[/x]", "owned", "17", "18", "19"))


def test_a_claim_with_an_invisible_character_is_refused(printed, tmp_path):
    file = written(tmp_path, 'title = "a\\u001b]0;owned"\ndate = 2016-05-09\ndata = "data"\n')
    code, said = printed("claims", str(file))
    assert code == 3
    assert r"claims.toml: The text “a\x1b]0;owned” holds an invisible character. Delete it" in said


def test_a_name_that_is_not_a_text_and_a_terminal_of_ascii_end_in_words():
    name = os.fsdecode(b"a\xff.csv")
    code, said = fresh("check", name)
    assert (code, "a\\udcff.csv" in said) == (3, True)
    code, said = fresh("report", "--area", "Westminister", "--quarter", "2015-16 Q4", PYTHONIOENCODING="ascii")
    assert (code, "Did you mean \\u201cWestminster\\u201d" in said) == (2, True)


def test_the_bar_shows_a_name_as_words(monkeypatch, capsys):
    monkeypatch.setenv("FORCE_COLOR", "1")

    class Job:
        name = f"[/x][red]{EVIL}"

    with showing_progress() as tell:
        tell(Progress(0, 1, 0, 2, Job()))
    drawn = capsys.readouterr().err
    assert r"[/x][red]\x1b]0;owned\x07" in drawn
    assert "\x07" not in drawn
    assert "\u202e" not in drawn


def test_an_error_in_a_notebook_is_shown_as_words():
    assert BadRequest(f"There is no {EVIL}.")._render_traceback_() == [f"BadRequest: There is no {harmless(EVIL)}."]
    assert not STEERING & set(harmless(EVIL))
    assert harmless("two\nlines\tand “signs” é 日本") == "two\nlines\tand “signs” é 日本"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("sftp://analyst:hidden@server/packs and sftp://:hidden@server/x", "sftp://server/packs and sftp://server/x"),
        ("Write it like postgresql+psycopg://user@server/db", "Write it like postgresql+psycopg://user@server/db"),
        ("sftp://analyst:hid/den@server/packs", "sftp://server/packs"),
        ("sftp://analyst:hid@den@server/packs", "sftp://server/packs"),
        ("no data folder postgresql:/analyst:hidden@server/db", "no data folder postgresql:/server/db"),
        ("postgresql://server/db?user=x&password=hidden&sslmode=on", "postgresql://server/db?user=x&…&sslmode=on"),
        ("s3://bucket/me@council/packs", "s3://bucket/me@council/packs"),
        ("sftp://server:22/me@council", "sftp://server:22/me@council"),
        ("https://reports.ofsted.gov.uk/44/8 a@b.uk", "https://reports.ofsted.gov.uk/44/8 a@b.uk"),
    ],
)  # fmt: skip
def test_an_address_is_shown_without_its_password(said, shown):
    assert without_password(said) == shown


@pytest.mark.parametrize(
    "words",
    [
        ("check", "postgresql://analyst:hidden@server/db"),
        ("verify", "sftp://analyst:hidden@server/packs"),
        ("claims", "sftp://analyst:hidden@server/claims.toml"),
        ("audit", "postgresql+psycopg://analyst:hidden@127.0.0.1:1/db"),
        ("compare", "postgresql+psycopg://analyst:hidden@127.0.0.1:1/db", "--service", "x"),
        ("compare", "data/illustrative/case_counts.csv", "--service", "x", "--out", "sftp://analyst:hidden@server/x"),
        ("report", "--area", "Barnet", "--quarter", "2015-16 Q4", "--out", "memory://analyst:hidden@server/x"),
        ("report", "--area", "Barnet", "--quarter", "2015-16 Q4", "--scheduler", "tcp://analyst:hidden@127.0.0.1:1"),
        ("report", "--area", "Barnet", "--quarter", "2015-16 Q4", "--style", "https://analyst:hidden@server/x"),
        ("state", "--as-at", "postgresql://analyst:hidden@server/db"),
    ],
)
def test_no_password_of_an_address_is_printed(printed, words, tmp_path):
    out = ("--out", str(tmp_path)) if words[0] == "report" and "--out" not in words else ()
    code, said = printed(*words, *out)
    assert code
    assert "hidden" not in said
