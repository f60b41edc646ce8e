"""Many seeds over several processes, each with a company of its own.

Not in `__main__`: a spawned process cannot find its work in a module of that name.
"""

import logging
import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

from tests.simulation.ground import ground
from tests.simulation.play import Played, play

_AT_ONCE = 200
"""Seeds in one piece of work: founding a company takes as long as some ten of them."""


def played(seeds: range, jobs: int) -> Iterator[Played]:
    """Each seed of those, in their order, from `jobs` processes; stories of faults only."""
    parts = [seeds[start : start + _AT_ONCE] for start in range(0, len(seeds), _AT_ONCE)]
    if jobs == 1:
        for part in parts:
            yield from _part(part)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        for some in pool.map(_part, parts):
            yield from some


def _part(seeds: range) -> list[Played]:
    logging.disable(logging.CRITICAL)  # HQ's alarms are part of the play
    with ground() as template:
        each = [play(template, seed) for seed in seeds]
    return [one if one.fault else replace(one, story=()) for one in each]
