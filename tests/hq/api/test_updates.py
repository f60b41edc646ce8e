"""HQ gives out the files of updates, a part at a time, and nothing else of its disk."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from litestar.testing import TestClient

from sync.hq.app import create_app
from sync.hq.headquarters import Headquarters
from sync.wire.protocol import MAX_PIECE_BYTES
from tests.hq.api.caller import Caller, problem

LARGE = b"0123456789abcdef" * (MAX_PIECE_BYTES // 8)


@pytest.fixture
def served(headquarters: Headquarters, tmp_path: Path) -> Iterator[Caller]:
    for place in ("metadata", "targets", "pieces"):
        (tmp_path / "updates" / place).mkdir(parents=True)
    (tmp_path / "updates" / "metadata" / "timestamp.json").write_bytes(b"{}" * 400)
    (tmp_path / "updates" / "pieces" / "large.zst").write_bytes(LARGE)
    (tmp_path / "updates" / "pieces" / "link").symlink_to(tmp_path / "secret")
    (tmp_path / "secret").write_bytes(b"secret")
    with TestClient(create_app(headquarters, updates=tmp_path / "updates")) as client:
        yield Caller(client, headquarters)


def _part(caller: Caller, told: str) -> httpx.Response:
    return caller.client.get("/updates/pieces/large.zst", headers={"Range": told})


def test_a_small_file_is_given_whole_to_anybody(served: Caller) -> None:
    answer = served.get("/updates/metadata/timestamp.json")
    assert (answer.status_code, answer.content) == (200, b"{}" * 400)
    assert answer.headers["content-type"] == "application/octet-stream"


def test_a_large_file_is_given_in_parts(served: Caller) -> None:
    first = _part(served, "bytes=0-")
    assert first.status_code == 206
    assert first.headers["content-range"] == f"bytes 0-{MAX_PIECE_BYTES - 1}/{len(LARGE)}"
    rest = _part(served, f"bytes={MAX_PIECE_BYTES}-{10**14}")
    assert first.content + rest.content == LARGE
    assert _part(served, "bytes=16-31").content == LARGE[16:32]


@pytest.mark.parametrize(
    "told", ["", f"bytes={len(LARGE)}-", "bytes=20-10", "lines=1-2", "bytes=-5"]
)
def test_what_is_no_part_of_it_is_refused(served: Caller, told: str) -> None:
    assert problem(_part(served, told)) == (416, "range")


@pytest.mark.parametrize(
    "path",
    [
        "/updates/pieces/none.zst",
        "/updates/pieces/link",
        "/updates/pieces/..",
        "/updates/pieces/..%2f..%2fsecret",
        "/updates/pieces/%2e%2e%5csecret",
        "/updates/other/large.zst",
        "/updates/../secret",
        "/updates/pieces",
    ],
)
def test_nothing_else_is_given(served: Caller, path: str) -> None:
    answer = served.client.get(path)
    assert answer.status_code == 404
    assert b"secret" not in answer.content.replace(path.encode(), b"")


def test_hq_without_updates_says_that_it_has_none(caller: Caller) -> None:
    assert problem(caller.get("/updates/metadata/timestamp.json")) == (404, "unknown_update")
