"""One Spark for all tests that need it: it takes longer to start than any of them."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from typing import Any

import pytest

from lead_lake.errors import LakeError


def why_no_spark() -> str | None:
    from lead_lake.spark_java import find_java

    try:
        find_java(os.environ)
    except LakeError as error:
        return str(error)
    if importlib.util.find_spec("pyspark") is None:
        return "PySpark is not installed: npm test installs it, and so does lake run --engine spark"
    return None


@pytest.fixture(scope="session")
def with_spark() -> None:
    """Skips a test, with the reason, where Spark cannot run."""
    reason = why_no_spark()
    if reason is not None:
        pytest.skip(reason)


@pytest.fixture(scope="session")
def spark(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    request.getfixturevalue("with_spark")
    from lead_lake.spark_start import MASTER_VARIABLE, running_spark

    folder = tmp_path_factory.mktemp("spark")
    surroundings = os.environ | {MASTER_VARIABLE: "local[2]"}
    with running_spark(folder / "spill", folder / "spark.log", surroundings) as session:
        yield session
