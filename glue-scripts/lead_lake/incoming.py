"""What a run reads of stored objects: events, issues and contact data of lines, as a session's relations."""

from __future__ import annotations

from lead_lake.engines.model_session import ModelSession
from lead_lake.lake import Lake
from lead_lake.objects_journal import UnreadObjects, find_unread
from lead_lake.stored_lines import list_objects, validated_table
from lead_lake.tables import load_tables

_CONTACT_COLUMNS = ["source", "event_id", "payload_sha256", "name", "email", "phone"]


class Incoming:
    def __init__(self, lake: Lake, session: ModelSession) -> None:
        self._lake = lake
        self._session = session
        self._unread: UnreadObjects | None = None

    def provide(self) -> None:
        """Makes them known to the session; each is read on first use."""
        events = ", ".join(load_tables()["events"].column_names)
        self._session.provide(
            "unread_lines",
            lambda: self._session.lines(validated_table(), self.unread().keys("validated")),
        )
        self._session.provide(
            "incoming_events",
            lambda: f"select {events} from {self._session.resolve('unread_lines')}",
            is_light=True,
        )
        self._session.provide(
            "incoming_issues",
            lambda: (
                "select distinct source, event_id, shard_id, sequence_number, record_index, "
                "issue.code as code, issue.field as field from ("
                f"select *, {self._session.explode}(issues) as issue "
                f"from {self._session.resolve('unread_lines')}) as lines"
            ),
        )
        self._session.provide(
            "unread_contacts",
            lambda: f"select {', '.join(_CONTACT_COLUMNS)} from {self._session.resolve('unread_lines')}",
        )
        self._session.provide("event_contacts", self._event_contacts)
        self._session.provide("fresh_contacts", self._fresh_contacts)

    def _event_contacts(self) -> str:
        keys = [o.key for o in list_objects(self._lake, "validated")]
        if self._unread is not None and len(keys) == len(self._unread.keys("validated")):
            return f"select * from {self._session.resolve('unread_contacts')}"
        return self._contacts_in(keys)

    def _fresh_contacts(self) -> str:
        """Contact data of this run's lines, and of the objects the model `contact_places` points at."""
        session = self._session
        places, journal = session.resolve("contact_places"), session.table(load_tables()["raw_objects"])
        found = session.execute(
            f"select distinct o.object_key from {journal} as o inner join {places} as p "
            "on o.source = p.source and o.dt = p.received_date and o.shard_id = p.shard_id "
            "where o.layer = 'validated'"
        )
        current = {o.key for o in list_objects(self._lake, "validated")}
        unread = f"select * from {session.resolve('unread_contacts')}"
        return f"{unread} union all {self._contacts_in([key for (key,) in found if key in current])}"

    def _contacts_in(self, keys: list[str]) -> str:
        lines = self._session.lines(validated_table(), keys, _CONTACT_COLUMNS)
        return f"select {', '.join(_CONTACT_COLUMNS)} from ({lines}) as lines"

    def unread(self) -> UnreadObjects:
        """The objects no run has read; looked for once."""
        if self._unread is None:
            self._unread = find_unread(self._lake, self._session)
        return self._unread

    def take_up(self) -> int:
        """Lets go of the lines once their events are stored, and returns how many there were.

        Whole lines are the largest of all relations. What is derived from events reads contact data, and
        which events have changed.
        """
        session = self._session
        lines = session.count(session.resolve("unread_lines"))
        session.resolve("unread_contacts")
        session.forget_relations(keeping=frozenset({"unread_contacts", "events_changed", "events_replaced"}))
        return lines
