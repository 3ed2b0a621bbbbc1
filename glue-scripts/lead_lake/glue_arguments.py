"""Arguments of a Glue job: `--name value`, among others that Glue adds for itself."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lead_lake.errors import LakeError

#: What each argument is for; those with an example are required.
_EXAMPLES = {
    "objects": "s3://bucket, where raw/, validated/ and quarantine/ lie",
    "warehouse": "s3://bucket/warehouse, under which tables lie",
    "gate_version": "1, the gate whose validated events are read",
}
_OPTIONAL = ("as_of", "run_id", "since", "catalog")
#: The Glue data catalog; anything else is the JDBC address of a catalog in SQLite.
GLUE_CATALOG = "glue"


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
    #: Objects that arrived before this day have been read. @default all objects are listed
    since: date | None = None
    #: @default the Glue data catalog
    catalog: str = GLUE_CATALOG


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
        since=_day(given["since"]) if "since" in given else None,
        catalog=given.get("catalog", GLUE_CATALOG),
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
        raise LakeError(f"--since {text!r} is not a day: write it like 2025-01-31") from error
