"""Athena SQL on one machine: the same files that Athena runs, answered by DuckDB over the same tables.

`parse` reads a statement, `differences` makes the two dialects agree or refuses, `translate` joins them,
`library` knows the SQL files of the project, `session` runs statements, `kpis` computes the ten KPIs.
"""

from lead_lake.athena.kpis import KpiError, compute_kpis
from lead_lake.athena.library import (
    all_checks,
    all_kpis,
    all_questions,
    all_views,
    check_header,
    kpi_header,
    kpi_name,
    question_header,
    view_header,
)
from lead_lake.athena.parse import is_read_only, referenced_tables
from lead_lake.athena.session import AthenaSession
from lead_lake.athena.translate import transpile

__all__ = [
    "AthenaSession",
    "KpiError",
    "all_checks",
    "all_kpis",
    "all_questions",
    "all_views",
    "check_header",
    "compute_kpis",
    "is_read_only",
    "kpi_header",
    "kpi_name",
    "question_header",
    "referenced_tables",
    "transpile",
    "view_header",
]
