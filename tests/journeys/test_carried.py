"""A till at the window carries for a till that has no line: its rounds hand in, and bring the answer."""

from pathlib import Path

import pytest

from sync.cli.wall_clock import WallClock
from sync.hq.headquarters import Headquarters
from sync.hq.serving import answering
from sync.shop.carrying import answers, waiting_parcels
from sync.shop.enrolment import enrol
from sync.shop.hq_client import HqClient
from sync.shop.parcels import TakenBack
from sync.shop.profile import open_books
from sync.shop.stick import save_on_stick, take_off_stick
from tests.journeys.at_window import Clerk
from tests.shop.shops import received

pytestmark = pytest.mark.expects_log  # Qt's messages go to the log, the offscreen platform's too


def test_a_stick_dropped_on_the_window_goes_to_hq_with_its_rounds(
    clerk: Clerk, hq: Headquarters, tmp_path: Path
) -> None:
    clock, stick = WallClock(), tmp_path / "stick"
    stick.mkdir()
    with answering(hq) as url:
        with HqClient(url, clock=clock) as line:
            code = hq.devices.new_code("MK02").code
            enrol(tmp_path / "cut-off", clock, line, code=code, name="收銀台 3")
        with open_books(tmp_path / "cut-off", clock) as books:
            received(books, sku="DR-0375")
            file = save_on_stick(books, stick, name="MK02").file
        clerk.connect(url, hq.devices.new_code("MK02").code)
        clerk.sign_in("C101")
        profile = clerk.books.profile
        clerk.shell.files_dropped.emit((file,))
        clerk.wait(lambda: len(answers(profile)) == 1)
        clerk.wait(lambda: "HQ has answered 1 file" in clerk.shell.toast.accessibleName())
        assert waiting_parcels(profile) == []
        page = clerk.shell.page
        assert page is not None
        page.sticks.save(stick)  # type: ignore[attr-defined]  # the sync page
        clerk.wait(lambda: answers(profile) == [])
    with open_books(tmp_path / "cut-off", clock) as books:
        (answer,) = stick.glob("*-answer.*")
        back = take_off_stick(books, answer)
        assert isinstance(back, TakenBack)
        assert (back.tally.pushed, books.journal.count_waiting()) == (1, 0)
