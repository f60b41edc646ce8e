"""All devices' chains as an auditor gets them, on both databases."""

import json
from pathlib import Path

import pytest

from resources.verifier.counterstock_verify import main
from sync.hq import bulk
from sync.hq.chain_export import chain_export, heads_export
from tests.hq.world import NOW, World


def proven(world: World, tmp_path: Path, *against: Path) -> int:
    path = tmp_path / "export"
    path.write_bytes(b"".join(chain_export(world.database, now=NOW)))
    return main([str(path), *(f"--against={one}" for one in against)])


def heads(world: World, tmp_path: Path) -> Path:
    path = tmp_path / "heads"
    path.write_bytes(b"".join(heads_export(world.database, now=NOW)))
    return path


def test_hq_s_export_is_proven_by_the_stand_alone_verifier(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in ("01", "02"):
        till = world.till(number=number)
        till.seal()
        till.seal()
        till.push()
    assert proven(world, tmp_path) == 0
    assert "whole: hq of Hoi Tung: 3 chains, 4 steps, 2 signatures" in capsys.readouterr().out


def test_a_tail_cut_at_hq_is_found_by_the_heads_of_the_night_before(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    till = world.till()
    for _ in range(2):
        till.tell()
    night = heads(world, tmp_path)
    assert proven(world, tmp_path, night) == 0
    with world.database.transaction() as books:
        bulk.run(books, "DELETE FROM device_log WHERE seq = ?", [(2,)])
        bulk.run(
            books, "UPDATE device SET seq = 1, hash = ? WHERE id = ?", [(till.heads[1], till.id)]
        )
    assert proven(world, tmp_path) == 0
    assert proven(world, tmp_path, night) == 1
    assert "the end is cut off: heads had 2 steps" in capsys.readouterr().out


def aside(world: World) -> None:
    """Two steps of a stopped till, pushed together."""
    till = world.till()
    till.tell(document="d1")
    till.seal(document="d2")
    till.seal(document="d3")
    world.stop(till, "revoked")
    till.push(2)


def test_what_a_stopped_device_sent_is_in_the_export(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    aside(world)
    assert proven(world, tmp_path) == 0
    assert "2 chains, 1 steps, 1 signatures, 2 kept aside" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("tampering", "named"),
    [
        ("UPDATE quarantine SET bytes = device_log.bytes FROM device_log WHERE quarantine.seq = 2",
         "is not what was sealed"),
        ("DELETE FROM quarantine WHERE seq = 3", "has no signature that stands for it."),
        ("UPDATE quarantine SET signature = hash WHERE seq = 3", "is not signed by this device's key."),
        ("UPDATE quarantine SET seq = 9 WHERE seq = 2", "was sealed at another place."),
        ("UPDATE quarantine SET device = 'hq' WHERE seq = 2", "was sealed by another device."),
        ("UPDATE quarantine SET device = 'x' WHERE seq = 2", "is of a device without a chain."),
        ("DELETE FROM quarantine", "export had a step kept aside that is missing here."),
    ],
)  # fmt: skip
def test_tampering_with_what_is_aside_is_named(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str], tampering: str, named: str
) -> None:
    aside(world)
    earlier = tmp_path / "earlier"
    earlier.mkdir()
    assert proven(world, earlier) == 0
    with world.database.transaction() as books:
        bulk.run(books, tampering, [()])
    assert proven(world, tmp_path, earlier / "export") == 1
    assert named in capsys.readouterr().out


def test_heads_alone_have_no_steps(world: World, tmp_path: Path) -> None:
    world.till().tell()
    told = [json.loads(line) for line in heads(world, tmp_path).read_bytes().splitlines()]
    assert [line for line in told if "link" in line] == []
    assert {line["chain"] for line in told if "chain" in line} == {"hq", "till-01"}
