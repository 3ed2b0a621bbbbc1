"""Runs the models that are generated from definitions/ over hand-made rows in plain tables."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb

from lead_lake.tables import load_tables

ROOT = Path(__file__).resolve().parents[3]
MODELS = ROOT / "glue-scripts" / "models"
GENERATOR = ROOT / "cli" / "generate" / "main.ts"

Row = dict[str, Any]

POINT = {"lead_id": "string", "as_of_ms": "bigint", "known_at_ms": "bigint"}
POPULATION = {
    "lead_id": "string", "city": "string", "first_source": "string", "device_interest": "string",
    "utm_source": "string", "country": "string", "known_since_day": "bigint", "converted_known_day": "bigint",
}  # fmt: skip
DAY_MS = 86_400_000
POINT_FEATURES, FEATURE_VALUES = "210_point_features.sql", "213_feature_values.sql"


def ms(text: str) -> int:
    """Epoch ms of an ISO time in UTC."""
    return round(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


def day(text: str) -> int:
    """Whole UTC days from 1970 to an ISO date."""
    return (date.fromisoformat(text) - date(1970, 1, 1)).days


def columns_of(table: str) -> dict[str, str]:
    return {column.name: column.type for column in load_tables()[table].columns}


def event(lead_id: str, event_id: str, event_type: str, source: str, time: str, **fields: Any) -> Row:
    at = datetime.fromisoformat(time)
    return {
        "lead_id": lead_id,
        "event_id": event_id,
        "event_type": event_type,
        "source": source,
        "creates_lead": source in ("roadshow", "webinar", "online"),
        "event_time_ms": ms(time),
        "event_date": at.date(),
        **fields,
    }


def point(lead_id: str, as_of: str, known_at: str | None = None) -> Row:
    return {"lead_id": lead_id, "as_of_ms": ms(as_of), "known_at_ms": ms(known_at or as_of)}


def create(con: duckdb.DuckDBPyConnection, table: str, columns: dict[str, str], rows: list[Row]) -> None:
    """A plain table; what a row does not name is null. A name that is no column is a slip of the test."""
    con.execute(f"create or replace table {table} ({', '.join(f'{n} {t}' for n, t in columns.items())})")
    for row in rows:
        unknown = row.keys() - columns.keys()
        assert not unknown, f"{table} has no column {unknown}"
        marks = ", ".join("?" for _ in row)
        con.execute(f"insert into {table} ({', '.join(row)}) values ({marks})", list(row.values()))


def model_sql(name: str) -> str:
    return (MODELS / name).read_text(encoding="utf-8")


def run(con: duckdb.DuckDBPyConnection, sql: str, order_by: str = "lead_id") -> list[Row]:
    """The rows of a model, each as column -> value, with the declared types kept."""
    result = con.execute(f"select * from (\n{sql}\n) order by {order_by}")
    names = [column[0] for column in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def types(con: duckdb.DuckDBPyConnection, sql: str) -> dict[str, str]:
    return {name: str(kind) for name, kind, *_ in con.execute(f"describe {sql}").fetchall()}


def feature_values(
    points: list[Row], events: list[Row], population: list[Row] | None = None, models: Path = MODELS
) -> list[Row]:
    """Features of the points, by the models in a directory (those of the repository when left out)."""
    con = with_point_features(points, events, population, models)
    return run(con, (models / FEATURE_VALUES).read_text())


def with_point_features(
    points: list[Row], events: list[Row], population: list[Row] | None = None, models: Path = MODELS
) -> duckdb.DuckDBPyConnection:
    """Tables in which all stands that the features of the points are made from, the points' own included."""
    con = duckdb.connect()
    create(con, "feature_points", POINT, points)
    create(con, "feature_point_events", {"lead_id": "string", **columns_of("events")}, events)
    create(con, "population_leads", POPULATION, population or [])
    con.execute(f"create table decay_factors as {(models / '200_decay_factors.sql').read_text()}")
    con.execute(f"create table point_features as {(models / POINT_FEATURES).read_text()}")
    return con


def compile_copy(root: Path, **definitions: str) -> Path:
    """A copy of the definitions under `root`, some replaced, compiled there; returns its models."""
    shutil.copytree(ROOT / "definitions", root / "definitions")
    shutil.copytree(ROOT / "glue-scripts" / "tables", root / "glue-scripts" / "tables")
    shutil.copytree(ROOT / "athena-queries" / "kpis", root / "athena-queries" / "kpis")
    for name, text in definitions.items():
        (root / "definitions" / f"{name}.yaml").write_text(text, encoding="utf-8")
    generate("--root", str(root))
    return root / "glue-scripts" / "models"


def generate(*args: str) -> str:
    command = ["node", "--import", "tsx", str(GENERATOR), *args]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def scorecard_models(name: str) -> dict[str, str]:
    """Texts of a scorecard's models by file name, whether or not it is the active one."""
    printed = json.loads(generate("--print", f"scorecard:{name}"))
    return {Path(path).name: text for path, text in printed.items()}
