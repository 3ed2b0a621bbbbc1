"""Everything the lake knows about one lead: profile, score, reasons, timeline."""

from __future__ import annotations

import re
from typing import Any

from lead_lake.engines.duckdb_session import DuckDbSession
from lead_lake.errors import LakeError
from lead_lake.tables import Table, load_tables

_LEAD_ID = re.compile(r"[a-z]_[0-9a-f]+")
_PHONE = re.compile(r"[+\d][\d\s().-]{5,}")
_KEY_COLUMNS = ("external_key", "email_key", "phone_key", "anonymous_key")


def find_leads(session: DuckDbSession, text: str, keys: list[str]) -> list[str]:
    """Ids of the leads that `text` names: by an id handed out at any time, or by a key of their events."""
    tables = load_tables()
    by_id = session.connection.execute(
        f"select lead_id from {session.table(tables['leads'])} where lead_id = $text "
        f"union select lead_id from {session.table(tables['lead_redirects'])} where key_id = $text",
        {"text": text},
    ).fetchall()
    if by_id or not keys:
        return [row[0] for row in by_id]
    matches = " or ".join(f"list_contains($keys, e.{column})" for column in _KEY_COLUMNS)
    by_key = session.connection.execute(
        f"select distinct l.lead_id from {session.table(tables['events'])} as e "
        f"join {session.table(tables['event_leads'])} as l using (source, event_id) "
        f"where l.lead_id is not null and ({matches}) order by l.lead_id",
        {"keys": keys},
    ).fetchall()
    return [row[0] for row in by_key]


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
    lead_id = found[0]
    tables = load_tables()
    profiles = _rows(session, tables["leads"], lead_id)
    if not profiles:
        raise LakeError("the lake's tables are not of one run (a run was cut short): run lake run")
    contacts = _rows(session, tables["lead_contacts"], lead_id)
    scores = _rows(session, tables["lead_scores"], lead_id)
    return {
        "lead": profiles[0] | (contacts[0] if contacts else {}),
        "score": scores[0] if scores else None,
        "reasons": sorted(
            _rows(session, tables["lead_score_reasons"], lead_id), key=lambda r: (-r["points"], r["code"])
        ),
        "timeline": _timeline(session, lead_id),
    }


def _rows(session: DuckDbSession, table: Table, lead_id: str) -> list[dict[str, Any]]:
    rows = session.connection.execute(
        f"select * from {session.table(table)} where lead_id = $id", {"id": lead_id}
    )
    return [dict(zip(table.column_names, row, strict=True)) for row in rows.fetchall()]


def _timeline(session: DuckDbSession, lead_id: str) -> list[dict[str, Any]]:
    tables = load_tables()
    names = [c for c in tables["events"].column_names if not c.endswith("_key")]
    columns = ", ".join(f"e.{c}" for c in names)
    rows = session.connection.execute(
        f"select {columns} from {session.table(tables['event_leads'])} as l "
        f"join {session.table(tables['events'])} as e using (source, event_id) "
        f"where l.lead_id = $id order by e.event_time_ms, e.source, e.event_id",
        {"id": lead_id},
    ).fetchall()
    return [{n: v for n, v in zip(names, row, strict=True) if v is not None} for row in rows]


def _shown(text: str) -> str:
    """What was asked for, without repeating contact data in an error: only an id of ours is none for sure."""
    if "@" in text:
        return "that e-mail"
    if _LEAD_ID.fullmatch(text):
        return text
    return "that phone number" if _PHONE.fullmatch(text) else "that text"
