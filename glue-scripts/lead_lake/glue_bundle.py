"""How the pipeline reaches a Glue job: as one zip, named by `--extra-py-files`.

At the zip's root lie the package `lead_lake`, its `models` and `tables`, and `definitions`. Models, tables
and definitions are found beside the package's files, so a package imported from the zip is unpacked first.
Only the driver runs Python: the models are SQL, and no executor needs any of it.

What the zip holds says `glue_bundle.json`, for the deployment that makes it as well as for the job that
unpacks it: paths of a checkout, by where they lie in the zip.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import sys
import tempfile
import zipfile
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any


@cache
def contents() -> dict[str, Any]:
    """`folders` of a checkout by where they lie in the zip, and the `suffixes` of what is taken from them."""
    found: dict[str, Any] = json.loads(pkgutil.get_data("lead_lake", "glue_bundle.json") or b"{}")
    return found


def write_bundle(checkout: Path, target: Path) -> None:
    """Makes the zip; the same files give the same bytes."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as bundle:
        for inside, folder in sorted(contents()["folders"].items()):
            for path in sorted((checkout / folder).rglob("*")):
                if path.suffix in contents()["suffixes"]:
                    name = f"{inside}/{path.relative_to(checkout / folder).as_posix()}"
                    entry = zipfile.ZipInfo(name)
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    bundle.writestr(entry, path.read_bytes())


def glue_job() -> ModuleType:
    """The module that runs a stage, with its models, tables and definitions within reach."""
    archive = getattr(globals().get("__loader__"), "archive", None)
    if archive is not None:
        scripts = _unpack(Path(archive), Path(tempfile.mkdtemp(prefix="lead-lake-")))
        sys.path.insert(0, str(scripts))
        for name in [n for n in sys.modules if n.partition(".")[0] == "lead_lake"]:
            del sys.modules[name]
    return importlib.import_module("lead_lake.glue_job")


def _unpack(archive: Path, checkout: Path) -> Path:
    """Lays the zip's files out as in a checkout and returns the folder the package lies in."""
    folders: dict[str, str] = contents()["folders"]
    with zipfile.ZipFile(archive) as bundle:
        for entry in bundle.infolist():
            inside, _, rest = entry.filename.partition("/")
            if inside in folders and not entry.is_dir():
                target = checkout / folders[inside] / rest
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(bundle.read(entry))
    return checkout / "glue-scripts"
