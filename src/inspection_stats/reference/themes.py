"""The four themes of a Short Quality Screening, in the order of the inspectorate's letters."""

from __future__ import annotations

THEMES = {
    "reducing-reoffending": "Reducing reoffending",
    "protecting-the-public": "Protecting the public",
    "protecting-the-child-or-young-person": "Protecting the child or young person",
    "ensuring-the-sentence-is-served": "Ensuring the sentence is served",
}
