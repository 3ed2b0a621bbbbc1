"""Model files: one select each, with a header that says what it reads and writes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lead_lake.errors import EngineError

MODELS_DIR = Path(__file__).resolve().parents[1] / "models"
_HEADER = re.compile(r"^-- (reads|writes): *(.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Model:
    path: Path
    #: The relation the select produces.
    writes: str
    #: Every relation the select names.
    reads: tuple[str, ...]
    sql: str


def read_model(path: Path) -> Model:
    sql = path.read_text(encoding="utf-8")
    header = {key: value.strip() for key, value in _HEADER.findall(sql)}
    if "writes" not in header or "reads" not in header:
        raise EngineError(f"{path.name}: the header needs `-- reads:` and `-- writes:`")
    reads = tuple(
        name.strip() for name in header["reads"].split(",") if name.strip() not in ("", "-", "nothing")
    )
    return Model(path=path, writes=header["writes"], reads=reads, sql=sql)


@cache
def load_models(directory: Path = MODELS_DIR) -> dict[str, tuple[Model, ...]]:
    """Models by the relation they write; a repeated relation has two, its seed and its round."""
    models: dict[str, tuple[Model, ...]] = {}
    for path in sorted(directory.glob("*.sql")):
        model = read_model(path)
        models[model.writes] = (*models.get(model.writes, ()), model)
    return models
