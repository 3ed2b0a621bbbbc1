"""What DuckDB says about a query, in one sentence, without the values of the lake's rows."""

from __future__ import annotations

import re

import duckdb

from lead_lake.errors import EngineError, LakeError

#: Trouble with the machine, not with the query.
_BROKEN = (
    duckdb.OutOfMemoryException,
    duckdb.IOException,
    duckdb.InternalException,
    duckdb.FatalException,
    duckdb.InterruptException,
)
_KIND = re.compile(r"^[A-Za-z ]+ Error: ")
_QUOTED = re.compile(r"""'.*'|".*\"""", re.DOTALL)
_FUNCTION = re.compile(r"\w+ Function with name (\S+) does not exist")
_CANDIDATE = re.compile(r'(?:Did you mean|Candidate bindings:)\s+"([^"]+)"')


def as_lake_error(error: duckdb.Error) -> LakeError | EngineError:
    """A user's mistake as a sentence; a broken engine as what it is."""
    text = _KIND.sub("", str(error))
    if isinstance(error, (duckdb.ConversionException, duckdb.InvalidInputException)):
        # The value that could not be used may be contact data, and may hold line breaks.
        text = _QUOTED.sub("...", text.split("\n\nLINE")[0])
    first = text.splitlines()[0].rstrip("!. ") if text else type(error).__name__
    if isinstance(error, _BROKEN):
        return EngineError(f"DuckDB could not answer the query: {first}")
    if first.startswith("Division by zero"):
        return LakeError("The query divides a whole number by zero: write x / nullif(y, 0)")
    function = _FUNCTION.search(first)
    if function:
        first = f'There is no function "{function.group(1)}" here'
    candidate = _CANDIDATE.search(text)
    return LakeError(f"{first}; nearest is {candidate.group(1)}" if candidate else first)
