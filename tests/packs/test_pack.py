import json
import os
import subprocess
import sys

import pytest

from inspection_stats.documents.run_id import checksum, checksums
from inspection_stats.errors import BadRequest, CannotWrite
from inspection_stats.packs.manifest import write_manifest
from inspection_stats.packs.pack import LOCK, copy_folder, one_run_at_a_time, pack_folder, whole_or_nothing


def test_a_pack_is_under_its_quarter_and_area(tmp_path):
    folder = pack_folder(tmp_path, "2015-16-Q4", "Bournemouth, Christchurch and Poole")
    assert folder == tmp_path / "2015-16-Q4" / "bournemouth-christchurch-and-poole"


@pytest.mark.parametrize("name", ["../../etc", "/etc/passwd", "..", "a/../../b"])
def test_no_name_leads_out_of_the_reports(tmp_path, name):
    try:
        folder = pack_folder(tmp_path, "2015-16-Q4", name)
    except BadRequest:
        return
    assert folder.resolve().is_relative_to(tmp_path.resolve())


def test_a_pack_appears_whole(tmp_path):
    target = tmp_path / "q" / "area"
    with whole_or_nothing(target) as folder:
        (folder / "a.txt").write_text("new")
        assert not target.exists()
    assert [path.name for path in (tmp_path / "q").iterdir()] == ["area"]
    assert (target / "a.txt").read_text() == "new"


def test_a_failed_pack_leaves_nothing_and_keeps_what_was_there(tmp_path):
    target = tmp_path / "area"
    with whole_or_nothing(target) as folder:
        (folder / "a.txt").write_text("old")
    with pytest.raises(RuntimeError), whole_or_nothing(target) as folder:
        (folder / "a.txt").write_text("half")
        raise RuntimeError
    assert (target / "a.txt").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["area"]


def test_a_new_pack_takes_the_place_of_the_old_one_whole(tmp_path):
    target = tmp_path / "area"
    for name in ("old.txt", "new.txt"):
        with whole_or_nothing(target) as folder:
            (folder / name).write_text("")
    assert [path.name for path in target.iterdir()] == ["new.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["area"]


def test_a_file_in_the_place_of_the_pack_is_named_and_kept(tmp_path):
    target = tmp_path / "area"
    target.write_text("mine")
    with pytest.raises(CannotWrite, match="is a file"), whole_or_nothing(target):
        pass
    assert target.read_text() == "mine"


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotWrite, match="Cannot write"), whole_or_nothing(tmp_path / "file" / "q" / "area"):
        pass


def test_without_permission_the_message_names_the_folder(tmp_path):
    """Root may write anywhere, so the check runs as another user where the test has root's rights."""
    closed = tmp_path / "closed"
    closed.mkdir()
    script = (
        "import os, pathlib, sys\n"
        "from inspection_stats.errors import CannotWrite\n"
        "from inspection_stats.packs.pack import whole_or_nothing\n"
        "if os.getuid() == 0: os.setuid(65534)\n"
        "try:\n"
        "    with whole_or_nothing(pathlib.Path(sys.argv[1]) / 'q' / 'area'): pass\n"
        "except CannotWrite as error: print(error)\n"
    )
    closed.chmod(0o555)
    for parent in (tmp_path, *tmp_path.parents[:3]):
        if parent.owner() == closed.owner() and os.getuid() == 0:
            parent.chmod(0o755)
    done = subprocess.run([sys.executable, "-c", script, str(closed)], capture_output=True, text=True, check=False)
    assert "Cannot write" in done.stdout
    assert "Permission denied" in done.stdout, done.stderr


def test_the_manifest_names_every_file_with_its_checksum(tmp_path):
    source = tmp_path / "in.csv"
    source.write_text("a\n1\n")
    pack = tmp_path / "pack"
    (pack / "charts").mkdir(parents=True)
    (pack / "charts" / "c.png").write_bytes(b"png")
    write_manifest(pack, "0123456789abcdef", {"area": "Westminster"}, checksums([source]), [])
    manifest = json.loads((pack / "manifest.json").read_text())
    assert manifest["inputs"] == {"in.csv": checksum(source)}
    assert manifest["outputs"] == {"charts/c.png": checksum(pack / "charts" / "c.png")}
    assert manifest["run"] == "0123456789abcdef"
    assert manifest["parameters"] == {"area": "Westminster"}
    assert manifest["packages"]["pandas"].startswith("3.")


def test_two_services_never_share_a_folder(tmp_path):
    names = ["A B", "A-B", "A  B", "A.B", "a–b", "Ä B", "A B", "Camden Youth Justice Service", "x" * 200, "x" * 201]
    folders = [pack_folder(tmp_path, "own-audit", name, told_apart=True).name for name in names]
    assert len(set(folders)) == len(set(names))
    assert folders[0] == "a-b"
    assert folders[7] == "camden-youth-justice-service"


def test_a_folder_that_is_held_names_its_holder(tmp_path):
    with one_run_at_a_time(tmp_path):
        said = (tmp_path / LOCK).read_text("utf-8")
        assert said.startswith(f"process {os.getpid()} on ")
        code = (
            "import sys; from pathlib import Path; from inspection_stats.packs.pack import one_run_at_a_time\n"
            "with one_run_at_a_time(Path(sys.argv[1]), patience=0.1): pass"
        )
        done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False)
    assert f"Another run ({said}) is writing into" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="no pipes among the files of Windows")
def test_a_pipe_in_the_place_of_the_lock_makes_nobody_wait(tmp_path):
    os.mkfifo(tmp_path / LOCK)
    with one_run_at_a_time(tmp_path):
        pass


@pytest.fixture
def tables(tmp_path):
    folder = tmp_path / "tables"
    (folder / "more").mkdir(parents=True)
    (folder / "more" / "areas.csv").write_text("a")
    (folder / "left.csv").write_text("b")
    return folder


def test_a_folder_of_tables_is_copied_with_its_links_as_links(tables, tmp_path):
    (tmp_path / "elsewhere.csv").write_text("c")
    (tables / "link.csv").symlink_to("../elsewhere.csv")
    (tables / "endless").symlink_to("/dev/zero")
    (tables / "round").symlink_to(".")
    copy_folder(tables, tmp_path / "copy", "left.csv")
    copied = tmp_path / "copy"
    assert sorted(one.name for one in copied.iterdir()) == ["endless", "link.csv", "more", "round"]
    assert os.readlink(copied / "link.csv") == "../elsewhere.csv"
    assert (copied / "more" / "areas.csv").read_text() == "a"


@pytest.mark.skipif(os.name == "nt", reason="no pipes among the files of Windows")
@pytest.mark.parametrize(
    ("make", "says"),
    [(os.mkfifo, "a device, a pipe or a socket"), (lambda path: os.truncate(path, 10**12), "too large for a table")],
)
def test_a_folder_of_tables_with_what_is_none_is_not_copied(tables, tmp_path, make, says):
    odd = tables / "more" / "odd"
    if make is not os.mkfifo:
        odd.touch()
    make(odd)
    with pytest.raises(CannotWrite, match=f"odd is {says}. Move it away"):
        copy_folder(tables, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
