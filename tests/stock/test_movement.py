from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from sync.stock.movement import Movement, deltas, opposite
from sync.stock.place import CUSTOMER, SUPPLIER, Place
from tests.makers import NOON

_places = st.sampled_from([Place("MK02/"), Place("KC00/A-1"), CUSTOMER, SUPPLIER])
_movements = st.builds(
    Movement,
    step=st.just("s1"),
    line=st.just("1"),
    sku=st.sampled_from(["TEA", "CAT"]),
    lot=st.sampled_from(["", "L1"]),
    expires=st.just(""),
    origin=_places,
    destination=_places,
    quantity=st.integers(1, 10**12),
    at=st.just(NOON),
)


def test_the_opposite_of_a_movement_undoes_it() -> None:
    out = Movement("s1", "1", "TEA", "L1", "", Place("MK02/"), CUSTOMER, 4, NOON)
    back = opposite(out, step="s2", line="0:1", at=NOON)
    assert (out.effect("MK02/") + back.effect("MK02/"), out.effect("KC00/")) == (0, 0)


@given(st.lists(_movements))
def test_whatever_moves_nothing_appears_or_vanishes(movements: list[Movement]) -> None:
    sums: Counter[tuple[str, str]] = Counter()
    for (_, sku, lot), net in deltas(movements).items():
        sums[sku, lot] += net
    assert set(sums.values()) <= {0}


@given(st.lists(_movements))
def test_what_a_place_gains_is_what_its_movements_did_there(movements: list[Movement]) -> None:
    net = deltas(movements)
    here = sum(n for (place, _, _), n in net.items() if place == "MK02/")
    assert here == sum(m.effect("MK02/") for m in movements)
