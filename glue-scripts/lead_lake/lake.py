"""A lake's directory: where its objects, its catalog and its tables lie."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lead_lake.errors import LakeError

#: Written by `lake send` and `lake demo`; its presence makes a directory a lake.
LAKE_FILE = "lake.json"
FORMAT = 1


@dataclass(frozen=True)
class Lake:
    #: Absolute path of the lake's directory.
    root: Path
    #: Absolute path of the directory that stands for the S3 buckets (raw/, validated/, quarantine/).
    objects: Path
    #: Gate version whose validated objects are read.
    gate_version: str
    #: Objects that arrived before this day are known to have been read; None looks at all of them.
    since: date | None = None

    def keys(self, prefix: str, since: date | None = None) -> Iterator[str]:  # noqa: ARG002 - a walk is cheap
        """Keys of the objects under a prefix, in no order; those from before `since` may be missing."""
        for folder, _, files in os.walk(self.objects / prefix):
            for file in files:
                yield str((Path(folder) / file).relative_to(self.objects))

    @property
    def catalog_file(self) -> Path:
        return self.root / "catalog.db"

    @property
    def warehouse(self) -> Path:
        return self.root / "warehouse"

    @property
    def locks(self) -> Path:
        return self.root / "locks"


def open_lake(directory: str) -> Lake:
    """Opens an existing lake; a directory that is none is the user's mistake."""
    root = Path(directory).resolve()
    marker = root / LAKE_FILE
    if not root.exists():
        raise LakeError(
            f"there is no lake at {root}: send events to it first (lake send FILE), or try lake demo"
        )
    if not marker.is_file():
        raise LakeError(f"{root} is not a lake (it has no {LAKE_FILE}): name another directory with --dir")
    try:
        settings = json.loads(marker.read_text(encoding="utf-8"))
        found = settings["format"]
        gate_version = settings["gate_version"]
    except (ValueError, KeyError, TypeError) as error:
        raise LakeError(f"{marker} cannot be read ({error}): restore it from a backup") from error
    if found != FORMAT:
        raise LakeError(f"{marker} has format {found}, this version reads format {FORMAT}")
    home = Path(settings.get("home", root))
    if home != root:
        raise LakeError(
            f"this lake was made at {home} and Iceberg tables keep absolute paths: move it back there, "
            f"or send its raw events to a new lake"
        )
    objects = Path(settings.get("objects", root / "objects"))
    return Lake(root=root, objects=objects, gate_version=str(gate_version))


def derive_lake(lake: Lake, out: str) -> Lake:
    """A second set of tables over the same objects, for runs that must not overwrite the present."""
    root = Path(out).resolve()
    if root == lake.root:
        raise LakeError(f"--out {out} is the lake itself: name another directory")
    marker = root / LAKE_FILE
    if root.exists() and any(root.iterdir()) and not marker.exists():
        raise LakeError(f"--out {out} holds other files: name an empty or a new directory")
    settings = {
        "format": FORMAT,
        "gate_version": lake.gate_version,
        "home": str(root),
        "objects": str(lake.objects),
        "derived_from": str(lake.root),
    }
    if not marker.exists():
        root.mkdir(parents=True, exist_ok=True)
        marker.write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")
    derived = open_lake(str(root))
    if derived.objects != lake.objects:
        raise LakeError(f"--out {out} was made from another lake ({derived.objects}): name another directory")
    return derived
