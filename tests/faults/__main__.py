"""Faults at length, by command; each prints one JSON line and ends with 1 where anything is wrong.

python -m tests.faults kills [--rounds 100] [--documents 10000] [--seed 1] [--postgresql] [--warm]
"""

import argparse
import json
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from sync.wire.protocol import MAX_STEPS
from tests.faults.kills import Told, a_killing, run
from tests.journeys import program
from tests.postgres_server import postgres_server
from tests.warm.starts import Hearth, popen_of


def main(words: list[str]) -> int:
    """Run what the words say."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    commands = parser.add_subparsers(required=True)
    kills = commands.add_parser("kills", help="kill -9 anywhere in a push, again and again")
    kills.add_argument("--rounds", type=int, default=100)
    kills.add_argument("--documents", type=int, default=10_000)
    kills.add_argument("--seed", type=int, default=1)
    kills.add_argument("--postgresql", action="store_true")
    kills.add_argument(
        "--warm", action="store_true", help="fork processes that have read Python's modules"
    )
    kills.set_defaults(act=_kills)
    args = parser.parse_args(words)
    code: int = args.act(args)
    return code


def _kills(args: argparse.Namespace) -> int:
    began = time.monotonic()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="counterstock-")))
        database = ""
        if args.warm:
            program.PROCESS = popen_of(stack.enter_context(Hearth()))
        if args.postgresql:
            server = stack.enter_context(postgres_server(durable=True))
            database = stack.enter_context(server.fresh_database())
        killing = stack.enter_context(a_killing(folder, seed=args.seed, database=database))
        told = run(killing, documents=args.documents, kills=args.rounds)
    figures = {
        "faults": "kills", "seed": args.seed, "postgresql": args.postgresql,
        **told.figures(), "seconds": round(time.monotonic() - began),
    }  # fmt: skip
    print(json.dumps(figures, ensure_ascii=False))
    return 0 if _is_whole(told) else 1


def _is_whole(told: Told) -> bool:
    is_once = not (told.lost or told.doubled or told.problems)
    return is_once and max(told.sent_again, default=0) <= MAX_STEPS


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
