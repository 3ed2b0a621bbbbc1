"""The warehouse's own SQL on a PostgreSQL 15: the numbers it gives are those of the lake.

What the migration function would run, transaction by transaction, is run here over the rows of a small lake,
with Redshift's words changed into PostgreSQL's. The tables of the lake are ordinary ones in a schema of the
external schema's name.
"""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from postgres_judge import MAJOR, Postgres, PostgresError, programs, running_postgres
from to_postgres import to_postgres

from lake_factory import Line, event, make_lake, store
from lead_lake import commands
from lead_lake.athena import all_kpis, kpi_header, kpi_name
from lead_lake.tables import load_tables

ROOT = Path(__file__).parents[2]
Rows = list[dict[str, Any]]
Transactions = list[tuple[str, list[str]]]

FIRST_RUN, SECOND_RUN = "2025-02-01T00:00:00Z", "2025-03-01T00:00:00Z"
#: What the warehouse reads of the lake.
READ = ("kpi_values", "lead_features", "lead_landmarks", "leads", "landmark_scores")
TYPES = {
    "string": "varchar",
    "bigint": "bigint",
    "double": "double precision",
    "boolean": "boolean",
    "date": "date",
}
#: A KPI's own columns are those of the journal but its name.
KPI_COLUMNS = [name for name in load_tables()["kpi_values"].column_names if name != "kpi"]


def season() -> list[Line]:
    """Twelve people seen in autumn; Ada and Bo are won after their landmark, Cy before it."""
    lines = []
    for person in range(12):
        about = {
            "email": f"p{person}@example.com",
            "name": "Made Up",
            "city": "Paris" if person % 2 else "Rome",
        }
        lines.append(event(f"r{person}", "roadshow_registration", "roadshow", "2024-10-01T10:00:00", **about))
        if person < 6:
            wishes = {"device_interest": "Phone", "budget_max": 90_000, "purchase_timeframe_days": 10}
            lines.append(
                event(
                    f"f{person}", "online_form_submission", "online", "2024-10-02T10:00:00", **about, **wishes
                )
            )
    won = {"outcome": "won", "amount_minor": 129_900}
    for person, day in ((0, "2024-10-20"), (1, "2024-11-15"), (2, "2024-10-05")):
        lines.append(
            event(
                f"w{person}", "crm_outcome", "crm", f"{day}T10:00:00", email=f"p{person}@example.com", **won
            )
        )
    return lines


