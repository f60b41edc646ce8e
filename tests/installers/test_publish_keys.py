"""A publisher's key lies on a disk only under its passphrase."""

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from installers import publish_keys
from installers.publish_keys import KeyFault, key_file, new_key, signer_of

SAID = "correct horse battery"


def _says(said: str) -> publish_keys.Passphrase:
    return lambda _name, _is_new: said


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish_keys, "_MEMORY_KIB", 8)


def test_a_key_comes_back_by_its_passphrase_and_signs_the_same(tmp_path: Path) -> None:
    made = new_key(tmp_path, "online", _says(SAID))
    again = signer_of(tmp_path, "online", _says(SAID))
    assert again.public_key == made.public_key
    assert again.sign(b"x").signature == made.sign(b"x").signature


def test_nothing_of_a_key_lies_there_in_clear(tmp_path: Path) -> None:
    made = new_key(tmp_path, "online", _says(SAID))
    file = key_file(tmp_path, "online")
    lies = file.read_bytes()
    plain = made._private_key.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
    assert plain not in lies
    assert plain.hex().encode() not in lies
    assert SAID.encode() not in lies
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["online.key"]


def test_another_passphrase_or_another_keys_file_opens_nothing(tmp_path: Path) -> None:
    new_key(tmp_path, "online", _says(SAID))
    with pytest.raises(KeyFault, match="not the passphrase"):
        signer_of(tmp_path, "online", _says("wrong horse battery"))
    key_file(tmp_path, "online").rename(key_file(tmp_path, "root"))
    with pytest.raises(KeyFault, match="not the passphrase"):
        signer_of(tmp_path, "root", _says(SAID))


def test_a_key_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    new_key(tmp_path, "online", _says(SAID))
    before = key_file(tmp_path, "online").read_bytes()
    with pytest.raises(KeyFault, match="there already"):
        new_key(tmp_path, "online", _says(SAID))
    assert key_file(tmp_path, "online").read_bytes() == before


def test_a_short_passphrase_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyFault, match="12 signs"):
        new_key(tmp_path, "online", _says("short"))
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_key_is_refused(tmp_path: Path) -> None:
    for told in ("", "[]", json.dumps({"v": 1, "salt": "zz"})):
        key_file(tmp_path, "online").write_text(told, encoding="ascii")
        with pytest.raises(KeyFault, match="cannot be read"):
            signer_of(tmp_path, "online", _says(SAID))
