import json
import os
import subprocess
import sys

import pytest

from inspection_stats.documents.run_id import checksum, checksums
from inspection_stats.errors import BadRequest, CannotWrite
from inspection_stats.packs.manifest import write_manifest
from inspection_stats.packs.pack import pack_folder, whole_or_nothing


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
