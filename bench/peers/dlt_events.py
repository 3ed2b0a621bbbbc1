"""What dlt makes of the task: JSON lines merged into a typed table. `dlt_events.py OBJECTS OUT COLUMNS`."""

from __future__ import annotations

import json
import sys
from typing import Any

import dlt
from dlt.sources.filesystem import filesystem, read_jsonl

TYPES = {"string": "text", "bigint": "bigint", "boolean": "bool", "date": "date", "double": "double"}


def main(objects: str, out: str, columns: str) -> None:
    kinds: dict[str, str] = json.loads(columns)["read"]

    def only_event_columns(line: dict[str, Any]) -> dict[str, Any]:
        return {name: line.get(name) for name in kinds}

    hints: dict[str, Any] = {name: {"data_type": TYPES[kind]} for name, kind in kinds.items()}
    hints["received_at_ms"]["dedup_sort"] = "asc"
    events = (filesystem(bucket_url=objects, file_glob="**/*.ndjson.gz") | read_jsonl()).with_name("events")
    events.add_map(only_event_columns)
    events.apply_hints(write_disposition="merge", primary_key=("source", "event_id"), columns=hints)
    pipeline = dlt.pipeline(
        pipeline_name="peer",
        pipelines_dir=f"{out}/pipelines",
        destination=dlt.destinations.duckdb(f"{out}/peer.duckdb"),
        dataset_name="bench",
    )
    # its default for DuckDB, text of INSERT statements, takes several times as long
    pipeline.run(events, loader_file_format="parquet")


if __name__ == "__main__":
    main(*sys.argv[1:])
