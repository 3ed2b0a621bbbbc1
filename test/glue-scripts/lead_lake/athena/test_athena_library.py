"""The SQL files are found by name, in order, and say in their headers what they are about."""

from __future__ import annotations

from pathlib import Path

import pytest

from lead_lake.athena import (
    all_checks,
    all_kpis,
    all_questions,
    all_views,
    check_header,
    kpi_header,
    kpi_name,
    question_header,
    view_header,
)
from lead_lake.errors import LakeError
from lead_lake.tables import load_tables


def test_the_ten_kpis_come_in_their_order() -> None:
    assert [kpi_name(path) for path in all_kpis()] == [
        "lead_volume",
        "data_quality",
        "processing_success_rate",
        "lead_source_distribution",
        "enrichment_coverage",
        "lead_score_accuracy",
        "high_intent_lead_ratio",
        "processing_latency",
        "duplicate_reduction",
        "conversion_rate_by_score_band",
    ]


def test_every_file_has_the_header_of_its_room() -> None:
    for path in all_kpis():
        kpi_header(path)
    for path in all_views().values():
        view_header(path)
    for path in all_questions():
        question_header(path)
    for path in all_checks():
        check_header(path)


def test_no_view_takes_the_name_of_a_table() -> None:
    assert set(all_views()) & set(load_tables()) == set()


HEADER = """-- question: How many?
-- unit: things
-- grain: one row
-- owner: nobody
-- direction: up
-- chart: number
-- alarm: none
-- definition: All things,
--   counted once: twice is wrong.
select 1
-- unit: not a header any more
"""


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "01_things.sql"
    path.write_text(text)
    return path


def test_a_line_without_a_key_continues_the_line_above(tmp_path: Path) -> None:
    header = kpi_header(write(tmp_path, HEADER))
    assert header["definition"] == "All things, counted once: twice is wrong."
    assert header["unit"] == "things"


@pytest.mark.parametrize(
    ("line", "instead", "message"),
    [
        ("-- owner: nobody\n", "", '01_things.sql has no header line "-- owner: ..."'),
        ("-- owner: nobody", "-- owner:", '01_things.sql has no header line "-- owner: ..."'),
        ("up", "sideways", 'direction is "sideways", allowed are up, down, none'),
        ("number", "pie", 'chart is "pie", allowed are line, bar, stacked_bar, number, interval'),
    ],
)
def test_a_header_that_lacks_something_is_named(
    tmp_path: Path, line: str, instead: str, message: str
) -> None:
    with pytest.raises(LakeError) as caught:
        kpi_header(write(tmp_path, HEADER.replace(line, instead, 1)))
    assert message in str(caught.value)