def transactions() -> Transactions:
    command = ["node", "--import", "tsx", "test/redshift/print-transactions.ts"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [(name, statements) for name, statements in json.loads(done.stdout)]


@dataclass
class Judged:
    postgres: Postgres
    lake: str
    transactions: Transactions
    dropped: Counter[str]


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A lake with two runs, the second of which knows a lead more."""
    root = make_lake(tmp_path_factory.mktemp("warehouse") / "lake")
    store(root, season())
    commands.run(str(root), FIRST_RUN, None, None, lambda _: None)
    store(
        root, [event("n", "roadshow_lead", "roadshow", "2025-02-20T10:00:00", email="new@example.com")], 1_000
    )
    commands.run(str(root), SECOND_RUN, None, None, lambda _: None)
    return str(root)


@pytest.fixture(scope="module")
def judged(lake: str) -> Iterator[Judged]:
    found = programs()
    if found is None:
        pytest.skip(f"nobody judged the warehouse's SQL: no PostgreSQL {MAJOR}, install postgresql-{MAJOR}")
    with running_postgres(found) as postgres:
        postgres.run(["create schema lake"])
        for name in READ:
            columns = ", ".join(f"{c.name} {TYPES[c.type]}" for c in load_tables()[name].columns)
            postgres.run([f"create table lake.{name} ({columns})"])
        judged = Judged(postgres, lake, transactions(), Counter())
        for _, statements in judged.transactions:
            postgres.run(translated(statements, judged.dropped))
        for name in READ:
            postgres.load(f"lake.{name}", rows_of(lake, name))
        postgres.run(["call kpi.refresh()"])
        yield judged


def translated(statements: list[str], dropped: Counter[str]) -> list[str]:
    texts = []
    for statement in statements:
        text, without = to_postgres(statement)
        dropped.update(without)
        if text is not None:
            texts.append(text)
    return texts


def rows_of(lake: str, table: str) -> Rows:
    return commands.query(lake, f"select * from {table}")["rows"]


def in_order(rows: Rows) -> Rows:
    """Rows as JSON would have them, by all of their columns."""
    plain = [json.loads(json.dumps(row, default=str)) for row in rows]
    return sorted(plain, key=lambda row: [str(value) for value in row.values()])


def test_nothing_is_lost_on_the_way_to_postgresql_but_where_rows_lie(judged: Judged) -> None:
    # two tables have both, two materialised views the keys; four grants name the role
    assert judged.dropped == {
        "external schema": 1,
        "diststyle": 2,
        "sortkey": 4,
        "auto refresh": 2,
        "role of a grantee": 5,
    }


def test_the_warehouse_gives_the_kpis_of_the_lake(judged: Judged) -> None:
    found = in_order(judged.postgres.rows("select * from kpi.kpis"))
    assert {row["kpi"] for row in found} == {kpi_name(path) for path in all_kpis()}
    assert found == in_order(commands.query(judged.lake, "select * from kpis")["rows"])
    assert found == in_order(commands.kpis(judged.lake)["rows"])


@pytest.mark.parametrize("kpi", [kpi_name(path) for path in all_kpis()])
def test_each_kpi_has_a_view_of_its_own_with_its_numbers(judged: Judged, kpi: str) -> None:
    found = judged.postgres.rows(f"select * from kpi.{kpi}")
    expected = commands.query(judged.lake, f"select {', '.join(KPI_COLUMNS)} from kpis where kpi = '{kpi}'")
    assert in_order(found) == in_order(expected["rows"])
    assert found != []


def test_numbers_worked_out_by_hand(judged: Judged) -> None:
    # Thirteen leads, the new one included. Twelve have matured; Cy was won too early: two of eleven are won.
    (leads,) = judged.postgres.rows("select value from kpi.lead_source_distribution where measure = 'leads'")
    assert leads == {"value": 13}
    (rate,) = judged.postgres.rows(
        "select numerator, denominator from kpi.conversion_rate_by_score_band where dimension = 'all'"
    )
    assert rate == {"numerator": 2, "denominator": 11}


def test_every_kpi_is_defined_by_its_header_in_reading_order(judged: Judged) -> None:
    found = judged.postgres.rows("select * from kpi.kpi_definitions order by reading_order")
    assert [(row.pop("reading_order"), row.pop("kpi")) for row in found] == [
        (place, kpi_name(path)) for place, path in enumerate(all_kpis(), start=1)
    ]
    assert set(found[0]) == {
        "question",
        "unit",
        "grain",
        "owner",
        "direction",
        "chart",
        "alarm",
        "definition",
    }
    headers = [kpi_header(path) for path in all_kpis()]
    assert found == [{key: header[key] for key in found[0]} for header in headers]


def test_the_history_has_the_columns_of_the_journal(judged: Judged) -> None:
    columns = judged.postgres.rows(
        "select column_name, data_type from information_schema.columns "
        "where table_schema = 'kpi' and table_name = 'kpi_values' order by ordinal_position"
    )
    spelt = {"character varying": "varchar"}
    assert [(c["column_name"], spelt.get(c["data_type"], c["data_type"])) for c in columns] == [
        (column.name, TYPES[column.type]) for column in load_tables()["kpi_values"].columns
    ]


def test_features_lie_beside_what_became_of_the_lead(judged: Judged) -> None:
    found = judged.postgres.rows(
        "select past_event_count, outcome, amount_minor from kpi.lead_features_with_outcomes where converted"
    )
    # Cy's win before the landmark is a win all the same; each of the three registered and sent a form
    assert found == [{"past_event_count": 2, "outcome": "won", "amount_minor": 129_900}] * 3
    everybody = judged.postgres.rows("select count(*) as leads from kpi.lead_features_with_outcomes")
    assert everybody == [{"leads": 13}]


def test_landmarks_lie_beside_what_came_after_them(judged: Judged) -> None:
    found = judged.postgres.rows(
        "select converted_within_90_days as won, won_before_landmark as early, count(*) as leads "
        "from kpi.lead_landmarks_with_outcomes group by 1, 2 order by 1, 2"
    )
    # thirteen landmarks have passed: nine leads without a win and the new one, Cy's early win, Ada's and Bo's
    assert found == [
        {"won": False, "early": False, "leads": 10},
        {"won": False, "early": True, "leads": 1},
        {"won": True, "early": False, "leads": 2},
    ]


def test_a_refresh_keeps_every_run_once_and_takes_no_half_one(judged: Judged) -> None:
    postgres = judged.postgres
    journal = rows_of(judged.lake, "kpi_values")
    newest = max(row["run_id"] for row in journal)
    half = [
        row | {"run_id": "9999"} for row in journal if row["run_id"] == newest and row["kpi"] != "lead_volume"
    ]
    postgres.load("lake.kpi_values", half)
    postgres.run(["call kpi.refresh()"])
    postgres.run(["delete from lake.kpi_values where run_id = '9999'", "call kpi.refresh()"])
    assert in_order(postgres.rows("select * from kpi.kpi_values")) == in_order(journal)
    assert len({row["run_id"] for row in journal}) == 2


def test_a_migration_that_was_applied_meanwhile_breaks_instead_of_running_twice(judged: Judged) -> None:
    for name, statements in judged.transactions[1:]:
        with pytest.raises(PostgresError, match="division by zero"):
            judged.postgres.run(translated(statements, Counter()))
        applied = judged.postgres.rows(
            f"select count(*) as times from kpi_admin.migrations where name = '{name}'"
        )
        assert applied == [{"times": 1}]


def test_what_is_derived_is_made_anew_when_its_text_changes(judged: Judged) -> None:
    derived = [(name, texts) for name, texts in judged.transactions[1:] if not name[0].isdigit()]
    assert [name for name, _ in derived] == ["kpi_definitions.sql", "kpi_views.sql", "outcome_views.sql"]
    before = judged.postgres.rows("select count(*) as found from kpi.lead_landmarks_with_outcomes")
    for _, statements in derived:
        *others, record = translated(statements, Counter())
        guard = others[1].replace("sha256 = '", "sha256 = 'not ")
        judged.postgres.run([others[0], guard, *others[2:], record])
    assert judged.postgres.rows("select count(*) as found from kpi.lead_landmarks_with_outcomes") == before
