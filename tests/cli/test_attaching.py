from pathlib import Path

from tests.cli.terminal import Terminal, tea
from tests.files import JPEG, PDF, long_photo, named

PHOTO = long_photo()


def _photo(till: Terminal, body: bytes = PHOTO) -> Path:
    file = till.profile.with_name("broken.jpg")
    file.write_bytes(body)
    return file


def test_a_photo_is_attached_sent_and_fetched_by_another_device(till: Terminal) -> None:
    made = till.record(kind="receipt", lines=tea("12"))
    told = till.typed("attach", made["number"], str(_photo(till))).only
    sha256 = named(PHOTO).sha256
    assert told == {
        "document": made["document"], "state": "posted", "seq": 2, "sha256": sha256,
        "size": len(PHOTO), "media_type": "image/jpeg", "name": "broken.jpg",
    }  # fmt: skip
    row = till.typed("attachments", made["document"]).only
    assert (row["name"], row["here"], row["at_hq"]) == ("broken.jpg", True, False)
    status = till.typed("status").only
    assert (status["files_waiting"], status["safe_to_close"]) == (1, False)
    first, last = till.typed("sync").lines
    assert (first["pushed"], first["files_waiting"]) == (2, 1)
    assert (last["pushed"], last["files_waiting"], last["files_sent"]) == (0, 0, 1)
    assert till.typed("attachments", made["document"]).only["at_hq"] is True
    assert till.typed("status").only["safe_to_close"] is True
    assert till.typed("verify").only["ok"] is True
    other = Terminal(
        till.profile.with_name("other"), till.hq, till.url, till.capsys, till.monkeypatch
    )
    other.enrol()
    shown = other.typed("show", made["document"]).only
    assert [file["sha256"] for file in shown["attachments"]] == [sha256]
    target = till.profile.with_name("fetched.jpg")
    fetched = other.typed("fetch", sha256, str(target))
    assert (fetched.code, fetched.only["size"]) == (0, len(PHOTO))
    assert target.read_bytes() == PHOTO
    assert other.typed("fetch", sha256, str(target)).error.startswith("error: file_exists: ")


def test_what_is_no_photo_is_refused(till: Terminal) -> None:
    made = till.record(kind="receipt", lines=tea("12"))
    refused = till.typed("attach", made["document"], str(_photo(till, b"MZ" * 20)))
    assert (refused.code, refused.error[:23]) == (3, "error: attachment_type:")
    missing = till.typed("attach", made["document"], "nothing.jpg")
    assert (missing.code, missing.error[:14]) == (3, "error: no_file")
    assert till.typed("attachments", "nothing").error.startswith("error: unknown_document")


def test_a_file_that_hq_does_not_have_leaves_no_file(till: Terminal) -> None:
    target = till.profile.with_name("fetched.jpg")
    refused = till.typed("fetch", named(PDF).sha256, str(target))
    assert (refused.code, target.exists()) == (3, False)
    assert list(target.parent.glob("*.part")) == []


def test_a_person_attaches_with_their_pin(till: Terminal) -> None:
    made = till.record(kind="receipt", lines=tea("12"))
    till.monkeypatch.setenv("COUNTERSTOCK_PIN", "2468")
    file = _photo(till, JPEG)
    words = ("attach", made["document"], str(file), "--by", "C1", "--name", "note.jpg")
    assert till.typed(*words).only["name"] == "note.jpg"
    assert till.typed("show", made["document"]).only["steps"][-1]["by"] == "C1"
