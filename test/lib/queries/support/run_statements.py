"""Runs Athena statements on empty tables of the lake and prints the journal's runs: id, rows, KPIs."""

from __future__ import annotations

import json
import sys

import duckdb
import sqlglot

from lead_lake.athena.translate import sql_columns
from lead_lake.tables import load_tables


def main() -> None:
    with duckdb.connect() as connection:
        for table in load_tables().values():
            columns = ", ".join(
                f'"{column.name}" {column.type.replace("string", "varchar")}' for column in sql_columns(table)
            )
            connection.execute(f'create table "{table.name}" ({columns})')
        for statement in json.load(sys.stdin):
            connection.execute(sqlglot.transpile(statement, read="athena", write="duckdb")[0])
        runs = connection.execute(
            "select run_id, count(*), count(distinct kpi) from kpi_values group by 1 order by 1"
        )
        print(json.dumps(runs.fetchall()))


if __name__ == "__main__":
    main()
