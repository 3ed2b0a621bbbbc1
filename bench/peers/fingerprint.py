"""Says what a peer or the lake holds: `fingerprint.py lake DIR | duckdb FILE | parquet DIR`.

Prints rows, distinct events, and a fingerprint of which content was kept under each id, whatever the order.
"""

from __future__ import annotations

import json
import sys

import duckdb

QUERY = """
select count(*), count(distinct (source, event_id)),
    cast(bit_xor(md5_number(concat_ws('|', source, event_id, payload_sha256))) as varchar)
from {events}
"""


def main(kind: str, place: str) -> None:
    connection = duckdb.connect(place if kind == "duckdb" else ":memory:", read_only=kind == "duckdb")
    events = "bench.events" if kind == "duckdb" else "events"
    if kind == "lake":
        # only here: a peer's own Python has no lake
        from lead_lake.iceberg import IcebergTables
        from lead_lake.lake import open_lake
        from lead_lake.tables import load_tables

        columns = ("source", "event_id", "payload_sha256")
        connection.register("events", IcebergTables(open_lake(place)).read(load_tables()["events"], columns))
    if kind == "parquet":
        events = f"read_parquet('{place}/*.parquet')"
    rows, distinct, fingerprint = connection.execute(QUERY.format(events=events)).fetchall()[0]
    print(json.dumps({"rows": rows, "distinct": distinct, "fingerprint": fingerprint}))


if __name__ == "__main__":
    main(*sys.argv[1:])
