"""Runs one program and writes down what its whole process tree took: `measure.py REPORT [--until TEXT] -- …`.

CPU seconds come from the kernel when a process is waited for. Processes that outlive their parent (a JVM
whose Python is gone) are handed to this one and waited for too, so that none of their work is lost. Peak
memory is the largest sum of resident sizes seen, and never less than the largest process at its own peak;
pages that two processes share count twice.

With `--until TEXT` the program is killed as soon as a line of its stderr holds TEXT; what it took is then
what it took until there.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

#: Between two looks at the tree's memory; a look takes well under a millisecond.
LOOK_EVERY_SECONDS = 0.05
#: What the program leaves running may take this long to end before it is killed.
LEFTOVERS_SECONDS = 15.0
#: Lines of stderr that are passed on when the program fails.
SHOWN_LINES = 12
PR_SET_CHILD_SUBREAPER = 36


def adopt_orphans() -> None:
    """Linux hands a process whose parent ended to the nearest ancestor that asked for it."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def children_of(pid: int) -> list[int]:
    found: list[int] = []
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (task / "children").read_text().split())
    except OSError:
        pass  # it has just ended
    return found


def descendants() -> list[int]:
    waiting, found = children_of(os.getpid()), []
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        waiting += children_of(pid)
    return found


def resident_bytes(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize()
    except (OSError, IndexError):
        return 0


class MemoryWatch(threading.Thread):
    """Looks at the tree's memory until told to stop."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak_bytes = 0
        self._is_over = threading.Event()

    def run(self) -> None:
        while not self._is_over.wait(LOOK_EVERY_SECONDS):
            self.peak_bytes = max(self.peak_bytes, sum(map(resident_bytes, descendants())))

    def stop(self) -> None:
        self._is_over.set()
        self.join()


def kill_tree() -> None:
    for pid in descendants():
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def wait_for_leftovers() -> None:
    deadline = time.monotonic() + LEFTOVERS_SECONDS
    while True:
        try:
            pid, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            if time.monotonic() > deadline:
                kill_tree()
            time.sleep(LOOK_EVERY_SECONDS)


def largest_process_bytes() -> int:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit


def main(argv: list[str]) -> int:
    report, *options = argv[: argv.index("--")]
    command = argv[argv.index("--") + 1 :]
    until = options[1] if options else None
    adopt_orphans()
    watch = MemoryWatch()
    start = time.monotonic()
    child = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, errors="replace")
    watch.start()
    said: list[str] = []
    is_reached = False
    assert child.stderr is not None
    for line in child.stderr:
        said = [*said[-SHOWN_LINES:], line]
        if until is not None and until in line and not is_reached:
            is_reached = True
            wall = time.monotonic() - start
            kill_tree()
    code = child.wait()
    if not is_reached:
        wall = time.monotonic() - start
    wait_for_leftovers()
    watch.stop()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    taken = {
        "exitCode": 0 if is_reached else code,
        "isReached": is_reached,
        "wallSeconds": wall,
        "cpuSeconds": used.ru_utime + used.ru_stime,
        "peakBytes": max(watch.peak_bytes, largest_process_bytes()),
    }
    Path(report).write_text(json.dumps(taken), encoding="utf-8")
    if taken["exitCode"] != 0:
        sys.stderr.writelines(said)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
