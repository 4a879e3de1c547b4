"""A pack is checked again, long after it was made."""

import json
import os
import shutil

import pytest

from inspection_stats.documents.run_id import checksum
from inspection_stats.errors import BadData, BadRequest
from inspection_stats.packs import files_of_pack
from inspection_stats.packs.index import CHECKSUMS
from inspection_stats.packs.manifest import MANIFEST, checksum_of_parts
from inspection_stats.packs.verify import verify
from tests.support.places import ROOT


@pytest.fixture
def pack(tmp_path, westminster_pack):
    return shutil.copytree(westminster_pack.folder, tmp_path / "westminster")


def test_a_pack_as_it_was_made_is_whole(pack):
    found = verify(pack, ROOT / "data")
    assert found.damage == ()
    assert found.since == ()
    assert found.files == sum(1 for file in pack.rglob("*") if file.is_file()) - 1


def test_every_difference_is_named(pack):
    (pack / "report.docx").unlink()
    (pack / "notes.txt").write_text("mine")
    with (pack / "tables" / "ofsted-judgements.csv").open("a") as file:
        file.write("x")
    assert verify(pack).damage == (
        "report.docx: is missing",
        "notes.txt: was not made by the run",
        "tables/ofsted-judgements.csv: has changed since it was made",
    )


@pytest.mark.parametrize(
    ("put", "said"),
    [
        (lambda place: place.symlink_to("/dev/null"), "is a link"),
        (lambda place: place.symlink_to("charts", target_is_directory=True), "is a link"),
        (os.mkfifo, "is a pipe, a socket or a device"),
        (lambda place: place.mkdir(), "is an empty folder"),
    ],
)
def test_what_no_run_makes_is_named_and_never_opened(pack, put, said):
    put(pack / "tables" / "odd")
    (found,) = verify(pack).damage
    assert found.startswith(f"tables/odd: {said}")


def test_a_file_replaced_by_a_link_to_the_same_bytes_is_damage_and_makes_no_pack_current(pack, tmp_path):
    (pack / "report.html").rename(tmp_path / "elsewhere.html")
    (pack / "report.html").symlink_to(tmp_path / "elsewhere.html")
    assert verify(pack).damage == ("report.html: is a link, not a file that the run made",)


def test_a_file_far_larger_than_any_is_not_read(pack):
    with (pack / "report.html").open("r+b") as file:
        file.truncate(10**12)
    assert verify(pack).damage == ("report.html: has changed since it was made",)


def test_a_folder_of_more_files_than_any_pack_is_not_walked_to_its_end(pack, monkeypatch):
    monkeypatch.setattr(files_of_pack, "MOST_FILES", 20)
    assert any("holds more than 20 files" in one for one in verify(pack).damage)


def drop_an_output(pack, manifest):
    (pack / "report.docx").unlink()
    del manifest["outputs"]["report.docx"]


def edit_a_file_and_its_hash(pack, manifest):
    (pack / "report.html").write_text("All is well")
    manifest["outputs"]["report.html"] = checksum(pack / "report.html")


def name_nothing_illustrative(_, manifest):
    manifest["illustrative"] = []


FORGERIES = [drop_an_output, edit_a_file_and_its_hash, name_nothing_illustrative]


def forge(pack, how):
    manifest = json.loads((pack / MANIFEST).read_text("utf-8"))
    manifest["illustrative"] = ["case_counts.csv"]
    write_parts(pack, manifest)
    kept = verify(pack).checksum
    assert verify(pack, kept=kept).damage == ()
    how(pack, manifest)
    return kept, manifest


def write_parts(pack, manifest, *, own=True):
    if own:
        manifest["checksum"] = checksum_of_parts(manifest)
    (pack / MANIFEST).write_text(json.dumps(manifest), "utf-8")


@pytest.mark.parametrize("how", FORGERIES)
def test_an_altered_manifest_does_not_fit_its_own_checksum(pack, how):
    _, manifest = forge(pack, how)
    write_parts(pack, manifest, own=False)
    assert verify(pack).damage == ("manifest.json: does not match its own checksum",)


@pytest.mark.parametrize("how", FORGERIES)
def test_a_manifest_written_again_to_fit_is_found_by_the_checksum_that_was_kept(pack, how):
    kept, manifest = forge(pack, how)
    (pack.parent / CHECKSUMS).write_text(f"{kept}  {pack.name}/{MANIFEST}\n")
    write_parts(pack, manifest)
    listed = "manifest.json: is not the one listed in SHA256SUMS next to the pack"
    assert verify(pack).damage == (listed,)
    assert verify(pack, kept=kept).damage == (listed, "manifest.json: is not the one whose checksum you gave")
    (pack.parent / CHECKSUMS).unlink()
    assert verify(pack).damage == (), "SECURITY.md says so: without a checksum kept elsewhere nothing is seen"


def test_a_checksum_that_is_not_one_is_refused(pack):
    with pytest.raises(BadRequest, match="not the checksum of a pack"):
        verify(pack, kept="12")


@pytest.mark.parametrize("key", ["parameters", "inputs", "packages"])
def test_a_manifest_that_was_altered_does_not_fit_its_run_id(pack, key):
    manifest = json.loads((pack / MANIFEST).read_text("utf-8"))
    first = next(iter(manifest[key]))
    manifest[key][first] = "altered"
    (pack / MANIFEST).write_text(json.dumps(manifest), "utf-8")
    assert any("does not match its run id" in one for one in verify(pack).damage)


def test_it_says_what_has_changed_since(pack, tmp_path):
    data = shutil.copytree(ROOT / "data", tmp_path / "data")
    with (data / "areas.csv").open("a") as file:
        file.write("\n")
    (data / "recommendations.csv").unlink()
    found = verify(pack, data)
    assert found.damage == ()
    assert found.since == (f"areas.csv: has changed in {data}", f"recommendations.csv: is not there in {data}")


def test_what_is_not_a_pack_is_refused(tmp_path):
    with pytest.raises(BadRequest, match="is not a report pack"):
        verify(tmp_path)
    for text, said in (
        ("{", "cannot be read"),
        ("[]", "is not a list of a pack's files"),
        ("{}", "“run” is missing"),
        ('{"run": 3}', "“run” is missing"),
        ('{"run": "\\ud800"}', "cannot be read"),
    ):
        (tmp_path / MANIFEST).write_text(text)
        with pytest.raises(BadData, match=said):
            verify(tmp_path)
