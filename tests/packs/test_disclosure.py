"""Whole packs, byte for byte: no file of a pack depends on a count that it withholds."""

import csv
import io
import json
import re
from hashlib import sha256

import pandas as pd
import pytest

from inspection_stats.check.averages import CASE_COUNTS
from inspection_stats.load.counts import read_counts
from inspection_stats.packs.audit_pack import make_audit_pack
from inspection_stats.packs.comparison_pack import make_comparison_pack
from tests.support.adversary import Adversary, audit_as_printed
from tests.support.random_audits import random_counts


def audit(path, *rows, **cells):
    """An own audit from (question, sufficient, applicable, part of), as CSV."""
    usual = {"programme": "SQS", "service_id": "testshire", "service": "Testshire", "period": "May 2026",
             "theme": "reducing-reoffending", "source": "Testshire, own audit", "illustrative": "no"}  # fmt: skip
    named = [dict(zip(("judgement_id", "sufficient", "applicable", "part_of"), row, strict=True)) for row in rows]
    frame = pd.DataFrame([usual | {"judgement": f"Question {row['judgement_id']}"} | row | cells for row in named])
    frame[list(CASE_COUNTS.columns)].to_csv(path, index=False)
    return str(path)


SERVICES = ("Testshire", "Third")
ONE = [("a", 28, 30, ""), ("b", 27, 30, ""), ("c", 26, 30, ""), ("d", 20, 40, ""), ("e", 15, 40, ""), ("f", 3, 7, "e")]
OTHER = [("a", 26, 29, ""), ("b", 26, 29, ""), ("c", 29, 32, ""), *ONE[3:5], ("f", 2, 22, "e")]
"""Two audits of which the same is printed: three withheld counts of 90 cases with 9 insufficient, a part withheld."""


def contents(pack):
    return {file.relative_to(pack.folder).as_posix(): file.read_bytes() for file in pack.files}


@pytest.fixture(scope="module")
def packs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("packs")
    made = []
    for name, rows in (("one", ONE), ("other", OTHER)):
        (folder / name).mkdir()
        made.append(make_audit_pack(audit(folder / name / "audit.csv", *rows), "", folder / name / "out"))
    return made


def test_no_byte_of_an_audit_s_pack_depends_on_a_withheld_count(packs):
    """Notebook, page, Word annex, pictures and their metadata, tables, workbook, manifest and run id."""
    one, other = map(contents, packs)
    assert len(one) > 10
    assert one == other


def test_no_byte_of_a_comparison_s_pack_depends_on_a_withheld_count(tmp_path):
    made = []
    for name, rows in (("one", ONE), ("other", OTHER)):
        (tmp_path / name).mkdir()
        path = tmp_path / name / "counts.csv"
        held = [pd.read_csv(audit(path, *rows))]
        for service in ("Second", "Third"):
            asked = [("a", 12, 30, ""), ("d", 20, 40, ""), ("e", 14, 30, "")]
            held.append(pd.read_csv(audit(path, *asked, service_id=service.lower(), service=service)))
        pd.concat(held).to_csv(path, index=False)
        made.append([contents(make_comparison_pack(str(path), service, tmp_path / name)) for service in SERVICES])
    assert made[0] == made[1]


def test_the_manifest_holds_no_checksum_of_the_counts(packs, tmp_path):
    """Every way to fill in the withheld counts, as the manifest of old was attacked: none gives its checksum."""
    manifest = (packs[0].folder / "manifest.json").read_text("utf-8")
    held = CASE_COUNTS.check(read_counts(audit(tmp_path / "audit.csv", *ONE)))
    for text in (held.drop(columns="already_published").to_csv(index=False), held.to_csv(index=False)):
        assert sha256(text.encode()).hexdigest() not in manifest
    assert sha256((tmp_path / "audit.csv").read_bytes()).hexdigest() not in manifest
    assert list(json.loads(manifest)["inputs"]) == ["audit.csv", "notebook"]


def test_an_internal_pack_is_another_run_and_says_on_every_chart_that_it_is_not_for_publication(tmp_path, packs):
    inside = make_audit_pack(audit(tmp_path / "audit.csv", *ONE), "", tmp_path, internal=True)
    manifests = [json.loads((pack.folder / "manifest.json").read_text("utf-8")) for pack in (inside, packs[0])]
    assert manifests[0]["inputs"] != manifests[1]["inputs"]
    assert manifests[0]["run"] != manifests[1]["run"]
    for text in inside.folder.glob("charts/*.txt"):
        assert "not for publication" in text.read_text("utf-8")
        assert "28 of 30" in text.read_text("utf-8")


def test_the_files_of_a_pack_are_what_the_adversary_reads(tmp_path):
    """From the CSV files of a pack, as anyone would: no number is left with fewer than five values."""
    counts = random_counts(8).drop(columns="already_published")
    counts.to_csv(tmp_path / "audit.csv", index=False)
    pack = make_audit_pack(str(tmp_path / "audit.csv"), "", tmp_path)
    names = ("own-audit", "own-audit-themes")
    frames = {name: pd.read_csv(pack.folder / "tables" / f"{name}.csv") for name in names}
    ranges = list(Adversary(audit_as_printed(frames)).ranges())
    assert ranges
    assert all(greatest - least >= 4 for *_, least, greatest in ranges)


def test_a_withheld_count_is_in_no_text_of_the_pack(packs):
    for name, content in contents(packs[0]).items():
        if name.endswith((".txt", ".csv", ".html", ".ipynb")):
            text = content.decode()
            for cases in ("28 of 30", "27 of 30", "26 of 30", "3 of 7"):
                assert not re.search(rf"\b{cases}\b", text), (name, cases)
    rows = csv.DictReader(io.StringIO(contents(packs[0])["tables/own-audit.csv"].decode()))
    withheld = {row["judgement_id"]: row["sufficient"] + row["applicable"] for row in rows if row["status"] != "exact"}
    assert withheld == dict.fromkeys("abcf", "")
