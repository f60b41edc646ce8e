from dataclasses import replace

from sync.stock.document import Content, Line
from sync.stock.views import Act, CaseEffect, CountedLine
from sync.wire.letters import changed
from sync.wire.messages import (
    ActLetter,
    CaseLetter,
    ContentLetter,
    DocumentLetter,
    EffectLetter,
    LineLetter,
    MovementLetter,
    StepSummary,
)
from sync.wire.shown import case_row, document_view, row_of_case

AT = "2026-11-20T01:30:00.000Z"


def _count(*movements: MovementLetter, state: str = "posted") -> DocumentLetter:
    lines = [LineLetter(line=n, sku=sku, quantity="8") for n, sku in (("1", "TEA"), ("2", "OIL"))]
    return DocumentLetter(
        id="d",
        number="MK02-CT-01-000001",
        kind="count",
        state=state,
        revision="e.1",
        site="MK02",
        occurred_at=AT,
        content=ContentLetter(lines=lines),
        hq_number="HQ-00000001",
        steps=[
            StepSummary(
                step="s", seq=3, name="post", by="MEI", device="x", at=AT, verdict="applied"
            )
        ],
        movements=list(movements),
    )


def _lost(line: str, quantity: str) -> MovementLetter:
    return MovementLetter(
        step="s", line=line, quantity=quantity, origin="MK02/", destination="@variance", at=AT
    )


def _found(line: str, quantity: str) -> MovementLetter:
    return MovementLetter(
        step="s", line=line, quantity=quantity, origin="@variance", destination="MK02/", at=AT
    )


def test_a_count_says_what_the_books_said_and_the_variance() -> None:
    assert document_view(_count(_lost("1", "2"), _found("2", "3"))).counted == (
        CountedLine("1", 8, 10, -2),
        CountedLine("2", 8, 5, 3),
    )


def test_what_a_late_document_explains_leaves_the_residual() -> None:
    view = document_view(_count(_lost("1", "3")), explained={"1": [("MK02-IS-01-000009", -2)]})
    assert view.counted[0] == CountedLine("1", 8, 11, -1, (("MK02-IS-01-000009", -2),))


def test_a_count_that_is_not_posted_has_found_nothing_yet() -> None:
    assert document_view(_count(state="draft")).counted == ()


def test_steps_and_movements_are_told_as_rows() -> None:
    view = document_view(_count(_lost("1", "2")))
    assert [(s.seq, s.step, s.by, s.device, s.verdict) for s in view.steps] == [
        (3, "post", "MEI", "x", "applied")
    ]
    assert [(m.sku, m.origin, m.destination, m.quantity) for m in view.movements] == [
        ("TEA", "MK02/", "@variance", 2)
    ]
    assert view.hq_number == "HQ-00000001"


def test_a_case_keeps_both_versions() -> None:
    mine = ContentLetter(lines=[LineLetter(line="1", sku="TEA", quantity="9")])
    case = CaseLetter(
        case="c",
        code="conflict",
        message="Both changed it.",
        step="s",
        state="open",
        choices=["mine", "hq"],
        opened_at=AT,
        mine=mine,
    )
    letter = _count()
    letter.cases.append(case)
    (row,) = document_view(letter).cases
    assert (row.document, row.number, row.choices) == ("d", letter.number, ("mine", "hq"))
    assert (row.mine, row.hq) == (Content((Line("1", "TEA", 9),)), None)


def test_a_case_tells_what_each_choice_moves_and_who_did_both_sides() -> None:
    effect = EffectLetter(
        take="hq", sku="TEA", quantity="1.5", origin="MK02/", destination="@supplier", name="茶",
        lot="L", decimals=2,
    )  # fmt: skip
    mine = ActLetter(by="MEI", device="t2", at=AT, step="post", device_name="Till 2")
    other = ActLetter(by="BO", device="t1", at=AT, step="post", document="e", number="N-9")
    case = CaseLetter(
        case="c", code="duplicate_note", message="Twice.", step="s", state="open", choices=["hq"],
        opened_at=AT, effects=[effect], mine_act=mine, hq_act=other,
    )  # fmt: skip
    row = case_row(case, "d", "N-1")
    assert row.effects == (CaseEffect("hq", "TEA", "茶", "L", "MK02/", "@supplier", 150, 2),)
    assert row.mine_act == Act("MEI", "t2", AT, "post", "Till 2")
    assert row.hq_act == Act("BO", "t1", AT, "post", document="e", number="N-9")


def test_a_person_of_another_site_has_name_and_extension_where_hq_told_them() -> None:
    told = StepSummary(
        step="s", seq=3, name="post", by="MEI", device="x", at=AT, verdict="applied",
        by_name="陳美玲", by_ext="204",
    )  # fmt: skip
    letter = changed(_count(), steps=[told])
    case = CaseLetter(
        case="c", code="duplicate_note", message="Twice.", step="s", state="open", choices=["hq"],
        opened_at=AT, mine_act=ActLetter(by="MEI", device="t2", at=AT, step="post"),
        hq_act=ActLetter(by="BO", device="t1", at=AT, step="post"),
    )  # fmt: skip
    row, plain = row_of_case(letter, case), case_row(case, letter.id, letter.number)
    assert plain.mine_act is not None
    assert row.mine_act == replace(plain.mine_act, by_name="陳美玲", by_ext="204")
    assert row.hq_act == plain.hq_act
    view = document_view(letter)
    assert (view.person_named("MEI"), view.person_named("BO")) == ("陳美玲", "")
