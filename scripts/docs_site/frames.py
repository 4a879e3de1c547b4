"""The frames that functions give, from their models: a section of the page on tables for each."""

from __future__ import annotations

import inspect
from types import ModuleType

from pandera.pandas import DataFrameModel

from inspection_stats.measure.cases import rows as cases
from inspection_stats.measure.grades import rows as grades
from inspection_stats.query import rows as answers

KINDS = {"string[python]": "text", "str": "text", "Int64": "count", "int64": "count", "Float64": "number",
         "float64": "number", "bool": "yes or no", "datetime64[ns]": "date"}  # fmt: skip


def models() -> list[type[DataFrameModel]]:
    """Every model, in the order in which data flow."""
    return [one for module in (cases, grades, answers) for one in _of(module)]


def sections() -> str:
    """A heading and a table for each model."""
    parts = []
    for model in models():
        parts.append(f"\n## {model.__name__}\n\n{inspect.getdoc(model)}")
        parts.append("\n\n| Column | Kind | What it holds |\n| --- | --- | --- |\n")
        for name, column in model.to_schema().columns.items():
            kind = KINDS[str(column.dtype)] + (", may be missing" if column.nullable else "")
            parts.append(f"| {name} | {kind} | {column.description} |\n")
    return "".join(parts)


def _of(module: ModuleType) -> list[type[DataFrameModel]]:
    return [
        one
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, DataFrameModel) and one.__module__ == module.__name__
    ]
