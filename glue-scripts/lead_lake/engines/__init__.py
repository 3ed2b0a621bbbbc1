"""Engines that run the models; the embedded default is DuckDB."""
