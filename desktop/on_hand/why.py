"""Why a figure is what it is, in words: the sum, the steps, and whether they add up."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.tables.cell import TagMark
from desktop.tables.timeline import Entry
from desktop.wording.counted import COUNTED
from desktop.wording.figures import MINUS, shown, signed
from desktop.wording.moments import day, day_and_minute, is_same_day, minute
from desktop.wording.terms import KIND_ICONS, kind_word, reason_word, step_word
from desktop.workplace import Workplace
from sync.shop.last_counts import LastCount
from sync.stock.account import Account, Standing, account_of
from sync.stock.views import Figure, WhyRow

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure that somebody asks about; `shown` is what the books say, in smallest units."""

    sku: str
    name: str
    bin: str
    figure: Figure
    shown: int
    decimals: int


@dataclass(frozen=True, slots=True)
class Part:
    """One figure of the sum with its caption; `sign` stands before it."""

    caption: str
    text: str
    sign: str = ""


def account(place: Workplace, asked: Asked, count: LastCount | None) -> Account:
    """Reads all that the figure is made of: an errand, not for the window's thread."""
    reading, figure = place.books.reading, asked.figure
    rows = list(reading.why(asked.sku, figure=figure))
    on_hand = reading.on_hand(asked.sku)
    if figure is Figure.ON_HAND:
        standing = Standing(count.at, count.document) if count is not None else None
        return account_of(rows, shown=on_hand, decimals=asked.decimals, standing=standing)
    stock = list(reading.stock(sku=asked.sku))
    reserved = sum(row.reserved for row in stock)
    figures = {
        Figure.RESERVED: reserved,
        Figure.AVAILABLE: on_hand - reserved,
        Figure.IN_TRANSIT: sum(row.in_transit for row in stock),
    }
    opening = on_hand if figure is Figure.AVAILABLE else 0
    return account_of(rows, shown=figures[figure], decimals=asked.decimals, opening=opening)


def title(asked: Asked, account: Account | None) -> str:
    figure = account.shown if account is not None else asked.shown
    words = {
        Figure.ON_HAND: translate("Why", "Why is on hand {n}?"),
        Figure.RESERVED: translate("Why", "Why is reserved {n}?"),
        Figure.AVAILABLE: translate("Why", "Why is available {n}?"),
        Figure.IN_TRANSIT: translate("Why", "Why is in transit {n}?"),
    }
    return words[asked.figure].format(n=shown(figure, asked.decimals))


def parts(asked: Asked, account: Account) -> tuple[Part, ...]:
    """What the figure is added up from, and the figure itself last."""
    total = Part(figure_word(asked.figure), shown(account.total, account.decimals), "=")
    came, went = shown(account.came, account.decimals), shown(account.went, account.decimals)
    opening = shown(account.opening, account.decimals)
    match asked.figure:
        case Figure.ON_HAND:
            caption = (
                translate("Why", "Last count")
                if account.is_counted
                else translate("Why", "Opening")
            )
            return (
                Part(caption, opening),
                Part(COUNTED.came(account.came_times), came, "+"),
                Part(COUNTED.went(account.went_times), went, MINUS),
                total,
            )
        case Figure.RESERVED:
            return Part(COUNTED.promises(account.came_times), came), total
        case Figure.AVAILABLE:
            reserved = Part(figure_word(Figure.RESERVED), went, MINUS)
            return Part(figure_word(Figure.ON_HAND), opening), reserved, total
        case Figure.IN_TRANSIT:
            received = Part(COUNTED.received(account.went_times), went, MINUS)
            return Part(COUNTED.sent(account.came_times), came), received, total


def figure_word(figure: Figure) -> str:
    words = {
        Figure.ON_HAND: translate("Why", "On hand"),
        Figure.RESERVED: translate("Why", "Reserved"),
        Figure.AVAILABLE: translate("Why", "Available"),
        Figure.IN_TRANSIT: translate("Why", "In transit"),
    }
    return words[figure]


def entries(place: Workplace, asked: Asked, account: Account, *, only_by: str = "") -> list[Entry]:
    """The steps, newest first; the count or the figure that they stand on comes last."""
    rows = [row for row in reversed(account.rows) if not only_by or row.by == only_by]
    found: list[Entry] = []
    for n, row in enumerate(rows):
        is_new_day = n == 0 or not is_same_day(rows[n - 1].at, row.at)
        found.append(_entry(place, account, row, is_new_day=is_new_day))
    if asked.figure is Figure.AVAILABLE:
        found.append(_ground(account))
    return found


def _ground(account: Account) -> Entry:
    """What is on hand, less which the promises leave what is available."""
    text, word = shown(account.opening, account.decimals), figure_word(Figure.ON_HAND)
    return Entry("", "", "package", word, figures=(f"= {text}", text), tone="act",
                 sentence=f"{word} {text}")  # fmt: skip


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


def foot(place: Workplace, asked: Asked, account: Account) -> tuple[str, str, str]:
    """Tone, what is so, and the detail."""
    if not account.adds_up or account.first_wrong is not None:
        return "stop", translate("Why", "One step does not add up"), _wrong(place, account)
    if account.crossing is not None:
        words = translate("Why", "Went below zero here: {number}, {who}, {time}")
        row = account.crossing
        told = words.format(
            number=row.number, who=place.person_name(row.by), time=day_and_minute(row.at)
        )
        return "need", told, _whole(asked, account)
    return "ok", translate("Why", "The steps add up without a gap"), _whole(asked, account)


def _whole(asked: Asked, account: Account) -> str:
    steps = COUNTED.steps(len(account.rows))
    confirmed = COUNTED.confirmed(len(account.rows) - account.waiting)
    told = [steps, confirmed]
    if account.waiting:
        told.append(COUNTED.waiting_here(account.waiting))
    if asked.figure is Figure.ON_HAND and not account.is_counted:
        told.append(translate("Why", "never counted yet"))
    return translate("Why", ", ").join(told)


def _wrong(place: Workplace, account: Account) -> str:
    row = account.first_wrong
    if row is not None:
        return step_sentence(place, row)
    words = translate("Why", "The steps give {total}, the books show {shown}. Call support.")
    decimals = account.decimals
    return words.format(total=shown(account.total, decimals), shown=shown(account.shown, decimals))
