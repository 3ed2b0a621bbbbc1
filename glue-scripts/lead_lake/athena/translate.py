"""From Athena's SQL to DuckDB's: views written out, columns resolved, types known, differences settled."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sqlglot import exp
from sqlglot.errors import ErrorLevel, OptimizeError, UnsupportedError
from sqlglot.optimizer.annotate_types import annotate_types
from sqlglot.optimizer.qualify import qualify
from sqlglot.schema import MappingSchema

from lead_lake.athena.differences import agree, decimal_literals
from lead_lake.athena.library import all_views
from lead_lake.athena.parse import DIALECT, parse_query, table_nodes
from lead_lake.errors import LakeError
from lead_lake.tables import Column, Table, load_tables

#: The types of table definitions in Athena's words. Lists have none: their rows are in `event_issues`.
ATHENA_TYPES = {
    "string": "varchar",
    "bigint": "bigint",
    "double": "double",
    "boolean": "boolean",
    "date": "date",
}


_COLUMN = re.compile(
    r"(?:Column '(?:[^']*\.)?|Unknown column: )(?P<name>\w+)(?:.*Line: (?P<line>\d+), Col: (?P<column>\d+))?"
)


@dataclass(frozen=True)
class Translation:
    """A query ready for DuckDB."""

    sql: str
    #: Base tables it reads, views written out.
    tables: tuple[str, ...]
    #: What comes out: column name and Athena type.
    columns: tuple[tuple[str, str], ...]


def sql_columns(table: Table) -> list[Column]:
    """The columns SQL can name: all but lists."""
    return [column for column in table.columns if column.type in ATHENA_TYPES]


def transpile(sql: str) -> str:
    """DuckDB's text for an Athena query over the lake's tables and views."""
    return translate(sql).sql


def translate(sql: str, tables: Mapping[str, Table] | None = None) -> Translation:
    """Everything the session needs to know about a query; a mistake in it is a `LakeError`."""
    known = load_tables() if tables is None else tables
    query = _write_out_views(_with_decimals(sql), known, ())
    used = tuple(sorted({node.name.lower() for node in table_nodes(query)}))
    resolved = _resolve_columns(query, known, used)
    columns = tuple(
        (select.alias_or_name, select.type.sql(DIALECT).lower() if select.type else "unknown")
        for select in resolved.selects
    )
    try:
        text = agree(resolved).sql("duckdb", unsupported_level=ErrorLevel.RAISE)
    except UnsupportedError as error:
        raise LakeError(f"This engine cannot give Athena's answer: {str(error).rstrip('.')}") from None
    return Translation(text, used, columns)


def _write_out_views(query: exp.Query, tables: Mapping[str, Table], within: tuple[str, ...]) -> exp.Query:
    for node in table_nodes(query):
        name = node.name.lower()
        if name in tables:
            continue
        if name in within:
            raise LakeError(f"The view {name} reads itself: {' -> '.join((*within, name))}")
        view = _write_out_views(_view_query(name, tables), tables, (*within, name))
        node.replace(view.subquery(node.alias or name))
    return query


def _view_query(name: str, tables: Mapping[str, Table]) -> exp.Query:
    path = all_views().get(name)
    if path is None:
        raise LakeError(f'There is no table or view "{name}"{nearest(name, [*tables, *all_views()])}')
    return _with_decimals(path.read_text(encoding="utf-8"))


def _with_decimals(sql: str) -> exp.Query:
    query = parse_query(sql)
    for node in list(query.find_all(exp.Literal)):
        node.replace(decimal_literals(node))
    return query


def nearest(name: str, candidates: list[str]) -> str:
    """The closest existing names as the end of a sentence, empty when none is close."""
    close = difflib.get_close_matches(name, candidates, n=1, cutoff=0.5)
    return f"; nearest is {close[0]}" if close else ""


def _resolve_columns(query: exp.Query, tables: Mapping[str, Table], used: tuple[str, ...]) -> exp.Query:
    schema = MappingSchema(
        {
            name: {column.name: ATHENA_TYPES[column.type] for column in sql_columns(tables[name])}
            for name in used
        },
        dialect=DIALECT,
    )
    # Read before `qualify` names every column of the select list.
    aliases = {node.alias.lower() for node in query.find_all(exp.Alias)}
    try:
        resolved = qualify(
            query,
            schema=schema,
            dialect=DIALECT,
            # An alias of the select list cannot be used in where or group by in Athena.
            expand_alias_refs=False,
            quote_identifiers=False,
            identify=False,
        )
    except OptimizeError as error:
        raise LakeError(_unresolved(str(error), aliases, tables, used)) from None
    return annotate_types(resolved, schema=schema, dialect=DIALECT)


def _unresolved(message: str, aliases: set[str], tables: Mapping[str, Table], used: tuple[str, ...]) -> str:
    """One sentence for a column that cannot be told: unknown, ambiguous, or an alias used too early."""
    match = _COLUMN.search(message)
    if match is None:
        return f"The SQL cannot be resolved: {message.splitlines()[0].rstrip('.')}"
    name = match.group("name").lower()
    # sqlglot tells the column where the name ends.
    start = int(match.group("column") or 0) - len(name) + 1
    where = f" at line {match.group('line')}, column {start}" if match.group("line") else ""
    names = {table: [column.name for column in sql_columns(tables[table])] for table in used}
    holders = [table for table in used if name in names[table]]
    if len(holders) > 1:
        return f'Column "{name}"{where} is in {" and ".join(holders)}: write which one is meant'
    if name in aliases:
        return (
            f'Column "{name}"{where} is an alias of a select list, which Athena does not see there: '
            "repeat the expression, or group by its position"
        )
    if holders:
        return f'Column "{name}"{where} is not in the table it is asked of, but in {holders[0]}'
    columns = sorted({column for table in used for column in names[table]})
    return f'There is no column "{name}"{where}{nearest(name, columns)}'


@cache
def view_columns(name: str) -> tuple[tuple[str, str], ...]:
    """Column names and Athena types of a view, without reading any data."""
    return translate(all_views()[name].read_text(encoding="utf-8")).columns
