"""`rekey`, `recover`, and `enrol --recovery-key`."""

from tests.cli.terminal import Answer, Terminal


def enrolled(bare: Terminal) -> Answer:
    code = bare.hq.enrol_code("MK02")
    return bare.typed("enrol", "--hq", bare.url, "--code", code, "--recovery-key")


def test_a_recovery_key_is_told_once_and_brings_a_lost_keyring_back(bare: Terminal) -> None:
    told = enrolled(bare).only["recovery_key"]
    keys = bare.profile.parent / "keys"
    keys.unlink()
    assert bare.typed("status").code == 6
    assert bare.typed("recover", stdin=f"{told}\n").only == {"recovered": str(bare.profile)}
    assert bare.typed("status").only["state"] == "ok"


def test_a_wrong_recovery_key_is_refused_with_a_sentence(bare: Terminal) -> None:
    enrolled(bare)
    answer = bare.typed("recover", stdin="hello\n")
    assert (answer.code, answer.out) == (3, "")
    assert answer.error.startswith("error: recovery_code_typo: ")


def test_no_recovery_key_is_made_unless_asked_for(till: Terminal) -> None:
    assert not (till.profile / "recovery.key").exists()
    assert till.typed("rekey").only == {"rekeyed": 3}
    assert till.typed("verify").only["ok"] is True


def test_a_lost_paper_is_replaced_with_another_key(till: Terminal) -> None:
    told = till.typed("rekey", "--recovery-key").only
    assert (told["rekeyed"], len(told["recovery_key"])) == (3, 34)
    (till.profile.parent / "keys").unlink()
    assert till.typed("recover", stdin=told["recovery_key"]).code == 0
    assert till.typed("verify").only["ok"] is True


def test_a_damaged_journal_is_brought_back_from_its_copy(till: Terminal) -> None:
    assert till.typed("sync").code == 0
    journal = till.profile / "journal.db"
    journal.write_bytes(b"torn" * 2048)
    assert till.typed("status").code == 6
    told = till.typed("salvage").only
    assert (told["added"], told["loose"]) == (0, 0)
    assert till.typed("status").only["state"] == "ok"
    assert (till.profile / "journal.damaged.db").read_bytes() == b"torn" * 2048
