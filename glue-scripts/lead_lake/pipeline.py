"""`definitions/pipeline.yaml`, typed: the stages, what each writes, and relations made from others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lead_lake.read_yaml import read_yaml

PIPELINE_FILE = Path(__file__).resolve().parents[2] / "definitions" / "pipeline.yaml"


@dataclass(frozen=True)
class Write:
    table: str
    #: The relation that holds the rows; None where a run over everything has nothing to write.
    relation: str | None
    #: The relation that holds the table's rows after a run that follows what changed; None takes `relation`.
    changes: str | None
    #: Rows of the ids in this relation are replaced; None overwrites the table.
    replaces: str | None
    #: A journal: the relation's rows are added.
    appends: bool
    #: `objects`: the runner's own note of what it has read.
    journal: str | None
    #: While this relation has no row, there is nothing to write and nothing is computed.
    unless_empty: str | None = None


@dataclass(frozen=True)
class Stage:
    name: str
    what: str
    #: What runs it on AWS: `glue` runs models on an engine, `athena` the KPI queries, `lambda` is a function.
    runner: str
    writes: tuple[Write, ...]
    #: Tables in which the stage before says what it has changed; None for the first stage.
    follows: tuple[str, ...] | None = None
    #: Whether only a run of the same as-of day can be followed.
    within_day: bool = False


@dataclass(frozen=True)
class Derived:
    """A relation under another name: a model with some inputs exchanged, or a selection of rows."""

    model: str
    inputs: tuple[tuple[str, str], ...]
    #: The model is a seed and a round, the round repeated until nothing changes.
    repeat: bool
    #: Instead of a model: the rows of this relation ...
    rows_of: str | None
    #: ... that have one of these ids (all columns of this relation) or, with `plus`, have none of them ...
    ids: str | None
    #: ... and the rows that take their place.
    plus: str | None


@dataclass(frozen=True)
class Pipeline:
    stages: tuple[Stage, ...]
    relations: dict[str, Derived]


def _write(entry: dict[str, Any]) -> Write:
    relation = entry.get("from", entry["table"])
    return Write(
        table=entry["table"],
        relation=None if relation == "nothing" else relation,
        changes=entry.get("changes"),
        replaces=entry.get("replaces"),
        appends=entry.get("appends", False),
        journal=entry.get("journal"),
        unless_empty=entry.get("unless_empty"),
    )


def _derived(entry: dict[str, Any]) -> Derived:
    return Derived(
        model=entry.get("repeat") or entry.get("model", ""),
        inputs=tuple(sorted(entry.get("with", {}).items())),
        repeat="repeat" in entry,
        rows_of=entry.get("rows_of"),
        ids=entry.get("in") or entry.get("not_in"),
        plus=entry.get("plus"),
    )


@cache
def load_pipeline(path: Path = PIPELINE_FILE) -> Pipeline:
    definition = read_yaml(path)
    return Pipeline(
        stages=tuple(
            Stage(
                name=s["name"],
                what=s["what"],
                runner=s["runner"],
                writes=tuple(_write(w) for w in s["writes"]),
                follows=tuple(s["follows"]) if "follows" in s else None,
                within_day=s.get("within") == "day",
            )
            for s in definition["stages"]
        ),
        relations={name: _derived(entry) for name, entry in definition["relations"].items()},
    )
