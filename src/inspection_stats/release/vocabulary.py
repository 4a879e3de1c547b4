"""The words by which Ofsted's workbooks are read, from data/ofsted_columns.toml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inspection_stats.errors import BadData, Fault
from inspection_stats.load.toml import read_toml
from inspection_stats.reference.normalise import normalise
from inspection_stats.reference.statuses import NOT_STATED

OVERALL = "overall_effectiveness"
"""The key of the overall grade, which Ofsted's workbooks have for each whole inspection."""

EXACT = 1000
"""How well a label fits that is known as a whole; a phrase within it fits as well as the phrase is long."""


@dataclass(frozen=True)
class Labels:
    """The labels of one thing: `exact` ones, and phrases found `within` a longer one. `name` is for print."""

    name: str
    exact: frozenset[str]
    within: tuple[str, ...] = ()

    def fit(self, label: str) -> int:
        """How well a label in plain form fits: `EXACT`, the length of the longest phrase within it, or 0."""
        if label in self.exact:
            return EXACT
        return max((len(phrase) for phrase in self.within if f" {phrase} " in f" {label} "), default=0)


@dataclass(frozen=True)
class OccasionLabels:
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
class Vocabulary:
    """All of the file: labels of columns by key, what cells and cover sheets say."""

    fields: Mapping[str, Labels]
    judgements: Mapping[str, Labels]
    occasions: tuple[OccasionLabels, ...]
    grades: Mapping[str, str]
    not_applicable: frozenset[str]
    not_inspected: frozenset[str]
    inspection_types: Mapping[str, str]
    visits: tuple[str, ...]
    other_subjects: Mapping[str, frozenset[str]]
    released: frozenset[str]
    published_by: tuple[str, ...]
    as_at: tuple[str, ...]

    def judgement_name(self, key: str) -> str:
        """The name a judgement goes under in print."""
        return self.judgements[key].name if key in self.judgements else key.replace("_", " ")


def label_words(text: str) -> str:
    """A label or a cell as it is compared: normalised, without "the" in front."""
    return normalise(text).removeprefix("the ")


def best_fit(label: str, known: Mapping[str, Labels]) -> tuple[str, int] | None:
    """The key whose labels fit the plain label best, with how well; None where none fits."""
    fits = [(labels.fit(label), key) for key, labels in known.items()]
    fit, key = max(fits, default=(0, ""))
    return (key, fit) if fit else None


def read_vocabulary(path: Path) -> Vocabulary:
    """Read the words from a TOML file laid out like data/ofsted_columns.toml.

    Raises `BadData` where the file is missing, is not TOML, or lacks one of its parts.
    """
    content = read_toml(path)
    try:
        return Vocabulary(
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
            as_at=tuple(content["cover"]["as_at"]),
        )
    except KeyError as error:
        raise BadData([Fault(f"The part {error} is missing", "Restore it from the project", path.name)]) from None
    except (TypeError, AttributeError):
        raise BadData([Fault("A part is of another kind", "Restore it from the project", path.name)]) from None


def _labels(key: str, entry: Mapping[str, Any]) -> Labels:
    return Labels(entry.get("name", key), frozenset(entry["is"]), tuple(entry.get("has", ())))


def _occasions(entries: list[dict[str, Any]], ordinals: list[list[str]]) -> Iterator[OccasionLabels]:
    for entry in entries:
        counted = ordinals if "{ordinal}" in entry["name"] else [[""]]
        for spellings in counted:
            name = entry["name"].replace("{ordinal}", spellings[0].capitalize())
            yield OccasionLabels(
                name,
                entry["family"],
                entry.get("inspection_type", NOT_STATED),
                tuple(phrase.replace("{ordinal}", word) for phrase in entry["phrases"] for word in spellings),
                tuple(entry.get("dated_by", ())),
                {key: Labels(key, frozenset(words)) for key, words in entry.get("judgements", {}).items()},
            )
