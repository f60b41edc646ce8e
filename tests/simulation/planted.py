"""Faults to plant in the core, each a switch: the simulation must find every one of them.

A plant is a context manager that puts one wrong thing in place of a right one and takes it out again.
"""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import TypeAlias

from tests.simulation import plants_at_hq as hq
from tests.simulation import plants_at_shop as shop
from tests.simulation.ground import Ground
from tests.simulation.play import Played, play

Plant: TypeAlias = Callable[[], AbstractContextManager[object]]

PLANTS: dict[str, Plant] = {
    "no idempotency": hq.counted_again_when_sent_again,
    "bookmark before data": shop.bookmark_before_data,
    "data before bookmark": shop.data_before_bookmark,
    "position taken first": hq.position_taken_first,
    "poison blocks the batch": hq.bad_step_blocks_the_rest,
    "restore without epoch": hq.restore_without_epoch,
    "verdict in another transaction": hq.verdict_in_another_transaction,
    "answers not stored": hq.answers_not_stored,
    "acknowledged by status alone": shop.acknowledged_by_status_alone,
    "settled before the verdict": shop.settled_before_the_verdict,
    "clone not detected": hq.clone_not_detected,
    "sealed again, judged again": hq.sealed_again_judged_again,
    "late movement not owed to the count": hq.late_movement_not_owed,
    "names not kept": hq.names_not_kept,
    "merge drops a line": hq.merge_drops_a_line,
    "rows of every site": hq.rows_of_every_site,
    "sale refused for lack of stock": hq.sale_refused_for_lack_of_stock,
    "refused in silence": hq.refused_in_silence,
    "reversal forgets a line": hq.reversal_forgets_a_line,
    "a write that tells nobody": hq.write_that_tells_nobody,
    "held without end": hq.held_without_end,
    "arrival moves nothing": hq.arrival_moves_nothing,
    "never tried again": shop.never_tried_again,
    "unsent left behind": shop.unsent_left_behind,
    "dropped when answered": shop.dropped_when_answered,
    "wiped on a new epoch": shop.wiped_on_a_new_epoch,
    "nothing offered again": shop.nothing_offered_again,
    "journal ahead of the cache": shop.cache_knows_before_the_journal,
    "stranger where a step waited": shop.stranger_where_a_step_waited,
    "deaf while asking again": shop.deaf_while_asking_again,
    "refused for ever": shop.refused_for_ever,
    "earlier identity forgotten": shop.earlier_identity_forgotten,
}


FIRST_FOUND: dict[str, int] = {
    "bookmark before data": 167,
    "poison blocks the batch": 16,
    "verdict in another transaction": 24,
    "acknowledged by status alone": 36,
    "clone not detected": 79,
    "sealed again, judged again": 35,
    "late movement not owed to the count": 253,
    "merge drops a line": 187,
    "sale refused for lack of stock": 14,
    "refused in silence": 26,
    "wiped on a new epoch": 37,
    "journal ahead of the cache": 11,
    "stranger where a step waited": 223,
    "deaf while asking again": 364,
    "refused for ever": 331,
    "earlier identity forgotten": 79,
    "never tried again": 301,
    "restore without epoch": 82,
    "nothing offered again": 185,
    "dropped when answered": 117,
}
"""Where the tests begin to look for the faults that take more seeds; `plants` begins at 0."""


def found(ground: Ground, name: str, seeds: Iterable[int]) -> Played | None:
    """The first of those seeds that the plant of that name makes fail."""
    for seed in seeds:
        with PLANTS[name]():
            played = play(ground, seed)
        if played.fault:
            return played
    return None
