"""How the lake's Iceberg tables are laid out, whoever writes them."""

from __future__ import annotations

from lead_lake.tables import Table

#: Name of the catalog; PyIceberg and Spark must agree on it, it stands in the catalog's rows.
CATALOG = "lake"
DATABASE = "lead_lake"
#: The first partition field of every Iceberg table.
FIRST_PARTITION_ID = 1000
#: There is one writer per lake, and a commit tried again would add its rows twice.
PROPERTIES = {
    "format-version": "2",
    "commit.retry.num-retries": "0",
    "write.parquet.compression-codec": "zstd",
    "write.metadata.delete-after-commit.enabled": "true",
    "write.metadata.previous-versions-max": "20",
}


def table_location(warehouse: str, table: Table) -> str:
    """Where a table lies under the URI of a warehouse: its layer is its first folder."""
    return f"{warehouse}/{table.layer}/{table.name}"


def table_properties(table: Table) -> dict[str, str]:
    return PROPERTIES | {"comment": table.comment}


def changed_type(table: str, column: str, found: str, wanted: str) -> str:
    """The sentence for a definition that changed a column's type."""
    return (
        f"column {table}.{column} is {found} in the lake and {wanted} in its definition: "
        "types do not change in place, make a new column"
    )
