"""Which service a name in a table of ratings means: its own name, or that of an area that one service serves."""

from __future__ import annotations

import re

from inspection_stats.check.data import Data
from inspection_stats.measure.cases.screenings import YOUTH_OFFENDING
from inspection_stats.reference.gazetteer import Gazetteer
from inspection_stats.reference.normalise import normalise

_KIND = re.compile(r" (?:youth (?:justice|offending) (?:service|team)|yjs|yos|yot)$")


class Services:
    """Finds the youth justice service that a name means, of those in service_areas.csv."""

    def __init__(self, data: Data):
        rows = data.service_areas
        self._rows = rows[rows["kind"].eq(YOUTH_OFFENDING)]
        self._gazetteer = Gazetteer(data.areas, data.area_aliases)
        self._own = {name: one.service_id for one in self._rows.itertuples() for name in _names(one)}

    def find(self, name: str) -> tuple[str, str]:
        """The service_id that `name` means, or an empty string, and then why there is none."""
        words = _bare(name)
        if words in self._own:
            return str(self._own[words]), ""
        rows, codes = self._rows, self._gazetteer.codes(words)
        areas = rows["area_name"].map(normalise).eq(words) | rows["old_la_code"].isin(codes)
        serving = list(dict.fromkeys(rows.loc[areas, "service_id"]))
        if len(serving) == 1:
            return str(serving[0]), ""
        if serving:
            return "", f"several services serve it ({', '.join(serving)}): give the service's own name"
        if codes:
            return "", "no source held says which service serves it: give the service's own name"
        return "", (
            "service_areas.csv has no service of this name, and none that serves an area of this name; where it is an "
            "authority of Wales, add its service there first, with country Wales"
        )

    def areas_known(self, service_id: str) -> bool:
        """Whether a source says, or its name shows, at least one area that the service serves."""
        return bool(self._rows.loc[self._rows["service_id"].eq(service_id), "area_name"].ne("").any())

    def country(self, service_id: str) -> str:
        """The country of the areas that the service serves."""
        return str(self._rows.loc[self._rows["service_id"].eq(service_id), "country"].iloc[0])


def _names(row: object) -> tuple[str, str]:
    return normalise(str(row.service_id)), _bare(str(row.service))  # type: ignore[attr-defined]


def _bare(name: str) -> str:
    return _KIND.sub("", normalise(name))
