"""What is asked about one lead: SQL that the embedded engine and Athena both run, parameters as `?`.

`python -m lead_lake.lead_queries` prints it for Athena as one JSON document, for the command line on AWS.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass

from lead_lake.tables import load_tables

#: Keys that a name can stand for: a number may be that of a phone and an id in another system.
MOST_KEYS = 2

_KEY_COLUMNS = ("external_key", "email_key", "phone_key", "anonymous_key")


@dataclass(frozen=True)
class LeadQueries:
    #: Leads known by an id handed out at any time. Parameters: the id, twice.
    by_id: str
    #: Leads whose events carry one of some keys. Parameters: MOST_KEYS of them, repeated if too few.
    by_key: str
    #: All columns of a table about one lead, in the order of its definition. Parameter: the lead's id.
    profile: str
    contact: str
    score: str
    reasons: str
    #: Its events in their order, without keys. Parameter: the lead's id.
    timeline: str


def lead_queries(called: Callable[[str], str]) -> LeadQueries:
    """`called`: how an engine calls the table of a name."""
    keys = ", ".join(["(cast(? as varchar))"] * MOST_KEYS)
    events, event_leads = called("events"), called("event_leads")
    return LeadQueries(
        by_id=(
            f"select lead_id from {called('leads')} where lead_id = ? "
            f"union select lead_id from {called('lead_redirects')} where key_id = ?"
        ),
        by_key=(
            f"select distinct l.lead_id from (values {keys}) as named (key) "
            f"join {events} as e on named.key in ({', '.join(f'e.{c}' for c in _KEY_COLUMNS)}) "
            f"join {event_leads} as l on l.source = e.source and l.event_id = e.event_id "
            f"where l.lead_id is not null order by 1"
        ),
        profile=_of_lead(called, "leads"),
        contact=_of_lead(called, "lead_contacts"),
        score=_of_lead(called, "lead_scores"),
        reasons=f"{_of_lead(called, 'lead_score_reasons')} order by points desc, code",
        timeline=(
            f"select {', '.join(f'e.{name}' for name in timeline_columns())} from {event_leads} as l "
            f"join {events} as e on l.source = e.source and l.event_id = e.event_id "
            f"where l.lead_id = ? order by e.event_time_ms, e.source, e.event_id"
        ),
    )


def timeline_columns() -> list[str]:
    """What a timeline shows of an event."""
    return [name for name in load_tables()["events"].column_names if not name.endswith("_key")]


def _of_lead(called: Callable[[str], str], table: str) -> str:
    columns = ", ".join(load_tables()[table].column_names)
    return f"select {columns} from {called(table)} where lead_id = ?"


if __name__ == "__main__":
    print(json.dumps(asdict(lead_queries(lambda name: name)) | {"most_keys": MOST_KEYS}))
