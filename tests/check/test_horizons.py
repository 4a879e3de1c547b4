"""A result dated outside the days for which its kind is held is a fault."""

import pytest

from inspection_stats.check.horizons import HORIZONS, horizon_faults


@pytest.fixture
def frames(data):
    return {"horizons": data.horizons, "ofsted_judgements": data.ofsted_judgements, "ofsted_visits": data.ofsted_visits,
            "sqs_inspections": data.sqs_inspections}  # fmt: skip


def test_the_shipped_tables_lie_within_their_horizons(frames):
    assert list(horizon_faults(frames)) == []


def test_a_report_past_the_horizon_is_named_with_its_row(frames):
    frames["horizons"] = frames["horizons"].assign(
        held_to=frames["horizons"]["held_to"].where(frames["horizons"]["kind"].ne("graded inspections"), "2026-08-19")
    )
    faults = list(horizon_faults(frames))
    newest = frames["ofsted_judgements"]["published"].eq("2026-08-20")
    assert [fault.row for fault in faults] == newest.index[newest].tolist() != []
    assert {fault.column for fault in faults} == {"published"}
    assert "2009-08-07 to 2026-08-19" in str(faults[0])


def test_a_kind_without_a_horizon_is_missed(frames):
    frames["horizons"] = frames["horizons"][frames["horizons"]["kind"].ne("visits")]
    assert [fault.problem for fault in horizon_faults(frames)] == ["There is no row for visits"]


def test_a_horizon_runs_forward(data):
    turned = data.horizons.assign(held_from=data.horizons["held_to"], held_to=data.horizons["held_from"])
    found = [row for rule in HORIZONS.rules for row in rule(turned)]
    assert [column for _, column, _, _ in found] == ["held_to"] * 3  # the screenings' horizon is one day
