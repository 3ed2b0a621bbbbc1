"""Prints the columns peers read and write, from the one place that states them: `{"read": …, "write": …}`."""

from __future__ import annotations

import json

from lead_lake.tables import load_tables

tables = load_tables()
read = {c.name: c.type for c in tables["validated_events"].columns if not c.from_path and c.type != "issues"}
write = [c.name for c in tables["events"].columns]
print(json.dumps({"read": {name: kind for name, kind in read.items() if name in write}, "write": write}))
