"""`definitions/pipeline.yaml`, typed: the stages, what each writes, and relations made from others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

PIPELINE_FILE = Path(__file__).resolve().parents[2] / "definitions" / "pipeline.yaml"


@dataclass(frozen=True)
class Write:
    table: str
    #: The relation that holds the rows.
    relation: str
    #: Rows of the ids in this relation are replaced; None overwrites the table.
    replaces: str | None
    #: A journal: the relation's rows are added.
    appends: bool
    #: `objects`: the runner's own note of what it has read.
    journal: str | None


@dataclass(frozen=True)
class Stage:
    name: str
    what: str
    #: What runs it on AWS: `glue` runs models on an engine, `athena` runs the KPI queries.
    runner: str
    writes: tuple[Write, ...]


@dataclass(frozen=True)
class Derived:
    """A relation made by a model under another name, with some of the model's inputs exchanged."""

    model: str
    inputs: tuple[tuple[str, str], ...]
    #: The model is a seed and a round, the round repeated until nothing changes.
    repeat: bool


@dataclass(frozen=True)
class Pipeline:
    stages: tuple[Stage, ...]
    relations: dict[str, Derived]


def _write(entry: dict[str, Any]) -> Write:
    return Write(
        table=entry["table"],
        relation=entry.get("from", entry["table"]),
        replaces=entry.get("replaces"),
        appends=entry.get("appends", False),
        journal=entry.get("journal"),
    )


def _derived(entry: dict[str, Any]) -> Derived:
    return Derived(
        model=entry.get("repeat") or entry["model"],
        inputs=tuple(sorted(entry["with"].items())),
        repeat="repeat" in entry,
    )


@cache
def load_pipeline(path: Path = PIPELINE_FILE) -> Pipeline:
    definition = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Pipeline(
        stages=tuple(
            Stage(
                name=s["name"],
                what=s["what"],
                runner=s["runner"],
                writes=tuple(_write(w) for w in s["writes"]),
            )
            for s in definition["stages"]
        ),
        relations={name: _derived(entry) for name, entry in definition["relations"].items()},
    )
