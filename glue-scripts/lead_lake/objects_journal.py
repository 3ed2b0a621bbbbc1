"""Which objects have been read: finds the unread ones and writes down those that were committed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lead_lake.context import RunContext, now_ms
from lead_lake.engines.model_session import ModelSession
from lead_lake.errors import LakeError
from lead_lake.lake import Lake
from lead_lake.stored_lines import StoredObject, list_objects
from lead_lake.tables import load_tables

#: Layers whose objects are noted; their columns beside the arrival are not read here.
_TABLE_OF_LAYER = {"validated": "validated_events", "quarantine": "quarantined_records"}


@dataclass(frozen=True)
class UnreadObjects:
    objects: list[StoredObject]
    read_at_ms: int

    def keys(self, layer: str) -> list[str]:
        return [o.key for o in self.objects if o.layer == layer]


def find_unread(lake: Lake, session: ModelSession) -> UnreadObjects:
    """Objects that are there and not in the journal; one that is in the journal must still be there.

    Only days from `lake.since` on are looked at.
    """
    journal = session.table(load_tables()["raw_objects"])
    recent = "" if lake.since is None else f"where dt >= date '{lake.since.isoformat()}'"
    read = {key for (key,) in session.execute(f"select object_key from {journal} {recent}")}
    there = [o for layer in _TABLE_OF_LAYER for o in list_objects(lake, layer, lake.since)]
    # validated objects of an earlier gate may be cleared away, those of today's gate are read again and again
    own = (f"validated/gate={lake.gate_version}/", "quarantine/")
    lost = sorted(key for key in read - {o.key for o in there} if key.startswith(own))
    if lost:
        raise LakeError(
            f"{len(lost)} objects that had been read are gone, the first is {lake.objects / lost[0]}: "
            f"restore them from a backup"
        )
    return UnreadObjects(objects=[o for o in there if o.key not in read], read_at_ms=now_ms())


def journal_rows(
    session: ModelSession, unread: UnreadObjects, context: RunContext, lines: str
) -> list[dict[str, Any]]:
    """One row per object that was read. `lines` names the relation of the validated lines already loaded."""
    quarantine = load_tables()["quarantined_records"]
    counts = session.execute(
        f"""
        select object_key, count(*), min(received_at_ms), max(received_at_ms)
        from (
            select object_key, received_at_ms from {lines}
            union all
            select object_key, received_at_ms
            from ({session.lines(quarantine, unread.keys("quarantine"), ["received_at_ms"])}) as quarantined
        ) as stored
        group by object_key
        """
    )
    of_object = {row[0]: row[1:] for row in counts}
    committed = now_ms()
    return [
        {
            "object_key": o.key,
            "layer": o.layer,
            "source": o.source,
            "dt": o.dt,
            "shard_id": o.shard_id,
            "first_sequence_number": o.first_sequence_number,
            "last_sequence_number": o.last_sequence_number,
            "lines": of_object[o.key][0],
            "oldest_received_at_ms": of_object[o.key][1],
            "newest_received_at_ms": of_object[o.key][2],
            "read_at_ms": unread.read_at_ms,
            "committed_at_ms": committed,
            "run_id": context.run_id,
        }
        for o in unread.objects
        if o.key in of_object
    ]
