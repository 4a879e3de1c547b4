"""Projects of one's own: begun, given rows and releases, and audits given cases."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from tests.hard.corpus.entry import Bad, Maker
from tests.hard.corpus.releases import GRADES, HISTORY_HEADER, LEEDS, WHOLE
from tests.support.places import ROOT
from tests.support.releases import write_ods

OWN = {"own/inspection-stats.toml": b'adds_to = "suite"\n'}
CONTEXT = "old_la_code,indicator,label,unit,local,comparator,comparator_value,period,better,note,source,illustrative\n"
FIGURE = "383,fsm-primary,Free school meals,percent,25,England,14,2014-15,,,An invented profile,yes\n"
AVERAGES = (
    "programme,level,theme,judgement_id,measure,period,value_percent,sufficient,applicable,inspections,basis,direction,"
    "area_or_service,source,source_published,note,illustrative\n"
)
AVERAGE = "SQS,theme,protecting-the-public,,cases,2014-15,78,,,,published figure,,,An invented report,,,yes\n"
SCREENINGS = "inspection_id,service_id,programme,on_site_from,on_site_to,published,cases,source,illustrative\n"
SCREENING = "mine,leeds-yos-of-mine,SQS,2015-05-18,2015-05-20,2015-06-10,34,An invented letter,yes\n"
QUESTIONS = (
    "inspection_id,theme,order,judgement_id,judgement,subsample,sufficient,applicable,status,words,implied,part_of,"
    "source,illustrative\n"
)
QUESTION = "mine,protecting-the-public,1,mappa,MAPPA,all cases,1,1,exact,,,,An invented letter,yes\n"
AUDIT = (
    "programme,service_id,service,period,theme,judgement_id,judgement,sufficient,applicable,part_of,source,illustrative\n"
    "SQS,camden,Camden YJS,May 2026,protecting-the-public,mappa,MAPPA,,,,own audit,no\n"
)


def add(what: str, name: str, content: str, *says: str, code: int = 3, left: tuple[str, ...] = ()) -> Bad:
    """An entry that adds one filled-in file to a project."""
    return Bad(what, "add mine --data own", says, code, {**OWN, f"mine/{name}": content.encode()}, left)


def figure(what: str, was: str, now: str, *says: str) -> Bad:
    """An entry with a cell of the figure of context changed."""
    return add(what, "local_context.csv", CONTEXT + FIGURE.replace(was, now), "local_context.csv, row 2, column", *says)


def average(what: str, was: str, now: str, *says: str) -> Bad:
    """An entry with a cell of the average changed."""
    return add(what, "national_averages.csv", AVERAGES + AVERAGE.replace(was, now), "row 2, column", *says)


def command(what: str, words: str, *says: str, code: int = 2, files: Mapping[str, bytes | Maker] | None = None) -> Bad:
    """An entry of a command in a folder with an empty project."""
    return Bad(what, words, says, code, {**OWN, **(files or {})})


def cases(what: str, content: str, *says: str, words: str = "", code: int = 3) -> Bad:
    """An entry that counts cases into an audit."""
    return command(what, f"audit audit.csv --cases cases.csv{words}", *says, code=code,
                   files={"audit.csv": AUDIT.encode(), "cases.csv": content.encode()})  # fmt: skip


RELEASE: dict[str, bytes | Maker] = {"release.ods": lambda path: write_ods(path, {"History": list(WHOLE)})}


def _log_of_the_release(path: Path) -> None:
    """The log of a project in which the release next to it was accepted."""
    digest = sha256((path.parents[1] / "release.ods").read_bytes()).hexdigest()
    path.write_text(
        "accepted,file,sha256,released,as_at,accept,new,changed,horizon\n"
        f"2026-01-05,release.ods,{digest},,,all,1,0,\n", encoding="utf-8",
    )  # fmt: skip


ASKED = "case_id,service_id,judgement_id,answer\n"
ENTRIES = (
    add("A figure of context", "local_context.csv", CONTEXT + FIGURE, "Added to local_context.csv: 1 row", code=0,
        left=("own/local_context.csv",)),
    add("A row with nothing filled in", "local_context.csv",
        CONTEXT + ",fsm-primary,Free school meals,percent,,,,,,,,no\n" + FIGURE, "Not added: 1 row", code=0,
        left=("own/local_context.csv",)),
    figure("A figure of an authority that is not there", "383", "999", "areas.csv has no such old_la_code"),
    figure("A figure with a % sign", ",25,", ",25%,", "without a % sign", "found “25%”"),
    figure("A figure without its source", "An invented profile", "", "column source: The cell is empty"),
    figure("A figure in a unit that the suite does not know", "percent", "per cent", "Write one of: percent"),
    figure("A figure that is held already", "383", "213", "is held already", "Delete this row"),
    add("A figure twice", "local_context.csv", CONTEXT + FIGURE * 2, "row 3", "Delete one of the two rows"),
    add("A template with semicolons", "local_context.csv", (CONTEXT + FIGURE).replace(",", ";"), "semicolons"),
    add("A template without a column", "local_context.csv", CONTEXT.replace(",source", "") + FIGURE.replace(",An inv",
        " An inv"), "column source: The column is missing"),
    add("A template with only its header", "local_context.csv", CONTEXT, "Nothing is filled in", code=2),
    add("A file that is not a template", "context.csv", CONTEXT + FIGURE, "No table takes rows from it"),
    average("An average as a share", ",78,", ",0.78,", "Write 78 for 78%"),
    average("An average without its period", "2014-15", "not stated", "An average without a period"),
    average("An average with one of two counts", ",78,,", ",78,7,", "One of the two counts is missing"),
    add("A letter of a service that is not there", "sqs_inspections.csv", SCREENINGS + SCREENING,
        "row 2, column service_id: service_areas.csv has no such service_id"),
    add("Questions of a letter that is not there", "sqs_judgements.csv", QUESTIONS + QUESTION,
        "row 2, column inspection_id: sqs_inspections.csv has no such inspection_id"),
    add("More cases sufficient than asked", "sqs_judgements.csv", QUESTIONS + QUESTION.replace("1,1,ex", "2,1,ex"),
        "row 2, column sufficient: More cases are sufficient (2) than judged (1)"),
    command("Rows from a folder that is not there", "add none --data own", "There is no folder none"),
    command("Rows from the tables themselves", "add own --data own", "holds the tables themselves"),
    command("Templates begun over a folder", "add own --begin letter", "exists already"),
    command("Templates of an unknown kind", "add mine --begin letters", "'letter', 'averages', 'context'"),
    command("Templates below a file", "add plain/mine --begin letter", "Cannot write", code=5, files={"plain": b"x"}),
    command("A project over a folder", "init own", "exists already", "Name a new folder"),
    command("A project below a file", "init plain/project", "Cannot write", code=5, files={"plain": b"x"}),
    command("A project without a name", "init", "Missing argument"),
    command("A refresh without a release", "refresh --data own", "Name the file of a release"),
    command("A release that is not there, to refresh", "refresh none.ods --accept all --data own",
            "none.ods: There is no such file", code=3),
    command("A refresh that nobody can be asked about", "refresh release.ods --data own", "--accept new or",
            files=RELEASE),
    command("A refresh of some", "refresh release.ods --accept some --data own", "'new', 'all'", files=RELEASE),
    command("An undo without a refresh", "refresh --undo --data own", "There is no refresh to undo"),
    command("A release with a bad grade, to refresh", "refresh release.ods --accept all --data own",
            "The grade is not known", code=3, files={"release.ods": lambda path: write_ods(
                path, {"History": [HISTORY_HEADER, [*LEEDS[:8], "Goood", *GRADES[1:]]]})}),
    command("A web page for a release, to refresh", "refresh release.ods --accept all --data own", "web page", code=3,
            files={"release.ods": b"<!DOCTYPE html>"}),
    command("A release accepted twice", "refresh release.ods --accept all --data own",
            "was accepted already, on 2026-01-05", files={**RELEASE, "own/refreshes.csv": _log_of_the_release}),
    command("A column of a project's table that the suite's does not have", "check own",
            "row 1, column colour: The table has no such column", code=3,
            files={"own/local_context.csv": (CONTEXT + FIGURE).replace(",source,", ",colour,source,").replace(
                ",An inv", ",red,An inv").encode()}),
    command("A data folder that is half there", "check half", "frameworks.toml: There is no such file", code=3,
            files={"half/areas.csv": (ROOT / "data" / "areas.csv").read_bytes()}),
    command("A table of an unknown name in a project", "refresh release.ods --accept all --data own",
            "own/judgement.csv: The suite has no table of this name", code=3,
            files={**RELEASE, "own/judgement.csv": b"a,b\n1,2\n"}),
    cases("An answer without a meaning", ASKED + "1,camden,mappa,Partly\n", "Partly"),
    cases("A case with two answers", ASKED + "1,camden,mappa,yes\n1,camden,mappa,no\n",
          "row 2, column case_id", "mappa"),
    cases("A case with three answers to one question", ASKED + "2,camden,mappa,yes\n" + "1,camden,mappa,yes\n" * 3,
          "row 3, column case_id: The case has 3 answers to the question mappa"),
    cases("A mapping that misses an answer", ASKED + "1,camden,mappa,Mostly\n2,camden,mappa,Partly\n",
          "row 3, column answer: There is no such answer (1 row) (found “partly”)", words=' --answer "Mostly=yes"'),
    cases("A case of a question that the audit does not ask", ASKED + "1,camden,mapppa,yes\n", "mapppa"),
    cases("Cases without an answer's column", "case_id,service_id,judgement_id\n1,camden,mappa\n", "answer"),
    cases("Cases of no rows", ASKED, "no rows"),
    cases("An unknown meaning", ASKED + "1,camden,mappa,Partly\n", "Partly", words=' --answer "Partly=perhaps"',
          code=2),
    command("A meaning without cases", 'audit audit.csv --answer "Partly=no"', "name the cases, or leave them out",
            files={"audit.csv": AUDIT.encode()}),
)  # fmt: skip
