"""What a reader is shown in place of the names of columns and the keys of judgements and themes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from inspection_stats.load.data_folder import suite_data
from inspection_stats.reference.framework_file import load_frameworks
from inspection_stats.reference.frameworks import Frameworks
from inspection_stats.reference.themes import THEMES

COLUMNS = {
    "applicable": "Cases it applied to",
    "as_at": "As at",
    "at_least": "At least, per cent",
    "at_most": "At most, per cent",
    "authority": "Authority",
    "basis": "What is counted",
    "cases_pooled": "Per cent, cases pooled",
    "chart_of": "Chart of",
    "closeness": "How close",
    "comparator_value": "Comparator's value",
    "count": "Number",
    "difference": "Difference, points",
    "difference_lower": "Difference from",
    "difference_upper": "Difference to",
    "end_date": "Ended",
    "fragile_to": "Would become",
    "grade_before": "Grade before",
    "held_from": "Held from",
    "held_to": "Held to",
    "implied": "What the words imply",
    "inspection_type": "Type of inspection",
    "judgement_id": "Judgement's code",
    "la_name": "Authority",
    "left_out": "Judgements left out",
    "lower": "95% interval from",
    "mean_of_services": "Mean of services, per cent",
    "most_common": "Most common grade",
    "most_common_count": "Have the most common",
    "national": "National, per cent",
    "national_applicable": "National, cases it applied to",
    "national_sufficient": "National, sufficient cases",
    "neighbour_code": "Neighbour's code",
    "new_la_code": "New authority code",
    "of": "Of",
    "old_la_code": "Old authority code",
    "on_site_from": "On site from",
    "on_site_to": "On site to",
    "order": "Place in the letter",
    "p": "P value",
    "p_adjusted": "P value, adjusted",
    "part_of": "Part of",
    "percent": "Per cent",
    "published": "Published",
    "region_name": "Region",
    "report_url": "Report",
    "same": "The same",
    "share": "Share, 0 to 1",
    "small_base": "Under 10 cases",
    "start_date": "Began",
    "sufficient": "Sufficient cases",
    "theme_key": "Theme's code",
    "upper": "95% interval to",
    "value_percent": "Value, per cent",
    "words": "Words of the source",
}
"""The label of a column whose name, with a capital and spaces, is not one already."""


def column_label(name: object, frameworks: Frameworks | None = None) -> str:
    """The label of a column: “Authority” for `la_name`, “Adoption” for a judgement's key, “Change” by its words.

    `frameworks` are those whose judgements are known; without them, the suite's own.
    """
    key = " ".join(map(str, name)) if isinstance(name, tuple) else str(name)
    return COLUMNS.get(key) or key_labels(frameworks).get(key) or in_words(key)


def key_labels(frameworks: Frameworks | None = None) -> Mapping[str, str]:
    """The short label of every judgement and theme, by its key. No key has two, whatever the framework."""
    if frameworks is None:
        return _own_labels()
    return {**THEMES, **{one.key: one.short for framework in frameworks for one in framework.judgements}}


def in_words(key: str) -> str:
    """A key as words: “Risk of harm” for `risk_of_harm`."""
    words = key.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


@cache
def _own_labels() -> Mapping[str, str]:
    return key_labels(load_frameworks(suite_data() / "frameworks.toml"))
