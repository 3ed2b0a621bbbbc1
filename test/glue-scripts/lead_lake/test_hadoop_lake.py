"""Which objects are listed where only folders can be asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lead_lake.hadoop_lake import HadoopLake

KEYS = (
    "validated/gate=2/source=web/dt=2025-01-01/a.gz",
    "validated/gate=2/source=web/dt=2025-01-02/b.gz",
    "validated/gate=2/source=crm/dt=2025-01-02/c.gz",
    "score-log/dt=2025-01-01/d.gz",
    "score-log/dt=2025-01-02/e.gz",
)


class FolderLake(HadoopLake):
    """Folders of this machine in place of those of Hadoop."""

    def _names(self, prefix: str, *, folders: bool) -> list[str]:
        folder = self.objects / prefix
        return [p.name for p in folder.iterdir() if p.is_dir() == folders] if folder.exists() else []


@pytest.fixture
def lake(tmp_path: Path) -> HadoopLake:
    for key in KEYS:
        path = tmp_path / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    return FolderLake(root=tmp_path, objects=tmp_path, gate_version="2")


def test_days_are_found_under_groups_and_without_them(lake: HadoopLake) -> None:
    assert sorted(lake.keys("validated/gate=2")) == sorted(KEYS[:3])
    assert sorted(lake.keys("score-log")) == sorted(KEYS[3:])


def test_only_days_from_a_day_on_are_looked_into(lake: HadoopLake) -> None:
    since = date(2025, 1, 2)
    assert sorted(lake.keys("validated/gate=2", since)) == sorted(KEYS[1:3])
    assert list(lake.keys("score-log", since)) == [KEYS[4]]


def test_a_folder_that_is_not_there_holds_nothing(lake: HadoopLake) -> None:
    assert list(lake.keys("quarantine")) == []
