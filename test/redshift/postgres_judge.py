"""A PostgreSQL 15 of the tests' own: in a folder that goes with it, on a socket nobody else can reach."""

from __future__ import annotations

import json
import os
import pwd
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

MAJOR = 15
_DEBIAN = Path(f"/usr/lib/postgresql/{MAJOR}/bin")
#: Who runs the server where the tests run as root, which PostgreSQL refuses to be.
_SERVERS = ("postgres", "nobody")
_PATIENCE_SECONDS = 30
#: A server whose data nobody will miss.
_HASTY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=16MB")


def programs() -> Path | None:
    """Folder with PostgreSQL's programs: Debian's, else that of a `postgres` on PATH of this version."""
    if (_DEBIAN / "postgres").exists():
        return _DEBIAN
    found = shutil.which("postgres")
    if found is None:
        return None
    said = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout
    is_version = re.search(rf"\b{MAJOR}\.", said) is not None
    return Path(found).resolve().parent if is_version else None


class PostgresError(Exception):
    """PostgreSQL refused a statement, or did not start."""


class Postgres:
    def __init__(self, psql: Path, socket: Path) -> None:
        self._psql = psql
        self._socket = socket

    def run(self, statements: Sequence[str]) -> None:
        """All statements in one transaction, or none."""
        self._ask("".join(f"{statement};\n" for statement in ("begin", *statements, "commit")))

    def rows(self, query: str) -> list[dict[str, Any]]:
        said = self._ask(f"select row_to_json(a_row) from ({query}) as a_row;\n")
        return [json.loads(line) for line in said.splitlines()]

    def load(self, table: str, rows: Sequence[dict[str, Any]]) -> None:
        """Adds rows that have the same columns."""
        tuples = [f"({', '.join(map(_literal, row.values()))})" for row in rows]
        self.run([f"insert into {table} ({', '.join(rows[0])}) values {', '.join(tuples)}"])

    def _ask(self, text: str) -> str:
        command = [
            self._psql,
            "-XqAt",
            "-v",
            "ON_ERROR_STOP=1",
            "-h",
            self._socket,
            "-U",
            "judge",
            "postgres",
        ]
        done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise PostgresError(done.stderr.strip())
        return done.stdout


def _literal(value: object) -> str:
    return "null" if value is None else "'" + str(value).replace("'", "''") + "'"


@contextmanager
def running_postgres(folder_of_programs: Path) -> Iterator[Postgres]:
    # a short path, because a socket's may not be long
    home = Path(tempfile.mkdtemp(prefix="lead-lake-judge-"))
    server = None
    try:
        user = _server_user()
        if user is not None:
            os.chown(home, pwd.getpwnam(user).pw_uid, pwd.getpwnam(user).pw_gid)
        data = home / "data"
        make = [folder_of_programs / "initdb", "-D", data, "-U", "judge", "-A", "trust", "-E", "UTF8"]
        subprocess.run([*make, "--no-sync"], user=user, cwd=home, check=True, capture_output=True)
        settings = [word for setting in (*_HASTY, "listen_addresses=") for word in ("-c", setting)]
        with (home / "log").open("w") as log:
            server = subprocess.Popen(
                [folder_of_programs / "postgres", "-D", data, "-k", home, *settings],
                user=user, cwd=home, stdout=log, stderr=log,
            )  # fmt: skip
        _wait(folder_of_programs / "pg_isready", home, server)
        yield Postgres(folder_of_programs / "psql", home)
    finally:
        if server is not None:
            server.terminate()
            server.wait(_PATIENCE_SECONDS)
        shutil.rmtree(home, ignore_errors=True)


def _server_user() -> str | None:
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in _SERVERS if name in known)


def _wait(is_ready: Path, home: Path, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while subprocess.run([is_ready, "-q", "-h", home], check=False).returncode != 0:
        if server.poll() is not None or time.monotonic() > deadline:
            raise PostgresError((home / "log").read_text())
        time.sleep(0.05)
