"""Dependencies: each is used, has its reason, and is locked at a version that fits; a run reaches for no network."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import requires

import pytest
from packaging.requirements import Requirement

from tests.support.packs import contents
from tests.support.places import ROOT
from tests.support.runs import ENTER, REPORT, packs, run


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("write_dependencies", ROOT / "scripts" / "write_dependencies.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_dependency_is_used(script):
    assert script.unused() == []


def test_a_dependency_that_nothing_uses_is_found(script, monkeypatch):
    monkeypatch.setattr(
        script, "declared", lambda: {"": {"pandas": "", "zict": ""}, "dev": {"pytest": "", "sphinx": ""}}
    )
    assert script.unused() == ["sphinx", "zict"]


def test_every_dependency_has_a_reason_and_a_licence_and_no_reason_is_left_over(script):
    named = {name for held in script.declared().values() for name in held}
    assert named == set(script.REASONS)
    assert [name for name in named if not script.licence(name)] == []


def test_what_the_suite_imports_is_declared_or_comes_with_what_is(script):
    groups = script.declared()
    beside = script.imported("src").difference(*(held for group, held in groups.items() if group != "dev"))
    assert beside == set(script.COMES_WITH)
    for name, parent in script.COMES_WITH.items():
        assert name in needed(script, parent), (name, parent)


def needed(script, name, seen=()):
    """What a package cannot do without, and what that cannot do without."""
    asked = map(Requirement, requires(name) or ())
    direct = {script.plain(one.name) for one in asked if not one.marker or one.marker.evaluate({"extra": ""})}
    return direct.union(*(needed(script, one, (*seen, name)) for one in direct if one not in seen and len(seen) < 2))


def test_the_page_is_what_the_script_writes(script):
    assert script.DOCUMENT.read_text("utf-8") == script.document(), "run scripts/write_dependencies.py"


def test_the_lock_holds_every_dependency_at_a_version_that_fits(script):
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    locked = re.findall(r"^([\w.-]+)(?:\[[\w,-]+\])?==([\w.+!-]+)", lock, re.MULTILINE)
    assert len(locked) > 100
    for held in script.declared().values():
        for name, requirement in held.items():
            versions = [version for one, version in locked if script.plain(one) == name]
            assert versions, f"{name} is not in the lock: run make lock"
            assert all(Requirement(requirement).specifier.contains(version) for version in versions), requirement


NO_NETWORK = """
import sys
HERE = {"127.0.0.1", "::1", "localhost", "", None}
def refuse(event, given):
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        where = given[1]
        away = isinstance(where, tuple) and where[0] not in HERE
    else:
        away = event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr") and given[0] not in HERE
    if away:
        with open(RECORD, "a") as record: print(event, given, file=record)
        raise OSError(101, "Network is unreachable")
sys.addaudithook(refuse)
"""


@pytest.fixture
def offline(tmp_path):
    """An environment in which Python reaches nothing outside this machine, and the file that records each attempt."""
    record, folder = tmp_path / "attempts", tmp_path / "offline"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(f"RECORD = {str(record)!r}\n{NO_NETWORK}")
    path = os.pathsep.join([str(folder), *filter(None, [os.environ.get("PYTHONPATH")])])
    return {**os.environ, "PYTHONPATH": path}, record


def test_an_attempt_to_reach_the_network_is_stopped_and_recorded(offline):
    environment, record = offline
    for code in ("import socket; socket.create_connection(('192.0.2.1', 80), 1)",
                 "import urllib.request; urllib.request.urlopen('http://example.invalid')"):  # fmt: skip
        assert "Network is unreachable" in run(code=code, env=environment).stderr
    assert len(record.read_text().splitlines()) == 2


def test_a_run_reaches_for_no_network(tmp_path, offline, alone):
    environment, record = offline
    done = run(*REPORT, tmp_path / "out", env=environment)
    assert done.returncode == 0, done.stderr
    assert not record.exists(), record.read_text()
    assert packs(tmp_path / "out") == ["isles-of-scilly"]
    assert contents(tmp_path / "out") == contents(alone)


def test_a_run_needs_no_network_where_there_is_none(tmp_path):
    """In a network of its own, without even its own address; where the system grants none, only the test above runs."""
    own = ["unshare", "--map-root-user", "--net"]
    granted = (
        shutil.which("unshare") and subprocess.run([*own, "true"], check=False, capture_output=True).returncode == 0
    )
    command = [*(own if granted else []), sys.executable, "-c", ENTER, *REPORT, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
