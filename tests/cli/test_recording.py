"""A stream of documents, each line answered once it is on the disk."""

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest

from sync.cli.recording import LONGEST_LINE
from tests.cli.terminal import Terminal, tea
from tests.journeys.program import command

_MANY_LINES = json.dumps({"kind": "receipt", "lines": tea("1") * 4000}).encode()
RECEIPT = json.dumps({"kind": "receipt", "lines": tea("1")})


def test_a_bad_line_is_refused_and_the_rest_goes_on(till: Terminal) -> None:
    stream = f'{RECEIPT}\n\n{{"kind": "issue"}}\n{RECEIPT}'
    answer = till.typed("record", stdin=stream)
    assert answer.code == 3
    assert [line["line"] for line in answer.lines] == [1, 3, 4]
    assert answer.lines[1] == {
        "line": 3,
        "refused": "missing_field",
        "message": "The field 'lines' is missing.",
    }
    assert [line.get("seq") for line in answer.lines] == [1, None, 2]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"nonsense", "malformed_json"),
        (b'{"kind": "issue", "lines": [{"sku": "TEA", "quantity": "-1"}]}', "quantity_malformed"),
        (b'{"kind": "issue", "lines": [{"sku": "NO", "quantity": "1"}]}', "unknown_item"),
        (b'{"kind": "sale", "lines": []}', "unknown_kind"),
        (b'{"kind": "issue", "lines": []}', "no_lines"),
        (b'{"kind": "issue", "note": "%s", "lines": []}' % (b"a" * 5_000_000), "text_too_long"),
        (b'{"kind": "issue", "note": "\\u0000", "lines": []}', "forbidden_text"),
        (b"a" * (LONGEST_LINE + 5), "line_too_long"),
        (b"\xff\xfe{}", "malformed_json"),
        (_MANY_LINES, "document_too_large"),
    ],
)
def test_hostile_lines_are_refused_one_by_one(till: Terminal, line: bytes, code: str) -> None:
    answer = till.typed("record", "-", stdin=line + b"\n" + RECEIPT.encode())
    assert [found.get("refused") for found in answer.lines] == [code, None]
    assert (answer.lines[1]["line"], answer.error) == (2, "")


def test_a_stream_can_be_replayed_by_its_keys(till: Terminal) -> None:
    keyed = json.dumps({"kind": "receipt", "key": "erp-1", "lines": tea("1")})
    other = json.dumps({"kind": "receipt", "key": "erp-1", "lines": tea("2")})
    first = till.typed("record", stdin=keyed).only
    again = till.typed("record", stdin=f"{keyed}\n{other}").lines
    assert again[0] == {**first, "repeated": True}
    assert again[1]["refused"] == "key_reuse"
    assert till.typed("stock").only["on_hand"] == "1"


def test_a_file_of_another_program_may_begin_with_a_mark(till: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "day.ndjson"
    file.write_bytes(b"\xef\xbb\xbf" + RECEIPT.encode() + b"\r\n")
    assert till.typed("record", str(file)).only["state"] == "posted"


def test_a_file_that_is_not_there_is_not_understood(till: Terminal) -> None:
    answer = till.typed("record", "nowhere.ndjson")
    assert (answer.code, answer.out) == (2, "")
    assert answer.error.startswith("error: file: ")


def _recording(till: Terminal) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command("--profile", str(till.profile), "--json", "record", "-"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
        env={**os.environ},
    )


def test_each_line_is_answered_while_stdin_stays_open_and_kill_loses_none(till: Terminal) -> None:
    with _recording(till) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        told: list[str] = []
        for n in range(20):
            document = json.dumps({"kind": "receipt", "key": f"k{n}", "lines": tea("1")})
            process.stdin.write(document.encode() + b"\n")
            told.append(json.loads(process.stdout.readline())["document"])
        process.stdin.write((RECEIPT.encode() + b"\n") * 50)
        process.send_signal(signal.SIGKILL)
        process.wait()
    kept = [row["document"] for row in till.typed("documents").lines]
    assert kept[:20] == told
    assert till.typed("verify").only["ok"] is True
    assert till.typed("stock").only["on_hand"] == str(len(kept))
    assert till.typed("sync").only["verdicts"] == {"applied": len(kept)}


def test_a_second_process_on_the_profile_is_told_so(till: Terminal) -> None:
    with _recording(till) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(RECEIPT.encode() + b"\n")
        process.stdout.readline()
        busy = till.typed("stock")
        assert (busy.code, busy.out) == (7, "")
        assert busy.error.startswith("error: profile_busy: ")
        process.stdin.close()
        assert process.wait(timeout=60) == 0
    assert till.typed("stock").only["on_hand"] == "1"
