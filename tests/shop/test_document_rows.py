from pathlib import Path

from sync.shop.document_rows import (
    FIND,
    as_refused,
    insert_document,
    known_only_here,
    present_of,
    show_pending,
    show_told,
    with_resolution,
    with_step,
    with_summary,
    write_cases,
)
from sync.stock.document import Content
from sync.stock.law import take_step
from sync.wire.letters import changed, packed
from sync.wire.messages import CaseLetter, DocumentLetter, StepLetter
from sync.wire.reading import changes_letter, content_letter, document_read, step_read
from tests.makers import EmptyBook, a_line, an_edit
from tests.shop.cache_file import a_cache

AT = "2026-11-20T04:00:00.000Z"
HEAD = b"h" * 32
CASE = CaseLetter(
    case="c", code="x", message="?", step="s", state="open", choices=["hq"], opened_at=AT
)


def a_letter(name: str = "draft", **more: object) -> StepLetter:
    content = content_letter(Content((a_line(name="Tea"),), party="SUP-1"))
    step = StepLetter(
        step=f"s-{name}", document="d", kind="receipt", name=name, site="KC00", device="dev", seq=1,
        at=AT, hlc="1.00000", by="amy", number="KC00-RC-07-000001", content=content,
    )  # fmt: skip
    return changed(step, **more)


def taken(letter: DocumentLetter | None, step: StepLetter) -> DocumentLetter:
    document = document_read(letter) if letter else None
    outcome = take_step(document, step_read(step, {}), EmptyBook())
    return with_step(letter, step, outcome=outcome, head=HEAD)


def test_a_step_is_on_the_letter_with_what_it_moved() -> None:
    letter = taken(None, a_letter("post"))
    assert (letter.state, letter.number, letter.site) == ("posted", "KC00-RC-07-000001", "KC00")
    assert [(step.name, step.by, step.verdict, step.hash) for step in letter.steps] == [
        ("post", "amy", "", HEAD.hex())
    ]
    assert [(m.origin, m.destination, m.quantity) for m in letter.movements] == [
        ("@supplier", "KC00/", "5")
    ]


def test_an_edit_and_a_later_post_keep_what_hq_said_before() -> None:
    draft = changed(taken(None, a_letter()), revision="e.1", hq_number="HQ-1", cases=[CASE])
    edit = a_letter("edit", content=None, changes=changes_letter(an_edit(note="n")))
    edited = taken(draft, edit)
    assert (edited.content.note, edited.content.party) == ("n", "SUP-1")
    posted = taken(edited, a_letter("post", content=edited.content))
    assert (posted.revision, posted.hq_number, posted.cases) == ("e.1", "HQ-1", [CASE])
    assert [step.name for step in posted.steps] == ["draft", "edit", "post"]
    reversed_ = taken(posted, a_letter("reverse", content=None))
    assert (reversed_.content, len(reversed_.movements)) == (edited.content, 2)


def test_the_first_who_recorded_stays_who_recorded() -> None:
    draft = taken(None, a_letter())
    later = taken(draft, a_letter("cancel", content=None, by="bob"))
    assert [step.by for step in later.steps] == ["amy", "bob"]


def test_a_resolution_closes_its_case_only() -> None:
    letter = changed(taken(None, a_letter()), cases=[CASE, changed(CASE, case="other")])
    step = a_letter("resolve", case="c", take="hq", reason="r")
    resolved = with_resolution(letter, step, head=HEAD)
    told = [(case.state, case.taken, case.reason, case.resolved_by) for case in resolved.cases]
    assert told == [("resolved", "hq", "r", "amy"), ("open", "", "", "")]


def test_a_refused_document_moves_nothing_and_says_so() -> None:
    refused = as_refused(taken(None, a_letter("post")))
    assert (refused.state, refused.movements, refused.steps[0].verdict) == (
        "refused",
        [],
        "refused",
    )


def test_a_step_on_something_unknown_is_all_that_is_known() -> None:
    step = a_letter("edit", content=None)
    letter = with_summary(known_only_here(step), step, head=HEAD)
    assert (letter.state, letter.content.lines, len(letter.steps)) == ("new", [], 1)


def test_rows_show_hqs_letter_and_the_own_one_over_it(tmp_path: Path) -> None:
    cache = a_cache(tmp_path)
    told = changed(taken(None, a_letter()), revision="e.7")
    mine = taken(told, a_letter("cancel", content=None))
    columns = "SELECT state, party, by, lines, first_item, pending, local IS NULL FROM document"
    with cache.transaction() as connection:
        key = insert_document(connection, told, feed=7, pending=0, body=packed(told))
    assert cache.rows(columns) == [("draft", "SUP-1", "amy", 1, "Tea", 0, 1)]
    with cache.transaction() as connection:
        show_pending(connection, mine, key=key, pending=1)
    present = present_of(cache.row(FIND.format(by="number"), ("KC00-RC-07-000001",)))
    assert present is not None
    assert (present.letter, present.feed, present.pending) == (mine, 7, 1)
    assert present.document().state == "cancelled"
    with cache.transaction() as connection:
        show_told(connection, told, key=key)
    assert cache.rows(columns) == [("draft", "SUP-1", "amy", 1, "Tea", 0, 1)]
    assert present_of(cache.row(FIND.format(by="id"), ("other",))) is None
    cache.close()


def test_cases_are_found_by_their_id(tmp_path: Path) -> None:
    cache = a_cache(tmp_path)
    letter = changed(taken(None, a_letter()), cases=[CASE, changed(CASE, case="c2")])
    with cache.transaction() as connection:
        write_cases(connection, letter, key=3)
        write_cases(connection, changed(letter, cases=[changed(CASE, state="resolved")]), key=3)
    assert cache.rows("SELECT id, document, state FROM cases") == [("c", 3, "resolved")]
    cache.close()
