"""Resolves relations by name and computes each model once; what computes is an engine's own.

A name is, in this order: an exchanged input, a table of the lake, something the runner provides (unread
lines, the run's context), a relation made from another model, or a model of that name. Every computed
relation has a name of its own; before a model runs, the bare names it reads are bound to those, which is how
one SQL text serves several inputs and two engines.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import date
from typing import Any

from lead_lake.errors import EngineError
from lead_lake.model_files import Model, load_models
from lead_lake.pipeline import Derived, load_pipeline
from lead_lake.tables import Table, stored_tables

#: Name of a computed relation; bare names stay free for what models read.
Physical = str
Inputs = tuple[tuple[str, str], ...]

#: A component graph of n keys needs about log2(n) rounds; far above that something is broken.
_MAX_ROUNDS = 200


class ModelSession(ABC):
    #: What turns a list column into rows, as a function in a select.
    explode: str
    #: What the engine throws at a select that fails.
    failures: tuple[type[Exception], ...]

    def __init__(self) -> None:
        self._relations: dict[tuple[str, Inputs], Physical] = {}
        self._table_rows: dict[str, Physical] = {}
        self._providers: dict[str, Callable[[], str]] = {}
        self._count = 0
        #: Rows read from tables that were written earlier, for the run's report.
        self.rows_loaded = 0
        #: Rounds that repeated models took, for the run's report.
        self.rounds = 0

    # what an engine does

    @abstractmethod
    def execute(self, sql: str) -> list[tuple[Any, ...]]:
        """A small result."""

    @abstractmethod
    def materialise(self, label: str, select: str) -> Physical:
        """Computes a select and keeps its rows under a name of their own."""

    @abstractmethod
    def bind(self, name: str, physical: Physical) -> None:
        """Makes the bare `name` mean the rows of `physical` in selects to come."""

    @abstractmethod
    def drop(self, physical: Physical) -> None:
        """Forgets a relation nothing reads any more."""

    @abstractmethod
    def load(self, table: Table) -> Physical:
        """A stored table's rows, as the lake holds them."""

    @abstractmethod
    def note_of(self, table: Table, key: str) -> str | None:
        """What a stored table's newest commit says under `key`, None when it was never written."""

    @abstractmethod
    def lines(self, table: Table, keys: list[str], columns: list[str] | None = None) -> str:
        """A select over the lines of stored objects, see `stored_lines`."""

    @abstractmethod
    def overwrite(self, table: Table, physical: Physical, *, rebuildable: bool = True) -> None:
        """Makes a relation a stored table's whole content."""

    @abstractmethod
    def overwrite_days(self, table: Table, physical: Physical, days: list[date]) -> None:
        """Makes a relation the whole content of some of a partitioned table's days."""

    @abstractmethod
    def append(self, table: Table, rows: Physical | list[dict[str, Any]]) -> None:
        """Adds a relation's rows, or a few rows made by hand, to a stored table."""

    # what all engines share

    def provide(self, name: str, select: Callable[[], str]) -> None:
        """Registers a relation that no model makes; its select is asked for on first use."""
        self._providers[name] = select

    def scalar(self, sql: str) -> int:
        value = self.execute(sql)[0][0]
        return value if isinstance(value, int) else 0

    def count(self, physical: Physical) -> int:
        return self.scalar(f"select count(*) from {physical}")

    def computed(self, name: str) -> Physical:
        """The relation a table is written from: always computed, never the table as it stands."""
        derived = load_pipeline().relations.get(name)
        if derived is not None:
            return self._derive(name, derived)
        return self._resolve_model(name, ())

    def table(self, table: Table) -> Physical:
        """The rows of a table: as this session wrote them, else as the lake holds them."""
        if table.name not in self._table_rows:
            self._table_rows[table.name] = self.load(table)
        return self._table_rows[table.name]

    def replace_table(self, name: str, physical: Physical) -> None:
        """Says that from now on a table's rows are those of `physical`."""
        self._table_rows[name] = physical
        # what was derived from the table's earlier rows is stale
        self._relations = {
            k: v for k, v in self._relations.items() if v == physical or not self._reads(k[0], name)
        }

    def forget_table(self, name: str) -> None:
        """Says that a table's rows have changed where this session has not seen it."""
        self._table_rows.pop(name, None)

    def resolve(self, name: str, inputs: Inputs = ()) -> Physical:
        exchanged = dict(inputs)
        if name in exchanged:
            return self.resolve(exchanged[name])
        table = stored_tables().get(name)
        if table is not None:
            return self.table(table)
        if name in self._providers:
            return self._provided(name)
        derived = load_pipeline().relations.get(name)
        if derived is not None:
            return self._derive(name, derived)
        return self._resolve_model(name, inputs)

    def _provided(self, name: str) -> Physical:
        key = (name, ())
        if key not in self._relations:
            self._relations[key] = self.materialise(name, self._providers[name]())
        return self._relations[key]

    def _derive(self, name: str, derived: Derived) -> Physical:
        key = (name, derived.inputs)
        if key not in self._relations:
            models = self._models(derived.model)
            self._relations[key] = (
                self._repeat(models, derived.inputs)
                if derived.repeat
                else self._resolve_model(derived.model, derived.inputs)
            )
        return self._relations[key]

    def _resolve_model(self, name: str, inputs: Inputs) -> Physical:
        model = self._models(name)[0]
        key = (name, inputs if self._depends(name, dict(inputs)) else ())
        if key not in self._relations:
            self._relations[key] = self._run(model, key[1])
        return self._relations[key]

    def _run(self, model: Model, inputs: Inputs, overrides: dict[str, Physical] | None = None) -> Physical:
        given = overrides or {}
        sources = {name: given.get(name) or self.resolve(name, inputs) for name in model.reads}
        for name, physical in sources.items():
            self.bind(name, physical)
        try:
            return self.materialise(model.writes, model.sql)
        except self.failures as error:
            raise EngineError(f"model {model.path.name} failed: {error}") from error

    def _repeat(self, models: tuple[Model, ...], inputs: Inputs) -> Physical:
        seed, step = models
        labels = self._run(seed, inputs)
        for _ in range(_MAX_ROUNDS):
            self.rounds += 1
            following = self._run(step, inputs, {step.writes: labels})
            changed = self.scalar(
                f"select count(*) from {labels} as a join {following} as b on a.key_id = b.key_id "
                "where a.root_id <> b.root_id"
            )
            self.drop(labels)
            labels = following
            if changed == 0:
                return labels
        raise EngineError(f"{step.path.name} did not settle in {_MAX_ROUNDS} rounds")

    def _models(self, name: str) -> tuple[Model, ...]:
        models = load_models().get(name)
        if models is None:
            raise EngineError(f"no table, model or relation is called {name}")
        return models

    def _reads(self, name: str, target: str) -> bool:
        """Whether a relation is made from `target`, directly or through others (tables end the search)."""
        derived = load_pipeline().relations.get(name)
        models = load_models().get(derived.model if derived else name, ())
        inputs = dict(derived.inputs) if derived else {}
        for read in {inputs.get(r, r) for model in models for r in model.reads} | set(inputs.values()):
            if read == target:
                return True
            if read != name and read not in stored_tables() and self._reads(read, target):
                return True
        return False

    def _depends(self, name: str, inputs: dict[str, str]) -> bool:
        """Whether a model's rows depend on exchanged inputs."""
        if name in inputs:
            return True
        if (
            not inputs
            or name in stored_tables()
            or name in self._providers
            or name in load_pipeline().relations
        ):
            return False
        return any(self._depends(read, inputs) for model in self._models(name) for read in model.reads)
