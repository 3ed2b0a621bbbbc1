"""How the pipeline reaches a Glue job: as one zip, named by `--extra-py-files`.

At the zip's root lie the package `lead_lake`, its `models` and `tables`, and `definitions`. Models, tables
and definitions are found beside the package's files, so a package imported from the zip is unpacked first.
Only the driver runs Python: the models are SQL, and no executor needs any of it.
"""

from __future__ import annotations

import importlib
import sys
import tempfile
import zipfile
from pathlib import Path
from types import ModuleType

#: What the zip holds, as paths of a checkout, by where it lies in the zip.
CONTENTS = {
    "lead_lake": "glue-scripts/lead_lake",
    "models": "glue-scripts/models",
    "tables": "glue-scripts/tables",
    "definitions": "definitions",
}
_SUFFIXES = (".py", ".sql", ".yaml")


def write_bundle(checkout: Path, target: Path) -> None:
    """Makes the zip; the same files give the same bytes, and a deployment sees no change where none is."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as bundle:
        for inside, folder in sorted(CONTENTS.items()):
            for path in sorted((checkout / folder).rglob("*")):
                if path.suffix in _SUFFIXES:
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
    with zipfile.ZipFile(archive) as bundle:
        for entry in bundle.infolist():
            inside, _, rest = entry.filename.partition("/")
            if inside in CONTENTS:
                target = checkout / CONTENTS[inside] / rest
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(bundle.read(entry))
    return checkout / "glue-scripts"
