"""`run` plays seeds, `plants` plants faults and says how many seeds each one took."""

import argparse
import logging
import sys
import time
from dataclasses import dataclass, field

from tests.simulation.ground import ground
from tests.simulation.many import played
from tests.simulation.planted import PLANTS, found
from tests.simulation.play import Played
from tests.simulation.seeds import told
from tests.simulation.soak import soak


@dataclass(slots=True)
class Sum:
    """What a run played."""

    seeds: int = 0
    acts: int = 0
    steps: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, played: Played) -> None:
        """One more seed."""
        self.seeds += 1
        self.acts += played.acts
        self.steps += played.steps


def main() -> int:
    """Read the command line and do as it says."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    commands = parser.add_subparsers(required=True)
    run = commands.add_parser("run", help="play the seeds FROM (included) to TO (not)")
    run.add_argument("--seeds", nargs=2, type=int, metavar=("FROM", "TO"), default=(0, 1000))
    run.add_argument("--jobs", type=int, default=1)
    run.add_argument("--story", action="store_true", help="tell the story of seeds that fail")
    run.set_defaults(do=_run)
    plants = commands.add_parser("plants", help="how many seeds each planted fault takes")
    plants.add_argument("--within", type=int, default=500)
    plants.set_defaults(do=_plants)
    long = commands.add_parser("soak", help="many devices for many days, one without a line")
    long.add_argument("--devices", type=int, default=200)
    long.add_argument("--days", type=int, default=90)
    long.set_defaults(do=_soak)
    given = parser.parse_args()
    logging.disable(logging.CRITICAL)  # HQ's alarms are part of the play
    done: int = given.do(given)
    return done


def _run(given: argparse.Namespace) -> int:
    began, total = time.monotonic(), Sum()
    for one in played(range(*given.seeds), given.jobs):
        total.add(one)
        if total.seeds % 1000 == 0:
            sys.stdout.write(f"{total.seeds} seeds, {time.monotonic() - began:.0f} s\n")
            sys.stdout.flush()
        if one.fault:
            total.faults.append(told(one))
            sys.stdout.write(told(one) + "\n")
            if given.story:
                sys.stdout.write("\n".join(one.story) + "\n")
            sys.stdout.flush()
    took = time.monotonic() - began
    sys.stdout.write(
        f"{total.seeds} seeds ({given.seeds[0]} to {given.seeds[1] - 1}), {total.acts} acts,"
        f" {total.steps} steps, {len(total.faults)} faults, {took:.0f} s with {given.jobs} jobs\n"
    )
    return 1 if total.faults else 0


def _soak(given: argparse.Namespace) -> int:
    began = time.monotonic()
    with ground() as template:
        soaked = soak(template, devices=given.devices, days=given.days)
    sys.stdout.write(f"{soaked}\n{time.monotonic() - began:.0f} s\n")
    return 1 if soaked.fault else 0


def _plants(given: argparse.Namespace) -> int:
    missed = 0
    with ground() as template:
        for name in PLANTS:
            first = found(template, name, range(given.within))
            missed += first is None
            said = f"seed {first.seed}: {first.fault[:100]}" if first else "not found"
            sys.stdout.write(f"{name} | {said}\n")
            sys.stdout.flush()
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
