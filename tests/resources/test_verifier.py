"""The auditor's verifier: a whole export passes, and every kind of tampering is named."""

import base64
import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resources.verifier.counterstock_verify import main
from sync.wire.chain_lines import ChainLine, first_line, link_line, written
from sync.wire.messages import StepLetter
from sync.wire.seal import GENESIS, chained, public_bytes, sealed, signed
from tests.journeys.program import ROOT

Lines: TypeAlias = list[dict[str, Any]]
Tampering: TypeAlias = Callable[[Lines], object]

STEPS = 5


class Device:
    """A device with a chain of five receipts by amy, signed at every second one and at the end."""

    def __init__(self, name: str, *, key: Ed25519PrivateKey | None = None) -> None:
        self.name = name
        self.key = key or Ed25519PrivateKey.from_private_bytes(name.encode().ljust(32))
        self.bodies = [sealed(self._step(seq)) for seq in range(1, STEPS + 1)]
        self.heads = [GENESIS]
        for body in self.bodies:
            self.heads.append(chained(self.heads[-1], body))

    def _step(self, seq: int) -> StepLetter:
        return StepLetter(
            step=f"{self.name}-step-{seq}", document=f"{self.name}-document-{seq}", kind="receipt",
            name="post", site="MK02", device=self.name, seq=seq, at="2026-11-20T04:00:00.000Z",
            hlc="", by="amy", number=f"MK02-RC-{self.name}-{seq:06}",
        )  # fmt: skip

    def chain(self, seq: int = STEPS) -> ChainLine:
        return ChainLine(
            chain=self.name, number=self.name, name="Till", site="MK02",
            public_key=public_bytes(self.key).hex(), seq=seq, hash=self.heads[seq].hex(),
        )  # fmt: skip

    def links(self, last: int = STEPS) -> list[Any]:
        return [
            link_line(
                self.name,
                seq,
                self.bodies[seq - 1],
                head=self.heads[seq],
                signature=signed(self.key, self.heads[seq]) if seq % 2 or seq == last else b"",
            )
            for seq in range(1, last + 1)
        ]


A, B = Device("01"), Device("02")


def lines(last: int = STEPS) -> Lines:
    told = [first_line("hq", "Hoi Tung", ""), A.chain(last), B.chain(), *A.links(last), *B.links()]
    return [json.loads(line) for line in written(told)][:-1]


def export(folder: Path, told: Lines, name: str = "export.ndjson") -> Path:
    """An export whose own sum is right: whoever tampers can do that much."""
    body = b"".join(json.dumps(line).encode() + b"\n" for line in told)
    links = sum("link" in line for line in told)
    end = {"end": links, "sha256": hashlib.sha256(body).hexdigest()}
    path = folder / name
    path.write_bytes(body + json.dumps(end).encode() + b"\n")
    return path


def said(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str]:
    code = main([str(word) for word in words])
    return code, capsys.readouterr().out


def step(seq: int, *, by: str = "amy", device: str = "01", of: int = 0) -> str:
    """A step as the verifier says it."""
    number = f"MK02-RC-{device}-{of or seq:06}"
    return f"step {seq} (post of {number} by {by} at 2026-11-20T04:00:00.000Z)"


def link(told: Lines, seq: int, device: str = "01") -> dict[str, Any]:
    return next(line for line in told if line.get("link") == device and line["seq"] == seq)


def chain(told: Lines, device: str = "01") -> dict[str, Any]:
    return next(line for line in told if line.get("chain") == device)


def test_a_whole_export_passes_with_counts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = "whole: hq of Hoi Tung: 2 chains, 10 steps, 6 signatures\n"
    assert said(capsys, export(tmp_path, lines())) == (0, told)


def alter_a_byte(told: Lines) -> None:
    body = base64.b64decode(link(told, 3)["bytes"]).replace(b"amy", b"bob")
    link(told, 3)["bytes"] = base64.b64encode(body).decode()


