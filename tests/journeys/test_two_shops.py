"""Two shops, a warehouse and HQ by the command line alone: what CLI.md promises, tried as its user would."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.journeys.program import Answer, Program, a_company, a_shop

CATALOGUE = """sku,barcode,name,unit,price_hkd,tracking,pack
TEA,4891234500017,檸檬茶,包,4.50,none,
TEA,14891234500014,檸檬茶,包,4.50,none,24
CAT,4891234500024,貓罐頭,罐,9.80,lot,
RICE,,絲苗米,kg,18.00,none,
"""


pytestmark = pytest.mark.usefixtures("warm_starts")


@dataclass(frozen=True)
class Chain:
    """HQ, and a device at each of two shops and at the warehouse."""

    hq: Program
    mk: Program
    st: Program
    kc: Program

    def sync(self, *shops: Program) -> list[Answer]:
        """Each shop exchanges until nothing waits."""
        answers = [shop.shop("sync") for shop in shops]
        assert all(answer.code in {0, 5} for answer in answers), [a.error for a in answers]
        return answers

    def on_hand(self, shop: Program, sku: str) -> int:
        """Pieces on hand at the shop's own site, as the shop has it."""
        return sum(int(row["on_hand"]) for row in shop.shop("stock", "--sku", sku).lines)


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chain]:
    folder = tmp_path_factory.mktemp("chain")
    (folder / "items.csv").write_text(CATALOGUE, encoding="utf-8")
    hq = a_company(folder / "hq", sites={"MK02": "store", "ST01": "store", "KC00": "warehouse"})
    assert hq.hq("items", "import", str(folder / "items.csv")).code == 0
    with hq.serving() as url:
        shops = [
            a_shop(folder / site, hq=hq, url=url, site=site) for site in ("MK02", "ST01", "KC00")
        ]
        chain = Chain(hq, *shops)
        chain.sync(*shops)
        yield chain


def record(shop: Program, **document: object) -> dict[str, Any]:
    """Record one document; what the program answered."""
    answer = shop.shop("record", "-", stdin=json.dumps(document))
    assert answer.code == 0, (answer.lines, answer.error)
    return answer.only


def lines(sku: str, quantity: str, **more: str) -> list[dict[str, str]]:
    return [{"sku": sku, "quantity": quantity, **more}]


def test_a_receipt_recorded_offline_is_explained_at_both_ends(chain: Chain) -> None:
    before = chain.on_hand(chain.mk, "RICE")
    receipt = record(
        chain.mk, kind="receipt", party="SUP-1", reference="DN-1", lines=lines("RICE", "12.5")
    )
    (row,) = [r for r in chain.mk.shop("stock", "--sku", "RICE").lines if r["pending"] != "0"]
    assert (before, row["on_hand"], row["pending"], receipt["state"]) == (
        0,
        "12.5",
        "12.5",
        "posted",
    )
    chain.sync(chain.mk)
    (why,) = chain.hq.hq("why", "--sku", "RICE", "--site", "MK02").lines
    assert (why["number"], why["delta"], why["balance"], why["verdict"]) == (
        receipt["number"],
        "12.5",
        "12.5",
        "applied",
    )
    assert chain.mk.shop("why", "--sku", "RICE").lines[-1]["verdict"] == "applied"


def test_a_case_is_scanned_as_its_pack(chain: Chain) -> None:
    before = chain.on_hand(chain.st, "TEA")
    record(chain.st, kind="receipt", lines=[{"barcode": "14891234500014", "quantity": "2"}])
    assert chain.on_hand(chain.st, "TEA") - before == 48


def test_a_short_transfer_asks_and_its_answer_reaches_both_sites(chain: Chain) -> None:
    record(chain.kc, kind="receipt", lines=lines("CAT", "10", lot="L1"))
    sent = record(chain.kc, kind="transfer", to_site="MK02", lines=lines("CAT", "10"))
    chain.sync(chain.kc, chain.mk)
    assert sum(int(r["in_transit"]) for r in chain.mk.shop("stock", "--sku", "CAT").lines) == 10
    arrived = chain.mk.shop(
        "step", sent["document"], "arrive", "--data", '{"lines": {"1": {"quantity": "9"}}}'
    )
    assert (arrived.code, arrived.only["state"]) == (0, "arrived")
    assert chain.sync(chain.mk)[0].code == 5
    (case,) = [c for c in chain.mk.shop("cases").lines if c["document"] == sent["document"]]
    assert (case["code"], sorted(case["choices"])) == ("transfer_short", ["hq", "mine"])
    resolved = chain.mk.shop(
        "resolve", case["case"], "--take", "mine", "--reason", "box was crushed"
    )
    assert resolved.code == 0, resolved.error
    chain.sync(chain.mk, chain.kc)
    assert [
        c for c in chain.hq.hq("cases").lines if c["case"] == case["case"] and c["state"] == "open"
    ] == []
    shown = chain.kc.shop("show", sent["document"]).only
    assert sum(int(m["quantity"]) for m in shown["movements"] if m["to"] == "@loss") == 1


