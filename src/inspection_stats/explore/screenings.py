"""Short Quality Screenings as chosen: the share sufficient of each judgement, one theme or all."""

from __future__ import annotations

from inspection_stats.check.data import Data
from inspection_stats.errors import BadRequest
from inspection_stats.explore.choice import ALL_THEMES, ENGLAND, OTHER_PROGRAMME, Choice, name_of
from inspection_stats.explore.view import View
from inspection_stats.measure.cases.programmes import guard
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.query.england_quarter import EnglandQuarter
from inspection_stats.query.screenings import compared_nationally
from inspection_stats.report.frames import comparison_frame, sqs_frame
from inspection_stats.report.sections.sqs import chart_specs, screening_in


def screening_view(data: Data, choice: Choice) -> View:
    """The Appendix 3 chart of a theme, or of all, with every judgement and its comparison with the average held.

    Raises `BadRequest` where no letter came out in the period, for a comparator whose counts are not held, and for
    another programme, with which a screening is not compared.
    """
    if choice.comparator == OTHER_PROGRAMME:
        guard(choice.programme, data.frameworks.named(choice.programme).follows)
    one = screening_in(AreaQuarter(EnglandQuarter(data, choice.period), choice.area))
    if choice.comparator != ENGLAND:
        raise BadRequest(
            f"{one.service} has no comparator of that kind: the suite holds the case counts of no other service. "
            "Choose England here, or compare the counts of many services in service_comparison.ipynb."
        )
    by_theme = {spec.name.removeprefix("appendix-3-"): spec for spec in chart_specs(data, one, choice.period.end)}
    if choice.judgement not in by_theme:
        raise BadRequest(f"The letter on {one.service} has no judgement under this theme. Choose another.")
    rows = sqs_frame([one])
    shown = rows if choice.judgement == ALL_THEMES else rows[rows["theme_key"].eq(choice.judgement)]
    tables = {"judgements": shown, "comparison": comparison_frame(compared_nationally(data, one))}
    words = (f"{one.source}; {one.cases} cases. The service serves {name_of(data, choice.area)}.",)
    return View(by_theme[choice.judgement], tables, words)
