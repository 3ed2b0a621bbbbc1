"""Features and scores of made-up leads by freshly compiled models, whatever definitions they come from.

Reads one world a line: `models` (a directory), `as_of_ms`, `leads` (lead_id and events, each told once),
`population` (city, first_seen_ms, converted_at_ms). Prints one line for each: by lead_id, what the models
make of it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from models.generated_models import (
    DAY_MS,
    FEATURE_VALUES,
    Row,
    columns_of,
    model_sql,
    run,
    with_point_features,
)


def scores(world: Row) -> dict[str, Any]:
    models, as_of_ms = Path(world["models"]), world["as_of_ms"]
    columns = columns_of("events")
    points = [
        {"lead_id": lead["lead_id"], "as_of_ms": as_of_ms, "known_at_ms": as_of_ms} for lead in world["leads"]
    ]
    events = [
        {"lead_id": lead["lead_id"]} | {name: value for name, value in event.items() if name in columns}
        for lead in world["leads"]
        for event in lead["events"]
        if event["event_time_ms"] <= as_of_ms
    ]
    population = [
        {
            "lead_id": lead["lead_id"],
            "city": lead["city"],
            "known_since_day": day(lead["first_seen_ms"]),
            "converted_known_day": day(lead["converted_at_ms"]),
        }
        for lead in world["population"]
    ]
    con = with_point_features(points, events, population, models)
    for table, model in (
        ("scored_features", FEATURE_VALUES),
        ("score_points", "310_score_points.sql"),
        ("score_totals", "320_score_bands.sql"),
    ):
        con.execute(f"create table {table} as {(models / model).read_text()}")
    totals = {row["lead_id"]: row for row in run(con, model_sql("329_score_values.sql"))}
    reasons = run(con, model_sql("340_lead_score_reasons.sql"), "lead_id, code")
    return {
        row["lead_id"]: {
            "features": row,
            "score": totals[row["lead_id"]],
            "reasons": [reason for reason in reasons if reason["lead_id"] == row["lead_id"]],
        }
        for row in run(con, "select * from scored_features")
    }


def day(ms: int | None) -> int | None:
    return None if ms is None else ms // DAY_MS


def main() -> None:
    for line in sys.stdin:
        print(json.dumps(scores(json.loads(line)), default=str))


if __name__ == "__main__":
    main()
