"""A shop day told as a story, in numbered scenes; the last one compares the books of both ends."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sync.demo.company import Server, Till, a_till
from sync.hq.headquarters import Headquarters, open_headquarters
from sync.hq.on_hand import StockWanted
from sync.hq.verification import verify as verify_hq
from sync.shop.ledger import Recorded as Answer
from sync.shop.verification import verify as verify_shop
from sync.stock.moment import Clock, format_moment
from sync.stock.quantity import format_quantity
from sync.stock.verdict import Choice
from sync.stock.views import StockRow
from sync.wire.record import step_data_read

_TEA, _CAT, _TILES = "DR-0375", "PT-0085", "TY-1100"


@dataclass
class Day:
    """The people of the story: HQ's server, its books, the warehouse and two shops."""

    server: Server
    clock: Clock
    kc: Till
    mk: Till
    st: Till

    def ago(self, hours: int) -> str:
        """An instant earlier today, as a document says it."""
        return format_moment(self.clock.now() - timedelta(hours=hours))


def say(text: str) -> None:
    """One line of the story."""
    print(text)
    sys.stdout.flush()


def tell(profiles: dict[str, Path], *, server: Server, clock: Clock) -> bool:
    """Tell the whole day; whether both ends agree in the end."""
    with ExitStack() as stack:
        tills = [
            stack.enter_context(a_till(profiles[site], server=server, clock=clock))
            for site in ("KC00", "MK02", "ST01")
        ]
        day = Day(server, clock, *tills)
        for n, scene in enumerate(SCENES, 1):
            say(f"\n{n}. {scene.__doc__}")
            scene(day)
        return agree(day)


def offline(day: Day) -> None:
    """The line to HQ is down. Two shops go on selling."""
    day.server.stop()
    result = day.mk.sync()
    say(
        f"   MK02 tries HQ: {'reached' if result.is_online else 'away'}. That is normal; nobody is told to stop."
    )
    for till, by, lines in (
        (day.mk, "C101", [(_TEA, "12"), (_CAT, "6")]),
        (day.st, "C103", [(_TEA, "4"), (_TILES, "1")]),
        (day.mk, "C102", [(_TILES, "2")]),
    ):
        sold = till.record({"kind": "issue", "by": by, "lines": _lines(lines)})
        say(
            f"   {till.site} {by} posts {sold.number}: {', '.join(f'{n} {sku}' for sku, n in lines)}"
        )


def back_online(day: Day) -> None:
    """The line is back. Every document goes out, in order, once."""
    day.server.start()
    for till in (day.mk, day.st):
        waiting = till.books.journal.count_waiting()
        result = till.sync()
        say(
            f"   {till.site}: {waiting} waiting, {result.pushed} sent, HQ says {_told(result.verdicts)}"
        )


def transfer(day: Day) -> None:
    """The warehouse sends goods to Mong Kok; one can is missing when they arrive."""
    document = {
        "kind": "transfer",
        "by": "D201",
        "to_site": "MK02",
        "lines": _lines([(_CAT, "24"), (_TEA, "48")]),
    }
    sent = day.kc.record(document)
    day.kc.sync()
    day.mk.sync()
    on_the_way = sum(row.in_transit for row in day.mk.books.reading.stock(sku=_CAT))
    say(f"   {sent.number} left KC00; MK02 sees {on_the_way} of {_CAT} in transit")
    day.mk.by("D201").step(sent.document, "arrive", b'{"lines": {"1": {"quantity": "23"}}}')
    day.mk.sync()
    day.kc.sync()
    for case in _cases(day.mk, sent):
        say(f"   case: {case[1]}")


def merged_edit(day: Day) -> None:
    """A draft is edited in the shop and at HQ at the same time; both edits are kept."""
    goods = _lines([(_TEA, "24"), (_CAT, "12")])
    draft = day.mk.record({"kind": "receipt", "by": "D201", "post": False, "lines": goods})
    day.mk.sync()
    _edit_at_hq(day, draft, '{"lines": {"1": {"quantity": "36"}}}')
    day.mk.by("D201").step(
        draft.document, "edit", '{"note": "兩箱", "lines": {"2": {"quantity": "18"}}}'.encode()
    )
    result = day.mk.sync()
    lines = day.mk.books.reading.show(draft.document).content.lines
    quantities = ", ".join(format_quantity(line.quantity, line.decimals) for line in lines)
    say(f"   {draft.number}: {_told(result.verdicts)}; its lines are now {quantities}")


