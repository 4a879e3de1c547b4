"""The tables of services: whom each serves, and what is not known of it."""

import pytest

from inspection_stats.check.services import SERVICE_AREAS, UNKNOWN
from inspection_stats.errors import BadData
from inspection_stats.load.csv_table import read_table

HEADER = "service_id,service,kind,country,old_la_code,area_name,since,until,basis,source,quote\n"


def check(tmp_path, *rows):
    file = tmp_path / "service_areas.csv"
    file.write_text(HEADER + "\n".join(rows) + "\n", "utf-8")
    return SERVICE_AREAS.check(read_table(file))


def row(name="a-yjs", service="A", country="England", code="213", area="Westminster", basis="stated"):
    return f"{name},{service},youth offending service,{country},{code},{area},,,{basis},a page,some words"


def test_a_service_may_serve_several_areas_and_one_of_wales_has_no_code(tmp_path):
    found = check(tmp_path, row(), row(code="207", area="Kensington and Chelsea"),
                  row("b-yjs", "B", "Wales", "", "Cardiff", "named after it"))  # fmt: skip
    assert list(found["old_la_code"]) == ["213", "207", ""]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([row(basis=UNKNOWN)], "An area is named, but the basis says that none is known"),
        ([row(code="", area="")], "No area is named"),
        ([row(code="")], "An area of England without its code"),
        ([row(country="Wales", area="Cardiff")], "An area of Wales has no code in areas.csv"),
        ([row(), row(service="B", area="Camden", code="202")], "Another row of the same service says something else"),
    ],
)
def test_what_a_row_may_not_say(tmp_path, rows, says):
    with pytest.raises(BadData, match=says):
        check(tmp_path, *rows)


def test_the_services_whose_areas_no_source_names_stay_unknown(data):
    rows = data.service_areas
    unknown = rows[rows["basis"].eq(UNKNOWN)]
    assert set(unknown["service_id"]) == {
        "bedfordshire-yjs", "cheshire-yjs", "cwm-taf-yjs", "dorset-combined-yjs", "south-tees-yjs", "west-mercia-yjs",
    }  # fmt: skip
    assert unknown["old_la_code"].eq("").all()


def test_a_joint_service_serves_each_area_of_its_name(data):
    rows = data.service_areas.groupby("service_id")["area_name"].agg(list)
    assert rows["leicestershire-and-rutland-yjs"] == ["Leicestershire", "Rutland"]
    assert rows["tower-hamlets-and-city-of-london-yjs"] == ["Tower Hamlets", "City of London"]
    assert rows["blaenau-gwent-and-caerphilly-yjs"] == ["Blaenau Gwent", "Caerphilly"]
    assert rows["hammersmith-and-fulham-yjs"] == ["Hammersmith and Fulham"]
