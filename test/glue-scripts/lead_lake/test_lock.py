from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from lead_lake.errors import LakeError
from lead_lake.lock import exclusive

HOLD = """
import sys, time
from pathlib import Path
from lead_lake.lock import exclusive
with exclusive(Path(sys.argv[1]), "testing"):
    print("held", flush=True)
    time.sleep(60)
"""


def hold(path: Path) -> subprocess.Popen[str]:
    """Another process that holds the lock until it is killed."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": "glue-scripts"},
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


def test_a_second_process_is_told_who_holds_the_lake(tmp_path: Path) -> None:
    path = tmp_path / "locks" / "run.lock"
    holder = hold(path)
    try:
        expected = rf"another process \(pid {holder.pid}\) is running the pipeline on this lake: wait"
        with pytest.raises(LakeError, match=expected), exclusive(path, "running the pipeline"):
            pass
    finally:
        holder.kill()
        holder.wait()


def test_a_killed_holder_leaves_no_lock_behind(tmp_path: Path) -> None:
    path = tmp_path / "run.lock"
    holder = hold(path)
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    with exclusive(path, "testing"):
        pass
