"""What a relation is made from: which inputs it hangs on, and which tables.

Inputs are names that mean other relations. An input holds the inputs under which its own relation is looked
up, so that a relation keeps its meaning wherever it is handed to.
"""

from __future__ import annotations

from typing import TypeAlias

from lead_lake.errors import EngineError
from lead_lake.model_files import Model, load_models
from lead_lake.pipeline import Derived, load_pipeline
from lead_lake.tables import stored_tables

#: (name, relation, the inputs under which that relation is looked up)
Inputs: TypeAlias = "tuple[tuple[str, str, Inputs], ...]"


def models_of(name: str) -> tuple[Model, ...]:
    """The model that writes a relation; a repeated one has two, its seed and its round."""
    models = load_models().get(name)
    if models is None:
        raise EngineError(f"no table, model or relation is called {name}")
    return models


def exchanged(derived: Derived, outer: Inputs) -> Inputs:
    """The inputs under which a derived relation's model runs: its own before those it was asked with."""
    own = tuple((name, relation, outer) for name, relation in derived.inputs)
    names = {name for name, _, _ in own}
    return own + tuple(entry for entry in outer if entry[0] not in names)


def needed_inputs(name: str, inputs: Inputs, provided: frozenset[str], *, is_model: bool = False) -> Inputs:
    """Those of `inputs` that the rows of a relation hang on, in order: two uses alike are computed once."""
    if not inputs:
        return ()
    found = _needed(name, inputs, provided, is_model)
    return tuple(entry for entry in inputs if entry[0] in found)


def _needed(name: str, inputs: Inputs, provided: frozenset[str], is_model: bool) -> set[str]:
    names = {entry[0] for entry in inputs}
    if not is_model:
        if name in names:
            return {name}
        if name in stored_tables() or name in provided:
            return set()
        derived = load_pipeline().relations.get(name)
        if derived is not None:
            return _needed_by_derived(derived, inputs, provided)
    reads = {read for model in models_of(name) for read in model.reads} - {name}
    return set().union(*(_needed(read, inputs, provided, False) for read in reads))


def _needed_by_derived(derived: Derived, inputs: Inputs, provided: frozenset[str]) -> set[str]:
    if derived.rows_of is not None:
        parts = [part for part in (derived.rows_of, derived.ids, derived.plus) if part is not None]
        return set().union(*(_needed(part, inputs, provided, False) for part in parts))
    own = dict(derived.inputs)
    found: set[str] = set()
    for read in _needed(derived.model, exchanged(derived, inputs), provided, True):
        found |= _needed(own[read], inputs, provided, False) if read in own else {read}
    return found


def tables_read(name: str, inputs: Inputs, provided: frozenset[str]) -> frozenset[str]:
    """The stored tables a computed relation was made from, directly or through others."""
    derived = load_pipeline().relations.get(name)
    if derived is not None and derived.rows_of is not None:
        parts = [part for part in (derived.rows_of, derived.ids, derived.plus) if part is not None]
        return frozenset().union(*(_tables(part, inputs, provided) for part in parts))
    if derived is not None:
        inputs = exchanged(derived, inputs)
    models = load_models().get(derived.model if derived is not None else name, ())
    reads = {read for model in models for read in model.reads} - {model.writes for model in models}
    return frozenset().union(*(_tables(read, inputs, provided) for read in reads))


def _tables(name: str, inputs: Inputs, provided: frozenset[str]) -> frozenset[str]:
    for given, relation, own_inputs in inputs:
        if given == name:
            return _tables(relation, own_inputs, provided)
    if name in stored_tables():
        return frozenset({name})
    if name in provided:
        return frozenset()
    return tables_read(name, inputs, provided)
