"""Engines that run the models; the embedded default is DuckDB."""

#: What a run uses unless it is told otherwise.
DEFAULT_ENGINE = "duckdb"
ENGINES = (DEFAULT_ENGINE, "spark")
