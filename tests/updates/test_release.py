"""A release's list is signed for, and still not believed where it would leave its folder."""

import pytest

from sync.updates.release import index_read, is_inside, release_read, system_of
from sync.updates.trouble import UpdateTrouble
from sync.wire import letters
from sync.wire.releasing import (
    FileLetter,
    IndexLetter,
    LinkLetter,
    PatchLetter,
    PieceLetter,
    ReleaseLetter,
)
from tests.updates.publisher import SYSTEM, offer

HASH = "ab" * 32
PIECE = PieceLetter(name="ab.zst", size=10, sha256=HASH)


def _file(**changes: object) -> FileLetter:
    given: dict[str, object] = {"path": "a/b.so", "size": 5, "sha256": HASH, "blob": PIECE}
    return FileLetter(**{**given, **changes})  # type: ignore[arg-type]  # each field as its test has it


def _read(*files: FileLetter, links: list[LinkLetter] | None = None) -> ReleaseLetter:
    made = ReleaseLetter(version="1.1", system=SYSTEM, files=list(files), links=links or [])
    return release_read(letters.packed(made), offer("1.1"))


def test_a_list_that_makes_sense_is_read() -> None:
    links = [LinkLetter(path="a/c.so", aim="b.so"), LinkLetter(path="d", aim="a/../a/b.so")]
    assert _read(_file(), links=links).files == [_file()]


@pytest.mark.parametrize(
    "path",
    [
        "../x",
        "/etc/x",
        "a/../../x",
        "C:/x",
        "a\\x",
        "a//x",
        "",
        ".",
        "a/",
        "x.",
        "x ",
        "a\x00b",
        "x" * 300,
    ],
)
def test_a_path_out_of_the_folder_is_refused(path: str) -> None:
    assert not is_inside(path)
    with pytest.raises(UpdateTrouble, match="makes no sense"):
        _read(_file(path=path))


@pytest.mark.parametrize("aim", ["../../x", "/etc/passwd", "", "../..", "C:\\x"])
def test_a_link_out_of_the_folder_is_refused(aim: str) -> None:
    with pytest.raises(UpdateTrouble, match="makes no sense"):
        _read(_file(), links=[LinkLetter(path="a/c.so", aim=aim)])


@pytest.mark.parametrize(
    "changes",
    [
        {"sha256": "short"},
        {"size": -1},
        {"size": 1 << 40},
        {"blob": PieceLetter(name="../x", size=1, sha256=HASH)},
        {"blob": PieceLetter(name="x", size=0, sha256=HASH)},
        {"patches": [PatchLetter(base=HASH, blob=PieceLetter(name="x", size=1, sha256=""))]},
    ],
)
def test_hashes_sizes_and_names_are_looked_through(changes: dict[str, object]) -> None:
    with pytest.raises(UpdateTrouble, match="makes no sense"):
        _read(_file(**changes))


def test_a_path_that_is_there_twice_is_refused_whatever_its_case() -> None:
    with pytest.raises(UpdateTrouble, match="twice"):
        _read(_file(), _file(path="A/B.so"))


def test_a_list_of_another_version_or_no_list_is_refused() -> None:
    other = letters.packed(ReleaseLetter(version="1.2", system=SYSTEM, files=[]))
    for body in (other, b"[]", b"<html>"):
        with pytest.raises(UpdateTrouble):
            release_read(body, offer("1.1"))


def test_an_offer_that_is_not_understood_is_passed_over() -> None:
    odd = [offer("1.1"), offer("next-generation")]
    assert index_read(letters.packed(IndexLetter(offers=odd)), SYSTEM) == [offer("1.1")]
    assert index_read(letters.packed(IndexLetter(offers=odd)), "win32-x86_64") == []


def test_a_system_has_one_name_on_every_python() -> None:
    assert system_of("win32", "AMD64") == system_of("win32", "x86_64") == "win32-x86_64"
    assert system_of("linux", "arm64") == "linux-aarch64"
