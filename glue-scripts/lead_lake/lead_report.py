"""Everything the lake knows about one lead: profile, score, reasons, timeline."""

from __future__ import annotations

import re
from typing import Any

from lead_lake.engines.duckdb_session import DuckDbSession
from lead_lake.errors import LakeError
from lead_lake.lead_queries import MOST_KEYS, LeadQueries, lead_queries
from lead_lake.tables import load_tables

_LEAD_ID = re.compile(r"[a-z]_[0-9a-f]+")
_PHONE = re.compile(r"[+\d][\d\s().-]{5,}")


def find_leads(session: DuckDbSession, text: str, keys: list[str]) -> list[str]:
    """Ids of the leads that `text` names: by an id handed out at any time, or by a key of their events."""
    queries = _queries(session)
    found = _rows(session, queries.by_id, [text, text])
    if not found and keys:
        found = _rows(session, queries.by_key, [keys[place % len(keys)] for place in range(MOST_KEYS)])
    return [row["lead_id"] for row in found]


def lead_report(session: DuckDbSession, text: str, keys: list[str]) -> dict[str, Any]:
    found = find_leads(session, text, keys)
    if not found:
        raise LakeError(
            f"no lead is known by {_shown(text)}: check the spelling, or send its events and run lake run"
        )
    if len(found) > 1:
        some = ", ".join(found[:5]) + (", …" if len(found) > 5 else "")
        raise LakeError(
            f"{len(found)} leads share what you named (a shared mailbox or phone): name one by id: {some}"
        )
    lead = [found[0]]
    queries = _queries(session)
    profiles = _rows(session, queries.profile, lead)
    if not profiles:
        raise LakeError("the lake's tables are not of one run (a run was cut short): run lake run")
    contacts = _rows(session, queries.contact, lead)
    scores = _rows(session, queries.score, lead)
    timeline = _rows(session, queries.timeline, lead)
    return {
        "lead": profiles[0] | (contacts[0] if contacts else {}),
        "score": scores[0] if scores else None,
        "reasons": _rows(session, queries.reasons, lead),
        "timeline": [{n: v for n, v in event.items() if v is not None} for event in timeline],
    }


def _queries(session: DuckDbSession) -> LeadQueries:
    tables = load_tables()
    return lead_queries(lambda name: session.table(tables[name]))


def _rows(session: DuckDbSession, sql: str, parameters: list[str]) -> list[dict[str, Any]]:
    found = session.connection.execute(sql, parameters)
    names = [column[0] for column in found.description or []]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _shown(text: str) -> str:
    """What was asked for, without repeating contact data in an error: only an id of ours is none for sure."""
    if "@" in text:
        return "that e-mail"
    if _LEAD_ID.fullmatch(text):
        return text
    return "that phone number" if _PHONE.fullmatch(text) else "that text"
