"""Entry point of the embedded pipeline: `python -m lead_lake run|query|answers|kpis|dashboard|lead`.

The `lake` command calls it. stdout carries one JSON document, stderr one JSON object per line: progress, or
the error that ended it. Exit codes: 0 done, 1 wrong use or failure.
"""

from __future__ import annotations

import argparse
import json
import sys
import traceback
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from lead_lake.engines import DEFAULT_ENGINE, ENGINES
from lead_lake.errors import LakeError
from lead_lake.trouble import explain


def _say(message: dict[str, Any]) -> None:
    print(json.dumps(message), file=sys.stderr, flush=True)


def _plain(value: Any) -> Any:
    """Values JSON has no form for."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)


def _unforeseen(error: Exception, log: Path) -> str:
    """Writes down where it broke and returns the sentence; messages stay out, they may quote a lead."""
    sentence = f"something broke inside ({type(error).__name__}): nothing is lost, run it again"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        frames = "".join(traceback.format_tb(error.__traceback__))
        log.write_text(f"{type(error).__module__}.{type(error).__name__}\n{frames}", encoding="utf-8")
        log.chmod(0o600)
    except OSError:
        return sentence
    return f"{sentence}; where it broke is in {log}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m lead_lake")
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run")
    run.add_argument("--as-of")
    run.add_argument("--out")
    run.add_argument("--stage")
    run.add_argument("--engine", choices=ENGINES, default=DEFAULT_ENGINE)
    query = commands.add_parser("query")
    query.add_argument("sql")
    answers = commands.add_parser("answers")
    answers.add_argument("sql", nargs="+")
    commands.add_parser("kpis")
    commands.add_parser("dashboard")
    lead = commands.add_parser("lead")
    lead.add_argument("text")
    lead.add_argument("--key", action="append", default=[])
    for command in (run, query, answers, lead, commands.choices["kpis"], commands.choices["dashboard"]):
        command.add_argument("--dir", required=True)
    return parser


def main(argv: list[str] | None = None) -> int:
    args = _parser().parse_args(argv)
    # imported here so that a wrong argument answers at once
    from lead_lake import commands

    act: dict[str, Callable[[argparse.Namespace], Any]] = {
        "run": lambda a: commands.run(a.dir, a.as_of, a.out, a.stage, _say, a.engine),
        "query": lambda a: commands.query(a.dir, a.sql),
        "answers": lambda a: commands.answers(a.dir, a.sql),
        "kpis": lambda a: commands.kpis(a.dir),
        "dashboard": lambda a: commands.dashboard(a.dir),
        "lead": lambda a: commands.lead(a.dir, a.text, a.key),
    }
    try:
        result = act[args.command](args)
    except LakeError as error:
        _say({"error": str(error)})
        return 1
    except Exception as error:
        sentence = explain(error)
        if sentence is None:
            sentence = _unforeseen(error, Path(args.dir) / "logs" / "last-error.txt")
        _say({"error": sentence})
        return 1
    json.dump(result, sys.stdout, default=_plain, ensure_ascii=False)
    sys.stdout.write("\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
