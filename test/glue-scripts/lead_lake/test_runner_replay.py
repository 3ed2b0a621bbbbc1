"""The same events in another order, in other batches and in more runs give the same tables and KPIs."""

from __future__ import annotations

import random
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from lake_factory import Line, event, make_lake, ms, store
from lead_lake.context import RunContext
from lead_lake.engines.duckdb_session import DuckDbSession
from lead_lake.lake import open_lake
from lead_lake.run_kpis import append_kpis
from lead_lake.runner import Runner
from lead_lake.tables import stored_tables
from memory_tables import MemoryTables

AS_OF = ms("2025-06-01T00:00:00")
HOUR = 3_600_000
DAY = 24 * HOUR
#: Where a line was stored, and what only journals say.
NOT_COMPARED = {"shard_id", "sequence_number", "record_index", "run_id"}
TYPES = [
    ("roadshow_lead", "roadshow"),
    ("webinar_attendance", "webinar"),
    ("online_form_submission", "online"),
    ("page_view", "web"),
    ("sales_touch", "crm"),
    ("crm_outcome", "crm"),
]


@st.composite
def lines(draw: st.DrawFn) -> list[Line]:
    """A few people who share mailboxes and phones (hubs included), late arrivals, conflicting copies."""
    found = []
    for number in range(draw(st.integers(1, 25))):
        kind, source = draw(st.sampled_from(TYPES))
        hour = draw(st.sampled_from([0, 0, 1000, 4 * HOUR, 9 * HOUR]))
        time = AS_OF - draw(st.integers(-1, 150)) * DAY + hour
        # an id used twice is another content under the same id, or the very same line again
        event_id = f"e{draw(st.integers(0, number))}"
        email = draw(st.sampled_from([None, *(f"p{i}@example.com" for i in range(12))]))
        phone = draw(st.sampled_from([None, None, "+12025550100", "+12025550101"]))
        found.append(
            event(
                event_id,
                kind,
                source,
                time,
                received=time + draw(st.sampled_from([0, 1, 9, 30])) * DAY,
                email=email,
                phone=phone,
                name=draw(st.sampled_from([None, "Ada", "Bo"])),
                city=draw(st.sampled_from([None, "Paris", "Rome"])),
                webinar_seconds=draw(st.sampled_from([None, 600, 2880])) if source == "webinar" else None,
                budget_max=draw(st.sampled_from([None, 50000, 90000])) if source == "online" else None,
                outcome=draw(st.sampled_from(["won", "lost"])) if kind == "crm_outcome" else None,
                issues=draw(st.sampled_from([[], [{"code": "phone_invalid", "field": "phone"}]])),
            )
        )
    return found


def run_all(batches: list[list[list[Line]]], first_hour: int = 0) -> dict[str, Any]:
    """Runs the pipeline after each group of batches, six hours apart on one as-of day.

    Returns every derived table, the last run's KPIs, and whether the last run followed the one before it.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = make_lake(Path(folder))
        tables = MemoryTables()
        sequence = 1
        for number, group in enumerate(batches):
            for batch in group:
                store(root, batch, sequence)
                sequence += len(batch)
            as_of = AS_OF + (first_hour + 6 * number) * HOUR
            context = RunContext(f"run{number}", as_of, 9 * 10**18, as_of)
            lake = open_lake(str(root))
            tables.note = context.note()
            session = DuckDbSession(tables, lake.objects, lake.root)
            kpis = partial(append_kpis, lake, session, context.run_id)
            Runner(lake, context, lambda _: None, session, kpis).run(None)
    result: dict[str, Any] = {}
    for name, table in stored_tables().items():
        rows = [
            {k: v for k, v in row.items() if k not in NOT_COMPARED}
            for row in tables.stored(table).to_pylist()
        ]
        if table.kind == "derived":
            result[name] = sorted(rows, key=repr)
    result["follows"] = tables.notes["sales_worklist"].get("follows")
    last = f"run{len(batches) - 1}"
    result["kpis"] = sorted(
        repr({k: v for k, v in row.items() if k != "run_id"})
        for row in tables.rows["kpi_values"].to_pylist()
        if row["run_id"] == last and row["kpi"] != "processing_latency"
    )
    return result


def in_pieces(found: list[Line], dice: random.Random, runs: int) -> list[list[list[Line]]]:
    """Shuffles lines, repeats some, and deals them to runs and batches."""
    dealt: list[list[list[Line]]] = [[[], []] for _ in range(runs)]
    for line in dice.sample(found, len(found)):
        dice.choice(dice.choice(dealt)).append(line)
    return dealt


@settings(max_examples=12, deadline=None)
@given(lines(), st.randoms(use_true_random=False), st.integers(2, 3))
def test_order_batches_and_runs_leave_no_trace(found: list[Line], dice: random.Random, runs: int) -> None:
    again = dice.choices(found, k=dice.randint(0, 5))
    in_runs = run_all(in_pieces(found + again, dice, runs))
    assert in_runs.pop("follows") == f"run{runs - 2}"
    at_once = run_all([[found + again]], first_hour=6 * (runs - 1))
    assert at_once.pop("follows") is None
    assert in_runs == at_once


def test_a_hub_that_is_none_any_more_joins_its_neighbours_again() -> None:
    """Nine addresses make the phone a hub; the ninth's event turns out to have said something else."""

    def seen(number: int, **fields: Any) -> Line:
        at = AS_OF - (40 - number) * DAY
        return event(f"e{number}", "roadshow_lead", "roadshow", at, email=f"p{number}@example.com", **fields)

    sharing = [seen(number, phone="+12025550100") for number in range(9)]
    # arrived earlier under the same id, so it is the content that counts
    earlier = seen(8, received=AS_OF - 33 * DAY)
    in_runs, at_once = run_all([[sharing], [[earlier]]]), run_all([[[*sharing, earlier]]], first_hour=6)
    assert (in_runs.pop("follows"), at_once.pop("follows")) == ("run0", None)
    assert len(in_runs["leads"]) == 2
    assert in_runs == at_once
