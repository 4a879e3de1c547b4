"""A corpus of bad and odd inputs, each with its expected outcome: one file for each theme, gathered here."""

from __future__ import annotations

from tests.hard.corpus import cells, encodings, files, layouts, papers, projects, questions, ratings, releases, tables
from tests.hard.corpus.entry import Answer, Bad, run

THEMES = {
    "Own audits: encodings and signs": encodings.ENTRIES,
    "Own audits: how the file is laid out": layouts.ENTRIES,
    "Own audits: what is in the cells": cells.ENTRIES,
    "Workbooks and databases of case counts": files.ENTRIES,
    "The suite's own tables": tables.ENTRIES,
    "Releases of Ofsted's": releases.ENTRIES,
    "Ratings of services": ratings.ENTRIES,
    "Projects, rows of one's own, cases": projects.ENTRIES,
    "Claims, papers and templates": papers.ENTRIES,
    "Quarters, areas, options, packs": questions.ENTRIES,
}

__all__ = ["THEMES", "Answer", "Bad", "run"]
