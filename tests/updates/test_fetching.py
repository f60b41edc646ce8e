"""A piece counts only when it is the one that was signed for."""

from pathlib import Path

import pytest

from sync.shop.trouble import HqAway
from sync.updates.cutting import sha256_of
from sync.updates.fetching import Source, fetch
from sync.updates.trouble import UpdateTrouble
from sync.wire.releasing import PieceLetter

BODY = b"a piece of a program" * 10
PIECE = PieceLetter(name="piece.zst", size=len(BODY), sha256=sha256_of(BODY))


def _giving(body: bytes, at_once: int = 64) -> Source:
    return lambda _path, start: body[start : start + at_once]


def test_a_piece_arrives_in_parts(tmp_path: Path) -> None:
    assert fetch(PIECE, tmp_path, _giving(BODY)).read_bytes() == BODY


@pytest.mark.parametrize("body", [BODY[:-1] + b"?", BODY[:-1], BODY + b"?", b""])
def test_another_content_or_length_is_refused_and_not_kept(tmp_path: Path, body: bytes) -> None:
    with pytest.raises(UpdateTrouble):
        fetch(PIECE, tmp_path, _giving(body, at_once=1000))
    assert [path for path in tmp_path.iterdir() if path.stat().st_size] == []
    assert fetch(PIECE, tmp_path, _giving(BODY)).read_bytes() == BODY


def test_more_than_it_has_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "piece.zst.begun").write_bytes(BODY * 2)
    assert fetch(PIECE, tmp_path, _giving(BODY)).read_bytes() == BODY


def test_what_lies_there_whole_is_not_asked_for(tmp_path: Path) -> None:
    def down(_path: str, _start: int) -> bytes:
        raise HqAway("The line is down.")

    fetch(PIECE, tmp_path, _giving(BODY))
    assert fetch(PIECE, tmp_path, down).read_bytes() == BODY
    (tmp_path / PIECE.name).write_bytes(BODY[:-1] + b"?")
    with pytest.raises(HqAway):
        fetch(PIECE, tmp_path, down)