def alter_a_step_and_its_hashes(told: Lines) -> None:
    """Whoever runs HQ's database can do this, and has no key to sign it with."""
    alter_a_byte(told)
    head = bytes.fromhex(link(told, 2)["hash"])
    for seq in (3, 4, 5):
        head = chained(head, base64.b64decode(link(told, seq)["bytes"]))
        link(told, seq)["hash"] = head.hex()
    chain(told)["hash"] = head.hex()


def swap_two_steps(told: Lines) -> None:
    at = told.index(link(told, 3))
    told[at], told[at + 1] = told[at + 1], told[at]


def leave_one_out(told: Lines) -> None:
    told.remove(link(told, 3))


def leave_two_out(told: Lines) -> None:
    told.remove(link(told, 3))
    told.remove(link(told, 2))


def tell_one_twice(told: Lines) -> None:
    told.insert(told.index(link(told, 3)), link(told, 3))


def cut_the_tail(told: Lines) -> None:
    told.remove(link(told, 5))


def swap_two_signatures(told: Lines) -> None:
    one, other = link(told, 1), link(told, 3)
    one["signature"], other["signature"] = other["signature"], one["signature"]


def take_the_last_signature(told: Lines) -> None:
    link(told, 5)["signature"] = ""


def put_in_another_key(told: Lines) -> None:
    chain(told)["public_key"] = chain(told, "02")["public_key"]


def put_in_another_device_s_step(told: Lines) -> None:
    """Sealed by the other till, signed by it, and hung into this chain at its end."""
    other = link(told, 5, "02")
    mine = link(told, 5)
    head = chained(bytes.fromhex(link(told, 4)["hash"]), base64.b64decode(other["bytes"]))
    mine |= {"bytes": other["bytes"], "hash": head.hex(), "signature": signed(A.key, head).hex()}
    chain(told)["hash"] = head.hex()


def number_it_otherwise(told: Lines) -> None:
    """A step hung into its own device's chain at another place, even with that device's key."""
    head = chained(bytes.fromhex(link(told, 4)["hash"]), base64.b64decode(link(told, 4)["bytes"]))
    again = {"bytes": link(told, 4)["bytes"], "hash": head.hex()}
    link(told, 5).update(again | {"signature": signed(A.key, head).hex()})
    chain(told)["hash"] = head.hex()


def spoil_what_was_sealed(told: Lines) -> None:
    link(told, 3)["bytes"] = base64.b64encode(b"\xff not JSON").decode()


def begin_a_chain_twice(told: Lines) -> None:
    told.insert(2, dict(chain(told)))


def leave_the_chain_out(told: Lines) -> None:
    told.remove(chain(told))


@pytest.mark.parametrize(
    ("tampering", "named"),
    [
        (alter_a_byte, f"Till 01 (01): {step(3, by='bob')} is not what was sealed."),
        (alter_a_step_and_its_hashes, f"{step(3, by='bob')} is not signed by this device's key."),
        (swap_two_steps, f"{step(4)} comes too soon: 3 missing before it, after"),
        (leave_one_out, "comes too soon: 3 missing before it"),
        (leave_two_out, "comes too soon: 2 to 3 missing before it"),
        (tell_one_twice, f"{step(3)} stands again, after step 3."),
        (cut_the_tail, "the end is cut off: it had 5 steps, its last step here is step 4 (post"),
        (swap_two_signatures, f"{step(1)} is not signed"),
        (take_the_last_signature, "nobody signed the end: its last step here is step 5 (post"),
        (put_in_another_key, f"{step(1)} is not signed"),
        (put_in_another_device_s_step, f"{step(5, device='02')} was sealed by another device."),
        (number_it_otherwise, f"{step(5, of=4)} was sealed at another place."),
        (spoil_what_was_sealed, "step 3, which cannot be read, is not what was sealed."),
        (begin_a_chain_twice, "The chain of device 01 begins twice."),
        (leave_the_chain_out, "Step 1 is of a device without a chain."),
    ],
)  # fmt: skip
def test_tampering_is_named_with_document_and_person(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], tampering: Tampering, named: str
) -> None:
    told = lines()
    tampering(told)
    code, out = said(capsys, export(tmp_path, told))
    assert code == 1
    assert named in out
    assert "Till 02 (02)" not in out
    assert out.splitlines()[-1].startswith("broken: hq of Hoi Tung: ")


