"""Arguments of a Glue job: `--name value`, among others that Glue adds for itself."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lead_lake.errors import LakeError
from lead_lake.iceberg_layout import DATABASE

#: What each argument is for; those with an example are required.
_EXAMPLES = {
    "objects": "s3://bucket, where raw/, validated/ and quarantine/ lie",
    "warehouse": "s3://bucket, under which tables lie that say nothing else",
    "gate_version": "2, the gate whose validated events are read",
}
_OPTIONAL = ("as_of", "run_id", "since", "read_back_days", "catalog", "database", "runs")
#: The Glue data catalog; anything else is the JDBC address of a catalog in SQLite.
GLUE_CATALOG = "glue"
#: In place of a day: as many days before the last reading as `--read_back_days` says.
LAST_RUN = "last-run"


@dataclass(frozen=True)
class GlueArguments:
    #: URI of the stored objects, without a slash at its end.
    objects: str
    #: URI of the tables, without a slash at its end.
    warehouse: str
    gate_version: str
    #: ISO 8601. @default the start of the run
    as_of: str | None = None
    #: Id shared by the stages of one run. @default one of its own
    run_id: str | None = None
    #: Objects that arrived before this day have been read. @default see `read_back_days`
    since: date | None = None
    #: Objects land at most so many days after they arrived: those that arrived earlier than that before the
    #: last reading have been read. @default all objects are listed
    read_back_days: int | None = None
    #: @default the Glue data catalog
    catalog: str = GLUE_CATALOG
    #: The catalog's database that holds the tables.
    database: str = DATABASE
    #: URI under which each run leaves its report. @default it is only printed
    runs: str | None = None


def parse_glue_arguments(arguments: Sequence[str]) -> GlueArguments:
    """Raises LakeError with what is missing or bad, and how to write it."""
    given = _pairs(arguments)
    known = (*_EXAMPLES, *_OPTIONAL)
    for name in given:
        close = [] if name in known else difflib.get_close_matches(name.replace("-", "_"), known, 1, 0.8)
        if close:
            raise LakeError(f"--{name} is not an argument of this job: did you mean --{close[0]}?")
    for name, example in _EXAMPLES.items():
        if not given.get(name):
            raise LakeError(f"--{name} is missing: name {example}")
    for name in _OPTIONAL:
        if name in given and not given[name]:
            raise LakeError(f"--{name} has no value: give it one, or leave it out")
    return GlueArguments(
        objects=given["objects"].rstrip("/"),
        warehouse=given["warehouse"].rstrip("/"),
        gate_version=given["gate_version"],
        as_of=given.get("as_of"),
        run_id=given.get("run_id"),
        since=_day(given["since"]) if given.get("since", LAST_RUN) != LAST_RUN else None,
        read_back_days=_days(given["read_back_days"]) if "read_back_days" in given else None,
        catalog=given.get("catalog", GLUE_CATALOG),
        database=given.get("database", DATABASE),
        runs=given["runs"].rstrip("/") if "runs" in given else None,
    )


def _pairs(arguments: Sequence[str]) -> dict[str, str]:
    """Values by name; a name that no value follows has an empty one."""
    pairs: dict[str, str] = {}
    name: str | None = None
    for argument in arguments:
        if argument.startswith("--"):
            name, _, value = argument[2:].partition("=")
            pairs[name] = value
        elif name is not None and not pairs[name]:
            pairs[name] = argument
        else:
            raise LakeError(f"{argument!r} stands alone: arguments are written --name value")
    return pairs


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise LakeError(f"--since {text!r} is not a day: write it like 2025-01-31, or {LAST_RUN}") from error


def _days(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise LakeError(f"--read_back_days {text!r} is no number of days: write it like 8")
    return int(text)
