"""Why a figure is what it is, in words: the sum, the steps, and whether they add up."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.tables.cell import TagMark
from desktop.tables.timeline import Entry
from desktop.wording.counted import COUNTED
from desktop.wording.figures import shown, signed
from desktop.wording.moments import day, day_and_minute, is_same_day, minute
from desktop.wording.terms import KIND_ICONS, kind_word, reason_word, step_word
from desktop.workplace import Workplace
from sync.shop.last_counts import LastCount
from sync.stock.account import Account, Standing, account_of
from sync.stock.views import DocumentView, WhyRow

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure that somebody asks about; `shown` is what the books say, in smallest units."""

    sku: str
    name: str
    bin: str
    figure: str  # on_hand or in_transit
    shown: int
    decimals: int


@dataclass(frozen=True, slots=True)
class Part:
    """One figure of the sum with its caption."""

    caption: str
    text: str


def account_on_hand(place: Workplace, asked: Asked, count: LastCount | None) -> Account:
    """Reads every movement of the SKU: an errand, not for the window's thread."""
    rows = list(place.books.reading.why(asked.sku))
    standing = Standing(count.at, count.document) if count is not None else None
    figure = place.books.reading.on_hand(asked.sku)
    return account_of(rows, shown=figure, decimals=asked.decimals, standing=standing)


def account_in_transit(place: Workplace, asked: Asked) -> Account:
    """What each transfer on its way here has of the SKU."""
    rows: list[WhyRow] = []
    for expected in place.documents.expected(place.site):
        view = place.books.reading.show(expected.document)
        quantity = sum(line.quantity for line in view.content.lines if line.sku == asked.sku)
        if quantity:
            balance = quantity + (rows[-1].balance if rows else 0)
            rows.append(_sent_row(view, quantity, balance=balance, decimals=asked.decimals))
    return account_of(rows, shown=asked.shown, decimals=asked.decimals)


def _sent_row(view: DocumentView, quantity: int, *, balance: int, decimals: int) -> WhyRow:
    sent = next(step for step in view.steps if step.step == "post")
    return WhyRow(
        sent.at, view.number, view.document, view.kind, "post", sent.by, sent.device, decimals,
        quantity, balance, sent.verdict, device_name=sent.device_name,
    )  # fmt: skip


def title(asked: Asked, account: Account | None) -> str:
    figure = account.shown if account is not None else asked.shown
    text = shown(figure, asked.decimals)
    if asked.figure == "in_transit":
        return translate("Why", "Why is in transit {n}?").format(n=text)
    return translate("Why", "Why is on hand {n}?").format(n=text)


def parts(asked: Asked, account: Account) -> tuple[Part, Part, Part, Part]:
    """Opening + came - went = the figure."""
    decimals = account.decimals
    opening = translate("Why", "Last count") if account.is_counted else translate("Why", "Opening")
    figure = (
        translate("Why", "In transit")
        if asked.figure == "in_transit"
        else translate("Why", "On hand")
    )
    return (
        Part(opening, shown(account.opening, decimals)),
        Part(COUNTED.came(account.came_times), shown(account.came, decimals)),
        Part(COUNTED.went(account.went_times), shown(account.went, decimals)),
        Part(figure, shown(account.total, decimals)),
    )


def entries(place: Workplace, account: Account, *, only_by: str = "") -> list[Entry]:
    """The steps, newest first; the count they stand on comes last."""
    rows = [row for row in reversed(account.rows) if not only_by or row.by == only_by]
    found: list[Entry] = []
    for n, row in enumerate(rows):
        is_new_day = n == 0 or not is_same_day(rows[n - 1].at, row.at)
        found.append(_entry(place, account, row, is_new_day=is_new_day))
    return found


def _entry(place: Workplace, account: Account, row: WhyRow, *, is_new_day: bool) -> Entry:
    is_anchor = account.is_counted and row is account.rows[0]
    is_crossing = row in (account.crossing, account.first_wrong)
    change = (
        f"= {shown(row.balance, row.decimals)}" if is_anchor else signed(row.delta, row.decimals)
    )
    device = place.device_name(row.device, row.device_name) if row.device else ""
    return Entry(
        key=row.document,
        moment=minute(row.at),
        day=day(row.at) if is_new_day else "",
        icon=KIND_ICONS.get(row.kind, "file"),
        title=_title(row),
        number=row.number,
        detail="　".join(part for part in (place.person_name(row.by), device) if part),
        tag=_tag(row),
        figures=(change, shown(row.balance, row.decimals)),
        rises=row.delta > 0,
        tone="act" if is_anchor else "need" if is_crossing else "",
        sentence=step_sentence(place, row),
    )


def _title(row: WhyRow) -> str:
    parts_told = [kind_word(row.kind)]
    if row.step == "arrive":
        parts_told = [translate("Why", "Transfer in")]
    elif row.kind == "transfer" and row.delta < 0:
        parts_told = [translate("Why", "Transfer out")]
    elif row.step not in {"post", ""}:
        parts_told.append(step_word(row.step))
    parts_told += [reason_word(row.reason) if row.kind == "adjustment" else "", row.party]
    return "　".join(part for part in parts_told if part)


def _tag(row: WhyRow) -> TagMark | None:
    if row.verdict:
        return None
    return TagMark(translate("Why", "waiting here"), "calm", "desktop")


def step_sentence(place: Workplace, row: WhyRow) -> str:
    """A step as one readable sentence: for a screen reader, for chat and phone."""
    words = translate("Why", "{at}, {who}: {what} {number}, {change}, balance {balance}")
    return words.format(
        at=day_and_minute(row.at),
        who=place.person_name(row.by) or place.device_name(row.device, row.device_name),
        what=_title(row),
        number=row.number,
        change=signed(row.delta, row.decimals),
        balance=shown(row.balance, row.decimals),
    )


def foot(place: Workplace, account: Account) -> tuple[str, str, str]:
    """Tone, what is so, and the detail."""
    if not account.adds_up or account.first_wrong is not None:
        return "stop", translate("Why", "One step does not add up"), _wrong(place, account)
    if account.crossing is not None:
        words = translate("Why", "Went below zero here: {number}, {who}, {time}")
        row = account.crossing
        told = words.format(
            number=row.number, who=place.person_name(row.by), time=day_and_minute(row.at)
        )
        return "need", told, _whole(account)
    return "ok", translate("Why", "The steps add up without a gap"), _whole(account)


def _whole(account: Account) -> str:
    steps = COUNTED.steps(len(account.rows))
    confirmed = COUNTED.confirmed(len(account.rows) - account.waiting)
    told = [steps, confirmed]
    if account.waiting:
        told.append(COUNTED.waiting_here(account.waiting))
    if not account.is_counted:
        told.append(translate("Why", "never counted yet"))
    return translate("Why", ", ").join(told)


def _wrong(place: Workplace, account: Account) -> str:
    row = account.first_wrong
    if row is not None:
        return step_sentence(place, row)
    words = translate("Why", "The steps give {total}, the books show {shown}. Call support.")
    decimals = account.decimals
    return words.format(total=shown(account.total, decimals), shown=shown(account.shown, decimals))
