"""A pack is checked again, long after it was made."""

import json
import shutil

import pytest

from inspection_stats.errors import BadData, BadRequest
from inspection_stats.packs.manifest import MANIFEST
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


@pytest.mark.parametrize("key", ["parameters", "inputs", "packages"])
def test_a_manifest_that_was_altered_does_not_fit_its_run_id(pack, key):
    manifest = json.loads((pack / MANIFEST).read_text("utf-8"))
    first = next(iter(manifest[key]))
    manifest[key][first] = "altered"
    (pack / MANIFEST).write_text(json.dumps(manifest), "utf-8")
    assert any("does not fit its run id" in one for one in verify(pack).damage)


def test_it_says_what_has_changed_since(pack, tmp_path):
    data = shutil.copytree(ROOT / "data", tmp_path / "data")
    with (data / "areas.csv").open("a") as file:
        file.write("\n")
    (data / "recommendations.csv").unlink()
    found = verify(pack, data)
    assert found.damage == ()
    assert found.since == (f"areas.csv: has changed in {data}", f"recommendations.csv: is not there in {data}")


def test_what_is_no_pack_is_refused(tmp_path):
    with pytest.raises(BadRequest, match="is not a report pack"):
        verify(tmp_path)
    for text, said in (
        ("{", "cannot be read"),
        ("[]", "is not a list of a pack's files"),
        ("{}", "“run” is missing"),
        ('{"run": 3}', "“run” is missing"),
    ):
        (tmp_path / MANIFEST).write_text(text)
        with pytest.raises(BadData, match=said):
            verify(tmp_path)
