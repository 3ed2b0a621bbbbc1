"""Reads stored lines with Spark: by path, every column stated, a line that is none an error."""

from __future__ import annotations

from typing import Any

from lead_lake.tables import Column, Table

_TYPES = {"issues": "array<struct<code: string, field: string>>"}
#: Every line has the position it was read at; a line without any known field is no line of ours.
_READ_OPTIONS = {
    "mode": "FAILFAST",
    "lineSep": "\n",
    "encoding": "UTF-8",
    # paths are taken as they are written, brackets and all, and no column is made of their folders
    "__globPaths__": "false",
    "recursiveFileLookup": "true",
}


def read_lines(spark: Any, objects: str, table: Table, keys: list[str], columns: list[str] | None) -> Any:
    """The lines of objects under the URI `objects`, their columns typed and `object_key` beside them.

    No keys give no rows of the same shape. Columns that come from the path are read from it.
    """
    wanted = [c for c in table.columns if columns is None or c.name in columns]
    if not keys:
        nothing = ", ".join(f"cast(null as {_type(c)}) as {c.name}" for c in wanted)
        return spark.sql(f"select {nothing}, cast(null as string) as object_key where false")
    schema = ", ".join(f"{c.name} {_type(c)}" for c in wanted if not c.from_path)
    lines = spark.read.schema(schema).options(**_READ_OPTIONS).json([f"{objects}/{key}" for key in keys])
    # Spark names files by URI: what a key may not hold as it is stands there as %XX, a plus as itself
    path = "url_decode(replace(_metadata.file_path, '+', '%2B'))"
    start = len(_plain_path(spark, objects)) + 2
    selected = [_from_path(c) if c.from_path else c.name for c in wanted]
    return lines.selectExpr(f"substr({path}, {start}) as object_key", "*").selectExpr(*selected, "object_key")


def _type(column: Column) -> str:
    return _TYPES.get(column.type, column.type)


def _plain_path(spark: Any, objects: str) -> str:
    """The objects' URI as it stands in front of every file's name."""
    path = spark._jvm.org.apache.hadoop.fs.Path(objects)
    qualified = path.getFileSystem(spark._jsc.hadoopConfiguration()).makeQualified(path)
    return str(qualified.toString())


def _from_path(column: Column) -> str:
    value = f"regexp_extract(object_key, '(?:^|/){column.name}=([^/]+)/', 1)"
    return f"cast({value} as {column.type}) as {column.name}"
