"""Every error and fault that the code can name, with what to do: read out of the code itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from inspection_stats import errors
from scripts.docs_site.links import ROOT

PACKAGE = ROOT / "src" / "inspection_stats"
ROOMS = {
    "load": "Files, workbooks and databases",
    "reference": "Names of areas, quarters and frameworks",
    "check": "Tables",
    "measure": "Counts and comparisons",
    "query": "What is asked for",
    "plot": "Charts",
    "documents": "Pages and Word files",
    "claims": "Claims and papers",
    "report": "Reports in a notebook",
    "release": "Releases",
    "packs": "Packs",
    "explore": "The explorer",
    "cli": "Commands",
}
KINDS = ("BadRequest", "RunFailed", "CannotWrite")


@dataclass(frozen=True)
class Message:
    """What is said and, of a fault, how to fix it; `kind` is the class of error."""

    kind: str
    problem: str
    fix: str = ""


def page() -> str:
    """The page as Markdown: the classes of errors, then what each room of the suite can say."""
    parts = [_OPENING, "## Kinds\n\n| Error | Exit code | When |\n| --- | ---: | --- |\n"]
    parts += [f"| `{one.__name__}` | {one.exit_code} | {_first_line(one)} |\n" for one in kinds()]
    for room, title in ROOMS.items():
        said = sorted(set(messages(PACKAGE / room)), key=lambda one: (one.kind, one.problem))
        if not said:
            continue
        parts.append(f"\n## {title}\n\n| Kind | What is wrong | How to fix it |\n| --- | --- | --- |\n")
        parts += [f"| {one.kind} | {_cell(one.problem)} | {_cell(one.fix)} |\n" for one in said]
    return "".join(parts)


def kinds() -> list[type[errors.InspectionStatsError]]:
    """The classes of errors, as `errors.py` defines them."""
    return [
        one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, errors.InspectionStatsError)
    ]


def messages(folder: Path) -> Iterator[Message]:
    """Each message that the code of a folder can give; … marks what is filled in."""
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KINDS and node.args:
                whole = _text(node.args[0])
                if _is_sentence(whole):
                    yield Message(node.func.id, *_parted(whole))
            else:
                texts = [_text(one) for one in _listed(node)]
                for problem, fix in pairwise(texts):
                    if _is_sentence(problem) and _is_sentence(fix):
                        yield Message("Fault", problem, fix)


def _listed(node: ast.AST) -> list[ast.expr]:
    """The expressions of a tuple or of a call, where a fault's problem and fix are side by side."""
    if isinstance(node, ast.Tuple):
        return node.elts
    if isinstance(node, ast.Call) and not (isinstance(node.func, ast.Name) and node.func.id in ("code", "nearest")):
        return list(node.args)
    return []


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(one.value) if isinstance(one, ast.Constant) else "…" for one in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return f"{_text(node.left) or '…'}{_text(node.right) or '…'}"
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "strip":
        return _text(node.func.value)
    return ""


def _is_sentence(text: str) -> bool:
    return text.count(" ") >= 2 and (text[0].isupper() or text[0] in "…“") and len(text.replace("…", "")) > 12


def _parted(whole: str) -> tuple[str, str]:
    """A message's first sentence, and the rest, which says what to do."""
    first, dot, rest = whole.partition(". ")
    return (first + dot.strip(), rest) if rest else (whole, "")


def _first_line(one: type) -> str:
    return (one.__doc__ or "").strip().splitlines()[0].partition(" Exit code")[0]


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


_OPENING = """# Errors and what to do

Everything that the suite can say is wrong, read out of the code when this site was built; “…” marks the name,
file, row or value that it fills in. All faults of a file are named at once, each with file, row, column, value and fix.
[Bad inputs](../bad-inputs.md) shows some five hundred of them as they turn up.

"""
