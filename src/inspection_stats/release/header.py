"""Read a header line of one of Ofsted's tables: what each column is, in a long layout or in a wide one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from inspection_stats.load.workbook import Line
from inspection_stats.reference.statuses import NOT_STATED
from inspection_stats.release.vocabulary import (
    EXACT,
    Labels,
    OccasionLabels,
    Vocabulary,
    best_fit,
    label_words,
)

FEWEST_KNOWN = 3
"""A header names at least this many things that are known; a line of data may name one or two by chance."""

DATES = ("on_site_from", "on_site_to", "published")
USED = (*DATES, "area", "new_la_code", "la_code", "inspection_type", "framework", "report_url")
"""The columns about an authority or an inspection that are read; of the others it matters only that they are known."""

ENDINGS = ("grade", "judgement", "rating")
"""Words that may end the label of a judgement; it is looked for with them first, and then without."""

LONG = ""
"""The name of the inspection in a long table, where a row is one inspection and no label says which."""


@dataclass(frozen=True)
class Occasion:
    """The columns of one inspection: `fields` (dates, type) and `judgements`, each key with its column number.

    `borrows_dates` where its dates are those of another inspection; `takes_all` where all of its framework's judgements
    are to be expected, and not only those that data/ofsted_columns.toml lists for it.
    """

    name: str
    family: str
    inspection_type: str
    fields: Mapping[str, int]
    judgements: Mapping[str, int]
    borrows_dates: bool = False
    takes_all: bool = True

    @property
    def is_dated(self) -> bool:
        """Whether a column says when the inspection was or when its report came out."""
        return "on_site_from" in self.fields or "published" in self.fields


@dataclass(frozen=True)
class Header:
    """A header line, read: columns about the authority (`fields`), the inspections, and what was not read.

    `twice` holds pairs of labels that read as the same thing; `subject` names what the table is about where that is
    not authorities.
    """

    line: Line
    fields: Mapping[str, int]
    occasions: tuple[Occasion, ...]
    unread: tuple[str, ...]
    twice: tuple[tuple[str, str], ...]
    subject: str = ""

    @property
    def labels(self) -> list[str]:
        """The labels as printed, on one line each."""
        return [" ".join(str(label).split()) for label in self.line.filled.values()]

    @property
    def columns_read(self) -> set[int]:
        """The columns whose cells are read."""
        own = {column for key, column in self.fields.items() if key in USED}
        return own.union(*({*one.fields.values(), *one.judgements.values()} for one in self.occasions))

    @property
    def has_judgements(self) -> bool:
        """Whether any column holds grades."""
        return any(occasion.judgements for occasion in self.occasions)


def read_header(line: Line, words: Vocabulary) -> Header | None:
    """Read a line as a header; None where it holds a date or a grade, or names too few known things to be one."""
    cells = line.filled
    if len(cells) < FEWEST_KNOWN or any(
        isinstance(cell, date) or str(cell).casefold() in words.grades for cell in cells.values()
    ):
        return None
    labels = {column: label_words(str(cell)) for column, cell in cells.items()}
    occasions = {occasion.name: occasion for occasion in words.occasions}
    candidates: dict[tuple[str, str, str], list[tuple[int, int]]] = defaultdict(list)
    for column, label in labels.items():
        if meaning := _meaning(label, words):
            name, kind, key, fit = meaning
            candidates[name, kind, key].append((fit, column))
    subject = _subject(set(labels.values()), words)
    if len(candidates) < FEWEST_KNOWN and not subject:
        return None
    columns, twice = _one_column_each(candidates)
    read = set(columns.values())
    groups: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: {"fields": {}, "judgements": {}})
    for (name, kind, key), column in columns.items():
        groups[name][kind][key] = column
    return Header(
        line,
        groups[LONG]["fields"],
        tuple(_occasions(groups, occasions)),
        tuple(str(line.cell(column)) for column in labels if column not in read),
        tuple((str(line.cell(first)), str(line.cell(second))) for first, second in twice),
        subject,
    )


def _meaning(label: str, words: Vocabulary) -> tuple[str, str, str, int] | None:
    """(inspection, "fields" or "judgements", key, fit) of a plain label."""
    if found := _occasion(label, words.occasions):
        occasion, rest = found
        meaning = _key(rest, words.fields, occasion.judgements or words.judgements)
        return (occasion.name, *meaning) if meaning else None
    meaning = _key(label, words.fields, words.judgements) or _key(_bare(label), words.fields, words.judgements)
    return (LONG, *meaning) if meaning else None


def _bare(label: str) -> str:
    """A label without the word that says that it is a grade: "in care grade" is "in care"."""
    first, _, last = label.rpartition(" ")
    return first if last in ENDINGS else label


def _key(label: str, fields: Mapping[str, Labels], judgements: Mapping[str, Labels]) -> tuple[str, str, int] | None:
    options = [
        (kind, *found)
        for kind, known in (("fields", fields), ("judgements", judgements))
        if (found := best_fit(label, known))
    ]
    return max(options, key=lambda option: option[2], default=None)


def _occasion(label: str, occasions: tuple[OccasionLabels, ...]) -> tuple[OccasionLabels, str] | None:
    """The inspection that a label names, by its longest phrase, and the words that follow the phrase."""
    found = [
        (len(phrase), occasion, phrase)
        for occasion in occasions
        for phrase in occasion.phrases
        if f" {phrase} " in f" {label} "
    ]
    if not found:
        return None
    _, occasion, phrase = max(found, key=lambda item: item[0])
    return occasion, label_words(f" {label} ".split(f" {phrase} ", 1)[1])


def _one_column_each(
    candidates: Mapping[tuple[str, str, str], list[tuple[int, int]]],
) -> tuple[dict[tuple[str, str, str], int], list[tuple[int, int]]]:
    """The column that fits each meaning best, and the pairs of columns that fit one meaning equally well."""
    columns, twice = {}, []
    for meaning, found in candidates.items():
        ranked = sorted(found, key=lambda item: (-min(item[0], EXACT), item[1]))
        columns[meaning] = ranked[0][1]
        used = meaning[1] == "judgements" or meaning[2] in USED
        if used and len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
            twice.append((ranked[0][1], ranked[1][1]))
    return columns, twice


def _occasions(
    groups: Mapping[str, Mapping[str, Mapping[str, int]]], known: Mapping[str, OccasionLabels]
) -> Iterator[Occasion]:
    """The inspections that have columns of grades; dates that no label ties to one of them serve all of them."""
    shared = {key: column for key, column in groups[LONG]["fields"].items() if key in USED and key != "area"}
    untied = [name for name, group in groups.items() if name != LONG and not group["judgements"]]
    if groups[LONG]["judgements"] and len(untied) == 1:
        # "ILACS inspection date" with a plain "Overall effectiveness": one inspection, half its labels prefixed.
        shared = {**shared, **groups[untied[0]]["fields"]}
    for name, group in groups.items():
        if not group["judgements"]:
            continue
        words = known.get(name)
        lenders = words.dated_by if words else ()
        lent = next((groups[lender]["fields"] for lender in lenders if lender in groups), {})
        dates = {key: column for key, column in lent.items() if key in DATES}
        yield Occasion(
            name,
            words.family if words else "",
            words.inspection_type if words else NOT_STATED,
            {**(shared if not dates else {}), **dates, **group["fields"]},
            group["judgements"],
            borrows_dates=name != LONG and not any(key in group["fields"] for key in DATES),
            takes_all=words is None or not words.judgements,
        )


def _subject(labels: set[str], words: Vocabulary) -> str:
    return next((subject for subject, marks in words.other_subjects.items() if labels & marks), "")
