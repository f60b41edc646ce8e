"""`enrol` and `sync`, as CLI.md has them."""

import shutil
from dataclasses import replace

import keyring
import pytest
from keyring.backends import fail

from tests.cli.terminal import Terminal, tea
from tests.fake_hq import served


def test_a_till_enrols_once(bare: Terminal) -> None:
    code = bare.hq.enrol_code("MK02")
    words = ("enrol", "--hq", bare.url, "--code", code, "--name", "Till 1")
    assert bare.typed(*words).only == {"device": "device-1", "site": "MK02", "number": "01"}
    again = bare.typed(*words)
    assert (again.code, again.out) == (3, "")
    assert again.error.startswith("error: already_enrolled: ")


@pytest.mark.parametrize(
    ("url", "exit_code", "code"),
    [
        ("http://hq.example", 3, "hq_insecure"),
        ("nonsense", 3, "hq_url"),
        ("http://127.0.0.1:1", 4, "hq_away"),
    ],
)
def test_an_hq_that_cannot_be_spoken_with(
    bare: Terminal, url: str, exit_code: int, code: str
) -> None:
    answer = bare.typed("enrol", "--hq", url, "--code", "X")
    assert (answer.code, answer.out) == (exit_code, "")
    assert answer.error.startswith(f"error: {code}: ")


def test_a_code_that_hq_does_not_know_is_its_no(bare: Terminal) -> None:
    answer = bare.typed("enrol", "--hq", bare.url, "--code", "NO")
    assert (answer.code, answer.error.split(":")[1]) == (3, " code_unknown")


def test_without_a_keyring_enrolment_says_what_to_do(bare: Terminal) -> None:
    bare.monkeypatch.delenv("COUNTERSTOCK_KEY_FILE")
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]  # keyring leaves it untyped
    answer = bare.typed("enrol", "--hq", bare.url, "--code", bare.hq.enrol_code("MK02"))
    assert answer.code == 6
    assert "COUNTERSTOCK_KEY_FILE" in answer.error


def test_sync_tells_what_it_did(till: Terminal) -> None:
    till.record(kind="receipt", lines=tea("12"))
    answer = till.typed("sync")
    assert (answer.code, answer.only) == (
        0,
        {
            "online": True, "pushed": 1, "pulled": 1, "verdicts": {"applied": 1}, "waiting": 0,
            "cases": 0, "bookmark": till.hq.head, "files_waiting": 0,
        },
    )  # fmt: skip


def test_sync_stays_for_as_long_as_it_is_told(till: Terminal) -> None:
    answer = till.typed("sync", "--wait", "1")
    assert (answer.code, len(answer.lines)) == (0, 1)


def test_an_open_case_is_told_by_the_exit_code(till: Terminal) -> None:
    made = till.record(kind="receipt", lines=tea("12"))
    till.typed("sync")
    till.hq.open_case(made["document"], "negative_stock")
    answer = till.typed("sync")
    assert (answer.code, answer.only["cases"], answer.error) == (5, 1, "")
    (case,) = till.typed("cases").lines
    assert (case["code"], case["document"], case["number"], case["state"]) == (
        "negative_stock",
        made["document"],
        made["number"],
        "open",
    )
    words = ("resolve", case["case"], "--take", "hq", "--reason", "counted")
    assert till.typed(*words).only == {"case": case["case"], "state": "resolved"}
    assert till.typed(*words).error.startswith("error: already_resolved: ")
    assert till.typed("cases").only["state"] == "resolved"


def test_hq_away_is_told_and_local_work_is_unharmed(bare: Terminal) -> None:
    with served(bare.hq) as url:
        till = replace(bare, url=url).enrol()
    till.record(kind="receipt", lines=tea("12"))
    answer = till.typed("sync")
    assert (answer.code, answer.only["online"], answer.only["waiting"]) == (4, False, 1)
    assert answer.error.startswith("error: hq_away: ")
    assert till.typed("stock").only["on_hand"] == "12"


def test_a_till_follows_hq_to_its_new_address(bare: Terminal) -> None:
    with served(bare.hq) as url:
        till = replace(bare, url=url).enrol()
    assert till.typed("sync", "--hq", "http://127.0.0.1:1").code == 4
    with served(bare.hq) as url:
        assert till.typed("sync").code == 4
        assert till.typed("sync", "--hq", url).code == 0
        assert till.typed("sync").code == 0


def test_a_revoked_device_is_told_so_and_enrols_again(till: Terminal) -> None:
    till.record(kind="receipt", lines=tea("12"))
    till.hq.revoke("device-1")
    stopped = till.typed("sync")
    assert (stopped.code, stopped.only["waiting"]) == (3, 1)
    assert stopped.error.startswith("error: revoked: ")
    assert till.typed("status").only["state"] == "revoked"
    code = till.hq.enrol_code("MK02")
    again = till.typed("enrol", "--hq", till.url, "--code", code)
    assert again.only["device"] == "device-2"
    assert till.typed("sync").only["verdicts"] == {"applied": 1}
    assert till.hq.on_hand("MK02/", "TEA", "", at="9") == 12


def test_a_copied_profile_is_a_fork(till: Terminal) -> None:
    shutil.copytree(till.profile, till.profile.with_name("copy"))
    copy = Terminal(
        till.profile.with_name("copy"), till.hq, till.url, till.capsys, till.monkeypatch
    )
    answer = copy.typed("sync")
    assert (answer.code, answer.error.split(":")[1]) == (3, " forked")
    assert copy.typed("status").only["state"] == "forked"
