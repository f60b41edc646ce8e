"""A code on paper brings the keys back; any other changes nothing."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.shop import recovery
from sync.shop.keychain import Secrets, open_keychain, secrets_of
from sync.shop.profile import open_books
from sync.shop.profile_folder import profile_id
from sync.shop.recovery import RECOVERY_FILE, new_recovery_key, recover
from sync.shop.rekeying import rekey
from sync.shop.trouble import KeyMissing
from sync.stock.refusal import Refusal
from tests.clocks import HandClock
from tests.shop.shops import a_shop, on_hand, received

SIGNS = recovery._SIGNS


@pytest.fixture(autouse=True)
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    monkeypatch.setattr(recovery, "_MEMORY_KIB", 8)


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    with a_shop(tmp_path / "till") as books:
        received(books)
    return tmp_path / "till"


def lost_keys(tmp_path: Path) -> None:
    (tmp_path / "keys").unlink()


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refused(profile: Path, code: str) -> str:
    with pytest.raises(Refusal) as no:
        recover(profile, code)
    return no.value.code


def test_the_code_brings_the_keys_back_and_the_same_device_goes_on(
    profile: Path, tmp_path: Path
) -> None:
    code = new_recovery_key(profile)
    before = secrets_of(profile_id(profile))
    lost_keys(tmp_path)
    with pytest.raises(KeyMissing):
        open_books(profile, HandClock())
    recover(profile, code)
    assert secrets_of(profile_id(profile)) == before
    with open_books(profile, HandClock()) as books:
        assert (books.device.state, on_hand(books)) == ("ok", 5)


def test_a_code_is_seven_groups_of_four_that_a_person_can_type(profile: Path) -> None:
    groups = new_recovery_key(profile).split("-")
    assert [len(group) for group in groups] == [4] * 7
    assert set("".join(groups)) <= set(SIGNS)


def test_a_code_may_be_typed_as_people_type(profile: Path, tmp_path: Path) -> None:
    code = new_recovery_key(profile)
    lost_keys(tmp_path)
    typed = code.lower().replace("-", "  ").replace("0", "o").replace("1", "l")
    recover(profile, f" {typed}\t")
    assert on_hand_again(profile) == 5


def on_hand_again(profile: Path) -> int:
    with open_books(profile, HandClock()) as books:
        return on_hand(books)


def test_another_code_changes_nothing_anywhere(profile: Path, tmp_path: Path) -> None:
    void = new_recovery_key(profile)
    new_recovery_key(profile)
    lost_keys(tmp_path)
    before = everything(tmp_path)
    assert refused(profile, void) == "recovery_code_wrong"
    assert everything(tmp_path) == before


def test_another_profile_s_file_opens_nothing(profile: Path, tmp_path: Path) -> None:
    with a_shop(tmp_path / "other"):
        code = new_recovery_key(tmp_path / "other")
    told = (tmp_path / "other" / RECOVERY_FILE).read_bytes()
    (profile / RECOVERY_FILE).write_bytes(told)
    assert refused(profile, code) == "recovery_code_wrong"


@given(st.integers(0, 27), st.sampled_from(SIGNS))
def test_a_slip_of_the_pen_is_called_one(at: int, sign: str) -> None:
    signs = "7Q" * 13
    code = signs + recovery._check(signs)
    slipped = code[:at] + sign + code[at + 1 :]
    by_chance = recovery._check(slipped[:26]) == slipped[26:]  # one slip in 1,024, or none at all
    assert is_taken(slipped) is by_chance


def is_taken(code: str) -> bool:
    try:
        recovery._signs(code)
    except Refusal:
        return False
    return True


def test_two_signs_in_the_wrong_order_are_found() -> None:
    code = "0123456789ABCDEFGHJKMNPQRS" + recovery._check("0123456789ABCDEFGHJKMNPQRS")
    swapped = [code[:at] + code[at + 1] + code[at] + code[at + 2 :] for at in range(25)]
    assert [is_taken(one) for one in (code, *swapped)] == [True] + [False] * 25


@pytest.mark.parametrize("typed", ["", "hello", "U" * 28, "7Q" * 14, "7" * 200])
def test_what_is_no_code_is_refused_before_anything_is_read(profile: Path, typed: str) -> None:
    assert refused(profile, typed) == "recovery_code_typo"


def test_the_code_still_holds_after_the_books_got_another_key(
    profile: Path, tmp_path: Path
) -> None:
    code = new_recovery_key(profile)
    rekey(profile)
    lost_keys(tmp_path)
    recover(profile, code)
    rekey(profile)
    lost_keys(tmp_path)
    recover(profile, code)
    assert on_hand_again(profile) == 5


def test_the_code_holds_while_a_change_of_keys_is_broken_off(
    profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = new_recovery_key(profile)
    monkeypatch.setattr("sync.shop.rekeying._files", lambda _: iter([profile / "journal.db"]))
    monkeypatch.setattr("sync.shop.rekeying.wrap_again", _first_only(recovery.wrap_again))
    with pytest.raises(KeyboardInterrupt):
        rekey(profile)
    lost_keys(tmp_path)
    recover(profile, code)
    assert on_hand_again(profile) == 5


def _first_only(wrap: object) -> object:
    """The second time, somebody pulls the plug."""
    times = iter([wrap])

    def once(*told: object) -> None:
        act = next(times, None)
        if act is None:
            raise KeyboardInterrupt
        act(*told)  # type: ignore[operator]  # it is wrap_again

    return once


def test_a_key_that_opens_the_books_is_not_written_over(profile: Path) -> None:
    code = new_recovery_key(profile)
    told = (profile / RECOVERY_FILE).read_bytes()
    rekey(profile)
    (profile / RECOVERY_FILE).write_bytes(told)
    assert refused(profile, code) == "key_present"
    assert on_hand_again(profile) == 5


def test_a_key_that_opens_nothing_is(profile: Path) -> None:
    code = new_recovery_key(profile)
    open_keychain().keep(profile_id(profile), Secrets.new())
    recover(profile, code)
    assert on_hand_again(profile) == 5


def test_books_without_a_recovery_key_say_so(profile: Path) -> None:
    with pytest.raises(KeyMissing) as trouble:
        recover(profile, "7Q" * 13 + recovery._check("7Q" * 13))
    assert trouble.value.code == "recovery_missing"


@pytest.mark.parametrize(
    ("told", "code"),
    [("[]", "recovery_newer"), ('{"v": 2}', "recovery_newer"), ("x", "recovery_missing")],
)
def test_a_recovery_file_that_is_none_or_newer_says_so(profile: Path, told: str, code: str) -> None:
    (profile / RECOVERY_FILE).write_text(told, encoding="ascii")
    with pytest.raises(KeyMissing) as trouble:
        recover(profile, "7Q" * 13 + recovery._check("7Q" * 13))
    assert trouble.value.code == code


def test_the_file_tells_nothing_without_the_code(profile: Path) -> None:
    code = new_recovery_key(profile)
    kept = secrets_of(profile_id(profile))
    told = (profile / RECOVERY_FILE).read_text(encoding="ascii")
    assert set(json.loads(told)) == {"v", "salt", "nonce", "sealed"}
    assert not any(secret in told for secret in (kept.database, kept.device, kept.install, code))
