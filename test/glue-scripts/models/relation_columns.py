"""The columns of any relation, told from the texts alone."""

from __future__ import annotations

import sqlglot
from sqlglot import exp

from lead_lake.model_files import Model, load_models
from lead_lake.pipeline import load_pipeline
from lead_lake.tables import stored_tables


def parse(model: Model) -> exp.Expression:
    return sqlglot.parse_one(model.sql, read="spark")


def last_selects(tree: exp.Expression) -> list[exp.Expression]:
    """The select that makes the rows, or all sides of the union that does."""
    return last_selects(tree.left) + last_selects(tree.right) if isinstance(tree, exp.Union) else [tree]


def relation_columns(name: str) -> set[str]:
    """Its table's columns, its model's, or those of what it selects from."""
    table = stored_tables().get(name)
    return set(table.column_names) if table is not None else computed_columns(name)


def computed_columns(name: str) -> set[str]:
    """The same for what a table is written from, which often bears the table's name."""
    derived = load_pipeline().relations.get(name)
    if derived is None:
        return model_columns(name)
    if derived.rows_of is None:
        return model_columns(derived.model)
    return relation_columns(derived.plus or derived.rows_of)


def model_columns(name: str) -> set[str]:
    (columns,) = {
        frozenset(column.alias for column in select.selects)
        for model in load_models()[name]
        for select in last_selects(parse(model))
    }
    return set(columns)
