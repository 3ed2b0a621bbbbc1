"""Features, scores and reasons of made-up leads by the SQL models, without a lake.

Reads one world a line: `as_of_ms`, `leads` (lead_id and events, each lead's event ids its own), `population`
(rows of table leads). Prints one line for each: by lead_id, what the models make of it.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from models.model_session import Row, Rows, rows_of, session_over


def scores(world: Row) -> dict[str, Any]:
    as_of_ms: int = world["as_of_ms"]
    lead_ids = [lead["lead_id"] for lead in world["leads"]]
    incoming = [event for lead in world["leads"] for event in lead["events"]]
    owners = {
        (event["source"], event["event_id"]): lead["lead_id"]
        for lead in world["leads"]
        for event in lead["events"]
    }

    winners = rows_of(session_over({"incoming_events": incoming}, as_of_ms), "event_winners")
    happened = rows_of(session_over({"events": winners}, as_of_ms), "keyed_events")
    event_leads: Rows = [
        {
            "source": row["source"],
            "event_id": row["event_id"],
            "lead_id": owners[row["source"], row["event_id"]],
            "attribution": "lead",
        }
        for row in happened
    ]
    # without a first day they are no part of the population themselves
    leads = [*({"lead_id": lead_id} for lead_id in lead_ids), *world["population"]]

    inputs: dict[str, Rows] = {"events": winners, "event_leads": event_leads, "leads": leads}
    features = rows_of(session_over(inputs, as_of_ms), "lead_features")
    scored = session_over({"leads": leads, "lead_features": features}, as_of_ms)
    reasons = rows_of(scored, "lead_score_reasons")
    found_features, found_scores = by_lead(features), by_lead(rows_of(scored, "lead_scores"))
    return {
        lead_id: {
            "features": found_features[lead_id],
            "score": found_scores[lead_id],
            "reasons": [row for row in reasons if row["lead_id"] == lead_id],
        }
        for lead_id in lead_ids
    }


def by_lead(rows: Rows) -> dict[str, Row]:
    return {row["lead_id"]: row for row in rows}


def main() -> None:
    for line in sys.stdin:
        print(json.dumps(scores(json.loads(line)), default=str))


if __name__ == "__main__":
    main()
