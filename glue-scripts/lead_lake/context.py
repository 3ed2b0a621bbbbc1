"""What a run is about: its times and its id. Models see it as the one row of `run_context`."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from lead_lake.errors import LakeError

MS_PER_DAY = 86_400_000


@dataclass(frozen=True)
class RunContext:
    #: Sorts by start time; only journals may carry it.
    run_id: str
    #: Events up to here have happened (epoch ms).
    as_of_ms: int
    #: Events that arrived up to here are known (epoch ms); current features know all there is.
    known_at_ms: int
    started_ms: int

    def note(self) -> dict[str, str]:
        """What every snapshot of the run says about it."""
        return {"run-id": self.run_id, "as-of-ms": str(self.as_of_ms)}


def now_ms() -> int:
    return int(datetime.now(UTC).timestamp() * 1000)


def parse_as_of(text: str) -> int:
    """Epoch ms of an ISO 8601 time; without a zone it is UTC, a day alone is its first moment."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise LakeError(f"--as-of {text!r} is not a time: write it like 2025-01-31T12:00:00Z") from error
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return int(moment.timestamp() * 1000)


def new_context(as_of: str | None) -> RunContext:
    started = now_ms()
    stamp = datetime.fromtimestamp(started / 1000, UTC).strftime("%Y%m%dT%H%M%S%f")[:-3]
    return RunContext(
        run_id=f"{stamp}Z-{secrets.token_hex(3)}",
        as_of_ms=parse_as_of(as_of) if as_of else started,
        # nothing that has arrived is hidden from the present
        known_at_ms=9_000_000_000_000_000_000,
        started_ms=started,
    )
