"""The shop's commands, as CLI.md has them."""

import json

import pytest

from sync.cli import shop
from tests.cli.terminal import Terminal, tea


def test_a_profile_that_is_not_enrolled_says_so(bare: Terminal) -> None:
    answer = bare.typed("stock")
    assert (answer.code, answer.out) == (3, "")
    assert answer.error.startswith("error: not_enrolled: ")
    assert bare.typed("status").only["state"] == "new"


def test_a_fault_of_ours_is_written_down_beside_the_logs(
    till: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    customer = "Mrs Wong"

    def breaks(*_: object) -> int:
        raise RuntimeError(customer)

    monkeypatch.setattr(shop, "_run", breaks)
    with pytest.raises(RuntimeError):
        till.typed("stock")
    (report,) = (till.profile / "logs").glob("crash-*.txt")
    told = report.read_text(encoding="utf-8")
    assert ("RuntimeError" in told, customer in told) == (True, False)


def test_stock_is_told_by_bin_and_lot_with_what_is_pending(till: Terminal) -> None:
    till.record(kind="receipt", lines=tea("12", bin="A-1", lot="L1"))
    till.record(kind="issue", lines=tea("5"))
    row = till.typed("stock", "--sku", "TEA").only
    assert row["as_of"]
    assert {**row, "as_of": ""} == {
        "site": "MK02", "sku": "TEA", "bin": "A-1", "lot": "L1", "expires": "", "on_hand": "7",
        "reserved": "0", "available": "7", "in_transit": "0", "pending": "7", "as_of": "",
    }  # fmt: skip
    till.typed("sync")
    assert till.typed("stock").only["pending"] == "0"


def test_the_stock_of_another_site_is_not_known_here(till: Terminal) -> None:
    assert till.typed("stock", "--site", "KC00").error.startswith("error: out_of_scope: ")
    assert till.typed("why", "--sku", "TEA", "--site", "KC00").code == 3
    assert till.typed("stock", "--site", "MK02").code == 0


def test_why_names_every_movement_behind_a_number(till: Terminal) -> None:
    first = till.record(kind="receipt", party="SUP-1", lines=tea("12"))
    till.typed("sync")
    till.record(kind="issue", lines=tea("5"))
    rows = till.typed("why", "--sku", "TEA").lines
    assert [(r["kind"], r["step"], r["delta"], r["balance"], r["verdict"]) for r in rows] == [
        ("receipt", "post", "12", "12", "applied"),
        ("issue", "post", "-5", "7", ""),
    ]
    assert (rows[0]["number"], rows[0]["document"]) == (first["number"], first["document"])


def test_items_are_listed_and_searched(till: Terminal) -> None:
    assert [item["sku"] for item in till.typed("items").lines] == ["RICE", "TEA"]
    found = till.typed("items", "--find", "ningmeng").only
    assert (found["name"], found["price"], found["barcodes"][0]) == (
        "檸檬茶",
        "4.50",
        "4891234500017",
    )


def test_a_draft_is_edited_posted_and_reversed(till: Terminal) -> None:
    draft = till.record(kind="receipt", post=False, lines=tea("12"))
    document = draft["document"]
    assert draft["state"] == "draft"
    edit = till.typed("step", document, "edit", "--data", '{"lines": {"1": {"quantity": "10"}}}')
    assert edit.only == {"document": document, "state": "draft", "seq": 2}
    assert till.typed("step", draft["number"], "post").only["state"] == "posted"
    assert till.typed("stock").only["on_hand"] == "10"
    assert till.typed("step", document, "cancel").error.startswith("error: wrong_state: ")
    assert till.typed("step", document, "reverse").only["state"] == "reversed"
    assert till.typed("stock").only["on_hand"] == "0"


def test_a_document_is_shown_whole(till: Terminal) -> None:
    written = tea("12", lot="L1", unit_price="3.20")
    made = till.record(kind="receipt", party="SUP-1", reference="DN-1", lines=written)
    shown = till.typed("show", made["number"]).only
    assert (shown["document"], shown["party"], shown["reference"]) == (
        made["document"],
        "SUP-1",
        "DN-1",
    )
    line, step, moved = shown["lines"][0], shown["steps"][0], shown["movements"][0]
    assert (line["name"], line["quantity"], line["unit_price"]) == ("檸檬茶", "12", "3.20")
    assert (step["seq"], step["step"], step["verdict"]) == (1, "post", "")
    assert (moved["from"], moved["to"], moved["quantity"]) == ("@supplier", "MK02/", "12")


def test_documents_are_listed_by_kind_and_state(till: Terminal) -> None:
    till.record(kind="receipt", lines=tea("12"))
    till.record(kind="issue", post=False, lines=tea("1"))
    assert len(till.typed("documents").lines) == 2
    assert till.typed("documents", "--kind", "issue").only["state"] == "draft"
    row = till.typed("documents", "--state", "posted").only
    assert (row["kind"], row["pending"], row["revision"]) == ("receipt", 1, "")


def test_an_unknown_document_is_refused(till: Terminal) -> None:
    assert till.typed("show", "nothing").error.startswith("error: unknown_document: ")
    assert till.typed("step", "nothing", "post").code == 3


def test_goods_go_to_sites_that_there_are(till: Terminal) -> None:
    sent = till.record(kind="transfer", to_site="KC00", lines=tea("5"))
    assert (sent["state"], till.typed("stock").only["on_hand"]) == ("dispatched", "-5")
    refused = till.record(kind="transfer", to_site="XX99", lines=tea("5"))
    same = till.record(kind="transfer", to_site="MK02", lines=tea("5"))
    assert (refused["refused"], same["refused"]) == ("unknown_site", "same_site")
    arrive = till.typed("step", sent["document"], "arrive")
    assert arrive.error.startswith("error: other_site: ")


def test_only_a_case_that_there_is_can_be_decided(till: Terminal) -> None:
    answer = till.typed("resolve", "nothing", "--take", "hq", "--reason", "r")
    assert (answer.code, answer.error.split(":")[1]) == (3, " unknown_case")
    assert till.typed("cases").lines == []


def test_who_acts_signs_with_a_pin(till: Terminal) -> None:
    till.monkeypatch.setenv("COUNTERSTOCK_PIN", "2468")
    line = json.dumps({"kind": "receipt", "lines": tea("3")})
    made = till.typed("record", "--by", "C1", stdin=line)
    assert (made.code, made.only["state"]) == (0, "posted")
    assert till.typed("show", made.only["document"]).only["steps"][0]["by"] == "C1"
    own = json.dumps({"kind": "issue", "by": "B1", "lines": tea("1")})
    assert till.typed("record", "--by", "C1", stdin=own).only["refused"] == "no_right"


def test_a_wrong_pin_is_refused_line_by_line(till: Terminal) -> None:
    line = json.dumps({"kind": "receipt", "lines": tea("3")})
    answer = till.typed("record", "--by", "C1", stdin=line)
    assert (answer.code, answer.only["refused"]) == (3, "wrong_pin")
    till.monkeypatch.setenv("COUNTERSTOCK_PIN", "2468")
    assert till.typed("record", "--by", "NO", stdin=line).only["refused"] == "unknown_staff"
    step = till.typed("step", "x", "post", "--by", "NO")
    assert step.error.startswith("error: unknown_staff: ")


def test_the_books_prove_themselves(till: Terminal) -> None:
    till.record(kind="receipt", lines=tea("3"))
    proof = till.typed("verify")
    assert (proof.code, proof.only["ok"], proof.only["steps"], proof.only["problems"]) == (
        0,
        True,
        1,
        [],
    )


def test_status_says_whether_the_machine_may_go(till: Terminal) -> None:
    assert till.typed("status").only["safe_to_close"] is True
    till.record(kind="receipt", lines=tea("3"))
    status = till.typed("status").only
    assert (status["waiting"], status["safe_to_close"], status["state"]) == (1, False, "ok")
    assert status["reasons"] == ["1 step(s) have not reached HQ, or wait for its answer."]
    assert list(status) == [
        "device", "site", "state", "epoch", "waiting", "oldest_waiting_s", "last_exchange",
        "clock_offset_s", "cases", "safe_to_close", "mended", "files_waiting", "reasons",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        ("stock",),
        ("items",),
        ("why", "--sku", "TEA"),
        ("documents",),
        ("cases",),
        ("status",),
        ("verify",),
    ],
)
def test_without_json_people_can_read_it(till: Terminal, words: tuple[str, ...]) -> None:
    till.record(kind="receipt", lines=tea("3"))
    answer = till.read(*words)
    assert (answer.code, answer.error) == (0, "")
    assert "{" not in answer.out


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("", 2),
        ("nonsense", 2),
        ('{"colour": 1}', 3),
        ('{"lines": {"1": {"quantity": "x"}}}', 3),
    ],
)
def test_data_that_makes_no_sense_is_refused(till: Terminal, data: str, code: int) -> None:
    draft = till.record(kind="receipt", post=False, lines=tea("12"))
    answer = till.typed("step", draft["document"], "edit", "--data", data)
    assert (answer.code, answer.out) == (code, "")
    assert answer.error.count("\n") == 1


def test_every_figure_is_explained_row_by_row(till: Terminal) -> None:
    till.record(kind="receipt", lines=tea("12"))
    till.record(kind="reservation", lines=tea("5"))
    told = {}
    for figure in ("on_hand", "reserved", "available", "in_transit"):
        rows = till.typed("why", "--sku", "TEA", "--figure", figure).lines
        told[figure] = [(row["delta"], row["balance"]) for row in rows]
    assert told == {
        "on_hand": [("12", "12")],
        "reserved": [("5", "5")],
        "available": [("-5", "7")],
        "in_transit": [],
    }
