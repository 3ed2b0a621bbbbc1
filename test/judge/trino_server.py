"""A Trino of its own for a test: over one lake's catalog, bound to this machine, gone with the test."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

#: Starting takes 10 s alone, and far longer beside other tests.
_START_SECONDS = 240
_STOP_SECONDS = 20

_JVM = """-server
-Xmx1G
-XX:+UseSerialGC
-XX:ReservedCodeCacheSize=256M
-XX:+ExitOnOutOfMemoryError
-Djdk.attach.allowAttachSelf=true
-Dfile.encoding=UTF-8
--add-modules=jdk.incubator.vector
"""


def _settings(port: int, lake: Path, data: Path) -> dict[str, str]:
    return {
        "jvm.config": _JVM,
        "log.properties": "io.trino=WARN\n",
        "node.properties": f"node.environment=judge\nnode.id=judge\nnode.data-dir={data}\n"
        "node.internal-address=127.0.0.1\nnode.bind-ip=127.0.0.1\n",
        "config.properties": f"coordinator=true\nnode-scheduler.include-coordinator=true\n"
        f"http-server.http.port={port}\ndiscovery.uri=http://127.0.0.1:{port}\ncatalog.management=static\n"
        "query.max-memory=300MB\nquery.max-memory-per-node=300MB\nmemory.heap-headroom-per-node=200MB\n",
        "catalog/lake.properties": "connector.name=iceberg\niceberg.catalog.type=jdbc\n"
        "iceberg.jdbc-catalog.driver-class=org.sqlite.JDBC\n"
        f"iceberg.jdbc-catalog.connection-url=jdbc:sqlite:{lake}/catalog.db\n"
        "iceberg.jdbc-catalog.catalog-name=lake\niceberg.jdbc-catalog.schema-version=V1\n"
        f"iceberg.jdbc-catalog.default-warehouse-dir=file://{lake}/warehouse\n"
        "fs.native-local.enabled=true\nlocal.location=/\n",
    }


@contextlib.contextmanager
def trino_over(lake: Path, home: Path, java: Path, scratch: Path) -> Iterator[int]:
    """Runs Trino over the lake's Iceberg catalog and yields the port it answers at."""
    port = _free_port()
    etc, log = scratch / "etc", scratch / "trino.log"
    for name, text in _settings(port, lake, scratch / "data").items():
        (etc / name).parent.mkdir(parents=True, exist_ok=True)
        (etc / name).write_text(text, encoding="utf-8")
    env = {**os.environ, "JAVA_HOME": str(java), "PATH": f"{java}/bin:{os.environ['PATH']}"}
    command = [str(home / "bin" / "launcher"), "run", "--etc-dir", str(etc)]
    with log.open("wb") as out:
        server = subprocess.Popen(command, env=env, stdout=out, stderr=out, start_new_session=True)
    try:
        _wait_until_ready(server, port, log)
        yield port
    finally:
        _stop(server)


def _wait_until_ready(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        if _is_ready(port):
            return
        time.sleep(0.3)
    raise RuntimeError(f"Trino did not start:\n{log.read_text(encoding='utf-8')[-2000:]}")


def _is_ready(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/v1/info", timeout=2) as answer:
            return b'"starting":false' in answer.read()
    except OSError:
        return False


def _stop(server: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(server.pid, signal.SIGTERM)
    try:
        server.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
