"""How relations are resolved, selected and kept, over a few made-up tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from lead_lake.engines.duckdb_session import DuckDbSession
from lead_lake.engines.model_session import Physical
from lead_lake.lake_tables import arrow_schema
from lead_lake.pipeline import Derived
from lead_lake.tables import Table
from small_world import made_from, model, rows_of, settle, table

Row = dict[str, Any]
PEOPLE = table("people", "name", "town", "size")
MOVED = table("moved", "town", "name")
GONE = table("gone", "name")
MODELS = [
    model("sizes", "select name, size from source", "source"),
    model("gaps", "select l.name, l.size - r.size as size from lefts l, rights r", "lefts", "rights"),
    model("grown", "select name, size + 1 as size from people", "people"),
    model("same", "select name, size from people", "people"),
    model("shrunk", "select name, size - 1 as size from people", "people"),
    model("arrivals", "select 7 as size, 'Fay' as name, 'Rome' as town"),
    model(
        "moved_sizes", "select s.name, s.size from sizes s join moved m on m.name = s.name", "sizes", "moved"
    ),
]
HELD: dict[str, list[Row]] = {
    "people": [
        {"name": "Ada", "town": "Rome", "size": 1},
        {"name": "Bo", "town": "Rome", "size": 2},
        {"name": "Cy", "town": "Oslo", "size": 3},
        {"name": "Di", "town": None, "size": 4},
    ],
    "moved": [{"town": "Rome", "name": "Ada"}, {"town": "Oslo", "name": "Bo"}],
    "gone": [{"name": "Bo"}, {"name": "Bo"}, {"name": "Zoe"}],
}


class HeldTables:
    """Stands where the lake's tables stand."""

    def __init__(self) -> None:
        self.note: dict[str, str] = {}

    def stored(self, table: Table) -> pa.Table:
        return pa.Table.from_pylist(HELD[table.name], schema=arrow_schema(table))


class Counting(DuckDbSession):
    """Remembers what it has computed, in order."""

    def __init__(self) -> None:
        super().__init__(HeldTables(), Path(), Path())  # type: ignore[arg-type]  # a test double
        self.computations: list[str] = []

    def materialise(self, label: str, select: str) -> Physical:
        self.computations.append(label)
        return super().materialise(label, select)

    def rows(self, physical: Physical, table: Table | None = None) -> Any:
        assert table is None
        return sorted(self.execute(f"select * from {physical}"), key=repr)


def session_of(patch: pytest.MonkeyPatch, **relations: Derived) -> Counting:
    settle(patch, [PEOPLE, MOVED, GONE], MODELS, **relations)
    return Counting()


class TestRowsOf:
    def test_are_those_that_have_an_id_each_once_and_whole(self, monkeypatch: pytest.MonkeyPatch) -> None:
        session = session_of(monkeypatch, found=rows_of("people", "gone"))
        found = session.resolve("found")
        assert session.rows(found) == [("Bo", "Rome", 2)]
        assert session.columns(found) == ["name", "town", "size"]

    def test_have_the_whole_id_where_it_has_several_columns(self, monkeypatch: pytest.MonkeyPatch) -> None:
        session = session_of(monkeypatch, found=rows_of("people", "moved"))
        assert session.rows(session.resolve("found")) == [("Ada", "Rome", 1)]

    def test_follow_inputs_in_all_parts(self, monkeypatch: pytest.MonkeyPatch) -> None:
        session = session_of(
            monkeypatch,
            found=rows_of("sizes", "ids"),
            found_of_grown=made_from("sizes", source="found"),
        )
        inputs = (("source", "grown", ()), ("ids", "gone", ()))
        assert session.rows(session.resolve("found", inputs)) == [("Bo", 3)]
        assert session.rows(session.resolve("found_of_grown", inputs)) == [("Bo", 3)]


