"""The exchange as scripts: what happened, and what is done next."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sync.shop.exchange_acts import (
    Act,
    AskAgain,
    Compare,
    Fetch,
    Hello,
    Listen,
    Pull,
    Push,
    Rest,
    Stop,
    WalkOn,
)
from sync.shop.exchange_plan import (
    LONGEST_REST_S,
    MENDINGS,
    NEWS_MS,
    PUSHES_IN_A_ROW,
    QUICK_MS,
    Answered,
    AskedAgain,
    Compared,
    Event,
    Failed,
    Failure,
    Fetched,
    Mending,
    Progress,
    Standing,
    TakenIn,
    WalkedOn,
    Welcomed,
    Woken,
    next_act,
)
from sync.wire.protocol import MAX_BATCH_BYTES, MAX_STEPS, PAGE_BYTES

NEW = Progress()
IDLE = Standing()
WAITING = Standing(has_waiting=True)
GREETED = Progress(is_greeted=True)
AWAY = Failed(Failure.AWAY)


def played(*script: tuple[Event, Standing], start: Progress = NEW) -> list[Act]:
    """The acts that a script of events leads to."""
    acts: list[Act] = []
    progress = start
    for event, standing in script:
        progress, act = next_act(progress, event, standing)
        acts.append(act)
    return acts


def test_a_round_with_nothing_to_send_is_hello_pull_listen() -> None:
    acts = played((Woken(), IDLE), (Welcomed(), IDLE), (TakenIn(complete=True), IDLE))
    assert acts == [Hello(), Pull(), Listen()]


def test_steps_are_pushed_until_none_waits_then_the_feed_is_pulled() -> None:
    acts = played(
        (Woken(), WAITING),
        (Welcomed(), WAITING),
        (Answered(moved=True), WAITING),
        (Answered(moved=True), IDLE),
        (TakenIn(complete=False), IDLE),
        (TakenIn(complete=True), IDLE),
    )
    assert [type(act) for act in acts] == [Hello, Push, Push, Pull, Pull, Listen]


def test_a_program_too_old_for_hq_gives_all_it_has_and_then_rests() -> None:
    too_old = Failed(Failure.TOO_OLD)
    acts = played(
        (Woken(), WAITING),
        (too_old, WAITING),
        (Answered(moved=True), WAITING),
        (Answered(moved=True), IDLE),
        (Woken(), IDLE),
        (too_old, IDLE),
    )
    assert [type(act) for act in acts] == [Hello, Push, Push, Rest, Hello, Rest]


def test_a_program_too_old_even_to_give_rests() -> None:
    too_old = Failed(Failure.TOO_OLD)
    acts = played((Woken(), WAITING), (too_old, WAITING), (too_old, WAITING))
    assert [type(act) for act in acts] == [Hello, Push, Rest]


def test_a_step_recorded_while_pulling_goes_before_the_next_page() -> None:
    acts = played((TakenIn(complete=False), WAITING), start=GREETED)
    assert [type(act) for act in acts] == [Push]


def test_a_long_queue_lets_the_news_in_between_its_batches() -> None:
    pushed = [(Answered(moved=True, took_ms=NEWS_MS // 9), WAITING)] * PUSHES_IN_A_ROW
    acts = played(
        (Woken(), WAITING),
        *pushed,
        (TakenIn(complete=False), WAITING),
        (TakenIn(complete=True), WAITING),
        start=GREETED,
    )
    push = Push(GREETED.steps, GREETED.bytes)
    assert acts == [*[push] * PUSHES_IN_A_ROW, Pull(), Pull(), push]


def test_quick_batches_of_a_long_queue_go_out_until_news_is_due() -> None:
    quick = (Answered(moved=True, took_ms=NEWS_MS // 40), BACKLOG)
    acts = played((Woken(), BACKLOG), *[quick] * 45, start=GREETED)
    assert acts == [*[HALF] * 40, FULL, Pull(), *[Pull()] * 4]


def test_a_device_without_its_catalogue_sends_all_it_has_first() -> None:
    new = Standing(has_waiting=True, is_walked=False)
    acts = played((Woken(), new), *[(Answered(moved=True), new)] * 99, start=GREETED)
    assert set(acts) == {Push(GREETED.steps, GREETED.bytes)}


def test_a_new_device_walks_the_catalogue_before_the_feed() -> None:
    new = Standing(is_walked=False)
    acts = played((Welcomed(), new), (WalkedOn(), new), (WalkedOn(), IDLE))
    assert acts == [WalkOn(), WalkOn(), Pull()]


def test_what_hq_put_off_is_asked_for_after_the_push() -> None:
    put_off = Standing(has_put_off=True)
    acts = played((Answered(moved=True), put_off), (AskedAgain(), IDLE), start=GREETED)
    assert acts == [AskAgain(), Pull()]


def test_whoever_hears_of_being_stopped_while_asking_again_stops() -> None:
    put_off = Standing(has_put_off=True)
    assert played((AskedAgain("forked"), put_off), start=GREETED) == [Stop("forked")]


def test_a_later_round_needs_no_hello() -> None:
    assert played((Woken(), IDLE), start=GREETED) == [Pull()]


def test_pages_grow_to_what_hq_allows_while_they_come_quickly() -> None:
    quick = TakenIn(complete=False, took_ms=QUICK_MS - 1)
    several = [(quick, IDLE)] * 3
    end: list[tuple[Event, Standing]] = [
        (TakenIn(complete=True, agrees=True), IDLE),
        (Woken(), IDLE),
    ]
    acts = played((Welcomed(page_bytes=PAGE_BYTES * 4), IDLE), *several, *end)
    larger = [Pull(PAGE_BYTES * 2), Pull(PAGE_BYTES * 4), Pull(PAGE_BYTES * 4)]
    assert acts == [Pull(), *larger, Listen(), Pull()]


def test_where_pages_come_at_once_they_grow_fourfold() -> None:
    quick = [(TakenIn(complete=False, took_ms=QUICK_MS // 4 - 1), IDLE)] * 2
    acts = played((Welcomed(page_bytes=PAGE_BYTES * 8), IDLE), *quick)
    assert acts == [Pull(), Pull(PAGE_BYTES * 4), Pull(PAGE_BYTES * 8)]


def test_an_hq_that_allows_no_more_is_asked_for_no_more() -> None:
    acts = played((Welcomed(), IDLE), (TakenIn(complete=False), IDLE))
    assert acts == [Pull(), Pull()]


def test_a_page_that_comes_too_slowly_is_asked_for_at_half_its_size_and_grows_again() -> None:
    smaller = Failed(Failure.SMALLER_PAGE)
    progress, _ = next_act(GREETED, smaller, IDLE)
    _, page = next_act(replace(progress, is_greeted=True), Woken(), IDLE)
    assert page == Pull(PAGE_BYTES // 2)
    slow, quick = TakenIn(complete=False, took_ms=QUICK_MS), TakenIn(complete=False)
    greeted = replace(progress, is_greeted=True)
    acts = played((slow, IDLE), (quick, IDLE), (quick, IDLE), start=greeted)
    assert acts == [Pull(PAGE_BYTES // 2), Pull(), Pull()]


def test_what_comes_while_listening_is_followed_by_listening() -> None:
    assert played((TakenIn(complete=True), IDLE), start=GREETED) == [Listen()]


def test_an_identity_that_hq_stopped_stops() -> None:
    assert played((Welcomed(state="forked"), WAITING)) == [Stop("forked")]
    assert played((Answered(moved=True, state="revoked"), WAITING)) == [Stop("revoked")]


def test_a_failure_rests_and_begins_with_a_hello() -> None:
    acts = played((AWAY, WAITING), (Woken(), WAITING), start=GREETED)
    assert acts == [Rest(1), Hello()]


def test_rests_grow_to_five_minutes_and_shrink_when_something_comes_about() -> None:
    tired = played(*[(AWAY, IDLE)] * 12)
    assert [act.ceiling_s for act in tired if isinstance(act, Rest)] == [
        1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300,
    ]  # fmt: skip
    fresh = played((AWAY, IDLE), (AWAY, IDLE), (TakenIn(complete=True), IDLE), (AWAY, IDLE))
    assert fresh[-1] == Rest(1)


def test_a_hello_alone_is_nothing_that_came_about() -> None:
    acts = played((AWAY, IDLE), (Woken(), IDLE), (Welcomed(), IDLE), (AWAY, IDLE))
    assert acts[-1] == Rest(2)


def test_hqs_wish_for_a_pause_is_kept() -> None:
    assert played((Failed(Failure.BUSY, 40), IDLE)) == [Rest(1, 40)]


def test_a_push_that_moved_nothing_is_not_sent_again_at_once() -> None:
    assert played((Answered(moved=False), WAITING), start=GREETED) == [Rest(1)]


def test_a_new_epoch_is_met_with_a_hello_but_not_for_ever() -> None:
    epoch = Failed(Failure.EPOCH)
    acts = played(*[(epoch, IDLE)] * 4, start=GREETED)
    assert acts == [Hello(), Hello(), Hello(), Rest(1)]


def test_batches_halve_where_they_are_too_much_and_grow_where_answers_are_quick() -> None:
    smaller = Failed(Failure.SMALLER)
    progress = GREETED
    for _ in range(3):
        progress, _ = next_act(progress, smaller, WAITING)
    assert (progress.steps, progress.bytes) == (MAX_STEPS // 8, MAX_BATCH_BYTES // 8)
    for _ in range(9):
        progress, _ = next_act(progress, Answered(moved=True, took_ms=10), WAITING)
    assert (progress.steps, progress.bytes) == (MAX_STEPS, MAX_BATCH_BYTES)


def test_a_slow_answer_lets_no_batch_grow() -> None:
    small = Progress(is_greeted=True, steps=10)
    progress, act = next_act(small, Answered(moved=True, took_ms=1500), WAITING)
    assert (progress.steps, act) == (10, Push(10, MAX_BATCH_BYTES))


def test_a_batch_is_never_smaller_than_a_step() -> None:
    progress = GREETED
    for _ in range(20):
        progress, _ = next_act(progress, Failed(Failure.SMALLER), WAITING)
    assert progress.steps == 1


def test_hqs_limits_are_kept() -> None:
    progress, act = next_act(Progress(), Welcomed(max_steps=7, max_bytes=9000), WAITING)
    assert act == Push(7, 9000)
    progress, act = next_act(progress, Answered(moved=True), WAITING)
    assert act == Push(7, 9000)


EVENTS = st.one_of(
    st.just(Woken()),
    st.just(Welcomed()),
    st.builds(Answered, moved=st.booleans(), took_ms=st.integers(0, 5000)),
    st.just(AskedAgain()),
    st.just(WalkedOn()),
    st.builds(TakenIn, complete=st.booleans()),
    st.builds(Failed, why=st.sampled_from(Failure), retry_s=st.integers(0, 600)),
)
STANDINGS = st.builds(Standing, st.booleans(), st.booleans(), st.booleans())


@given(st.lists(st.tuples(EVENTS, STANDINGS), max_size=40))
def test_no_failure_is_followed_by_the_same_at_once_and_nothing_rests_for_ever(
    script: list[tuple[Event, Standing]],
) -> None:
    acts = played(*script)
    rests = [act for act in acts if isinstance(act, Rest)]
    assert all(1 <= rest.ceiling_s <= LONGEST_REST_S for rest in rests)
    after = [
        (event, act)
        for (event, _), act in zip(script, acts, strict=True)
        if isinstance(event, Failed)
    ]
    assert all(
        isinstance(act, Rest | Hello) or (event.why is Failure.TOO_OLD and isinstance(act, Push))
        for event, act in after
    )
    pushes = [act for act in acts if isinstance(act, Push)]
    assert all(act.max_steps >= 1 and act.max_bytes >= 1 for act in pushes)


DIFFER = TakenIn(complete=True, agrees=False)
ROW = ("item", "TEA")


def test_what_differs_is_looked_for_by_ranges_fetched_and_compared_again() -> None:
    acts = played(
        (DIFFER, IDLE),
        (Compared(differing=("a", "c")), IDLE),
        (Compared(fetch=(ROW,)), IDLE),
        (Fetched(1), IDLE),
        (TakenIn(complete=True), IDLE),
        start=GREETED,
    )
    assert acts == [
        Compare(("",), is_first=True),
        Compare(("a", "c")),
        Fetch((ROW,)),
        Pull(),
        Listen(),
    ]


def test_what_did_not_fit_one_answer_is_asked_for_again() -> None:
    rows = tuple(("item", str(n)) for n in range(5))
    acts = played((DIFFER, IDLE), (Compared(fetch=rows), IDLE), (Fetched(3), IDLE), start=GREETED)
    assert acts[-2:] == [Fetch(rows), Fetch(rows[3:])]


def test_a_step_goes_before_a_comparison() -> None:
    acts = played(
        (DIFFER, IDLE),
        (Compared(differing=("a",)), WAITING),
        (Answered(moved=True), IDLE),
        (DIFFER, IDLE),
        start=GREETED,
    )
    assert acts[1:] == [Push(MAX_STEPS, MAX_BATCH_BYTES), Pull(), Compare(("a",))]


def test_two_that_never_agree_do_not_compare_for_ever() -> None:
    script: list[tuple[Event, Standing]] = [(DIFFER, IDLE), (Compared(), IDLE)]
    acts = played(*(script * (MENDINGS + 2)), start=GREETED)
    assert acts.count(Compare(("",), is_first=True)) == MENDINGS
    assert acts[MENDINGS * 2] == Listen()


def test_ranges_without_end_come_to_an_end() -> None:
    progress, act = next_act(GREETED, DIFFER, IDLE)
    asks = 0
    while isinstance(act, Compare):
        progress, act = next_act(progress, Compared(differing=("a",)), IDLE)
        asks += 1
    assert (act, asks) == (Pull(), 2000)


def test_a_comparison_that_hq_refuses_is_not_asked_for_ever() -> None:
    refused = Failed(Failure.REFUSED)
    progress = Progress(is_greeted=True, mending=Mending())
    rested, act = next_act(progress, refused, IDLE)
    assert (rested.mending, act) == (None, Rest(1))


def test_a_comparison_goes_on_after_the_line_was_cut() -> None:
    acts = played(
        (DIFFER, IDLE),
        (Compared(differing=("a",)), IDLE),
        (AWAY, IDLE),
        (Woken(), IDLE),
        (Welcomed(), IDLE),
        (DIFFER, IDLE),
        start=GREETED,
    )
    assert acts[-1] == Compare(("a",))


BACKLOG = Standing(has_waiting=True, is_backlog=True)
HALF = Push(MAX_STEPS // 2, MAX_BATCH_BYTES // 2, goes_ahead=True)
FULL = Push(MAX_STEPS, MAX_BATCH_BYTES)


def test_of_a_backlog_two_halves_are_on_the_way_at_once() -> None:
    answered = Answered(moved=True)
    acts = played((Woken(), BACKLOG), (answered, BACKLOG), (answered, WAITING), start=GREETED)
    assert acts == [HALF, HALF, FULL]


def test_a_line_that_takes_no_whole_batch_has_one_on_the_way() -> None:
    small = replace(GREETED, steps=MAX_STEPS // 2)
    assert played((Woken(), BACKLOG), start=small) == [Push(MAX_STEPS // 2, MAX_BATCH_BYTES)]
    one = replace(GREETED, steps=1, most_steps=1)
    assert played((Woken(), BACKLOG), start=one) == [Push(1, MAX_BATCH_BYTES)]


def test_after_a_batch_that_came_early_one_waits_for_the_other_until_the_news_is_in() -> None:
    early = Answered(moved=True, is_early=True)
    acts = played(
        (early, BACKLOG),
        (Answered(moved=True), BACKLOG),
        (TakenIn(complete=True), BACKLOG),
        start=GREETED,
    )
    assert acts == [FULL, FULL, HALF]


def test_nothing_is_on_the_way_when_news_is_let_in() -> None:
    answered = [(Answered(moved=True, took_ms=NEWS_MS // 9), BACKLOG)] * (2 * PUSHES_IN_A_ROW)
    acts = played((Woken(), BACKLOG), *answered, start=GREETED)
    last = acts.index(FULL)
    assert acts[:last] == [HALF] * last
    assert acts[last + 1] == Pull()
    assert last == 2 * PUSHES_IN_A_ROW - 1
