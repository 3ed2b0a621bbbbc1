"""Prints the rows of a lake's derived tables and of its newest KPIs as JSON: `read_tables.py LAKE`.

The same as one `lake query "select * from TABLE" --json` per table, in one process.
"""

from __future__ import annotations

import json
import sys

from lead_lake import commands
from lead_lake.tables import load_tables

directory = sys.argv[1]
names = [table.name for table in load_tables().values() if table.kind == "derived"]
rows = {name: commands.query(directory, f"select * from {name}")["rows"] for name in names}
rows["kpis"] = commands.kpis(directory)["rows"]
json.dump(rows, sys.stdout, default=str)
