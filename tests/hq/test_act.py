import pytest

from sync.hq.act import Act
from sync.hq.entry import DeviceRow, acted, entry_of, read_step
from sync.stock.law import take_step
from sync.wire.letters import changed
from sync.wire.messages import Base, ContentLetter, StepLetter
from sync.wire.reading import step_read
from sync.wire.seal import GENESIS, sealed
from tests.hq.world import NOW, a_content, a_line, an_edit
from tests.makers import EmptyBook

DEVICE = DeviceRow("d", "01", "Till", "MK02", b"", "ok", "", 0, GENESIS)
STEP = StepLetter(
    step="s1", document="d1", kind="receipt", name="post", site="MK02", device="d", seq=1, at=NOW,
    hlc="", content=a_content(),
)  # fmt: skip


def test_its_act_is_what_the_law_makes_of_its_letter() -> None:
    step = acted(read_step(sealed(STEP)))
    entry = entry_of(DEVICE, 1, step, head=GENESIS, received_at=NOW)
    told = step_read(STEP, {})
    outcome = take_step(None, told, EmptyBook())
    assert (entry.letter, entry.fault, entry.act) == (STEP, None, Act(told, outcome))


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "count"},
        {"base": Base(revision="1.1")},
        {"name": "edit", "content": None, "changes": an_edit()},
        {"content": ContentLetter(lines=[])},
        {"kind": "riddle"},
    ],
)
def test_what_comes_of_it_is_not_told_where_the_books_are_needed_or_the_law_says_no(
    changes: dict[str, object],
) -> None:
    letter = changed(STEP, **changes)
    assert acted(read_step(sealed(letter))).act == Act(step_read(letter, {}))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        sealed(changed(STEP, content=a_content(a_line(quantity="many")))),
        sealed(changed(STEP, name="arrive", arrived={"1": "2.5"})),
    ],
)
def test_what_takes_a_document_to_read_or_the_law_refuses_has_no_act_yet(body: bytes) -> None:
    step = read_step(body)
    assert acted(step) is step
