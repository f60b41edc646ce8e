from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.stock.document import Changes, Content, Document, Line
from sync.stock.item import Item, ItemBarcode, Site, SiteKind, Tracking
from sync.stock.law import take_step
from sync.stock.quantity import format_quantity
from sync.stock.refusal import Refusal
from sync.wire import reading
from sync.wire.letters import changed
from sync.wire.messages import (
    ChangesLetter,
    ContentLetter,
    DocumentLetter,
    LineLetter,
    MovementLetter,
    StepLetter,
)
from tests.makers import NOON, EmptyBook, a_content, a_line, a_step

_words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
_lines = st.builds(
    Line,
    st.just("1"),
    _words,
    st.integers(0, 10**12),
    _words,
    _words,
    st.integers(0, 6),
    _words,
    st.just(""),
    _words,
    st.none() | st.integers(0, 10**9),
    st.none() | st.integers(-(10**9), 10**9),
)


@given(_lines)
def test_a_line_reads_back_to_the_last_unit(line: Line) -> None:
    assert reading.line_read(reading.line_letter(line)) == line


@given(_lines, _words)
def test_content_reads_back(line: Line, note: str) -> None:
    content = Content((line,), note=note)
    assert reading.content_read(reading.content_letter(content)) == content


def test_changes_read_back_with_the_line_taken_away() -> None:
    changes = Changes({"note": "x"}, {"1": a_line(), "2": None})
    assert reading.changes_read(reading.changes_letter(changes)) == changes


def test_an_item_reads_back_with_its_packs() -> None:
    item = Item(
        "TEA", "茶", "茶", "Tea", "kg", 3, 1250, "HKD", "drinks", Tracking.EXPIRY,
        (ItemBarcode("4891234500017"), ItemBarcode("14891234500014", Fraction(1, 3))), active=False,
    )  # fmt: skip
    assert reading.item_read(reading.item_letter(item)) == item


def test_a_site_reads_back() -> None:
    site = Site("KC00", "葵涌倉", SiteKind.WAREHOUSE, "葵涌仓", "Kwai Chung")
    assert reading.site_read(reading.site_letter(site)) == site


def test_a_document_reads_back_with_its_movements() -> None:
    line = a_line(lot="L1", expires=NOON, decimals=3)
    document = take_step(None, a_step("post", content=a_content(line)), EmptyBook()).document
    owed = replace(document.movements[0], line="count:c1:1:1", sku="CAT", quantity=7)
    document = replace(document, movements=(*document.movements, owed))
    letter = DocumentLetter(
        id=document.id,
        number=document.number,
        kind=document.kind,
        state=document.state,
        revision="e.1",
        site=document.site,
        occurred_at=document.occurred_at,
        content=reading.content_letter(document.content),
        movements=reading.movement_letters(document.movements, document.content),
    )
    read: Document = reading.document_read(letter)
    assert read == document


def test_an_arrival_is_read_by_the_decimals_of_its_lines() -> None:
    letter = StepLetter(
        step="s", document="d", kind="transfer", name="arrive", site="KC00", device="v", seq=1,
        at="2026-11-20T12:00:00+08:00", hlc="0", offset_ms=1500, arrived={"1": "0.5", "2": "3"},
    )  # fmt: skip
    step = reading.step_read(letter, {"1": 3})
    assert (step.arrived, step.at) == ({"1": 500, "2": 3}, "2026-11-20T04:00:01.500Z")


def test_a_step_carries_content_and_changes() -> None:
    letter = StepLetter(
        step="s", document="d", kind="receipt", name="edit", site="KC00", device="v", seq=1, at=NOON, hlc="0",
        content=reading.content_letter(a_content()), changes=ChangesLetter(fields={"note": "x"}),
    )  # fmt: skip
    step = reading.step_read(letter, {})
    assert (step.content, step.changes, step.at) == (a_content(), Changes({"note": "x"}, {}), NOON)


@pytest.mark.parametrize(
    "text", ["1e3", "NaN", "-1", "+1", "１２", "", " 1", "1_000", "0x1", "1.5"]
)
def test_a_hostile_quantity_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        reading.line_read(LineLetter(line="1", sku="TEA", quantity=text))


def test_decimals_beyond_reason_are_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        reading.line_read(LineLetter(line="1", sku="TEA", quantity="1", decimals=99))
    assert refusal.value.code == "decimals"


def test_two_lines_of_one_name_are_refused() -> None:
    twice = ContentLetter(lines=[LineLetter(line="1", sku="TEA", quantity="1")] * 2)
    with pytest.raises(Refusal) as refusal:
        reading.content_read(twice)
    assert refusal.value.code == "line_twice"


def test_a_changed_line_under_another_name_is_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        reading.changes_read(ChangesLetter(lines={"2": reading.line_letter(a_line())}))
    assert refusal.value.code == "line_name"


def test_a_movement_of_a_line_that_is_not_there_is_refused() -> None:
    letter = DocumentLetter(
        id="d", number="n", kind="receipt", state="posted", revision="e.1", site="KC00", occurred_at=NOON,
        content=ContentLetter(lines=[]),
        movements=[MovementLetter(step="s", line="9", quantity="1", origin="@supplier", destination="KC00/", at=NOON)],
    )  # fmt: skip
    with pytest.raises(Refusal) as refusal:
        reading.document_read(letter)
    assert refusal.value.code == "unknown_line"


@given(st.integers(-(10**9), 10**9), st.integers(0, 4))
def test_a_balance_below_zero_reads_back(units: int, decimals: int) -> None:
    assert reading.signed_quantity(format_quantity(units, decimals), decimals) == units


def test_a_step_that_does_not_say_when_happened_at_no_instant() -> None:
    told = StepLetter(
        step="s", document="d", kind="receipt", name="post", site="MK02", device="d", seq=1,
        at=NOON, hlc="",
    )  # fmt: skip
    assert reading.told_at(told) == NOON
    assert reading.told_at(changed(told, at="noon")) == ""


_numbers = st.sampled_from(
    ["1", "999999", "12.50", "0", "", " ", "1 2", "-1", "1.", "٣", "1\n", "1e3"]
) | st.text("0123456789. -", max_size=14)


@given(
    st.lists(
        st.builds(
            LineLetter,
            line=st.sampled_from(["1", "2", "3"]),
            sku=st.just("TEA"),
            quantity=_numbers,
            decimals=st.integers(-1, 7),
            unit_price=st.none() | _numbers,
            book=st.none() | _numbers,
        ),
        max_size=3,
    )
)
def test_content_that_is_checked_is_refused_as_if_it_were_read(lines: list[LineLetter]) -> None:
    letter = ContentLetter(lines=lines)
    assert _refusal(reading.check_content, letter) == _refusal(reading.content_read, letter)


def _refusal(read: Callable[[ContentLetter], object], letter: ContentLetter) -> str:
    try:
        read(letter)
    except Refusal as no:
        return no.code
    return ""


def test_content_that_is_plainly_well_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    letter = reading.content_letter(a_content(a_line("1"), a_line("2", unit_price=320)))
    monkeypatch.delattr(reading, "content_read")
    reading.check_content(letter)