def test_a_transfer_cannot_be_cancelled_once_sent(chain: Chain) -> None:
    record(chain.kc, kind="receipt", lines=lines("TEA", "5"))
    sent = record(chain.kc, kind="transfer", to_site="ST01", lines=lines("TEA", "5"))
    refused = chain.kc.shop("step", sent["document"], "cancel")
    assert (refused.code, refused.error.startswith("error: wrong_state: ")) == (3, True)


def test_a_late_sale_explains_a_count(chain: Chain) -> None:
    record(chain.st, kind="receipt", occurred_at="2026-11-18T01:00:00Z", lines=lines("RICE", "10"))
    count = record(
        chain.st, kind="count", occurred_at="2026-11-19T01:00:00Z", lines=lines("RICE", "7")
    )
    chain.sync(chain.st)
    sale = record(
        chain.st, kind="issue", occurred_at="2026-11-18T09:00:00Z", lines=lines("RICE", "2")
    )
    chain.sync(chain.st)
    (line,) = chain.hq.hq("show", count["document"]).only["lines"]
    assert (line["counted"], line["variance"]) == ("7", "-1")
    assert line["explained"] == [{"number": sale["number"], "quantity": "-2"}]
    assert chain.on_hand(chain.st, "RICE") == 7


def test_edits_at_two_places_merge_and_only_a_clash_asks(chain: Chain) -> None:
    chain.sync(chain.mk)  # whatever another test left waiting
    draft = record(
        chain.mk,
        kind="receipt",
        post=False,
        note="",
        lines=[*lines("TEA", "5"), *lines("CAT", "3")],
    )
    chain.sync(chain.mk)
    document = draft["document"]
    edit = chain.hq.hq("step", document, "edit", "--data", '{"lines": {"1": {"quantity": "6"}}}')
    assert edit.code == 0, edit.error
    mine = chain.mk.shop(
        "step",
        document,
        "edit",
        "--data",
        '{"note": "two boxes", "lines": {"2": {"quantity": "4"}}}',
    )
    assert mine.code == 0, mine.error
    assert chain.sync(chain.mk)[0].lines[-1]["verdicts"] == {"merged": 1}
    shown = chain.mk.shop("show", document).only
    assert ([line["quantity"] for line in shown["lines"]], shown["note"]) == (
        ["6", "4"],
        "two boxes",
    )
    chain.hq.hq("step", document, "edit", "--data", '{"lines": {"1": {"quantity": "8"}}}')
    chain.mk.shop("step", document, "edit", "--data", '{"lines": {"1": {"quantity": "7"}}}')
    assert chain.sync(chain.mk)[0].lines[-1]["verdicts"] == {"conflict": 1}
    (case,) = [c for c in chain.mk.shop("cases").lines if c["document"] == document]
    quantities = [case[side]["lines"][0]["quantity"] for side in ("base", "mine", "hq")]
    assert (case["code"], quantities) == ("edit_clash", ["6", "7", "8"])
    assert (
        chain.mk.shop("resolve", case["case"], "--take", "mine", "--reason", "counted by hand").code
        == 0
    )
    chain.sync(chain.mk)
    assert chain.hq.hq("show", document).only["lines"][0]["quantity"] == "7"


def test_the_same_suppliers_note_counts_twice_and_asks(chain: Chain) -> None:
    first, second = (
        record(chain.mk, kind="receipt", party="SUP-9", reference="DN-9", lines=lines("TEA", "4"))
        for _ in "ab"
    )
    chain.sync(chain.mk)
    (case,) = [c for c in chain.mk.shop("cases").lines if c["code"] == "duplicate_note"]
    assert (case["document"], case["also"]) == (second["document"], [first["document"]])
    before = chain.on_hand(chain.mk, "TEA")
    assert (
        chain.mk.shop("resolve", case["case"], "--take", "hq", "--reason", "one delivery").code == 0
    )
    chain.sync(chain.mk)
    assert before - chain.on_hand(chain.mk, "TEA") == 4


def test_a_sale_below_zero_is_taken_and_asks_for_a_count(chain: Chain) -> None:
    chain.sync(chain.st)  # whatever another test left waiting
    sale = record(chain.st, kind="issue", lines=lines("CAT", "3"))
    synced = chain.sync(chain.st)[0]
    assert (synced.code, synced.lines[-1]["verdicts"]) == (5, {"applied_with_exception": 1})
    assert [
        c["code"] for c in chain.st.shop("cases").lines if c["document"] == sale["document"]
    ] == ["negative_stock"]
    assert chain.on_hand(chain.st, "CAT") == -3


def test_both_ends_prove_their_books(chain: Chain) -> None:
    for proof in (
        chain.hq.hq("verify"),
        *(shop.shop("verify") for shop in (chain.mk, chain.st, chain.kc)),
    ):
        assert (proof.code, proof.only["ok"], proof.only["problems"]) == (0, True, [])
