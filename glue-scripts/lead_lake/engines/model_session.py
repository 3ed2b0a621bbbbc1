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

from lead_lake.engines.lineage import Inputs, exchanged, models_of, needed_inputs, tables_read
from lead_lake.errors import EngineError
from lead_lake.model_files import Model
from lead_lake.pipeline import Derived, load_pipeline
from lead_lake.tables import Table, stored_tables

#: Name of a computed relation; bare names stay free for what models read.
Physical = str

#: A component graph of n keys needs about log2(n) rounds; far above that something is broken.
_MAX_ROUNDS = 200


class ModelSession(ABC):
    #: What turns a list column into rows, as a function in a select.
    explode: str
    #: What every commit of the session says about itself; the runner adds to it as it goes.
    note: dict[str, str]
    #: What the engine throws at a select that fails.
    failures: tuple[type[Exception], ...]

    def __init__(self) -> None:
        self._relations: dict[tuple[str, Inputs], Physical] = {}
        self._table_rows: dict[str, Physical] = {}
        self._providers: dict[str, Callable[[], str]] = {}
        self._light: set[str] = set()
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

    def define(self, label: str, select: str) -> Physical:
        """Names a select that is read once, where an engine can do without computing it apart."""
        return self.materialise(label, select)

    @abstractmethod
    def columns(self, physical: Physical) -> list[str]:
        """The names of a relation's columns."""

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

    def provide(self, name: str, select: Callable[[], str], *, is_light: bool = False) -> None:
        """Registers a relation that no model makes; its select is asked for on first use.

        A light one is a mere choice of columns, not worth a copy.
        """
        self._providers[name] = select
        if is_light:
            self._light.add(name)

    def scalar(self, sql: str) -> int:
        value = self.execute(sql)[0][0]
        return value if isinstance(value, int) else 0

    def count(self, physical: Physical) -> int:
        return self.scalar(f"select count(*) from {physical}")

    def computed(self, name: str) -> Physical:
        """The relation a table is written from: always computed, never the table as it stands."""
        if name in load_pipeline().relations:
            return self._derive(name, ())
        return self._resolve_model(name, ())

    def table(self, table: Table) -> Physical:
        """The rows of a table: as this session wrote them, else as the lake holds them."""
        if table.name not in self._table_rows:
            self._table_rows[table.name] = self.load(table)
        return self._table_rows[table.name]

    def replace_table(self, name: str, physical: Physical) -> None:
        """Says that from now on a table's rows are those of `physical`."""
        before = self._table_rows.get(name, physical)
        self._table_rows[name] = physical
        # what was derived from the table's earlier rows is stale
        self._relations = {
            k: v for k, v in self._relations.items() if v == physical or name not in self._tables_read(*k)
        }
        if before != physical:
            self.drop(before)

    def forget_relations(self, keeping: frozenset[str] = frozenset()) -> None:
        """Lets go of what was computed and is no table; what is needed again is computed again."""
        kept = {key: physical for key, physical in self._relations.items() if key[0] in keeping}
        for physical in set(self._relations.values()) - set(kept.values()) - set(self._table_rows.values()):
            self.drop(physical)
        self._relations = kept

    def end_stage(self) -> None:
        """Lets go of what only one stage needs."""
        self.forget_relations()

    def forget_table(self, name: str) -> None:
        """Says that a table's rows have changed where this session has not seen it."""
        self._table_rows.pop(name, None)

    def keep(self, name: str, physical: Physical) -> None:
        """Gives a relation made by hand a name that models can read."""
        self.provide(name, lambda: f"select * from {physical}")
        self._relations[(name, ())] = physical

    def resolve(self, name: str, inputs: Inputs = ()) -> Physical:
        for given, relation, own_inputs in inputs:
            if given == name:
                return self.resolve(relation, own_inputs)
        table = stored_tables().get(name)
        if table is not None:
            return self.table(table)
        if name in self._providers:
            return self._provided(name)
        if name in load_pipeline().relations:
            return self._derive(name, inputs)
        return self._resolve_model(name, inputs)

    def _provided(self, name: str) -> Physical:
        key = (name, ())
        if key not in self._relations:
            keep = self.define if name in self._light else self.materialise
            self._relations[key] = keep(name, self._providers[name]())
        return self._relations[key]

    def _derive(self, name: str, inputs: Inputs) -> Physical:
        key = (name, needed_inputs(name, inputs, frozenset(self._providers)))
        if key not in self._relations:
            self._relations[key] = self._derived(name, load_pipeline().relations[name], key[1])
        return self._relations[key]

    def _derived(self, name: str, derived: Derived, inputs: Inputs) -> Physical:
        if derived.rows_of is not None:
            return self.materialise(name, self._selection(derived, inputs))
        within = exchanged(derived, inputs)
        if derived.repeat:
            return self._repeat(models_of(derived.model), within)
        return self._resolve_model(derived.model, within)

    def _selection(self, derived: Derived, inputs: Inputs) -> str:
        """Rows of a relation that have, or have not, the ids of another; what replaces them is added."""
        rows = self.resolve(derived.rows_of or "", inputs)
        ids = self.resolve(derived.ids or "", inputs)
        same = " and ".join(f"i.{column} = r.{column}" for column in self.columns(ids))
        if derived.plus is None:
            return f"select r.* from {rows} as r where exists (select 1 from {ids} as i where {same})"
        added = self.resolve(derived.plus, inputs)
        columns = ", ".join(self.columns(added))
        return (
            f"select {columns} from {rows} as r where not exists (select 1 from {ids} as i where {same}) "
            f"union all select {columns} from {added}"
        )

    def _resolve_model(self, name: str, inputs: Inputs) -> Physical:
        model = models_of(name)[0]
        key = (name, needed_inputs(name, inputs, frozenset(self._providers), is_model=True))
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

    def _tables_read(self, name: str, inputs: Inputs) -> frozenset[str]:
        return tables_read(name, inputs, frozenset(self._providers))
