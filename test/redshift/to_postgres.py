"""Redshift's SQL as PostgreSQL 15 takes it, and a note of all that had to be left out on the way."""

from __future__ import annotations

import logging

import sqlglot
from sqlglot import exp

# it says that it leaves grants and locks as they are, which is what is wanted
logging.getLogger("sqlglot").setLevel(logging.ERROR)

#: How rows are spread and kept over nodes: nothing that changes what is in them.
_PLACING = {
    exp.DistStyleProperty: "diststyle",
    exp.DistKeyProperty: "distkey",
    exp.SortKeyProperty: "sortkey",
    exp.AutoRefreshProperty: "auto refresh",
}
#: A grantee that is a role is called so by Redshift only.
_ROLE_WORD = " to role "


def to_postgres(statement: str) -> tuple[str | None, list[str]]:
    """The statement for PostgreSQL, None where it has nothing like it, and the names of what was dropped."""
    tree = sqlglot.parse_one(statement, read="redshift")
    if _begins(tree, "external schema"):
        return None, ["external schema"]
    if _is_procedure(tree):
        # sqlglot would write it for MySQL; PostgreSQL takes it word by word
        return statement, []
    if _ROLE_WORD in statement:
        return statement.replace(_ROLE_WORD, " to "), ["role of a grantee"]
    if isinstance(tree, exp.Command):
        return statement, []
    dropped = _drop_placing(tree)
    return tree.sql("postgres"), dropped


def _begins(tree: exp.Expression, words: str) -> bool:
    return isinstance(tree, exp.Command) and str(tree.expression).strip().lower().startswith(words)


def _is_procedure(tree: exp.Expression) -> bool:
    return isinstance(tree, exp.Create) and tree.kind == "PROCEDURE"


def _drop_placing(tree: exp.Expression) -> list[str]:
    properties = tree.args.get("properties")
    if properties is None:
        return []
    kept = [node for node in properties.expressions if type(node) not in _PLACING]
    dropped = [_PLACING[type(node)] for node in properties.expressions if type(node) in _PLACING]
    tree.set("properties", exp.Properties(expressions=kept) if kept else None)
    return dropped
