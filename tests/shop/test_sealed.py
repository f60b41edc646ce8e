from sync.shop.sealed import Sealed, position_of
from sync.wire.messages import StepLetter
from sync.wire.seal import sealed

LETTER = StepLetter(
    step="s", document="d", kind="receipt", name="post", site="KC00", device="dev", seq=3,
    at="2026-11-20T04:00:00.000Z", hlc="1.00000",
)  # fmt: skip


def test_a_position_holds_chain_and_seq() -> None:
    link = Sealed(position_of(2, 3), "s", "d", "", sealed(LETTER), b"", b"")
    assert (link.chain, link.seq) == (2, 3)


def test_positions_are_in_the_order_of_chains_then_seqs() -> None:
    assert position_of(1, 2**39) < position_of(2, 0) < position_of(2, 1)


def test_a_link_says_what_its_bytes_say() -> None:
    link = Sealed(position_of(1, 3), "s", "d", "", sealed(LETTER), b"", b"")
    assert link.letter() == LETTER
