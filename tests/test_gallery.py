"""The gallery of charts: its code runs, its pictures are those that the code draws, and no kind is missing."""

import io

import pytest
from PIL import Image, ImageChops

from inspection_stats.draw.draw import DRAWINGS
from scripts.write_gallery import GALLERY, GIVEN, chart_of, code_of, page, picture
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def charts():
    with pytest.MonkeyPatch.context() as here:
        here.chdir(ROOT)
        return {entry.kind: chart_of(entry) for entry in GIVEN}


def test_every_kind_of_chart_is_in_the_gallery_once():
    assert sorted(entry.kind for entry in GIVEN) == sorted(DRAWINGS)


@pytest.mark.parametrize("entry", GIVEN, ids=lambda entry: entry.kind)
def test_three_lines_of_code_draw_the_picture_kept_pixel_for_pixel(entry, charts):
    assert len([line for line in code_of(entry).splitlines() if line]) == 3
    assert charts[entry.kind].spec.kind == entry.kind
    with Image.open(GALLERY / picture(entry)) as kept, Image.open(io.BytesIO(charts[entry.kind].png)) as now:
        assert kept.size == now.size
        assert ImageChops.difference(kept.convert("RGB"), now.convert("RGB")).getbbox() is None


def test_the_page_is_what_the_script_writes(charts):
    assert (GALLERY / "README.md").read_text("utf-8") == page(charts)
    assert {file.name for file in GALLERY.iterdir()} == {"README.md", *(picture(entry) for entry in GIVEN)}
