"""Starts and ends Spark on this machine. What its JVM says goes to a log of its own: our output is JSON."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lead_lake.errors import LakeError
from lead_lake.spark_java import find_java
from lead_lake.spark_settings import local_settings

#: Names the cluster; `local[*]` is all cores of this machine in one process.
MASTER_VARIABLE = "LEAD_LAKE_SPARK_MASTER"
DEFAULT_MASTER = "local[*]"
#: No exceptions in the log: a message of Spark's may quote the line it stumbled over.
_LOGGING = """\
rootLogger.level = error
rootLogger.appenderRef.stderr.ref = stderr
appender.stderr.type = Console
appender.stderr.name = stderr
appender.stderr.target = SYSTEM_ERR
appender.stderr.layout.type = PatternLayout
appender.stderr.layout.pattern = %d{yyyy-MM-dd'T'HH:mm:ss.SSS} %p %c{1}: %m%n%ex{0}
"""


@contextlib.contextmanager
def running_spark(spill: Path, log: Path, environment: Mapping[str, str]) -> Iterator[Any]:
    """A SparkSession for the block; its temporary files lie under `spill` and are gone afterwards."""
    java_home = find_java(environment)
    spill.mkdir(parents=True, exist_ok=True)
    log.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix="spark-", dir=spill))
    try:
        settings = local_settings(
            environment.get(MASTER_VARIABLE) or DEFAULT_MASTER,
            os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
            scratch,
            Path(sys.prefix) / "ivy",
        )
        spark = _start(settings, _surroundings(java_home, scratch), log)
        try:
            yield spark
        finally:
            spark.stop()
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _surroundings(java_home: Path, scratch: Path) -> dict[str, str]:
    """The environment of Spark's processes: this Spark, this Java, and settings of nobody else."""
    import pyspark

    conf = scratch / "conf"
    conf.mkdir()
    (conf / "log4j2.properties").write_text(_LOGGING, encoding="utf-8")
    return {
        "JAVA_HOME": str(java_home),
        "SPARK_HOME": str(_spark_home(Path(pyspark.__file__).parent, scratch)),
        "SPARK_CONF_DIR": str(conf),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_LOCAL_DIRS": str(scratch / "blocks"),
        # file names are UTF-8, whatever the terminal speaks
        "LC_ALL": "C.UTF-8",
    }


def _spark_home(package: Path, scratch: Path) -> Path:
    """The installed package seen through links: workers of a local cluster write into their home."""
    home = scratch / "home"
    home.mkdir()
    for part in ("bin", "jars", "python", "sbin"):
        (home / part).symlink_to(package / part)
    return home


def _start(settings: dict[str, str], surroundings: dict[str, str], log: Path) -> Any:
    from pyspark.sql import SparkSession

    try:
        with _environment(surroundings), _output_to(log):
            return SparkSession.builder.config(map=settings).getOrCreate()
    except Exception as error:
        raise LakeError(_why_not(log)) from error


def _why_not(log: Path) -> str:
    said = log.read_text(encoding="utf-8", errors="replace")
    if "unresolved dependency" in said or "Server access error" in said:
        return (
            "Spark could not get its libraries from Maven Central: the first start needs the network "
            f"(https://repo1.maven.org); what it said is in {log}"
        )
    return f"Spark did not start; what it said is in {log}"


@contextlib.contextmanager
def _environment(changed: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(changed)
    for name in [n for n in before if n.startswith(("PYSPARK_", "SPARK_")) and n not in changed]:
        del os.environ[name]
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextlib.contextmanager
def _output_to(log: Path) -> Iterator[None]:
    """What is started in the block writes its output and complaints to `log`, as long as it lives."""
    sys.stdout.flush()
    sys.stderr.flush()
    kept = os.dup(1), os.dup(2)
    file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        os.dup2(file, 1)
        os.dup2(file, 2)
        yield
    finally:
        os.dup2(kept[0], 1)
        os.dup2(kept[1], 2)
        for descriptor in (*kept, file):
            os.close(descriptor)
