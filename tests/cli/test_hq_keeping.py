from pathlib import Path

from sqlalchemy import text

from sync.hq.headquarters import open_headquarters
from tests.cli.office import Office
from tests.clocks import HandClock


def test_new_books_prove_themselves(office: Office) -> None:
    proof = office.hq("verify")
    told = {name: proof.only[name] for name in ("ok", "documents", "steps", "problems")}
    assert (proof.code, told) == (0, {"ok": True, "documents": 0, "steps": 0, "problems": []})


def test_a_copy_is_brought_back_under_a_new_epoch(office: Office, tmp_path: Path) -> None:
    file = str(tmp_path / "copy.db")
    assert office.hq("backup", file).only == {"backup": file}
    assert office.hq("backup", file).code == 3
    office.hq("site", "add", "KC00", "葵涌")
    assert office.hq("restore", file).code == 0
    assert office.hq("enrol-code", "--site", "KC00").code == 3
    assert office.hq("enrol-code", "--site", "MK02").code == 0
    assert [path.name for path in office.folder.glob("hq-before-*.db")] != []


def test_a_copy_can_begin_a_new_folder(office: Office, tmp_path: Path) -> None:
    office.hq("backup", str(tmp_path / "copy.db"))
    words = ("restore", str(tmp_path / "copy.db"), "--data", str(tmp_path / "new"))
    assert office.say("--json", "hq", *words).code == 0
    assert office.say("hq", "--data", str(tmp_path / "new"), "verify").code == 0


def test_damaged_books_are_told_and_left_alone(office: Office) -> None:
    file = office.folder / "hq.db"
    file.write_bytes(b"not a database" * 1000)
    said = office.hq("verify")
    assert (said.code, said.err[:21]) == (6, "error: books_damaged:")
    assert file.read_bytes() == b"not a database" * 1000


def test_books_of_a_newer_version_are_left_alone(office: Office) -> None:
    newer = text("UPDATE alembic_version SET version_num = '9999'")
    with (
        open_headquarters(office.folder, HandClock()) as headquarters,
        headquarters.database.transaction() as books,
    ):
        books.execute(newer)
    said = office.hq("stock")
    assert (said.code, said.err[:19]) == (6, "error: books_newer:")
