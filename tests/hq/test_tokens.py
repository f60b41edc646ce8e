from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from sync.hq.tokens import Bearer, Tokens, read_ttl
from sync.stock.refusal import Refusal
from sync.stock.rights import Role

SECRET = b"s" * 32


@dataclass
class StillClock:
    moment: datetime = field(default=datetime(2026, 11, 20, 1, 30, 0, 500000, tzinfo=UTC))

    def now(self) -> datetime:
        return self.moment

    def monotonic_s(self) -> int:
        return 0

    def pass_s(self, seconds: int) -> None:
        self.moment += timedelta(seconds=seconds)


def _refused(tokens: Tokens, token: str) -> str:
    with pytest.raises(Refusal) as refused:
        tokens.read(token)
    return refused.value.code


def test_a_devices_token_names_the_device_for_fifteen_minutes() -> None:
    clock = StillClock()
    tokens = Tokens(SECRET, clock)
    token = tokens.for_device("d1")
    assert tokens.read(token.token) == Bearer(device="d1")
    assert token.expires_at == "2026-11-20T01:45:00.000Z"
    clock.pass_s(15 * 60)
    assert _refused(tokens, token.token) == "token_expired"


def test_a_token_that_was_shown_before_opens_the_door_to_no_altered_one() -> None:
    tokens = Tokens(SECRET, StillClock())
    one, other = (tokens.for_device(device).token.rpartition(".") for device in ("d1", "d2"))
    told = [tokens.read("".join(whole)).device for whole in (one, other, one)]
    assert told == ["d1", "d2", "d1"]
    assert _refused(tokens, f"{one[0]}.{other[2]}") == "token_invalid"


def test_a_roles_token_names_role_and_sites() -> None:
    tokens = Tokens(SECRET, StillClock())
    token = tokens.for_role(Role.AUDITOR, ("MK02", "KC00"), ttl_s=60)
    expected = Bearer(role=Role.AUDITOR, sites=frozenset({"KC00", "MK02"}))
    assert tokens.read(token.token) == expected


@pytest.mark.parametrize(
    "forged",
    [
        "",
        "a",
        "a.b.c",
        "é.b.c",
        "eyJhbGciOiJub25lIn0.eyJkZXZpY2UiOiJkMSIsImV4cCI6OTk5OTk5OTk5OX0.",
        Tokens(b"x" * 32, StillClock()).for_device("d1").token,
    ],
)
def test_a_token_of_another_make_is_refused(forged: str) -> None:
    assert _refused(Tokens(SECRET, StillClock()), forged) == "token_invalid"


def test_a_nonce_serves_its_own_device_for_five_minutes() -> None:
    clock = StillClock()
    tokens = Tokens(SECRET, clock)
    nonce = tokens.nonce("d1")
    tokens.check_nonce("d1", nonce)
    clock.pass_s(301)
    with pytest.raises(Refusal, match="nonce"):
        tokens.check_nonce("d1", nonce)


@pytest.mark.parametrize("nonce", ["", "a.b.c", "9999999999.x.é"])
def test_a_foreign_nonce_is_refused(nonce: str) -> None:
    with pytest.raises(Refusal, match="nonce"):
        Tokens(SECRET, StillClock()).check_nonce("d1", nonce)


def test_a_nonce_of_another_device_is_refused() -> None:
    tokens = Tokens(SECRET, StillClock())
    with pytest.raises(Refusal, match="nonce"):
        tokens.check_nonce("d2", tokens.nonce("d1"))


def test_times_are_written_with_their_unit() -> None:
    assert [read_ttl(text) for text in ("45s", "30m", "1h", "7d")] == [45, 1800, 3600, 604800]


@pytest.mark.parametrize("text", ["", "1", "h", "0h", "-1h", "1.5h", "999d", "1w", "1h "])
def test_a_time_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="time is such as"):
        read_ttl(text)
