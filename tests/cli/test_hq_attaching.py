from pathlib import Path

from sync.hq.headquarters import open_headquarters
from tests.cli.office import Office
from tests.clocks import HandClock
from tests.files import JPEG, PDF, named
from tests.hq.test_blobs import attach, send
from tests.hq.world import World


def _with_files(office: Office) -> str:
    """A document with a photo that HQ has, and a paper that is still to come; its number."""
    with open_headquarters(office.folder, HandClock()) as headquarters:
        world = object.__new__(World)
        world.database = headquarters.database
        number = attach(world.till(), JPEG, PDF)
        send(headquarters.blobs, JPEG)
    return number


def test_the_files_of_a_document_are_listed_and_written(office: Office, tmp_path: Path) -> None:
    number = _with_files(office)
    rows = {row["sha256"]: row for row in office.hq("attachments", number).lines}
    assert (rows[named(JPEG).sha256]["at_hq"], rows[named(PDF).sha256]["at_hq"]) == (True, False)
    target = tmp_path / "photo.jpg"
    fetched = office.hq("fetch", named(JPEG).sha256, str(target))
    assert (fetched.code, fetched.only["size"], target.read_bytes()) == (0, len(JPEG), JPEG)
    missing = office.hq("fetch", named(PDF).sha256, str(tmp_path / "note.pdf"))
    assert (missing.code, missing.err[:20]) == (3, "error: unknown_blob:")
    assert office.hq("attachments", "nothing").code == 3


def test_files_are_in_the_copy_and_in_the_proof(office: Office, tmp_path: Path) -> None:
    _with_files(office)
    copy = str(tmp_path / "copy.db")
    assert office.hq("backup", copy).code == 0
    words = ("restore", copy, "--data", str(tmp_path / "new"))
    assert office.say("--json", "hq", *words).code == 0
    other = Office(tmp_path / "new", office.capsys, office.monkeypatch)
    assert other.hq("verify").code == 0
    target = tmp_path / "photo.jpg"
    assert other.hq("fetch", named(JPEG).sha256, str(target)).code == 0
    assert target.read_bytes() == JPEG
