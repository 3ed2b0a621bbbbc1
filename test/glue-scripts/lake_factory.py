"""Makes small lakes for tests: canonical lines written as the gate would store them."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lead_lake.tables import load_tables

GATE = "test"
#: Which event types make a lead, as their files say.
CREATING = {
    "roadshow_registration", "roadshow_lead", "webinar_registration", "webinar_attendance",
    "online_form_submission", "online_form", "identify", "sales_touch",
}  # fmt: skip
Line = dict[str, Any]


def ms(text: str) -> int:
    """Epoch ms of an ISO time in UTC."""
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


def day_of(epoch_ms: int) -> str:
    return datetime.fromtimestamp(epoch_ms / 1000, UTC).date().isoformat()


def key_of(value: str | None) -> str | None:
    return None if value is None else hashlib.sha256(value.encode()).hexdigest()


def key_id(kind: str, value: str) -> str:
    """The id of a key by the published rule: type letter and 30 hex digits."""
    return f"{kind[0] if kind != 'external' else 'x'}_{(key_of(value) or '')[:30]}"


def event(
    event_id: str,
    event_type: str,
    source: str,
    time: str | int,
    *,
    external: str | None = None,
    anonymous: str | None = None,
    received: str | int | None = None,
    **fields: Any,
) -> Line:
    """One canonical line. `external`, `email`, `phone` and `anonymous` also become keys."""
    at = time if isinstance(time, int) else ms(time)
    arrived = at if received is None else received if isinstance(received, int) else ms(received)
    line: Line = {c.name: None for c in load_tables()["validated_events"].columns}
    line |= {
        "event_id": event_id,
        "event_type": event_type,
        "source": source,
        "creates_lead": event_type in CREATING,
        "event_time_ms": at,
        "event_date": day_of(at),
        "received_at_ms": arrived,
        "received_date": day_of(arrived),
        "shard_id": "shardId-000000000000",
        "sequence_number": "0",
        "record_index": 0,
        "external_key": key_of(external),
        "email_key": key_of(fields.get("email")),
        "phone_key": key_of(fields.get("phone")),
        "anonymous_key": key_of(anonymous),
        "issues": [],
    }
    unknown = set(fields) - set(line)
    if unknown:
        raise KeyError(f"no column {unknown}")
    line |= fields
    content = {k: v for k, v in line.items() if k not in ("received_at_ms", "received_date")}
    line["payload_sha256"] = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    return line


def make_lake(root: Path) -> Path:
    root.mkdir(parents=True, exist_ok=True)
    marker = {"format": 1, "gate_version": GATE, "home": str(root.absolute())}
    (root / "lake.json").write_text(json.dumps(marker))
    return root


def store(root: Path, lines: Iterable[Line], first_sequence: int = 1) -> None:
    """Stores a batch of lines as validated and raw objects, one sequence number a line."""
    groups: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for sequence, line in enumerate(lines, start=first_sequence):
        placed = line | {"sequence_number": f"{sequence:021d}"}
        groups[(placed["source"], placed["received_date"])].append(placed)
    for (source, day), members in groups.items():
        raw = "".join(json.dumps(_raw_line(m)) + "\n" for m in members)
        first, last = members[0]["sequence_number"], members[-1]["sequence_number"]
        digest = hashlib.sha256(raw.encode()).hexdigest()[:16]
        name = f"shardId-000000000000-{first}-{last}-{digest}.ndjson.gz"
        text = "".join(json.dumps(m) + "\n" for m in members)
        _write(root / "objects" / f"validated/gate={GATE}/source={source}/dt={day}" / name, text)
        _write(root / "objects" / f"raw/source={source}/dt={day}" / name, raw)


def logged(lead_id: str, as_of: str | int, **fields: Any) -> Line:
    """A line of the score log: a score of nothing in real time, unless said otherwise."""
    at = as_of if isinstance(as_of, int) else ms(as_of)
    return {
        "score_id": f"{lead_id}:{at}", "position": None, "lead_id": lead_id, "key_id": lead_id,
        "as_of_ms": at, "final_score": 0.0, "machine_band": "COLD", "band": "COLD",
        "purchase_probability": None, "model_state": "none", "scorecard_version": "default@1",
        "lookups_as_of_ms": None, "event_count": 1, "epoch": 1, "events_seen": 1, "is_truncated": False,
        "cause": "event", **fields,
    }  # fmt: skip


def log_scores(root: Path, *lines: Line) -> None:
    """Stores lines of one day in the score log."""
    text = "".join(json.dumps(line) + "\n" for line in lines)
    first, last = lines[0]["as_of_ms"], lines[-1]["as_of_ms"]
    name = f"shardId-000000000000-{first:021d}-{last:021d}-{hashlib.sha256(text.encode()).hexdigest()[:16]}"
    _write(root / "objects" / "score-log" / f"dt={day_of(first)}" / f"{name}.ndjson.gz", text)


def _raw_line(line: Line) -> Line:
    return {
        "position": f"{line['shard_id']}/{line['sequence_number']}/{line['record_index']}",
        "received_at_ms": line["received_at_ms"],
        "event_type": line["event_type"],
        "event_id": line["event_id"],
        "sha256": line["payload_sha256"],
        "payload": "{}",
    }


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), mtime=0))
