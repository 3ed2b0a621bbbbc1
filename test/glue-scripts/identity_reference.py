"""Who is who, told a second time and by other means: union-find over plain Python sets.

Follows the written rule, not the models: keys seen in one event are linked; a key linked to more others than
its limit is a hub and joins nobody; a component is a person; a lead can be contacted and did something that
makes a lead.
"""

from __future__ import annotations

from dataclasses import dataclass, field

STRENGTH = {"external": 1, "email": 2, "phone": 3, "anonymous": 4}


@dataclass(frozen=True)
class Seen:
    """An event as identity sees it."""

    event_id: str
    time: int
    received: int
    creates_lead: bool
    #: Ids of its keys by type.
    keys: dict[str, str] = field(hash=False)

    @property
    def known(self) -> int:
        return max(self.time, self.received)


def type_of(key_id: str) -> str:
    return {"x": "external", "e": "email", "p": "phone", "a": "anonymous"}[key_id[0]]


class People:
    """The people of a set of events."""

    def __init__(self, events: list[Seen], limit: int) -> None:
        self.events = events
        others: dict[str, set[str]] = {}
        for event in events:
            for key in event.keys.values():
                others.setdefault(key, set()).update(k for k in event.keys.values() if k != key)
        self.hubs = {key for key, linked in others.items() if len(linked) > limit}
        self._parent = {key: key for key in others}
        for event in events:
            plain = [k for k in event.keys.values() if k not in self.hubs]
            for key in plain[1:]:
                self._parent[self.root(key)] = self.root(plain[0])

    def root(self, key: str) -> str:
        while self._parent[key] != key:
            key = self._parent[key]
        return key

    def speakers(self, event: Seen) -> list[str]:
        """The keys that speak for an event."""
        plain = [k for k in event.keys.values() if k not in self.hubs]
        if plain or not event.keys:
            return plain
        return [event.keys[min(event.keys, key=lambda t: STRENGTH[t])]]

    def component(self, event: Seen) -> str | None:
        speakers = self.speakers(event)
        return self.root(speakers[0]) if speakers else None

    def members(self) -> dict[str, list[tuple[tuple[int, str, int, str], str, Seen]]]:
        """By component: every (order, key, event) that speaks for it."""
        found: dict[str, list[tuple[tuple[int, str, int, str], str, Seen]]] = {}
        for event in self.events:
            for key in self.speakers(event):
                order = (event.time, event.event_id, STRENGTH[type_of(key)], key)
                found.setdefault(self.root(key), []).append((order, key, event))
        return found

    def leads(self) -> dict[str, str]:
        """Component of each lead to its id."""
        result = {}
        for component, members in self.members().items():
            can_be_contacted = any(type_of(key) != "anonymous" for _, key, _ in members)
            if can_be_contacted and any(event.creates_lead for _, _, event in members):
                result[component] = min(members)[1]
        return result


def lead_of_event(events: list[Seen], limit: int) -> dict[str, str | None]:
    people = People(events, limit)
    leads = people.leads()
    return {e.event_id: leads.get(people.component(e) or "") for e in events}


def visible_at_landmarks(events: list[Seen], limit: int, delay: int) -> set[tuple[str, str]]:
    """(lead, event) pairs visible from each lead's landmark, by what was known then."""
    now = People(events, limit)
    members = now.members()
    found = set()
    for component, lead_id in now.leads().items():
        landmark = min(event.time for _, _, event in members[component]) + delay
        arrived = [m for m in members[component] if m[2].known <= landmark]
        if not arrived:
            continue
        start = min(arrived)[1]
        then = People([e for e in events if e.known <= landmark], limit)
        for event in then.events:
            speakers = then.speakers(event)
            if speakers and then.root(speakers[0]) == then.root(start):
                found.add((lead_id, event.event_id))
    return found
