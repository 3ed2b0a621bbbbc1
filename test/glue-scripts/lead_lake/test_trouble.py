from __future__ import annotations

import errno
import sqlite3

import duckdb
import pytest

from lead_lake.trouble import explain


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "/lake/x"), "/lake/x: the disk is full"),
        (OSError(errno.EROFS, "Read-only file system"), "read-only disk"),
        (PermissionError(errno.EACCES, "Permission denied", "/lake"), "/lake: the lake's directory may not"),
        (sqlite3.OperationalError("database or disk is full"), "the disk is full"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "may not be written"),
        (duckdb.IOException("IO Error: Could not write file: No space left on device"), "the disk is full"),
    ],
)
def test_failures_of_the_machine_become_a_sentence(error: Exception, words: str) -> None:
    assert words in (explain(error) or "")


def test_the_cause_is_found_behind_what_wraps_it() -> None:
    wrapped = RuntimeError("commit failed")
    wrapped.__cause__ = OSError(errno.ENOSPC, "full")
    assert "the disk is full" in (explain(wrapped) or "")


def test_words_in_an_error_about_data_are_not_taken_for_the_machine() -> None:
    assert explain(duckdb.InvalidInputException('Malformed JSON: {"name": "permission denied"}')) is None


def test_a_programming_error_is_not_explained_away() -> None:
    assert explain(KeyError("lead_id")) is None
