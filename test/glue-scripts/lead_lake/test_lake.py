from __future__ import annotations

import json
from pathlib import Path

import pytest

from lake_factory import make_lake
from lead_lake.errors import LakeError
from lead_lake.lake import derive_lake, open_lake


def test_a_missing_directory_is_answered_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(LakeError, match=r"there is no lake at .*nowhere: send events to it first"):
        open_lake(str(tmp_path / "nowhere"))


def test_a_directory_without_the_marker_is_not_a_lake(tmp_path: Path) -> None:
    with pytest.raises(LakeError, match=r"is not a lake \(it has no lake.json\): name another directory"):
        open_lake(str(tmp_path))


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"format": 1}'])
def test_a_broken_marker_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "lake.json").write_text(text)
    with pytest.raises(LakeError, match=r"lake\.json cannot be read"):
        open_lake(str(tmp_path))


def test_a_lake_of_another_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "lake.json").write_text(json.dumps({"format": 9, "gate_version": "1"}))
    with pytest.raises(LakeError, match="has format 9, this version reads format 1"):
        open_lake(str(tmp_path))


def test_a_lake_that_was_moved_says_where_it_belongs(tmp_path: Path) -> None:
    home = make_lake(tmp_path / "home")
    moved = home.rename(tmp_path / "moved")
    with pytest.raises(LakeError, match=r"was made at .*/home and Iceberg tables keep absolute paths"):
        open_lake(str(moved))


def test_tables_derived_elsewhere_read_the_same_objects(tmp_path: Path) -> None:
    lake = open_lake(str(make_lake(tmp_path / "lake")))
    derived = derive_lake(lake, str(tmp_path / "out"))
    assert derived.objects == lake.objects
    assert derived.warehouse == tmp_path / "out" / "warehouse"
    assert open_lake(str(tmp_path / "out")) == derived


def test_tables_are_not_derived_into_the_lake_itself_or_among_other_files(tmp_path: Path) -> None:
    lake = open_lake(str(make_lake(tmp_path / "lake")))
    with pytest.raises(LakeError, match="is the lake itself"):
        derive_lake(lake, str(lake.root))
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")
    with pytest.raises(LakeError, match="holds other files"):
        derive_lake(lake, str(tmp_path / "full"))


def test_a_directory_derived_from_one_lake_is_not_used_for_another(tmp_path: Path) -> None:
    one, other = (open_lake(str(make_lake(tmp_path / name))) for name in ("one", "other"))
    derive_lake(one, str(tmp_path / "out"))
    with pytest.raises(LakeError, match="was made from another lake"):
        derive_lake(other, str(tmp_path / "out"))
