"""Exported chains line by line."""

import base64
import hashlib
import json

from sync.wire.chain_lines import first_line, link_line, written


def test_the_end_counts_the_links_and_sums_up_every_line() -> None:
    link = link_line("till-1", 1, b"{}", head=b"h" * 32, signature=b"")
    *told, end = written([first_line("hq", "Hoi Tung", "now"), link])
    assert json.loads(end) == {"end": 1, "sha256": hashlib.sha256(b"".join(told)).hexdigest()}
    assert json.loads(told[0]) == {
        "counterstock": "chains", "v": 1, "source": "hq", "company": "Hoi Tung", "at": "now",
    }  # fmt: skip


def test_a_link_has_its_bytes_as_they_were_sealed() -> None:
    body = b'{"seq":1, "unknown":"kept"}'
    link = link_line("till-1", 1, body, head=b"h" * 32, signature=b"s" * 64)
    assert base64.b64decode(link.bytes) == body
    assert (link.hash, link.signature) == ("68" * 32, "73" * 64)