def rewritten(told: Lines) -> None:
    """The whole history anew, under a key of the forger's own."""
    forger = Device("01", key=Ed25519PrivateKey.generate())
    told[1] = json.loads(next(written([forger.chain()])))
    told[3:8] = [json.loads(line) for line in written(forger.links())][:-1]


def without_the_end(told: Lines) -> None:
    told[1] = json.loads(next(written([A.chain(3)])))
    told[3:8] = [json.loads(line) for line in written(A.links(3))][:-1]


def without_the_device(told: Lines) -> None:
    del told[3:8], told[1]


@pytest.mark.parametrize(
    ("tampering", "named"),
    [
        (rewritten, "Till 01 (01): its key is not the one in earlier.ndjson."),
        (without_the_end, "Till 01 (01): the end is cut off: earlier.ndjson had 4 steps, its last"),
        (without_the_device, "Till 01 (01): the whole chain is missing; earlier.ndjson had 4 steps."),
    ],
)  # fmt: skip
def test_what_only_an_earlier_export_can_tell_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], tampering: Tampering, named: str
) -> None:
    earlier = export(tmp_path, lines(4), "earlier.ndjson")
    told = lines()
    tampering(told)
    later = export(tmp_path, told)
    assert said(capsys, later)[0] == 0
    code, out = said(capsys, later, "--against", earlier)
    assert (code, named in out) == (1, True)


def test_an_earlier_export_that_agrees_is_no_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    earlier = export(tmp_path, lines(3), "earlier.ndjson")
    assert said(capsys, export(tmp_path, lines()), "--against", earlier)[0] == 0


def test_another_history_with_the_same_key_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = lines(3)
    told[1]["hash"] = "00" * 32
    earlier = export(tmp_path, told, "earlier.ndjson")
    code, out = said(capsys, export(tmp_path, lines()), "--against", earlier)
    assert code == 1
    assert f"{step(3)} is not what earlier.ndjson had at this place." in out  # fmt: skip


def test_a_file_that_is_cut_short_or_goes_on_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = export(tmp_path, lines())
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.rindex(b'{"end"')])
    assert "The export has no end: it was cut short." in said(capsys, path)[1]
    path.write_bytes(whole + b'{"link": "01"}\n')
    assert "Something stands after the end of the export." in said(capsys, path)[1]


@pytest.mark.parametrize(
    "text",
    [
        "", "hello", "[]", "{}", '{"counterstock": "chains", "v": 2}',
        '{"counterstock": "chains", "v": 1}\n{"what": 1}',
        '{"counterstock": "chains", "v": 1}\n{"chain": 1}',
        '{"counterstock": "chains", "v": 1}\n{"chain": "1", "seq": "1"}',
        '{"counterstock": "chains", "v": 1}\n{"chain": "1", "public_key": "x"}',
        '{"counterstock": "chains", "v": 1}\n{"chain": "1"}\n{"link": "1", "seq": 1, "bytes": "?"}',
        "[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_export_is_unreadable(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    path = tmp_path / "file"
    path.write_text(text, encoding="utf-8")
    code, out = said(capsys, path)
    assert (code, out.startswith("unreadable: ")) == (2, True)


def test_a_file_that_is_not_there_is_unreadable(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(capsys, tmp_path / "gone")[0] == 2


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_altered_byte_of_the_file_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: st.DataObject
) -> None:
    path = export(tmp_path, lines())
    told = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(told) - 2))
    told[at] ^= 1 << data.draw(st.integers(0, 6))
    path.write_bytes(told)
    assert said(capsys, path)[0] in {1, 2}


def test_it_runs_alone_on_a_machine_without_the_program(tmp_path: Path) -> None:
    alone = tmp_path / "verify.py"
    shutil.copy(ROOT / "resources" / "verifier" / "counterstock_verify.py", alone)
    path = export(tmp_path, lines())
    told = subprocess.run(
        [sys.executable, "-I", alone, path], capture_output=True, text=True, check=False
    )
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("whole: ")
