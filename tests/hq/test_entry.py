import pytest

from sync.hq.entry import DeviceRow, read_entry, same_act
from sync.stock.refusal import Refusal
from sync.wire.letters import changed
from sync.wire.messages import Origin, StepLetter
from sync.wire.protocol import MAX_STEP_BYTES
from sync.wire.seal import GENESIS, sealed
from tests.hq.world import NOW, a_content, a_line, an_edit

DEVICE = DeviceRow("d", "01", "Till", "MK02", b"", "ok", "", 0, GENESIS)
STEP = StepLetter(
    step="s1",
    document="d1",
    kind="receipt",
    name="post",
    site="MK02",
    device="d",
    seq=1,
    at=NOW,
    hlc="",
    content=a_content(),
)


def _fault(body: bytes) -> str:
    entry = read_entry(DEVICE, 1, body, head=GENESIS, received_at=NOW)
    assert entry.letter is None
    assert isinstance(entry.fault, Refusal)
    assert (entry.step, entry.document) == ("", "")
    return entry.fault.code


def test_a_step_is_read() -> None:
    entry = read_entry(DEVICE, 1, sealed(STEP), head=GENESIS, received_at=NOW)
    assert (entry.letter, entry.fault) == (STEP, None)
    assert (entry.step, entry.document) == ("s1", "d1")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b'{"step":"s1"}',
        b"\xff\xfe",
        b'{"step":"\\ud800"}',
        b"[" * 10_000,
        sealed(changed(STEP, reason="x" * MAX_STEP_BYTES)),
        sealed(changed(STEP, reason="a\0b")),
        sealed(changed(STEP, content=a_content(a_line("x" * 65)))),
        sealed(changed(STEP, changes=an_edit({"1": a_line(sku="x" * 201)}))),
    ],
)
def test_what_is_no_step_is_an_entry_all_the_same(body: bytes) -> None:
    assert _fault(body) == "malformed"


def test_a_second_sealing_says_the_same_and_other_content_does_not() -> None:
    origin = Origin(device="d", seq=1, hash="00")
    again = changed(STEP, device="e", seq=9, hlc="later", origin=origin, bookmark=3)
    assert same_act(STEP, again)
    assert not same_act(STEP, changed(again, content=a_content(a_line(quantity="6"))))
    assert not same_act(STEP, changed(again, by="clerk"))
