"""Prints every text in the Parquet files of a lake's warehouse, earlier snapshots included, as JSON lines.

`read_warehouse.py LAKE`: one `{"file": ..., "texts": [...]}` per file. Files of the contacts layer are left
out: contact data may lie there.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

warehouse = Path(sys.argv[1]) / "warehouse"
for path in sorted(warehouse.rglob("*.parquet")):
    name = path.relative_to(warehouse)
    if name.parts[0] == "contacts":
        continue
    table = pq.ParquetFile(path).read()
    texts = {
        value
        for column in table.columns
        if pa.types.is_string(column.type) or pa.types.is_large_string(column.type)
        for value in column.to_pylist()
        if value is not None
    }
    print(json.dumps({"file": str(name), "texts": sorted(texts)}))
