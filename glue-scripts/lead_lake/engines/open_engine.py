"""Opens the engine a run has chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from lead_lake.engines import DEFAULT_ENGINE
from lead_lake.engines.duckdb_session import DuckDbSession
from lead_lake.engines.embedded import embedded_session
from lead_lake.engines.model_session import ModelSession
from lead_lake.lake import Lake


@contextmanager
def open_engine(
    engine: str, lake: Lake, note: dict[str, str], environment: Mapping[str, str]
) -> Iterator[tuple[ModelSession, Callable[[], DuckDbSession]]]:
    """The session that computes models, and what opens the one that answers Athena SQL after them."""
    if engine == DEFAULT_ENGINE:
        session = embedded_session(lake, note)
        yield session, lambda: session
        return
    # PySpark is installed only where Spark was asked for
    from lead_lake.engines.spark_engine import spark_session

    with spark_session(lake, note, environment) as distributed:
        # opened when it is needed: then it sees what Spark has committed
        yield distributed, lambda: embedded_session(lake, note)
