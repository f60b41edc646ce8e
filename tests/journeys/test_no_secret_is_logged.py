"""Enrolment, sign-in, exchange and refusals with every logger at its most talkative: no secret in any log."""

import logging
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sync.cli.wall_clock import WallClock
from sync.hq.headquarters import Headquarters
from sync.hq.serving import answering
from sync.logbook import WINDOW_LOG, SecretsHidden, close_log, open_log
from sync.shop.hq_client import HqClient
from sync.shop.trouble import Trouble
from sync.stock.rights import Role
from sync.wire.visiting import Visit, Visited
from tests.journeys.at_window import Clerk

TEA = "4897700000012"
PERSON, PIN, WRONG_PIN = "C900", "839201", "719405"
A_PERSONS_PACE_MS = 90
pytestmark = pytest.mark.expects_log  # Qt's messages go to the log, the offscreen platform's too


@pytest.fixture
def talkative(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Iterator[Path]:
    """The log of the window while everybody says everything."""
    handler = open_log(tmp_path / "logs", WINDOW_LOG)
    for name in ("", "desktop", "sync", "httpx", "httpcore", "uvicorn", "litestar"):
        caplog.set_level(logging.DEBUG, logger=name)
    yield tmp_path / "logs" / WINDOW_LOG
    close_log(handler)


@pytest.fixture
def hq_log() -> Iterator[StringIO]:
    """What HQ's log would say, from the most talkative level on."""
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(SecretsHidden())
    logging.getLogger().addHandler(handler)
    yield stream
    close_log(handler)


@pytest.fixture
def tokens(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every bearer token that a shop was given."""
    given: list[str] = []
    fetched, visited = HqClient._new_token, HqClient.visit

    def fetch(client: HqClient) -> str:
        given.append(fetched(client))
        return given[-1]

    def visit(client: HqClient, letter: Visit) -> Visited:
        answer = visited(client, letter)
        given.append(client._token)
        return answer

    monkeypatch.setattr(HqClient, "_new_token", fetch)
    monkeypatch.setattr(HqClient, "visit", visit)
    return given


def _sign_in(clerk: Clerk) -> None:
    """As a person types: six digits in one burst would be a scan."""
    door = clerk.program.door
    clerk.wait(lambda: PERSON in [person.code for person in door._people])
    door.choose(PERSON)
    QTest.keyClicks(door._field, PIN, Qt.KeyboardModifier.NoModifier, A_PERSONS_PACE_MS)
    QTest.keyClick(door._field, Qt.Key.Key_Return)
    clerk.wait(lambda: clerk.program.window.covering() is None)


def test_nothing_secret_reaches_a_log(
    clerk: Clerk,
    hq: Headquarters,
    talkative: Path,
    hq_log: StringIO,
    tokens: list[str],
) -> None:
    hq.staff.add_person(PERSON, "王小明", role=Role.CLERK, sites=("MK02",), pin=PIN)
    code = hq.devices.new_code("MK02").code
    with answering(hq) as url:
        clerk.connect(url, code)
        clerk.program.shop.check_pin("C101", WRONG_PIN, lambda _answer: None)  # type: ignore[union-attr]  # it is open
        _sign_in(clerk)
        clerk.scan(TEA)
        clerk.post()
        clerk.wait(lambda: clerk.books.queue.status().waiting == 0)
        hq.devices.revoke(clerk.books.device.id)
        clerk.program.shop.try_now()  # type: ignore[union-attr]  # it is open
        clerk.wait(lambda: clerk.chip().startswith("Sending stopped"))
        with HqClient(url, clock=WallClock()) as stranger:
            stranger.identify(clerk.books.device.id, lambda told: told * 2)
            with pytest.raises(Trouble):
                stranger.catalogue("")
    for secret in (code, f"pin={PIN}", clerk.books.secrets.database, *tokens):
        logging.getLogger("sync").info("somebody said %s", secret)
    logged = talkative.read_text(encoding="utf-8") + hq_log.getvalue()
    kept = clerk.books.secrets
    secrets = [code, code.replace("-", ""), PIN, WRONG_PIN, *tokens]
    secrets += [kept.database, kept.device, kept.install]
    assert "httpcore" in logged  # it was talkative
    assert "[hidden]" in logged
    assert len(tokens) > 1
    assert [secret for secret in secrets if secret in logged] == []
