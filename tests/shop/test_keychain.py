import json
import stat
from pathlib import Path

import keyring
import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.backends.chainer import ChainerBackend

from sync.shop.keychain import KEY_FILE, Secrets, open_keychain, salt_of, secrets_of
from sync.shop.trouble import KeyMissing
from sync.wire.seal import public_bytes
from tests.conftest import MemoryKeyring


class PlaintextKeyring(MemoryKeyring):
    """What keyrings.alt puts on a system without a keyring."""


@pytest.fixture(autouse=True)
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COUNTERSTOCK_KEY_FILE", raising=False)


@pytest.fixture
def key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "made" / "keys.json"
    monkeypatch.setenv(KEY_FILE, str(path))
    return path


def test_the_keyring_gives_back_what_it_keeps() -> None:
    kept = Secrets.new()
    open_keychain().keep("p", kept)
    assert secrets_of("p") == kept


def test_a_key_file_is_made_on_first_use_for_its_owner_only(key_file: Path) -> None:
    kept = Secrets.new()
    open_keychain().keep("p", kept)
    assert secrets_of("p") == kept
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert list(json.loads(key_file.read_text())) == ["p"]


def test_a_key_file_holds_several_profiles(key_file: Path) -> None:
    first, second = Secrets.new(), Secrets.new()
    open_keychain().keep("p", first)
    open_keychain().keep("q", second)
    assert (secrets_of("p"), secrets_of("q")) == (first, second)
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600


def test_a_named_key_file_goes_before_the_keyring(
    key_file: Path, memory_keyring: MemoryKeyring
) -> None:
    open_keychain().keep("p", Secrets.new())
    assert memory_keyring.passwords == {}


@pytest.mark.parametrize(
    "backend",
    [
        keyring.backends.fail.Keyring(),  # type: ignore[no-untyped-call] # keyring leaves it untyped
        keyring.backends.null.Keyring(),  # type: ignore[no-untyped-call] # keyring leaves it untyped
        PlaintextKeyring(),
    ],
)
def test_a_keyring_that_keeps_no_secret_is_refused_by_name(
    backend: keyring.backend.KeyringBackend,
) -> None:
    keyring.set_keyring(backend)
    with pytest.raises(KeyMissing) as trouble:
        open_keychain()
    assert trouble.value.code == "keyring_missing"
    assert KEY_FILE in trouble.value.message
    assert type(backend).__qualname__ in trouble.value.message


def test_a_chain_is_refused_for_any_unsafe_link(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ChainerBackend, "backends", [MemoryKeyring(), PlaintextKeyring()])
    keyring.set_keyring(ChainerBackend())  # type: ignore[no-untyped-call] # keyring leaves it untyped
    with pytest.raises(KeyMissing):
        open_keychain()


def test_a_missing_key_says_where_it_should_be() -> None:
    with pytest.raises(KeyMissing) as trouble:
        secrets_of("nobody")
    assert (trouble.value.code, trouble.value.exit_code) == ("key_missing", 6)
    assert "bring back" in trouble.value.message


@pytest.mark.parametrize(
    "text", ["", "[]", '{"p": {}}', '{"p": {"database": "zz", "device": "", "install": ""}}', "{"]
)
def test_a_key_file_that_is_none_is_a_trouble_and_stays_as_it_is(key_file: Path, text: str) -> None:
    key_file.parent.mkdir()
    key_file.write_text(text)
    with pytest.raises(KeyMissing):
        secrets_of("p")
    assert key_file.read_text() == text


def test_a_key_file_that_cannot_be_written_is_a_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(KEY_FILE, str(tmp_path / "file" / "keys.json"))
    with pytest.raises(KeyMissing):
        open_keychain().keep("p", Secrets.new())


def test_a_locked_keyring_is_a_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object) -> None:
        raise keyring.errors.KeyringLocked("locked")

    monkeypatch.setattr(MemoryKeyring, "get_password", locked)
    monkeypatch.setattr(MemoryKeyring, "set_password", locked)
    with pytest.raises(KeyMissing):
        secrets_of("p")
    with pytest.raises(KeyMissing):
        open_keychain().keep("p", Secrets.new())


def test_each_identity_signs_with_a_key_of_its_own() -> None:
    kept, first, second = Secrets.new(), salt_of("A"), salt_of("B")
    assert public_bytes(kept.device_key(first)) == public_bytes(kept.device_key(first))
    assert public_bytes(kept.device_key(first)) != public_bytes(kept.device_key(second))
    assert public_bytes(kept.device_key(first)) != public_bytes(Secrets.new().device_key(first))


def test_the_same_code_makes_the_same_key_for_the_same_turn_only() -> None:
    assert salt_of("abcd-2345 ") == salt_of("ABCD-2345")
    assert salt_of("ABCD-2345") != salt_of("ABCD-2345", previous="dev-1")
