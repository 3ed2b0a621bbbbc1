from __future__ import annotations

import re
from pathlib import Path

from lead_lake.engines import DEFAULT_ENGINE, ENGINES

COMMAND = Path(__file__).resolve().parents[3] / "cli" / "commands" / "choices.ts"


def test_the_command_line_offers_the_engines_there_are() -> None:
    source = COMMAND.read_text(encoding="utf-8")
    (offered,) = re.findall(r"ENGINES = \[(.*?)\]", source)
    (default,) = re.findall(r"DEFAULT_ENGINE: Engine = '(.*?)'", source)
    assert tuple(re.findall(r"'(.*?)'", offered)) == ENGINES
    assert default == DEFAULT_ENGINE
