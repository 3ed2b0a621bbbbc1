"""The embedded engine: resolves relations by name and materialises each model once, in memory.

A name is, in this order: an exchanged input, a table of the lake, something the runner provides (unread
lines, the run's context), a relation made from another model, or a model of that name. Every materialised
relation has a name of its own; before a model runs, the bare names it reads become views on those, which is
how one SQL text serves several inputs.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow as pa

from lead_lake.errors import EngineError
from lead_lake.lake_tables import LakeTables, arrow_schema
from lead_lake.model_files import Model, load_models
from lead_lake.pipeline import Derived, load_pipeline
from lead_lake.tables import Table, stored_tables

#: Physical name of a relation; bare names stay free for the views that models read.
Physical = str
Inputs = tuple[tuple[str, str], ...]

#: A component graph of n keys needs about log2(n) rounds; far above that something is broken.
_MAX_ROUNDS = 200


class DuckDbSession:
    def __init__(self, tables: LakeTables, spill: Path) -> None:
        self._iceberg = tables
        self._relations: dict[tuple[str, Inputs], Physical] = {}
        self._table_rows: dict[str, Physical] = {}
        self._providers: dict[str, Callable[[], str]] = {}
        self._count = 0
        #: Rows read from tables that were written earlier, for the run's report.
        self.rows_loaded = 0
        #: Rounds that repeated models took, for the run's report.
        self.rounds = 0
        self.connection = duckdb.connect()
        self.connection.execute("set timezone = 'UTC'")
        self.connection.execute("set preserve_insertion_order = false")
        self.connection.execute(f"set temp_directory = '{str(spill).replace(chr(39), chr(39) * 2)}'")

    def provide(self, name: str, select: Callable[[], str]) -> None:
        """Registers a relation that no model makes; its select is asked for on first use."""
        self._providers[name] = select

    def execute(self, sql: str) -> list[tuple[object, ...]]:
        return self.connection.execute(sql).fetchall()

    def scalar(self, sql: str) -> int:
        value = self.execute(sql)[0][0]
        return value if isinstance(value, int) else 0

    def computed(self, name: str) -> Physical:
        """The relation a table is written from: always computed, never the table as it stands."""
        derived = load_pipeline().relations.get(name)
        if derived is not None:
            return self._derive(name, derived)
        return self._resolve_model(name, ())

    def table(self, table: Table) -> Physical:
        """The rows of a table: as this session wrote them, else as the lake holds them."""
        if table.name not in self._table_rows:
            rows = self._iceberg.read(table)
            self.rows_loaded += rows.num_rows
            self._table_rows[table.name] = self.materialise(table.name, rows)
        return self._table_rows[table.name]

    def replace_table(self, name: str, physical: Physical) -> None:
        """Says that from now on a table's rows are those of `physical`."""
        self._table_rows[name] = physical
        # what was derived from the table's earlier rows is stale
        self._relations = {
            k: v for k, v in self._relations.items() if v == physical or not self._reads(k[0], name)
        }

    def rows(self, physical: Physical, table: Table) -> pa.Table:
        """The rows of a relation in a table's columns, types and order, ready to be stored."""
        columns = ", ".join(f'"{c}"' for c in table.column_names)
        order = f" order by {', '.join(table.sort)}" if table.sort else ""
        return (
            self.connection.sql(f"select {columns} from {physical}{order}")
            .to_arrow_table()
            .cast(arrow_schema(table))
        )

    def materialise(self, label: str, rows: pa.Table | str) -> Physical:
        """Keeps a select's rows (or Arrow rows) under a name of their own."""
        self._count += 1
        physical = f'"{label}#{self._count}"'
        if isinstance(rows, str):
            self.connection.execute(f"create temp table {physical} as {rows}")
        else:
            self.connection.register("arriving_rows", rows)
            self.connection.execute(f"create temp table {physical} as select * from arriving_rows")
            self.connection.unregister("arriving_rows")
        return physical

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
            self.connection.execute(f'create or replace temp view "{name}" as select * from {physical}')
        try:
            return self.materialise(model.writes, model.sql)
        except duckdb.Error as error:
            raise EngineError(f"model {model.path.name} failed: {error}") from error

    def _repeat(self, models: tuple[Model, ...], inputs: Inputs) -> Physical:
        seed, step = models
        labels = self._run(seed, inputs)
        for _ in range(_MAX_ROUNDS):
            self.rounds += 1
            following = self._run(step, inputs, {step.writes: labels})
            changed = self.scalar(
                f"select count(*) from {labels} as a join {following} as b using (key_id) "
                "where a.root_id <> b.root_id"
            )
            self.connection.execute(f"drop table {labels}")
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