class TestRowsExchanged:
    def test_are_those_that_have_no_id_and_the_rows_that_take_their_place(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        session = session_of(monkeypatch, now=rows_of("people", "gone", plus="arrivals"))
        assert session.rows(session.resolve("now")) == [
            (1, "Ada", "Rome"), (3, "Cy", "Oslo"), (4, "Di", None), (7, "Fay", "Rome"),
        ]  # fmt: skip

    def test_take_their_columns_by_name_from_what_is_added(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The table may have more of them, in another order."""
        session = session_of(
            monkeypatch,
            now=rows_of("people", "gone", plus="same"),
            all=rows_of("people", "gone", "arrivals"),
        )
        assert session.columns(session.resolve("all")) == ["size", "name", "town"]
        now = session.resolve("now")
        assert session.columns(now) == ["name", "size"]
        assert session.rows(now) == [
            *[("Ada", 1), ("Ada", 1), ("Bo", 2), ("Cy", 3), ("Cy", 3), ("Di", 4), ("Di", 4)]
        ]

    def test_keep_rows_whose_id_is_not_wholly_the_same_or_empty(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        session = session_of(monkeypatch, now=rows_of("people", "moved", plus="arrivals"))
        assert [name for _, name, _ in session.rows(session.resolve("now"))] == ["Bo", "Cy", "Di", "Fay"]


class TestInputs:
    def test_are_resolved_where_they_were_given_not_where_they_are_used(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Two names exchanged for each other: each means what the other meant outside."""
        session = session_of(monkeypatch, swapped=made_from("gaps", lefts="rights", rights="lefts"))
        for name in ("Cy", "Ada"):
            people = session.resolve("people")
            session.keep(name, session.materialise(name, f"select * from {people} where name = '{name}'"))
        given = (("lefts", "Cy", ()), ("rights", "Ada", ()))
        assert session.rows(session.resolve("gaps", given)) == [("Cy", 3 - 1)]
        assert session.rows(session.resolve("swapped", given)) == [("Ada", 1 - 3)]

    def test_mean_the_same_relation_in_each_place_although_its_own_inputs_bear_the_same_name(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        session = session_of(
            monkeypatch,
            outer=made_from("sizes", source="inner"),
            inner=made_from("sizes", source="grown"),
        )
        assert session.rows(session.resolve("outer")) == [("Ada", 2), ("Bo", 3), ("Cy", 4), ("Di", 5)]

    def test_can_stand_for_a_table(self, monkeypatch: pytest.MonkeyPatch) -> None:
        session = session_of(monkeypatch, grown_twice=made_from("grown", people="grown"))
        assert session.rows(session.resolve("grown_twice"))[0] == ("Ada", 3)

    def test_of_two_uses_alike_are_computed_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        session = session_of(
            monkeypatch,
            one=made_from("sizes", source="grown"),
            other=made_from("sizes", source="grown"),
        )
        # what nobody asks for makes no difference either
        first = session.resolve("one")
        assert session.resolve("other") == first
        assert session.resolve("one", (("rights", "people", ()), ("source", "shrunk", ()))) == first
        assert session.computations == ["people", "grown", "sizes"]

    def test_of_two_uses_that_differ_are_computed_each(self, monkeypatch: pytest.MonkeyPatch) -> None:
        session = session_of(
            monkeypatch,
            one=made_from("sizes", source="grown"),
            other=made_from("sizes", source="shrunk"),
        )
        assert session.rows(session.resolve("one"))[0] == ("Ada", 2)
        assert session.rows(session.resolve("other"))[0] == ("Ada", 0)
        assert session.computations.count("sizes") == 2


class TestReplacedTables:
    def test_make_stale_what_was_made_from_them(self, monkeypatch: pytest.MonkeyPatch) -> None:
        session = session_of(
            monkeypatch,
            picked=rows_of("people", "gone"),
            kept=rows_of("people", "gone", plus="arrivals"),
            picked_sizes=made_from("sizes", source="picked"),
            ids_picked=rows_of("grown", "gone"),
        )
        names = ["picked", "kept", "picked_sizes", "ids_picked"]
        before = {name: session.resolve(name) for name in names}
        session.replace_table("gone", session.materialise("gone", "select 'Cy' as name"))
        assert session.rows(session.resolve("picked")) == [("Cy", "Oslo", 3)]
        assert session.rows(session.resolve("picked_sizes")) == [("Cy", 3)]
        assert session.rows(session.resolve("ids_picked")) == [("Cy", 4)]
        assert [name for _, name, _ in session.rows(session.resolve("kept"))] == ["Ada", "Bo", "Di", "Fay"]
        assert not set(before.values()) & {session.resolve(name) for name in names}

    def test_leave_everything_else_as_it_was_computed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        session = session_of(monkeypatch, grown_sizes=made_from("sizes", source="grown"))
        before = session.resolve("grown_sizes")
        session.replace_table("gone", session.materialise("gone", "select 'Cy' as name"))
        assert session.resolve("grown_sizes") == before

    def test_keep_the_relation_they_were_replaced_by(self, monkeypatch: pytest.MonkeyPatch) -> None:
        session = session_of(monkeypatch, next_people=rows_of("people", "gone", plus="arrivals"))
        rows = session.resolve("next_people")
        session.replace_table("people", rows)
        assert session.resolve("people") == rows
        assert session.resolve("next_people") == rows
