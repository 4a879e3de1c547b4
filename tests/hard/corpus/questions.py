"""What a person types: quarters, areas, dates, names, folders and options that are none, and packs that are none."""

from __future__ import annotations

import json
from collections.abc import Mapping

from tests.hard.corpus.audits import text
from tests.hard.corpus.entry import Bad

NO_QUARTER = "is not a quarter. Write a financial quarter (2015-16 Q4)"
LONG = "a" * 300
MANIFEST = {"run": "x", "code": "x", "parameters": {}, "illustrative": [], "inputs": {}, "outputs": {}, "packages": {},
            "checksum": "x"}  # fmt: skip


def typed(what: str, command: str, *says: str, code: int = 2, files: Mapping[str, bytes] | None = None) -> Bad:
    """An entry of only a command line."""
    return Bad(what, command, says, code, files or {})


def quarter(what: str, given: str, *says: str) -> Bad:
    """A quarter asked of a report."""
    return typed(what, f'report --area Leeds --quarter "{given}"', *says)


def area(what: str, given: str, *says: str) -> Bad:
    """An area asked of a report."""
    return typed(what, f'report --area "{given}" --quarter "2015-16 Q4"', *says)


def pack(what: str, manifest: bytes | str | dict, *says: str, code: int = 3) -> Bad:
    """A pack to verify with this manifest."""
    content = json.dumps(manifest) if isinstance(manifest, dict) else manifest
    content = content.encode() if isinstance(content, str) else content
    return typed(what, "verify pack", *says, code=code, files={"pack/manifest.json": content})


COUNT = "distribution --by report --framework SIF --as-at"
BEGIN = 'new-service {} --service "Camden YJS" --period "May 2026"'

