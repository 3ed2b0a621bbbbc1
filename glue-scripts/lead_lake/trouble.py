"""Turns failures of the machine (disk, permissions) into the one sentence a user can act on."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator

import duckdb
import sqlalchemy.exc

_SENTENCES = {
    errno.ENOSPC: "the disk is full: free some space, then run the same command again; nothing is lost",
    errno.EDQUOT: "the disk quota is used up: free some space, then run the command again; nothing is lost",
    errno.EROFS: "the lake lies on a read-only disk: move it or mount the disk for writing",
    errno.EACCES: "the lake's directory may not be written: give this user permission to it",
    errno.EPERM: "the lake's directory may not be written: give this user permission to it",
    errno.EMFILE: "too many files are open: raise the limit (ulimit -n), then run the same command again",
}
#: Libraries that hide the error number say it in words.
_WORDS = {
    "no space left": errno.ENOSPC,
    "disk is full": errno.ENOSPC,
    "read-only file system": errno.EROFS,
    "readonly database": errno.EACCES,
    "permission denied": errno.EACCES,
    "unable to open database file": errno.EACCES,
    "too many open files": errno.EMFILE,
}

#: Errors whose text is about files; the text of others may quote data.
_SPEAKS_OF_THE_MACHINE = (OSError, duckdb.IOException, sqlite3.Error, sqlalchemy.exc.DBAPIError)


def explain(error: BaseException) -> str | None:
    """The sentence for an error that comes from the machine, None when it is not one."""
    for cause in _causes(error):
        number = cause.errno if isinstance(cause, OSError) else None
        if number in _SENTENCES:
            return _named(cause, _SENTENCES[number])
        if not isinstance(cause, _SPEAKS_OF_THE_MACHINE):
            continue
        text = str(cause).lower()
        for words, meant in _WORDS.items():
            if words in text:
                return _named(cause, _SENTENCES[meant])
    return None


def _named(cause: BaseException, sentence: str) -> str:
    path = getattr(cause, "filename", None)
    return f"{path}: {sentence}" if path else sentence


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        current = current.__cause__ or current.__context__
