from __future__ import annotations

import time

import pytest

from lead_lake.context import new_context, parse_as_of
from lead_lake.errors import LakeError


def test_a_time_without_a_zone_is_utc_and_a_day_is_its_first_moment() -> None:
    assert parse_as_of("2025-01-01") == 1735689600000
    assert parse_as_of("2025-01-01T12:10:00") == 1735733400000
    assert parse_as_of("2025-01-01T13:10:00+01:00") == 1735733400000
    assert parse_as_of("2025-01-01T12:10:00Z") == 1735733400000


def test_what_is_no_time_is_named_with_an_example() -> None:
    with pytest.raises(LakeError, match=r"--as-of 'yesterday' is not a time: write it like 2025-01-31"):
        parse_as_of("yesterday")


def test_run_ids_sort_by_start_time() -> None:
    first = new_context(None)
    time.sleep(0.002)
    assert first.run_id < new_context(None).run_id


def test_a_run_is_about_its_start_unless_told_otherwise() -> None:
    assert new_context(None).as_of_ms == pytest.approx(time.time() * 1000, abs=5000)
    assert new_context("2025-01-01").as_of_ms == 1735689600000
