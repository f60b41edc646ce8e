"""A document's steps in words."""

from dataclasses import replace

import pytest

from desktop.documents.steps import clock_words, entries, moves_goods, seal_words, step_sentence
from desktop.theme.icons import draw_icon
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from sync.shop.ledger import Recorded
from sync.stock.attachment import ATTACH
from sync.stock.kinds import KINDS
from sync.stock.views import CaseRow, DocumentView, StepRow
from tests.desktop.sample_day import reverse

Morning = dict[str, Recorded]
SHORT = CaseRow(
    "c1", "d1", "n1", (), "negative_stock", "m", {"site": "MK02", "sku": "TEA", "quantity": "-2"},
    None, None, None, ("hq",), "open",
)  # fmt: skip


@pytest.fixture
def view(place: Workplace, morning: Morning) -> DocumentView:
    reverse(place.books, morning["issue"])
    return place.books.reading.show(morning["issue"].document)


def told(view: DocumentView, **changes: object) -> DocumentView:
    """The document with its last step as HQ has it."""
    last = replace(view.steps[-1], **{"verdict": "applied", **changes})  # type: ignore[arg-type]  # a test may name any field
    first = replace(view.steps[0], verdict="applied")
    return replace(view, steps=(first, last))


def test_the_newest_step_comes_first_with_its_number(place: Workplace, view: DocumentView) -> None:
    found = entries(place, view)
    assert [(entry.title, entry.figures, entry.who[0]) for entry in found] == [
        ("Reversed", ("2",), "何志明"),
        ("Posted", ("1",), "陳美玲"),
    ]
    assert (found[0].day, found[1].day, found[0].detail) == ("11-20", "", "打錯數量")


def test_a_person_of_another_site_has_the_name_and_extension_that_hq_told(
    place: Workplace, view: DocumentView
) -> None:
    strange = told(view, by="K205", device_name="葵涌倉", by_name="黃志強", by_ext="802")
    strange = replace(strange, steps=(replace(strange.steps[1], device="dev-9"),))
    assert entries(place, strange)[0].who == ("黃志強", "葵涌倉", "ext. 802")
    assert "黃志強" in step_sentence(place, strange, strange.steps[0])


def test_only_steps_that_move_goods_can_be_shown(place: Workplace, view: DocumentView) -> None:
    edit = StepRow(9, "edit", "C101", "dev-1", view.steps[0].at, "applied")
    edited = replace(view, steps=(*view.steps, edit))
    assert not moves_goods(edited, edit)
    assert len(entries(place, edited, only_moving=True)) == 2


def test_a_step_made_offline_says_when_it_arrived(place: Workplace, view: DocumentView) -> None:
    late = told(view, received_at="2026-11-20T09:20:00.000Z")
    tag = entries(place, late)[0].tag
    assert tag is not None
    assert tag.words == "written offline, arrived 17:20"


def test_a_step_that_arrived_at_once_bears_no_tag(place: Workplace, view: DocumentView) -> None:
    soon = told(view, received_at=view.steps[-1].at)
    assert entries(place, soon)[0].tag is None


def test_what_a_person_should_look_at_is_amber_and_says_why(
    place: Workplace, view: DocumentView
) -> None:
    odd = told(view, verdict="applied_with_exception", code="negative_stock")
    entry = entries(place, replace(odd, cases=(SHORT,)))[0]
    assert entry.note is not None
    assert (entry.tone, entry.note.words) == (
        "need",
        "Mong Kok shop has −2 of TEA after this. Count it.",
    )


def test_what_was_decided_is_not_amber_any_more(place: Workplace, view: DocumentView) -> None:
    odd = told(view, verdict="applied_with_exception", code="negative_stock")
    settled = replace(SHORT, state="resolved")
    told_of = [
        entries(place, replace(odd, cases=cases))[0] for cases in ((settled,), (settled, SHORT))
    ]
    notes = [entry.note for entry in told_of if entry.note is not None]
    assert [(entry.tone, note.tone) for entry, note in zip(told_of, notes, strict=True)] == [
        ("", "calm"), ("need", "need"),
    ]  # fmt: skip


def test_what_hq_sent_back_says_why(place: Workplace, view: DocumentView) -> None:
    entry = entries(place, told(view, verdict="refused", code="wrong_state"))[0]
    assert entry.note is not None
    assert entry.note.words.endswith("This cannot be done with the document any more.")


def test_what_was_not_taken_is_said_so_before_and_after_somebody_saw_it(
    place: Workplace, view: DocumentView
) -> None:
    odd = told(view, verdict="refused", code="not_allowed")
    asked = replace(SHORT, code="not_allowed", facts={"by": "C101"})
    told_of = [
        entries(place, replace(odd, cases=(replace(asked, state=state),)))[0].note
        for state in ("open", "resolved")
    ]
    words = [note.words for note in told_of if note is not None]
    assert words == ["sent back by HQ　陳美玲 had no right to do this."] * 2


def test_a_step_is_one_sentence(place: Workplace, view: DocumentView) -> None:
    assert step_sentence(place, view, view.steps[0]).startswith(
        f"{view.number}: Posted, 陳美玲, till, 11-20 "
    )


def test_a_clock_that_was_off_is_named(place: Workplace, view: DocumentView) -> None:
    assert clock_words(place, view) == "Times follow HQ's clock."
    fast = clock_words(place, told(view, offset_ms=-131_000))
    slow = clock_words(place, told(view, offset_ms=5_000))
    assert ("till ran 131 s fast" in fast, "till ran 5 s slow" in slow) == (True, True)


def test_the_seal_says_whether_hq_has_the_same(view: DocumentView) -> None:
    tone, words, detail = seal_words(view)
    assert (tone, words) == ("calm", "Joined up; HQ has not got it yet")
    assert detail.startswith("Fingerprint ")
    tone, _, detail = seal_words(told(view, received_at="2026-11-20T09:20:00.000Z"))
    assert (tone, detail.splitlines()[1]) == ("ok", "HQ has the same since 11-20 17:20")
    assert seal_words(replace(view, steps=()))[1] == "Begins with the first step"


def test_every_step_has_an_icon_that_can_be_painted(
    theme: Theme, place: Workplace, view: DocumentView
) -> None:
    names = {rule.name for kind in KINDS.values() for rule in kind.rules} | {ATTACH, "of_tomorrow"}
    steps = tuple(replace(view.steps[0], step=name) for name in sorted(names))
    tint = theme.colour("ink1")
    for entry in entries(place, replace(view, steps=steps)):
        assert not draw_icon(entry.icon, tint, size=16, ratio=1.0).isNull()