ENTRIES = (
    *(quarter(f"A quarter written “{given}”", given, NO_QUARTER) for given in (
        "Q4", "2015-16", "2015-16 Q5", "2015-16 Q0", "15-16 Q4", "2015/16 quarter 4", "Q4 2015-16", "2015-16 Q4 2016",
        "January to March 2016", "Mar-16", "42370", "29/03/2016", "2016-3-29", "2016-W13-2", "٢٠١٦ Q1", "2016 Ｑ1",
        "2015-16 Q4; rm", "../../2015-16 Q4", "",
    )),
    quarter("A financial year that does not exist", "2015-17 Q4", "is not a financial year", "Write 2015-16 Q4"),
    quarter("A quarter of the year 9999", "9999 Q4", "outside the years 2000 to 2100"),
    quarter("A financial quarter of the year 9999", "9999-00 Q3", "outside the years 2000 to 2100"),
    quarter("A quarter of the year 0", "0000 Q1", "outside the years 2000 to 2100"),
    quarter("A quarter before the facts", "1999-00 Q3", "outside the years 2000 to 2100"),
    quarter("The 30th of February", "2016-02-30", "“2016-02-30” in", "is not a date"),
    quarter("A period that ends before it starts", "2016-03-31 to 2016-01-01", "ends before it starts"),
    quarter("A period of the year 10000", "2016-01-01 to 9999-12-31", "outside the years 2000 to 2100"),
    area("A misspelt area", "Westminister", "There is no area “Westminister”", "Did you mean “Westminster”?"),
    area("An area in look-alike letters", "Lееds", "There is no area “Lееds”"),
    area("An area in another alphabet", "Лидс", "There is no area “Лидс”", "three-digit code"),
    area("An area with a letter too many", "Leedsж", "There is no area “Leedsж”"),
    area("An area that climbs out of the folder", "../../etc/passwd", "There is no area"),
    area("An area of no letters", "...", "There is no area “...”"),
    area("An empty area", "", "There is no area “”", "Write its name"),
    area("An unknown code of an area", "999", "There is no area “999”"),
    area("An area's name and more", "Leeds; DROP TABLE areas", "There is no area"),
    area("A word that several areas share", "Dorset council of old", "There is no area"),
    area("An area's name of 300 letters", LONG, "There is no area"),
    typed("No area", 'report --quarter "2015-16 Q4"', "No area is named", "--area"),
    typed("No quarter", "report --area Leeds", "Missing option '--quarter'"),
    typed("An unknown region", 'report --region Londonn --quarter "2015-16 Q4"', "There is no region “Londonn”",
        "“London”"),
    typed("An unknown option", "report --aera Leeds", "No such option: --aera", "--area"),
    typed("An unknown command", "reprot", "No such command 'reprot'"),
    typed("A number of workers in words", 'report --area Leeds --quarter "2016 Q1" --workers two',
        "Invalid value for '--workers'"),
    typed("No worker at all", 'report --area Leeds --quarter "2016 Q1" --workers 0', "Invalid value for '--workers'"),
    typed("An option without its value", "report --area", "requires an argument"),
    typed("A folder for packs that is a file", 'report --area Leeds --quarter "2016 Q1" --out here', "here is a file",
          files={"here": b"x"}),
    typed("An address nobody knows for packs", 'report --area Leeds --quarter "2016 Q1" --out nowhere://x', "nowhere://x"),
    typed("A data folder that is not there", 'report --area Leeds --quarter "2016 Q1" --data none',
        "no data folder none"),
    typed("A data folder that is a file", "state --as-at 2016-03-31 --data here", "no data folder here",
        files={"here": b"x"}),
    typed("A folder's name of 300 letters", f"check {LONG}", "There is no data folder"),
    typed("A file for the check that is not there", "check audit.csv", "audit.csv: There is no such file", code=3),
    typed("A day that is not a date", f"{COUNT} yesterday", "“yesterday” is not a date", "like 2016-04-05"),
    typed("A day without hyphens", f"{COUNT} 20160405", "is not a date"),
    typed("A day of the week", f"{COUNT} 2016-W14-2", "is not a date"),
    typed("A day of the year 1", f"{COUNT} 0001-01-01", "outside the years 2000 to 2100"),
    typed("A day of the year 9999", "state --as-at 9999-12-31", "outside the years 2000 to 2100"),
    typed("Published by a day before the day on site", "state --as-at 2016-03-31 --published-by 2016-01-01", "2016"),
    typed("An unknown framework", "distribution --by report --framework SIV --as-at 2016-04-05",
        "no framework “SIV”"),
    typed("A framework without grades", "distribution --by report --framework SQS --as-at 2016-04-05", "SQS"),
    typed("A state of which only part is held", 'state --as-at 2025-03-31 --programme "HMIP youth 2018"',
        "cannot be given: ratings are held of those services only", "with --programme and --area"),
    typed("An unknown inspectorate", "state --as-at 2025-03-31 --inspectorate Ofstead", "Did you mean “Ofsted”"),
    typed("A programme of another inspectorate",
        'state --as-at 2025-03-31 --inspectorate Ofsted --programme "HMIP youth 2018"', "Leave out one of the two"),
    typed("A service whose area no source names",
        'state --as-at 2025-03-31 --programme "HMIP youth 2018" --area Dorset', "No service is held that serves"),
    typed("An unknown judgement", f"{COUNT} 2016-04-05 --judgement overall", "overall"),
    typed("An unknown way of counting", "distribution --by child --framework SIF --as-at 2016-04-05",
        "'child' is not one of"),
    typed("A list of areas and neighbours", f"{COUNT} 2016-04-05 --area Leeds --neighbours-of Hull", "not both"),
    typed("Neighbours of an area without any", f"{COUNT} 2016-04-05 --neighbours-of 999", "There is no area “999”"),
    typed("An unknown format", f"{COUNT} 2016-04-05 --format pdf", "'pdf' is not one of"),
    typed("The state of an area that had ended", "state --as-at 2026-03-31 --area 835",
        "did not exist on 31 March 2026"),
    typed("The state of an unknown region", "state --as-at 2016-03-31 --region Wessex",
        "There is no region “Wessex”"),
    typed("Changes backwards", 'changes --from "2016 Q2" --to "2016 Q1"', "Give the earlier quarter with --from"),
    typed("Changes within one quarter", 'changes --from "2016 Q1" --to "2015-16 Q4"', "Name two different quarters"),
    typed("Changes of a quarter without a year", 'changes --from Q1 --to "2016 Q1"', NO_QUARTER),
    typed("Changes of area and region at once", 'changes --from "2016 Q1" --to "2016 Q2" --area Leeds --region London',
          "Give either --area or --region"),
    typed("A service that the counts do not hold", 'compare counts.csv --service "Leeds YJS"', "Leeds YJS",
          files={"counts.csv": text().encode()}),
    typed("Counts that are not there", "compare none.csv --service x", "none.csv: There is no such file", code=3),
    typed("An audit that is not there", "audit none.csv", "none.csv: There is no such file", code=3),
    typed("An audit of a service that it does not hold", 'audit audit.csv --service "Camdon YJS"',
        "no filled row of “Camdon YJS”",
          files={"audit.csv": text().encode()}),
    typed("A folder for packs of an audit that is a file", "audit audit.csv --out here", "here is a file",
          files={"audit.csv": text().encode(), "here": b"x"}),
    typed("A new service without a file", BEGIN.format("."), "does not end in .csv"),
    typed("A new service as a workbook", BEGIN.format("audit.xlsx"), "does not end in .csv"),
    typed("A new service over a filled-in file", BEGIN.format("audit.csv"), "exists already",
        files={"audit.csv": b"x"}),
    typed("A new service over a guide", BEGIN.format("audit.csv"), "audit-guide.md exists already",
          files={"audit-guide.md": b"x"}),
    typed("A new service in a file's folder", BEGIN.format("here/audit.csv"), "Cannot write", code=5,
        files={"here": b"x"}),
    typed("A new service of a name of 300 letters", BEGIN.format(f"{LONG}.csv"), "Cannot write", code=5),
    typed("A new service whose guide's name would be too long", BEGIN.format("a" * 248 + ".csv"), "Cannot write",
        code=5),
    typed("A service named by a formula", 'new-service audit.csv --service "=1+1" --period x', "--service is “=1+1”"),
    typed("A service named only by hyphens", 'new-service audit.csv --service "---" --period x', "--service is “---”"),
    typed("A service with a right-to-left override", 'new-service audit.csv --service "A\u202eB" --period x',
        "--service is"),
    typed("A service in look-alike letters", 'new-service audit.csv --service "Cаmden YJS" --period x',
        "--service is", "Cyrillic"),
    typed("A service without a name", 'new-service audit.csv --service "" --period x', "--service is “”"),
    typed("A pack that is not there", "verify none", "none is not a report pack"),
    typed("A file for a pack", "verify here", "here is not a report pack", files={"here": b"x"}),
    pack("A manifest that is not JSON", "{", "manifest.json: It cannot be read", "Make the pack again"),
    pack("An empty manifest", "", "manifest.json: It cannot be read"),
    pack("A manifest in UTF-16", json.dumps(MANIFEST).encode("utf-16"), "manifest.json: It cannot be read"),
    pack("A manifest that is a list", "[1, 2]", "manifest.json: It is not a list of a pack's files"),
    pack("A manifest that is a number", "3", "manifest.json: It is not a list of a pack's files"),
    pack("A manifest of brackets 100,000 deep", "[" * 100_000, "manifest.json: It cannot be read"),
    pack("A manifest without its outputs", {**MANIFEST, "outputs": None},
        "Its “outputs” is missing or of another kind"),
    pack("A manifest with half of a letter", json.dumps({**MANIFEST, "run": "\ud800"}),
        "manifest.json: It cannot be read"),
    pack("A manifest of another run", MANIFEST, "does not match its run id", "does not match its own checksum", code=6),
    typed("A wrong checksum of a pack", "verify pack --checksum 12", "That is not the checksum of a pack"),
    pack("A manifest that names a file that is gone", {**MANIFEST, "outputs": {"report.html": "x"}},
        "report.html: is missing",
         code=6),
    pack("A manifest that climbs out of the pack", {**MANIFEST, "outputs": {"../../secret": "x"}},
        "../../secret: is missing",
         code=6),
)  # fmt: skip
