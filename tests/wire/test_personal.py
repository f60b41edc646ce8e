import pytest

from sync.wire.letters import changed
from sync.wire.messages import ChangesLetter, ContentLetter, StepLetter
from sync.wire.personal import hidden, mark_in, mark_of, opened
from sync.wire.seal import sealed

SALT = "5a" * 32
NAME = "黃小明 Mr Wong"
SALE = StepLetter(
    step="s", document="d", kind="issue", name="post", site="MK02", device="t", seq=1,
    at="2026-11-20T04:00:00.000Z", hlc="", content=ContentLetter(lines=[], party=NAME),
)  # fmt: skip
EDIT = changed(SALE, name="edit", content=None, changes=ChangesLetter(fields={"party": NAME}))


@pytest.mark.parametrize("step", [SALE, EDIT])
@pytest.mark.parametrize("kind", ["issue", "return", "reservation"])
def test_a_customers_name_is_in_no_sealed_byte_and_comes_back_with_its_opening(
    step: StepLetter, kind: str
) -> None:
    step = changed(step, kind=kind)
    sealing, opening = hidden(step, salt=SALT)
    assert opening is not None
    body = sealed(sealing).decode()
    assert "Wong" not in body
    assert "小明" not in body
    assert mark_in(sealing) == mark_of(opening)
    assert opened(sealing, [opening]) == step


def test_the_same_name_has_another_mark_with_another_salt() -> None:
    assert mark_in(hidden(SALE, salt=SALT)[0]) != mark_in(hidden(SALE, salt="5b" * 32)[0])


def test_without_its_opening_or_with_anothers_a_step_names_nobody() -> None:
    sealing, opening = hidden(SALE, salt=SALT)
    assert opening is not None
    for openings in ([], [changed(opening, party="Mr Chan")]):
        told = opened(sealing, openings)
        assert told.content is not None
        assert told.content.party == ""


@pytest.mark.parametrize(
    "step",
    [
        changed(SALE, kind="receipt"),
        changed(SALE, kind="of a newer program"),
        changed(SALE, content=None),
        changed(SALE, content=ContentLetter(lines=[])),
        changed(EDIT, changes=ChangesLetter(fields={"note": "n"})),
    ],
)
def test_what_names_no_customer_is_sealed_as_it_is(step: StepLetter) -> None:
    assert hidden(step, salt=SALT) == (step, None)
    assert opened(step, []) == step


def test_a_step_that_an_older_program_sealed_with_the_name_still_says_it() -> None:
    assert (mark_in(SALE), opened(SALE, [])) == ("", SALE)
