"""Which relations are worth keeping: those that more than one select reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple
from functools import cache
from typing import Any

from lead_lake.model_files import load_models
from lead_lake.pipeline import load_pipeline


@cache
def is_read_once(label: str) -> bool:
    """Whether one model's select is all that names a relation.

    What the pipeline names is written, counted or exchanged; what no model makes is the runner's own, and it
    asks more than once.
    """
    models = [model for group in load_models().values() for model in group]
    readers = sum(label in model.reads for model in models)
    return readers <= 1 and label in load_models() and label not in _names_in_pipeline()


@cache
def _names_in_pipeline() -> frozenset[str]:
    return frozenset(_texts(astuple(load_pipeline())))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield key
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)


def is_constant(frame: Any) -> bool:
    """Whether a frame's rows stand in its plan: a list of values, or one row of literals."""
    leaves = frame._jdf.queryExecution().optimizedPlan().collectLeaves()
    kinds = {leaves.apply(i).nodeName() for i in range(leaves.size())}
    return kinds <= {"LocalRelation", "OneRowRelation"}
