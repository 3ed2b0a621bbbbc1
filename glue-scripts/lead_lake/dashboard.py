"""What the KPI page shows, as one document: KPIs with headers, a run to compare with, the call list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

Row = dict[str, Any]
Ask = Callable[[str], list[Row]]

#: Leads of the call list for each source and band, so that whatever a reader filters by, as many are there.
CALLS_PER_GROUP = 20
#: Values are compared with those of a week before, as days of the week differ.
BASELINE_AGE_MS = 7 * 86_400_000

#: The order KPI rows are handed out in.
KPI_ORDER = "kpi, measure, kpi_date, dimension, dimension_value"
_CALLS = f"""
select
  position, lead_id, final_score, lead_category, recommended_action, reasons, source, city, device_interest,
  hours_since_activity, hours_untouched
from (
  select
    position, lead_id, final_score, lead_category, recommended_action, reasons,
    coalesce(source, 'unknown') as source, city, device_interest, hours_since_activity, hours_untouched,
    row_number() over (partition by coalesce(source, 'unknown'), lead_category order by position asc) as place
  from sales_worklist
) as placed
where place <= {CALLS_PER_GROUP}
order by position
"""
_CALL_COUNTS = """
select coalesce(source, 'unknown') as source, lead_category, count(*) as leads
from sales_worklist
group by 1, 2
order by 1, 2
"""


def dashboard_document(ask: Ask, as_of_ms: int | None, headers: dict[str, dict[str, str]]) -> Row:
    """`as_of_ms`: the time the newest KPIs are about. A lake without runs gives a document without values."""
    rows = ask(f"select * from kpis order by {KPI_ORDER}")
    run_ids = [row["run_id"] for row in ask("select distinct run_id from kpi_values order by 1")]
    newest = run_ids[-1] if run_ids else None
    baseline = choose_baseline(run_ids)
    return {
        "rows": rows,
        "headers": headers,
        "run": newest and _run(newest) | {"as_of_ms": as_of_ms},
        "baseline": baseline and _run(baseline) | {"rows": _rows_of(ask, baseline)},
        "call_list": {
            "leads": ask(_CALLS),
            "counts": ask(_CALL_COUNTS),
            "leads_per_group": CALLS_PER_GROUP,
        },
    }


def choose_baseline(run_ids: list[str]) -> str | None:
    """The run to compare the newest with: the newest of those a week older, else the oldest there is."""
    *earlier, newest = run_ids or [""]
    latest_ms = started_ms(newest)
    if not earlier or latest_ms is None:
        return None
    starts = [(run_id, started_ms(run_id)) for run_id in earlier]
    week_old = [r for r, start in starts if start is not None and start <= latest_ms - BASELINE_AGE_MS]
    return week_old[-1] if week_old else earlier[0]


def started_ms(run_id: str) -> int | None:
    """When a run started, which its id begins with; None for an id of another form."""
    try:
        start = datetime.strptime(run_id.split("Z-")[0], "%Y%m%dT%H%M%S%f")
    except ValueError:
        return None
    return int(start.replace(tzinfo=UTC).timestamp() * 1000)


def _run(run_id: str) -> Row:
    return {"run_id": run_id, "started_ms": started_ms(run_id)}


def _rows_of(ask: Ask, run_id: str) -> list[Row]:
    """A run's values that are not about days: those of days are compared with other days."""
    literal = run_id.replace("'", "''")
    return ask(
        f"select * from kpi_values where run_id = '{literal}' and kpi_date is null order by {KPI_ORDER}"
    )
