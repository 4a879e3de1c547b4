"""The words by which Ofsted's workbooks are read, from data/ofsted_columns.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from inspection_stats.errors import BadData, Fault
from inspection_stats.load.toml import read_toml

EXACT = 1000
"""How well a label fits that is known as a whole; a phrase within it fits as well as the phrase is long."""


@dataclass(frozen=True)
class Labels:
    """The labels one thing goes under: `exact` ones, and phrases found `within` a longer one. `name` is for print."""

    name: str
    exact: frozenset[str]
    within: tuple[str, ...] = ()

    def fit(self, label: str) -> int:
        """How well a label in plain form fits: `EXACT`, the length of the longest phrase within it, or 0."""
        if label in self.exact:
            return EXACT
        return max((len(phrase) for phrase in self.within if f" {phrase} " in f" {label} "), default=0)


@dataclass(frozen=True)
class OccasionWords:
    """An inspection that a wide sheet gives columns to, such as "First ILACS".

    `family` is the family of frameworks it belongs to; `judgements`, where there are any, are the only ones it has;
    `dated_by` names the inspections that lend it their dates where it has none of its own.
    """

    name: str
    family: str
    inspection_type: str
    phrases: tuple[str, ...]
    dated_by: tuple[str, ...]
    judgements: Mapping[str, Labels]


@dataclass(frozen=True)
class Words:
    """All of the file: labels of columns by key, what cells and cover sheets say."""

    fields: Mapping[str, Labels]
    judgements: Mapping[str, Labels]
    occasions: tuple[OccasionWords, ...]
    grades: Mapping[str, str]
    not_applicable: frozenset[str]
    not_inspected: frozenset[str]
    inspection_types: Mapping[str, str]
    visits: tuple[str, ...]
    other_subjects: Mapping[str, frozenset[str]]
    released: frozenset[str]
    published_by: tuple[str, ...]

    def judgement_name(self, key: str) -> str:
        """The name a judgement goes under in print."""
        return self.judgements[key].name if key in self.judgements else key.replace("_", " ")


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Words as they are compared: lower case, "&" as "and", no punctuation, single spaces, no "the" in front."""
    words = re.sub(r"[^0-9a-z]+", " ", text.casefold().replace("&", " and ").replace("’", "").replace("'", ""))
    return words.strip().removeprefix("the ")


def best_fit(label: str, known: Mapping[str, Labels]) -> tuple[str, int] | None:
    """The key whose labels fit the plain label best, with how well; None where none fits."""
    fits = [(labels.fit(label), key) for key, labels in known.items()]
    fit, key = max(fits, default=(0, ""))
    return (key, fit) if fit else None


def read_words(path: Path) -> Words:
    """Read the words from a TOML file laid out like data/ofsted_columns.toml.

    Raises `BadData` where the file is missing, is not TOML, or lacks one of its parts.
    """
    content = read_toml(path)
    try:
        return Words(
            fields={key: _labels(key, entry) for key, entry in content["fields"].items()},
            judgements={key: _labels(key, entry) for key, entry in content["judgements"].items()},
            occasions=tuple(_occasions(content["occasions"], content["wide"]["ordinals"])),
            grades={word: grade for grade, words in content["grades"].items() for word in words},
            not_applicable=frozenset(content["cells"]["not_applicable"]),
            not_inspected=frozenset(content["cells"]["not_inspected"]),
            inspection_types=content["cells"]["inspection_types"],
            visits=tuple(content["cells"]["visits"]),
            other_subjects={name: frozenset(words) for name, words in content["other_subjects"].items()},
            released=frozenset(content["cover"]["released"]),
            published_by=tuple(content["cover"]["published_by"]),
        )
    except KeyError as error:
        raise BadData([Fault(f"The part {error} is missing", "Restore it from the project", path.name)]) from None
    except (TypeError, AttributeError):
        raise BadData([Fault("A part is of another kind", "Restore it from the project", path.name)]) from None


def _labels(key: str, entry: Mapping[str, Any]) -> Labels:
    return Labels(entry.get("name", key), frozenset(entry["is"]), tuple(entry.get("has", ())))


def _occasions(entries: list[dict[str, Any]], ordinals: list[list[str]]) -> Iterator[OccasionWords]:
    for entry in entries:
        counted = ordinals if "{ordinal}" in entry["name"] else [[""]]
        for spellings in counted:
            name = entry["name"].replace("{ordinal}", spellings[0].capitalize())
            yield OccasionWords(
                name,
                entry["family"],
                entry.get("inspection_type", "not stated"),
                tuple(phrase.replace("{ordinal}", word) for phrase in entry["phrases"] for word in spellings),
                tuple(entry.get("dated_by", ())),
                {key: Labels(key, frozenset(words)) for key, words in entry.get("judgements", {}).items()},
            )
