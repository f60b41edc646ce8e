"""What callers write down reaches the ledger drawn up from the catalogue."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.intake import Intake
from sync.stock.refusal import Refusal
from sync.stock.rights import Role
from sync.stock.verdict import Choice
from sync.wire.messages import CaseLetter, LineLetter
from sync.wire.reading import content_letter
from tests.makers import a_content
from tests.shop.lines import Till, a_till, an_hq


@pytest.fixture
def till(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Till]:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    with a_till(tmp_path / "till", an_hq()) as till:
        till.sync()
        yield till


def written(**document: object) -> bytes:
    usual = {"kind": "receipt", "lines": [{"sku": "TEA", "quantity": "5"}]}
    return json.dumps({**usual, **document}).encode()


def refused(intake: Intake, text: bytes) -> str:
    with pytest.raises(Refusal) as refusal:
        intake.record(text)
    return refusal.value.code


def test_a_line_takes_the_catalogues_name_unit_and_price(till: Till) -> None:
    made = Intake(till.books).record(written(party="SUP-1"))
    (line,) = till.books.reading.show(made.document).content.lines
    assert (line.name, line.unit, line.unit_price, line.quantity) == ("烏龍茶", "罐", 800, 5)


def test_when_it_happened_is_kept(till: Till) -> None:
    made = Intake(till.books).record(written(occurred_at="2026-11-19T09:30:00+08:00"))
    step = till.books.reading.show(made.document).steps[0]
    assert step.at == "2026-11-19T01:30:00.000Z"


def test_a_draft_is_edited_and_posted(till: Till) -> None:
    intake = Intake(till.books)
    draft = intake.record(written(post=False))
    intake.step(draft.number, "edit", b'{"lines": {"1": {"quantity": "7"}}, "note": "n"}')
    assert intake.step(draft.document, "post").state == "posted"
    assert till.books.reading.on_hand("TEA") == 7


def test_goods_are_sent_to_another_site_that_there_is(till: Till) -> None:
    intake = Intake(till.books)
    assert refused(intake, written(kind="transfer", to_site="MK02")) == "same_site"
    assert refused(intake, written(kind="transfer", to_site="XX99")) == "unknown_site"
    draft = intake.record(written(kind="transfer", to_site="KC00", post=False))
    with pytest.raises(Refusal) as refusal:
        intake.step(draft.document, "edit", b'{"to_site": "XX99"}')
    assert refusal.value.code == "unknown_site"


def test_a_step_on_nothing_is_refused(till: Till) -> None:
    with pytest.raises(Refusal) as refusal:
        Intake(till.books).step("nothing", "post")
    assert refusal.value.code == "unknown_document"


def test_without_a_name_the_device_acts(till: Till) -> None:
    actor = Intake(till.books).actor("")
    assert (actor.code, actor.role) == ("", Role.DESK)


def test_a_pin_is_checked_once_for_a_whole_stream(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    roster = till.books.catalogue.roster

    def signed_in(code: str, pin: str) -> object:
        asked.append(f"{code} {pin}")
        return type("Person", (), {"code": code, "role": Role.CLERK})()

    monkeypatch.setattr(roster, "signed_in", signed_in)
    intake = Intake(till.books, by="C1", pin="2468")
    for _ in range(3):
        intake.record(written())
    intake.record(written(by="C2"))
    assert asked == ["C1 2468", "C2 2468"]


def test_a_merged_case_takes_changes_to_hqs_side(till: Till) -> None:
    draft = Intake(till.books).record(written(post=False))
    till.sync()
    kept = till.hq.documents[draft.document]
    side = content_letter(a_content())
    line = LineLetter(line="1", sku="TEA", quantity="9", name="烏龍茶", unit="罐")
    hq_side = content_letter(a_content())
    hq_side.lines[:] = [line]
    kept.cases.append(
        CaseLetter(
            case="c1", code="conflict", message="Both changed it.", step=kept.steps[0].step,
            state="open", choices=["mine", "hq", "merged"], opened_at="2026-11-20T04:00:00.000Z",
            base=side, mine=side, hq=hq_side,
        )
    )  # fmt: skip
    till.hq._tell_document(draft.document)
    till.sync()
    intake = Intake(till.books)
    intake.resolve("c1", take=Choice.MERGED, reason="counted", data=b'{"note": "both"}')
    sealed = till.books.journal.after(0, limit=10)[-1].letter()
    assert (sealed.name, sealed.case, sealed.take, sealed.reason) == (
        "resolve",
        "c1",
        "merged",
        "counted",
    )
    assert sealed.changes is not None
    assert sealed.changes.fields == {"note": "both"}
