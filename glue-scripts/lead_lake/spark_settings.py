"""What Spark is told: what models need everywhere, what one machine adds, and where tables are kept."""

from __future__ import annotations

from pathlib import Path

from lead_lake.iceberg_layout import CATALOG
from lead_lake.lake import Lake

#: Iceberg as Glue 5.1 has it, and what lets its catalog open the SQLite file that PyIceberg made.
PACKAGES = (
    "org.apache.iceberg:iceberg-spark-runtime-3.5_2.12:1.10.0",
    "org.xerial:sqlite-jdbc:3.51.3.0",
)
#: Spark has its own, and an older one beside it only costs a download.
_EXCLUDED = "org.slf4j:slf4j-api"
_CATALOG = f"spark.sql.catalog.{CATALOG}"
_GIBIBYTE = 2**30
#: Every model brings classes of its own; room for them from the start spares a dozen full collections.
_JVM = "-XX:MetaspaceSize=512m -XX:+UseParallelGC"

#: One meaning of time, of a quoted name and of what a number cannot hold; and what the lake's shape asks for.
SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.ansi.doubleQuotedIdentifiers": "true",
    # what can be said of 40 columns through a chain of models costs more to find out than it saves
    "spark.sql.constraintPropagation.enabled": "false",
    # many small objects are listed by the driver; a job with a task for each would take longer
    "spark.sql.sources.parallelPartitionDiscovery.threshold": "4096",
    # opening one of the lake's small files costs as much as reading this much
    "spark.sql.files.openCostInBytes": "262144",
}


def local_settings(master: str, memory_bytes: int, scratch: Path, library_cache: Path) -> dict[str, str]:
    """Spark on one machine: nothing listens beyond it, nothing is left lying about."""
    driver = max(1, min(4, memory_bytes // _GIBIBYTE // 2))
    return {
        "spark.master": master,
        "spark.app.name": "lead-lake",
        "spark.driver.memory": f"{driver}g",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.jars.packages": ",".join(PACKAGES),
        "spark.jars.excludes": _EXCLUDED,
        "spark.jars.ivy": str(library_cache),
        "spark.local.dir": str(scratch / "blocks"),
        "spark.sql.warehouse.dir": (scratch / "unused").as_uri(),
        "spark.driver.extraJavaOptions": f'"-Djava.io.tmpdir={scratch}" {_JVM}',
    }


def sqlite_catalog_at(address: str, warehouse: str) -> dict[str, str]:
    """The catalog PyIceberg made, opened by Spark. It keeps no table, PyIceberg writes in between."""
    return {
        _CATALOG: "org.apache.iceberg.spark.SparkCatalog",
        f"{_CATALOG}.catalog-impl": "org.apache.iceberg.jdbc.JdbcCatalog",
        f"{_CATALOG}.uri": address,
        f"{_CATALOG}.warehouse": warehouse,
        f"{_CATALOG}.jdbc.schema-version": "V1",
        f"{_CATALOG}.jdbc.init-catalog-tables": "false",
        f"{_CATALOG}.cache-enabled": "false",
    }


def glue_catalog(warehouse: str) -> dict[str, str]:
    """The Glue data catalog over S3."""
    return {
        _CATALOG: "org.apache.iceberg.spark.SparkCatalog",
        f"{_CATALOG}.catalog-impl": "org.apache.iceberg.aws.glue.GlueCatalog",
        f"{_CATALOG}.io-impl": "org.apache.iceberg.aws.s3.S3FileIO",
        f"{_CATALOG}.warehouse": warehouse,
        f"{_CATALOG}.cache-enabled": "false",
    }


def lake_catalog(lake: Lake) -> dict[str, str]:
    return sqlite_catalog_at(f"jdbc:sqlite:{lake.catalog_file}", f"file://{lake.warehouse}")
