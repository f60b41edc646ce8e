"""The real window over real books, with a real HQ on loopback that goes and comes."""

from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.settings import Settings
from sync.cli.wall_clock import WallClock
from sync.hq.headquarters import Headquarters
from sync.hq.serving import answering
from sync.shop.enrolment import enrol
from sync.shop.exchange import Exchange
from sync.shop.hq_client import HqClient
from sync.shop.profile import open_books
from tests.journeys.at_window import Clerk, end
from tests.shop.lines import LoadedDice

pytestmark = pytest.mark.expects_log  # Qt's messages go to the log, the offscreen platform's too

TEA = "4897700000012"


def test_posted_offline_then_hq_comes_and_another_till_sees_it(
    clerk: Clerk, hq: Headquarters, tmp_path: Path
) -> None:
    clock = WallClock()
    with ExitStack() as line:
        url = line.enter_context(answering(hq))
        clerk.connect(url, hq.devices.new_code("MK02").code)
        clerk.sign_in("C101")
    port = int(url.rpartition(":")[2])

    clerk.wait(lambda: clerk.chip().startswith("Offline"))
    clerk.counter.choose_segment(1)
    clerk.scan(TEA)
    clerk.scan(TEA)
    clerk.post()
    clerk.wait(lambda: clerk.chip().startswith("Offline　1 waiting"))
    number = next(iter(clerk.books.reading.documents())).number
    assert clerk.counter.till.draft.is_empty

    with answering(hq, port=port), HqClient(url, clock=clock) as other:
        clerk.program.shop.try_now()  # type: ignore[union-attr]  # it is open
        clerk.wait(lambda: clerk.books.queue.status().waiting == 0)
        clerk.wait(lambda: clerk.chip() == "Online　all sent")
        second = tmp_path / "second"
        enrol(second, clock, other, code=hq.devices.new_code("MK02").code, name="收銀台 3")
        with open_books(second, clock) as seen:
            Exchange(seen, other, clock, LoadedDice()).run_until_quiet(lambda _s: None)
            shown = seen.reading.show(number)
    assert [(line.sku, line.quantity) for line in shown.content.lines] == [("DR-0375", 2)]
    assert shown.steps[0].by == "C101"


def test_the_next_clerk_takes_over_and_each_step_bears_its_name(
    clerk: Clerk, hq: Headquarters
) -> None:
    with answering(hq) as url:
        clerk.connect(url, hq.devices.new_code("MK02").code)
        clerk.sign_in("C101")
        clerk.scan(TEA)
        clerk.shell.lock_asked.emit()
        clerk.sign_in("C102")
        assert len(clerk.counter.till.draft.content.lines) == 1
        clerk.post()
        clerk.wait(lambda: [row.by for row in clerk.books.queue.latest(limit=1)] == ["C102"])


def test_language_and_theme_change_under_the_clerks_hands(clerk: Clerk, hq: Headquarters) -> None:
    with answering(hq) as url:
        clerk.connect(url, hq.devices.new_code("MK02").code)
        clerk.sign_in("C101")
        clerk.scan(TEA)
        clerk.program.use(Settings(language="zh_CN", theme="dark", sound="off"))
        clerk.wait(lambda: clerk.counter.heading().title == "柜台")
        assert clerk.program._theme.scheme == "dark"
        line = clerk.counter.sheet.last_scan.line()
        assert line is not None
        assert len(clerk.counter.till.draft.content.lines) == 1


def test_a_draft_is_in_hand_again_after_the_window_was_closed(
    clerk: Clerk, hq: Headquarters, qapp: QApplication, qtbot: QtBot
) -> None:
    with answering(hq) as url:
        clerk.connect(url, hq.devices.new_code("MK02").code)
        clerk.sign_in("C101")
        clerk.scan(TEA)
        profile = clerk.books.profile
        end(clerk.program)
        again = Program(qapp, profile)
        again.open()
        later = Clerk(qtbot, again)
        later.sign_in("C101")
        lines = later.counter.till.draft.content.lines
        end(again)
        assert [(line.sku, line.quantity) for line in lines] == [("DR-0375", 1)]