def clash(day: Day) -> None:
    """Both change the same line. Nothing moves until a person has decided."""
    draft = day.mk.record(
        {"kind": "receipt", "by": "D201", "post": False, "lines": _lines([(_TEA, "10")])}
    )
    day.mk.sync()
    _edit_at_hq(day, draft, '{"lines": {"1": {"quantity": "12"}}}')
    day.mk.by("D201").step(draft.document, "edit", b'{"lines": {"1": {"quantity": "11"}}}')
    say(f"   {draft.number}: HQ says {_told(day.mk.sync().verdicts)}")
    for case, message in _cases(day.mk, draft):
        say(f"   case: {message}")
        day.mk.by("M301").resolve(case, take=Choice.MINE, reason="按實點數")
    result = day.mk.sync()
    quantity = day.mk.books.reading.show(draft.document).content.lines[0].quantity
    say(
        f"   M301 takes the shop's figure, with a reason: {_told(result.verdicts)}; the line says {quantity}"
    )


def late_sale(day: Day) -> None:
    """Sha Tin counts; then a sale from before the count is told. The variance explains itself."""
    *_, shelf = sorted(day.st.books.reading.stock(sku=_TEA), key=lambda row: row.on_hand)
    book, found = shelf.on_hand, shelf.on_hand - 2
    place = {"sku": _TEA, "bin": shelf.bin, "lot": shelf.lot}
    line = {**place, "quantity": str(found)}
    counted = day.st.record({"kind": "count", "by": "C103", "lines": [line]})
    day.st.sync()
    say(f"   {counted.number}: the book said {book}, the shelf held {found}, so the variance is -2")
    _show_counted(day.st, counted)
    sold = {**place, "quantity": "2"}
    sale = day.st.record(
        {"kind": "issue", "by": "C103", "occurred_at": day.ago(5), "lines": [sold]}
    )
    day.st.sync()
    say(f"   {sale.number} is told now, and happened five hours before the count")
    _show_counted(day.st, counted)


def _show_counted(till: Till, answer: Answer) -> None:
    for told in till.books.reading.show(answer.document).counted:
        reasons = ", ".join(f"{number} moved {n}" for number, n in told.explained)
        say(f"   variance {told.variance}: {reasons or 'not explained'}")


SCENES: tuple[Callable[[Day], None], ...] = (
    offline,
    back_online,
    transfer,
    merged_edit,
    clash,
    late_sale,
)


def agree(day: Day) -> bool:
    """Print the books of both ends side by side; whether they say the same and prove it."""
    for till in (day.mk, day.st, day.kc):
        till.sync()
    say("\nThe books of both ends")
    with _hq(day) as hq:
        told = [_compared(hq, till) for till in (day.kc, day.mk, day.st)]
        proof = verify_hq(hq.database)
    counts = f"{proof.documents} documents, {proof.steps} steps, {proof.movements} movements"
    say(f"   HQ proves {counts}: {_proven(proof.problems)}")
    return all(told) and proof.is_whole


def _compared(hq: Headquarters, till: Till) -> bool:
    ours = {_key(row): row.on_hand for row in till.books.reading.stock() if row.on_hand}
    theirs = {_key(row): row.on_hand for row in _stock_at_hq(hq, till.site) if row.on_hand}
    proof = verify_shop(till.books.journal, till.books.cache_file)
    verdict = (
        "the same"
        if ours == theirs
        else f"DIFFERENT in {sorted(ours.items() ^ theirs.items())[:5]}"
    )
    say(
        f"   {till.site}: {len(ours)} shelves, {sum(ours.values())} units; HQ has {sum(theirs.values())}: {verdict}"
    )
    say(f"         chain of {proof.steps} steps: {_proven(proof.problems)}")
    return ours == theirs and proof.is_whole


def _proven(problems: tuple[str, ...]) -> str:
    return "; ".join(problems) or "whole"


def _stock_at_hq(hq: Headquarters, site: str) -> Iterator[StockRow]:
    after, goes_on = ("", ""), True
    while goes_on:
        rows, goes_on = hq.on_hand.stock(StockWanted(frozenset({site})), after)
        yield from rows
        after = (rows[-1].site, rows[-1].sku) if rows else after


def _key(row: StockRow) -> tuple[str, str, str]:
    return (row.sku, row.bin, row.lot)


def _lines(lines: list[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"sku": sku, "quantity": quantity} for sku, quantity in lines]


def _told(verdicts: dict[str, int]) -> str:
    return (
        ", ".join(f"{n} {verdict.replace('_', ' ')}" for verdict, n in sorted(verdicts.items()))
        or "nothing"
    )


def _cases(till: Till, answer: Answer) -> list[tuple[str, str]]:
    return [
        (c.case, c.message)
        for c in till.books.reading.cases()
        if c.document == answer.document and c.state == "open"
    ]


def _edit_at_hq(day: Day, answer: Answer, data: str) -> None:
    with _hq(day) as hq:
        hq.desk.step(answer.document, "edit", step_data_read(data.encode()))


@contextmanager
def _hq(day: Day) -> Iterator[Headquarters]:
    with open_headquarters(day.server.folder, day.clock) as hq:
        yield hq
