"""The SQL files under `athena-queries/`: where they are, what they are called, what their headers say.

A header is the run of `-- key: text` lines a file opens with; a comment line without a key continues the
line above it. Whatever shows a query takes its title, unit and owner from here.
"""

from __future__ import annotations

import re
from pathlib import Path

from lead_lake.errors import LakeError

QUERIES_DIR = Path(__file__).resolve().parents[3] / "athena-queries"

KPI_KEYS = ("question", "unit", "grain", "owner", "direction", "chart", "alarm", "definition")
#: Header keys with a closed list of values.
KPI_CHOICES = {
    "direction": ("up", "down", "none"),
    "chart": ("line", "bar", "stacked_bar", "number", "interval"),
}
QUESTION_KEYS = ("question", "unit", "grain")
VIEW_KEYS = ("question", "grain")
CHECK_KEYS = ("holds", "grain")

_KEY_LINE = re.compile(r"--\s?([a-z_]+):\s*(.*)")


def _files(room: str) -> list[Path]:
    return sorted((QUERIES_DIR / room).glob("*.sql"))


def all_kpis() -> list[Path]:
    """The KPI files in the order leadership reads them: the number before the name is the order."""
    return _files("kpis")


def all_views() -> dict[str, Path]:
    """Every view by name."""
    return {path.stem: path for path in _files("views")}


def all_questions() -> list[Path]:
    return _files("questions")


def all_checks() -> list[Path]:
    return _files("checks")


def kpi_name(path: Path) -> str:
    """`01_lead_volume.sql` is the KPI `lead_volume`."""
    return path.stem.split("_", 1)[1]


def kpi_header(path: Path) -> dict[str, str]:
    return _header(path, KPI_KEYS)


def question_header(path: Path) -> dict[str, str]:
    return _header(path, QUESTION_KEYS)


def view_header(path: Path) -> dict[str, str]:
    return _header(path, VIEW_KEYS)


def check_header(path: Path) -> dict[str, str]:
    return _header(path, CHECK_KEYS)


def _header(path: Path, required: tuple[str, ...]) -> dict[str, str]:
    found = _read_header(path.read_text(encoding="utf-8"))
    for key in required:
        if not found.get(key):
            raise LakeError(f'{path.name} has no header line "-- {key}: ..."')
    for key, allowed in KPI_CHOICES.items():
        if key in required and found[key] not in allowed:
            raise LakeError(f'{path.name}: {key} is "{found[key]}", allowed are {", ".join(allowed)}')
    return found


def _read_header(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    key = None
    for line in text.splitlines():
        if not line.startswith("--"):
            break
        match = _KEY_LINE.match(line)
        if match:
            key = match.group(1)
            found[key] = match.group(2).strip()
        elif key is not None:
            found[key] = f"{found[key]} {line.lstrip('- ').strip()}".strip()
    return found
