from __future__ import annotations

import stat
from pathlib import Path

import pytest

from lead_lake.errors import LakeError
from lead_lake.spark_java import find_java


def fake_java(folder: Path, version: str) -> Path:
    """A home whose `java` says it is of a version."""
    program = folder / "bin" / "java"
    program.parent.mkdir(parents=True)
    program.write_text(
        f"#!/bin/sh\necho '    java.home = {folder}' >&2\n"
        f"echo '    java.specification.version = {version}' >&2\n"
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return folder


def test_the_java_that_java_home_names_is_taken_before_that_of_the_path(tmp_path: Path) -> None:
    home, other = fake_java(tmp_path / "home", "17"), fake_java(tmp_path / "other", "17")
    found = find_java({"JAVA_HOME": str(home), "PATH": f"{other / 'bin'}:/bin"})
    assert found == home


def test_a_java_of_another_version_is_passed_over(tmp_path: Path) -> None:
    newer, right = fake_java(tmp_path / "newer", "25"), fake_java(tmp_path / "right", "17")
    found = find_java({"JAVA_HOME": str(newer), "PATH": f"{right / 'bin'}:/bin"})
    assert found == right


def test_what_was_found_instead_is_named_with_what_to_install(tmp_path: Path) -> None:
    newer = fake_java(tmp_path / "newer", "25")
    with pytest.raises(LakeError) as caught:
        find_java({"JAVA_HOME": str(newer), "PATH": ""})
    assert str(caught.value) == (
        f"Spark needs Java 17 and found Java 25 at JAVA_HOME ({newer}): "
        "install Java 17 (Debian and Ubuntu: openjdk-17-jre-headless) and point JAVA_HOME to it"
    )


def test_no_java_at_all_is_said_in_one_sentence() -> None:
    with pytest.raises(LakeError, match=r"^Spark needs Java 17 and found none \(JAVA_HOME is not set"):
        find_java({"PATH": ""})


def test_a_java_home_without_a_java_in_it_is_named() -> None:
    with pytest.raises(LakeError, match=r"found no working Java at JAVA_HOME \(/nowhere\)"):
        find_java({"JAVA_HOME": "/nowhere", "PATH": ""})
