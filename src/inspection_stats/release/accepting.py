"""What a refresh would write: the accepted rows of a release, put into the tables as they are, text for text.

Nothing here touches a file. `cli/refresh.py` writes the tables that come out, all of them or none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from inspection_stats.check.horizons import GRADED, HORIZONS
from inspection_stats.check.ofsted import OFSTED_JUDGEMENTS, OFSTED_RELEASES, OFSTED_REVISIONS
from inspection_stats.reference.quarters import long_date
from inspection_stats.release.against_held import COMPARED
from inspection_stats.release.import_release import ImportResult

NEW, ALL = "new", "all"
ID = "inspection_id"
Tables = dict[str, pd.DataFrame]
"""Tables as text, by their file's name."""


@dataclass
class Accepted:
    """The tables to write, how many inspections are new and changed in them, and a sentence for each thing left out."""

    tables: Tables = field(default_factory=dict)
    new: int = 0
    changed: int = 0
    horizon: str = ""
    left: list[str] = field(default_factory=list)


def accept(found: ImportResult, every: Mapping[str, pd.DataFrame], own: Tables, how: str, *, whole: bool) -> Accepted:
    """Accept what an import found: `how` is “new” or “all”, which takes changes too.

    `every` are the tables held, as text, all layers together; `own` those of the folder that is written to. In a
    `whole` data folder a changed day of publication gives an inspection another id; own tables on top of the suite's
    cannot remove a row, so such a change is left out. So are changes in a release that is not later.
    """
    made = Accepted(tables={name: table.copy() for name, table in own.items()})
    held_to = every[HORIZONS.file].set_index("kind").at[GRADED, "held_to"]
    until = max(held_to, f"{found.as_at}") if found.as_at else held_to
    _take_new(found, made, until)
    if how == ALL:
        _take_changes(found, every[OFSTED_JUDGEMENTS.file], made, whole=whole)
    if made.new + made.changed and until > held_to:
        _move_horizon(found, every[HORIZONS.file], made, until)
    made.tables = {name: table for name, table in made.tables.items() if not table.equals(own.get(name))}
    return made


def _take_new(found: ImportResult, made: Accepted, until: str) -> None:
    rows = as_text(found.differences.new)
    late = rows[rows["published"] > until]
    for row in late.drop_duplicates(ID).itertuples():
        made.left.append(
            f"{row.la_name} ({row.inspection_id}): published after {until}, the last day for which all reports are held"
        )
    taken = rows.drop(index=late.index)
    taken = taken.assign(source=taken["source"] + _released(found.released))
    add_rows(made.tables, OFSTED_JUDGEMENTS.file, taken, OFSTED_JUDGEMENTS.key)
    made.new = taken[ID].nunique()


def _take_changes(found: ImportResult, held: pd.DataFrame, made: Accepted, *, whole: bool) -> None:
    changed = found.differences.changed
    if changed.empty:
        return
    if not found.age.is_later or found.released is None:
        why = "the release is not known to be later than what is held"
        made.left += [
            f"{row.la_name} ({row.inspection_id}): {row.what} stays {row.was}: {why}" for row in changed.itertuples()
        ]
        return
    dated = changed[ID].isin(changed.loc[changed["what"].eq("published"), ID])
    if not whole:
        for row in changed[dated].drop_duplicates(ID).itertuples():
            made.left.append(
                f"{row.la_name} ({row.inspection_id}): the day of publication, and so the id, differs; your own tables "
                "cannot remove the suite's row"
            )
        changed = changed[~dated]
    for inspection, facts in changed.groupby(ID, sort=False):
        rows = held[held[ID].eq(inspection)]
        _write_inspection(str(inspection), rows, facts, found, made)
    made.changed = changed[ID].nunique()


def _write_inspection(
    held_id: str, rows: pd.DataFrame, facts: pd.DataFrame, found: ImportResult, made: Accepted
) -> None:
    """Put the changed facts of one inspection into its rows, and each into the table of revised figures."""
    rows, now_id = rows.copy(), held_id
    for fact in facts.itertuples():
        if fact.what in COMPARED:
            rows[fact.what] = fact.now
        elif rows["judgement"].eq(fact.what).any():
            rows.loc[rows["judgement"].eq(fact.what), ["grade", "source"]] = [
                fact.now, fact.source + _released(found.released)]  # fmt: skip
        else:
            first = rows.iloc[[0]].assign(judgement=fact.what, grade=fact.now)
            rows = pd.concat([rows, first.assign(source=fact.source + _released(found.released))])
        if fact.what == "published":
            now_id = held_id[: -len("2022-11-05")] + fact.now
    judgements = made.tables.get(OFSTED_JUDGEMENTS.file)
    if now_id != held_id:
        rows[ID] = now_id
        for name in (OFSTED_REVISIONS.file, OFSTED_RELEASES.file):
            if name in made.tables:
                made.tables[name] = made.tables[name].replace(held_id, now_id, regex=True)
        if judgements is not None:
            place = judgements[ID].eq(held_id)
            judgements.loc[place, ID] = now_id
    add_rows(made.tables, OFSTED_JUDGEMENTS.file, rows, OFSTED_JUDGEMENTS.key)
    revised = pd.DataFrame(
        {
            ID: now_id,
            "what": facts["what"],
            "was": facts["was"],
            "now": facts["now"],
            "stated_before_in": facts["source_before"],
            "released": f"{found.released}",
            "source": facts["source"] + _released(found.released),
        }
    )
    add_rows(made.tables, OFSTED_REVISIONS.file, revised[revised["was"].ne("")], OFSTED_REVISIONS.key)


def _move_horizon(found: ImportResult, held: pd.DataFrame, made: Accepted, until: str) -> None:
    row = held[held["kind"].eq(GRADED)].copy()
    row["held_to"] = until
    row["source"] = row["source"] + f"; {found.file}{_released(found.released)}"
    add_rows(made.tables, HORIZONS.file, row, HORIZONS.key)
    made.horizon = until


def add_rows(tables: Tables, name: str, rows: pd.DataFrame, key: tuple[str, ...]) -> None:
    """Put rows into a table: each replaces the one with its key, new ones go to the end."""
    if rows.empty:
        return
    table = tables.get(name)
    if table is None:
        tables[name] = rows.reset_index(drop=True)
        return
    columns = list(key)
    known = pd.MultiIndex.from_frame(table[columns])
    given = rows.set_index(columns, drop=False)[table.columns]
    for place, label in enumerate(known):
        wanted = label if len(columns) > 1 else label[0]
        if wanted in given.index:
            table.iloc[place] = given.loc[[wanted]].iloc[0]
    fresh = rows[~pd.MultiIndex.from_frame(rows[columns]).isin(known)]
    tables[name] = pd.concat([table, fresh[table.columns]], ignore_index=True)


def as_text(frame: pd.DataFrame) -> pd.DataFrame:
    """A typed frame as its file has it: days as 2016-03-29, nothing as an empty cell."""
    text = {
        name: column.dt.strftime("%Y-%m-%d") if pd.api.types.is_datetime64_any_dtype(column) else column.astype("str")
        for name, column in frame.items()
    }
    return pd.DataFrame(text, index=frame.index).where(frame.notna(), "").reset_index(drop=True)


def _released(day: date | None) -> str:
    return f"; released {long_date(day)}" if day else ""
