"""What a run's stage says of itself in numbers, for CloudWatch and for the report that is kept.

Names and units are also said in `lib/pipeline/stage-metrics.ts`, from where alarms and dashboards take them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

#: One object the run has noted: layer, lines, and ms from its oldest line's arrival to its commit.
Noted = tuple[str, int, int]


@dataclass(frozen=True)
class Taken:
    """What the first stage took in."""

    objects: list[Noted]
    #: Events that were not there before.
    events_added: int
    #: Contents that lost to another one under the same id.
    contents_rejected: int


def stage_metrics(seconds: float, rows_in: int, rows_out: int, taken: Taken | None) -> list[dict[str, Any]]:
    """Metrics in CloudWatch's units; `taken` is None for stages that read tables only."""
    metrics = [
        _metric("StageSeconds", "Seconds", seconds),
        _metric("RowsRead", "Count", rows_in),
        _metric("RowsWritten", "Count", rows_out),
    ]
    return metrics if taken is None else metrics + _of_taken(taken)


def _of_taken(taken: Taken) -> list[dict[str, Any]]:
    lines = sum(lines for layer, lines, _ in taken.objects if layer == "validated")
    quarantined = sum(lines for layer, lines, _ in taken.objects if layer == "quarantine")
    metrics = [
        _metric("EventsRead", "Count", lines),
        _metric("EventsAdded", "Count", taken.events_added),
        # delivered again, or another content under an id that is taken
        _metric("DuplicatesRemoved", "Count", lines - taken.events_added),
        _metric("RecordsRejected", "Count", quarantined + taken.contents_rejected),
    ]
    waits = [(wait, lines) for layer, lines, wait in taken.objects if layer == "validated" and lines > 0]
    if waits:
        metrics.append(_metric("ProcessingLatencyP50", "Seconds", nearest_rank(waits, 50) / 1000))
        metrics.append(_metric("ProcessingLatencyP95", "Seconds", nearest_rank(waits, 95) / 1000))
    return metrics


def nearest_rank(weighted: Iterable[tuple[int, int]], percent: int) -> int:
    """The least value that covers `percent` of all weights; of (value, weight) pairs, at least one."""
    ordered = sorted(weighted)
    needed = math.ceil(sum(weight for _, weight in ordered) * percent / 100)
    covered = 0
    for value, weight in ordered:
        covered += weight
        if covered >= needed:
            return value
    raise ValueError("nothing to rank")


def _metric(name: str, unit: str, value: float) -> dict[str, Any]:
    return {"name": name, "unit": unit, "value": value}
