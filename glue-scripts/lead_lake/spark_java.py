"""Finds the Java that Spark runs on: `python -m lead_lake.spark_java` prints its home, or what is wrong."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lead_lake.errors import LakeError

#: What Spark 3.5 and Glue 5.1 run on; newer versions do not start it.
JAVA_VERSION = "17"
_SETTING = re.compile(r"^\s*(java\.home|java\.specification\.version) = (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class FoundJava:
    #: Where it was looked for.
    place: str
    #: `17`, or `1.8` and the like for old ones; None where the program did not say.
    version: str | None
    home: Path | None


def find_java(environment: Mapping[str, str]) -> Path:
    """The home of a Java of the right version, named by JAVA_HOME or found on the PATH."""
    found = [_ask(place, program) for place, program in _candidates(environment)]
    for java in found:
        if java.version == JAVA_VERSION and java.home is not None:
            return java.home
    raise LakeError(f"Spark needs Java {JAVA_VERSION} and {_describe(found)}: {_remedy()}")


def _candidates(environment: Mapping[str, str]) -> list[tuple[str, str]]:
    candidates = []
    home = environment.get("JAVA_HOME")
    if home:
        candidates.append((f"JAVA_HOME ({home})", str(Path(home) / "bin" / "java")))
    on_path = shutil.which("java", path=environment.get("PATH", ""))
    if on_path is not None:
        candidates.append((f"the PATH ({on_path})", on_path))
    return candidates


def _ask(place: str, program: str) -> FoundJava:
    try:
        said = subprocess.run(
            [program, "-XshowSettings:properties", "-version"],
            capture_output=True, text=True, timeout=60, check=False,
        ).stderr  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return FoundJava(place, None, None)
    settings = {name: value.strip() for name, value in _SETTING.findall(said)}
    home = settings.get("java.home")
    return FoundJava(place, settings.get("java.specification.version"), Path(home) if home else None)


def _describe(found: list[FoundJava]) -> str:
    if not found:
        return "found none (JAVA_HOME is not set and no java is on the PATH)"
    return "found " + " and ".join(
        f"Java {java.version} at {java.place}" if java.version else f"no working Java at {java.place}"
        for java in found
    )


def _remedy() -> str:
    return (
        f"install Java {JAVA_VERSION} (Debian and Ubuntu: openjdk-{JAVA_VERSION}-jre-headless) "
        "and point JAVA_HOME to it"
    )


if __name__ == "__main__":
    try:
        print(find_java(os.environ))
    except LakeError as error:
        sys.exit(str(error))
