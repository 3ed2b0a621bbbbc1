"""Reads one Athena statement, and refuses whatever would not only read the lake's tables."""

from __future__ import annotations

import re

import sqlglot
from sqlglot import exp
from sqlglot.errors import ParseError, TokenError
from sqlglot.optimizer.scope import traverse_scope

from lead_lake.errors import LakeError

DIALECT = "athena"

_COMMENT = r"(?:\s|--[^\n]*(?:\n|$)|/\*.*?\*/)*"
_FIRST_WORD = re.compile(rf"{_COMMENT}(\(|[A-Za-z_]+)", re.DOTALL)
_QUERY_WORDS = frozenset({"(", "select", "with", "values"})
_SHOW_TABLES = re.compile(rf"{_COMMENT}show\s+tables\s*;?\s*", re.DOTALL | re.IGNORECASE)
_DESCRIBE = re.compile(rf'{_COMMENT}(?:describe|desc)\s+"?(\w+)"?\s*;?\s*', re.DOTALL | re.IGNORECASE)

#: Nodes that write, define or configure: none of them has a place in a query.
_NOT_READING = (exp.DML, exp.DDL, exp.Into, exp.Command, exp.Lock)

READ_ONLY = "the lake is read-only here: one select, with, values, show tables or describe"


def is_show_tables(sql: str) -> bool:
    return _SHOW_TABLES.fullmatch(sql) is not None


def described_name(sql: str) -> str | None:
    """The name a `describe` asks about, null when the statement is another."""
    match = _DESCRIBE.fullmatch(sql)
    return match.group(1).lower() if match else None


def is_read_only(sql: str) -> bool:
    """Whether the text is one statement that can only read."""
    if is_show_tables(sql) or described_name(sql) is not None:
        return True
    try:
        parse_query(sql)
    except LakeError:
        return False
    return True


def parse_query(sql: str) -> exp.Query:
    """The one query in the text; anything else is a mistake with a sentence."""
    first = _FIRST_WORD.match(sql)
    if first is None:
        raise LakeError("The SQL text is empty")
    # Asked before parsing: sqlglot takes a statement it does not know as an opaque command, with a warning.
    if first.group(1).lower() not in _QUERY_WORDS:
        raise LakeError(f'"{first.group(1)}" is not taken, {READ_ONLY}')
    statements = _parse(sql)
    if len(statements) != 1:
        raise LakeError(f"{len(statements)} statements were given, {READ_ONLY}")
    query = statements[0]
    if isinstance(query, exp.Values):
        query = exp.select("*").from_(query)
    if not isinstance(query, exp.Query) or query.find(*_NOT_READING):
        raise LakeError(f"The statement does more than read, {READ_ONLY}")
    _refuse_other_sources(query)
    return query


def _parse(sql: str) -> list[exp.Expr]:
    try:
        statements = sqlglot.parse(sql, read=DIALECT)
        # A comment after the last semicolon is no statement.
        return [found for found in statements if found is not None and not isinstance(found, exp.Semicolon)]
    except ParseError as error:
        where = error.errors[0]
        near = f', near "{where["highlight"]}"' if where["highlight"] else ""
        what = str(where["description"]).rstrip(".")
        raise LakeError(
            f"The SQL cannot be read at line {where['line']}, column {where['col']}{near}: {what}"
        ) from None
    except TokenError:
        raise LakeError("The SQL cannot be read: a quote or a comment is not closed") from None


def _refuse_other_sources(query: exp.Query) -> None:
    """Only the lake's own tables are read: no table functions, no files, no other database."""
    if query.find(exp.Lateral, exp.TableFromRows):
        raise LakeError("A table function cannot be read from, only the lake's tables and views")
    for table in query.find_all(exp.Table):
        if not isinstance(table.this, exp.Identifier):
            raise LakeError(
                f"{table.this.sql(DIALECT)} cannot be read from, only the lake's tables and views"
            )
        if table.db:
            raise LakeError(f'Write "{table.name}" instead of "{table.sql(DIALECT)}": names stand alone here')


def table_nodes(query: exp.Query) -> list[exp.Table]:
    """The places where a table or view is read, those that mean a `with` query excluded."""
    nodes: dict[int, exp.Table] = {}
    for scope in traverse_scope(query):
        for source in scope.sources.values():
            if isinstance(source, exp.Table):
                nodes[id(source)] = source
    return list(nodes.values())


def referenced_tables(sql: str) -> list[str]:
    """Names of the tables and views the query reads, sorted, `with` names excluded."""
    return sorted({table.name.lower() for table in table_nodes(parse_query(sql))})
