"""Which inputs and which tables a relation hangs on."""

from __future__ import annotations

import pytest

from lead_lake.engines.lineage import Inputs, exchanged, models_of, needed_inputs, tables_read
from lead_lake.errors import EngineError
from small_world import made_from, model, rows_of, settle, table

NOBODY: frozenset[str] = frozenset()


@pytest.fixture(autouse=True)
def world(monkeypatch: pytest.MonkeyPatch) -> None:
    """people and pets are tables; who reads what is all that counts here."""
    settle(
        monkeypatch,
        [table("people", "id"), table("pets", "id"), table("gone", "id")],
        [
            model("names", "", "source"),
            model("shouted", "", "names", "loudness"),
            model("everybody", "", "people", "shouted"),
            model("tree", "", "edges"),
            model("tree", "", "tree", "edges"),
            model("guests", "", "people"),
            model("loud_things", "", "loudness"),
        ],
        pet_names=made_from("names", source="pets"),
        guest_names=made_from("names", source="guests"),
        loud_names=made_from("names", source="loud_things"),
        shouted_pets=made_from("shouted", names="pet_names"),
        pet_tree=made_from("tree", repeat=True, edges="pet_names"),
        people_gone=rows_of("people", "gone"),
        names_gone=rows_of("names", "gone"),
        names_of_ids=rows_of("people", "names"),
        names_exchanged=rows_of("names", "loud_things", plus="pet_names"),
        selected_names=made_from("names", source="people_gone"),
        self_named=made_from("names", source="source"),
    )


def inputs(**given: str) -> Inputs:
    return tuple((name, relation, ()) for name, relation in given.items())


def needed(name: str, *, provided: frozenset[str] = NOBODY, is_model: bool = False, **given: str) -> set[str]:
    found = needed_inputs(name, inputs(**given), provided, is_model=is_model)
    return {entry[0] for entry in found}


class TestNeededInputs:
    def test_are_those_a_model_reads_itself_or_through_others(self) -> None:
        given = {"source": "people", "loudness": "pets", "edges": "gone"}
        assert needed("names", **given) == {"source"}
        assert needed("shouted", **given) == {"source", "loudness"}
        assert needed("everybody", **given) == {"source", "loudness"}

    def test_keep_the_order_and_the_closures_they_came_with(self) -> None:
        inner: Inputs = (("loudness", "pets", ()),)
        given: Inputs = (("edges", "gone", ()), ("loudness", "gone", ()), ("source", "loud_things", inner))
        assert needed_inputs("shouted", given, NOBODY) == given[1:]

    def test_end_at_tables_and_at_what_the_runner_provides(self) -> None:
        assert needed("people", source="pets") == set()
        assert needed("names", provided=frozenset({"names"}), source="pets") == set()

    def test_hold_a_name_that_is_exchanged_even_where_it_is_a_table(self) -> None:
        assert needed("everybody", people="pets", source="gone", loudness="gone") == {
            *("people", "source", "loudness")
        }

    def test_of_an_exchanged_name_end_with_it(self) -> None:
        """What `names` would read is of no interest where something else stands for it."""
        given = {"names": "people", "source": "pets", "loudness": "gone"}
        assert needed("shouted", **given) == {"names", "loudness"}

    def test_of_a_model_are_its_own_even_where_its_name_is_exchanged(self) -> None:
        """A table is computed by the model of its name, which reads the table as it was."""
        assert needed("names", is_model=True, names="people", source="pets") == {"source"}

    def test_of_a_repeated_model_are_those_of_seed_and_round_but_never_itself(self) -> None:
        assert needed("tree", is_model=True, tree="pets", edges="people") == {"edges"}

    def test_of_a_derived_relation_leave_out_what_it_exchanges_itself(self) -> None:
        assert needed("pet_names", source="people") == set()
        assert needed("guest_names", source="pets") == set()
        assert needed("shouted_pets", source="people", loudness="gone") == {"loudness"}
        assert needed("pet_tree", edges="gone", source="people") == set()

    def test_of_a_derived_relation_hold_what_its_own_inputs_hang_on(self) -> None:
        assert needed("loud_names", source="pets", loudness="gone") == {"loudness"}
        # the inner `source` means the outer one
        assert needed("self_named", source="pets") == {"source"}

    def test_of_a_derived_relation_hold_the_tables_its_own_inputs_are_exchanged_for(self) -> None:
        assert needed("pet_names", pets="gone") == {"pets"}
        assert needed("guest_names", people="gone") == {"people"}

    def test_of_a_selection_are_those_of_all_its_parts(self) -> None:
        assert needed("people_gone", source="pets", people="pets", gone="pets") == {"people", "gone"}
        assert needed("names_gone", source="pets") == {"source"}
        assert needed("names_of_ids", source="pets") == {"source"}
        assert needed("names_exchanged", source="gone", loudness="gone", pets="gone") == {
            *("source", "loudness", "pets")
        }

    def test_of_a_name_nobody_knows_are_an_error(self) -> None:
        with pytest.raises(EngineError, match="no table, model or relation is called nobody"):
            needed("nobody", source="people")


class TestExchanged:
    def test_own_inputs_go_first_and_hold_those_they_were_asked_with(self) -> None:
        outer = inputs(source="people", loudness="pets")
        derived = made_from("names", source="loud_things")
        assert exchanged(derived, outer) == (
            ("source", "loud_things", outer),
            ("loudness", "pets", ()),
        )


class TestTablesRead:
    def read(self, name: str, given: Inputs = (), provided: frozenset[str] = NOBODY) -> set[str]:
        return set(tables_read(name, given, provided))

    def test_are_found_through_models_and_exchanged_inputs(self) -> None:
        given = inputs(source="pets", loudness="gone")
        assert self.read("everybody", given) == {"people", "pets", "gone"}
        assert self.read("guest_names") == {"people"}
        assert self.read("pet_tree") == {"pets"}

    def test_are_found_through_every_part_of_a_selection(self) -> None:
        assert self.read("people_gone") == {"people", "gone"}
        assert self.read("names_exchanged", inputs(source="people", loudness="gone")) == {
            *("people", "gone", "pets")
        }

    def test_are_found_behind_a_selection_that_is_an_input(self) -> None:
        assert self.read("selected_names") == {"people", "gone"}

    def test_of_an_input_are_found_under_the_inputs_it_came_with(self) -> None:
        given: Inputs = (("source", "loud_things", inputs(loudness="gone")), ("loudness", "pets", ()))
        assert self.read("names", given) == {"gone"}
        assert self.read("self_named", inputs(source="pets")) == {"pets"}

    def test_are_none_behind_what_the_runner_provides(self) -> None:
        assert self.read("guest_names", provided=frozenset({"guests"})) == set()


def test_a_relation_has_its_models_and_a_repeated_one_its_seed_first() -> None:
    assert [m.reads for m in models_of("tree")] == [("edges",), ("tree", "edges")]
