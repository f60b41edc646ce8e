"""What the signed list of a release says comes back as it was written."""

import pytest

from sync.stock.refusal import Refusal
from sync.wire.letters import packed, unpacked
from sync.wire.releasing import (
    FileLetter,
    IndexLetter,
    LinkLetter,
    OfferLetter,
    PatchLetter,
    PieceLetter,
    ReleaseLetter,
)

WHOLE = PieceLetter(name="a.zst", size=3, sha256="a" * 64)
PATCH = PatchLetter(base="b" * 64, blob=PieceLetter(name="ab.patch", size=1, sha256="c" * 64))
FILE = FileLetter(
    path="_internal/準庫.py", size=5, sha256="d" * 64, blob=WHOLE, runs=True, patches=[PATCH]
)


def test_a_release_comes_back_as_it_was_written() -> None:
    link = LinkLetter(path="lib.so", aim="lib.so.1")
    release = ReleaseLetter(version="1.2", system="linux-x86_64", files=[FILE], links=[link])
    assert unpacked(packed(release), ReleaseLetter) == release


def test_an_index_comes_back_as_it_was_written() -> None:
    index = IndexLetter(
        offers=[OfferLetter(version="1.2", system="win32-x86_64", share=25, sites={"MK02": 100})]
    )
    assert unpacked(packed(index), IndexLetter) == index


def test_who_was_given_nothing_is_offered_nothing() -> None:
    offer = unpacked(b'{"version":"1","system":"s"}', OfferLetter)
    assert (offer.share, offer.sites) == (0, {})


@pytest.mark.parametrize("body", [b"", b"{}", b'{"version":1,"system":"s","files":[]}', b"\xff"])
def test_what_is_no_release_is_refused(body: bytes) -> None:
    with pytest.raises(Refusal):
        unpacked(body, ReleaseLetter)
