"""Only regular files of a stated size are opened, by every reader, and each refusal says why."""

from __future__ import annotations

import os
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from inspection_stats.claims.paper.reading import read_paper
from inspection_stats.errors import BadData
from inspection_stats.load import files
from inspection_stats.load.cases import count_answers
from inspection_stats.load.csv_table import read_table
from inspection_stats.load.files import read_bytes
from inspection_stats.load.toml import read_toml
from inspection_stats.load.workbook import read_workbook

READERS: dict[str, Callable[[Path], object]] = {
    "table": read_table, "cases": count_answers, "workbook": read_workbook, "toml": read_toml, "paper": read_paper,
}  # fmt: skip
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes and sockets among its files")


def refusal(read: Callable[[Path], object], path: Path) -> str:
    """The words of the refusal; a reader that waits for more to come is found out in seconds."""
    said: list[str] = []

    def attempt() -> None:
        try:
            read(path)
        except BadData as error:
            said.append(str(error))

    thread = threading.Thread(target=attempt, daemon=True)
    thread.start()
    thread.join(20)
    assert not thread.is_alive(), "it waits for ever"
    assert len(said) == 1, "it was read"
    return said[0]


@posix
@pytest.mark.parametrize("reader", READERS)
def test_what_is_not_a_regular_file_is_refused(tmp_path, monkeypatch, reader):
    name = "it.txt"
    os.mkfifo(tmp_path / "pipe.txt")
    os.symlink("/dev/zero", tmp_path / "endless.txt")
    (tmp_path / "folder.txt").mkdir()
    monkeypatch.chdir(tmp_path)  # a socket's path may not be longer than 107 bytes
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.txt")
        for made in ("pipe.txt", "endless.txt", "socket.txt"):
            assert f"{made}: The file cannot be read: it is a device, a pipe or a socket" in refusal(
                READERS[reader], tmp_path / made
            )
    assert "folder.txt: The file cannot be read: it is a folder" in refusal(READERS[reader], tmp_path / "folder.txt")
    assert f"{name}: There is no such file" in refusal(READERS[reader], tmp_path / name)


@pytest.mark.parametrize("name", ["with\0nul.txt", "x" * 300 + ".txt"])
def test_a_name_that_no_file_can_have_is_refused(tmp_path, name):
    assert "There is no such file" in refusal(read_table, tmp_path / name) or "too long" in refusal(
        read_table, tmp_path / name
    )


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "growing.csv"
    path.write_bytes(b"a,b\n1,2\n")
    as_stated = os.fstat

    def stated(descriptor: int) -> os.stat_result:
        before = as_stated(descriptor)
        with path.open("ab") as more:
            more.write(b"3,4\n")
        return before

    monkeypatch.setattr(files.os, "fstat", stated)
    with pytest.raises(BadData, match="changed while it was read"):
        read_bytes(path, 1000)


@pytest.mark.skipif(sys.platform != "linux", reason="no other system shows a process's memory as a file")
@pytest.mark.parametrize("read", [read_table, read_workbook, read_toml])
def test_a_file_that_opens_and_cannot_be_read_is_named(tmp_path, read):
    (tmp_path / "memory").symlink_to("/proc/self/mem")
    assert "memory: The file cannot be read: Input/output error" in refusal(read, tmp_path / "memory")


def test_a_file_larger_than_the_limit_is_refused_unread(tmp_path):
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(10**12)  # a thousand gigabytes that take no room
    for reader in ("table", "workbook", "toml"):
        assert "The file is 1,000,000,000,000 bytes; none here needs more than" in refusal(READERS[reader], path)


def test_a_file_that_may_not_be_read_is_named(tmp_path, monkeypatch):
    # The superuser may read everything, so the system's refusal is put in its mouth.
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "locked.csv"
    path.write_bytes(b"a,b\n1,2\n")
    monkeypatch.setattr(files.os, "open", refuse)
    with pytest.raises(BadData, match="locked.csv: The file cannot be read: Permission denied"):
        read_table(path)
