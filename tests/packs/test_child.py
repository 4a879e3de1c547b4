"""What a child of a run leaves behind: nothing, even where the run was killed."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from inspection_stats.packs.child import temporary_folder
from inspection_stats.packs.isolated import run_isolated


def test_the_temporary_folder_of_a_killed_run_is_cleared_by_the_next(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    for name in (f"inspection-stats-{ended.pid}-x", f"inspection-stats-{os.getppid()}-x", "inspection-stats-notes"):
        (tmp_path / name).mkdir()
    with temporary_folder() as folder:
        assert Path(folder).parent == tmp_path
        there = {one.name for one in tmp_path.iterdir()} - {Path(folder).name}
    assert there == {f"inspection-stats-{os.getppid()}-x", "inspection-stats-notes"}
    assert not Path(folder).exists()


def leave_a_file(job):
    Path(tempfile.mkdtemp(), "left").touch()


def test_what_a_job_leaves_among_temporary_files_goes_with_the_run(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert [one.error for one in run_isolated(["one", "two"], leave_a_file)] == [None, None]
    assert list(tmp_path.iterdir()) == []
