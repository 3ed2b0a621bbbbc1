"""One run at a time: the kernel holds the lock, so that a killed run leaves none behind."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lead_lake.errors import LakeError


@contextmanager
def exclusive(path: Path, doing: str) -> Iterator[None]:
    """Holds `path` while the block runs; raises LakeError when another process holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            holder = file.read().strip() or "unknown"
            raise LakeError(
                f"another process ({holder}) is {doing} on this lake: wait until it is done, then try again"
            ) from error
        file.truncate(0)
        file.write(f"pid {os.getpid()}")
        file.flush()
        yield
