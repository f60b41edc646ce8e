import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from sync.cli.parser import add_hq, new_parser, run
from sync.hq.headquarters import open_headquarters
from tests.clocks import HandClock

GOODS = (
    "sku,barcode,name,price\nTEA,4891234500017,檸檬茶,3.20\nOYS,,蠔油,32\n,4891234500018,壞碼,1\n"
)


@dataclass(frozen=True)
class Said:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def only(self) -> dict[str, Any]:
        (line,) = self.lines
        return line


@dataclass(frozen=True)
class Office:
    """HQ's folder, and commands against it."""

    folder: Path
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch

    def hq(self, *words: str, stdin: str = "") -> Said:
        """With --json, on this folder."""
        return self.say("--json", "hq", "--data", str(self.folder), *words, stdin=stdin)

    def say(self, *words: str, stdin: str = "") -> Said:
        self.monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        parser, commands = new_parser()
        add_hq(commands)
        code = run(parser, words)
        told = self.capsys.readouterr()
        return Said(code, told.out, told.err)


@pytest.fixture
def nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Office:
    """A folder where nothing was founded."""
    return Office(tmp_path / "hq", capsys, monkeypatch)


@pytest.fixture
def office(nobody: Office) -> Office:
    """A founded HQ with one site."""
    assert nobody.hq("init", "--company", "海通").code == 0
    assert nobody.hq("site", "add", "MK02", "旺角店").only == {"site": "MK02"}
    return nobody


@pytest.fixture
def goods(office: Office, tmp_path: Path) -> Said:
    """What was said of importing a file with one bad row."""
    file = tmp_path / "goods.csv"
    file.write_text(GOODS, encoding="utf-8")
    return office.hq("items", "import", str(file), "--errors", str(tmp_path / "errors.csv"))


def test_an_hq_is_founded_once(nobody: Office) -> None:
    founded = nobody.hq("init", "--company", "海通")
    assert (founded.code, founded.only["company"], len(founded.only["epoch"])) == (0, "海通", 8)
    again = nobody.hq("init", "--company", "Other")
    assert (again.code, again.err.split(":")[:2]) == (3, ["error", " already_initialised"])


def test_a_command_where_no_hq_is_says_so_and_makes_nothing(nobody: Office) -> None:
    said = nobody.hq("stock")
    assert (said.code, said.out, said.err.count("\n")) == (3, "", 1)
    assert "hq init" in said.err
    assert not nobody.folder.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("hq", "stock"),
        ("hq", "stock", "--data", "a", "--db", "sqlite:///b"),
        ("hq", "--data", "a", "step", "d", "post", "--data", "b"),
        ("hq", "--data", "a", "step", "d", "post", "--data", "{}", "--data", "{}"),
    ],
)
def test_hq_is_named_once(nobody: Office, words: tuple[str, ...]) -> None:
    said = nobody.say(*words)
    assert (said.code, said.err[:14]) in {(2, "error: usage: "), (3, "error: no_book")}


@pytest.mark.parametrize("url", ["oracle://x", "postgresql://x", "x", "://"])
def test_a_database_that_is_none_is_told(nobody: Office, url: str) -> None:
    said = nobody.say("hq", "--db", url, "stock")
    assert (said.code, said.err[:21]) == (2, "error: database_url: ")


def test_a_database_that_does_not_answer_is_away(nobody: Office) -> None:
    said = nobody.say("hq", "--db", "postgresql+psycopg://127.0.0.1:1/x", "stock")
    assert (said.code, said.err[:22]) == (4, "error: database_away: ")


def test_postgresql_is_named_by_its_url(nobody: Office, postgres_url: str) -> None:
    assert nobody.say("hq", "stock", "--db", postgres_url).code == 3
    assert nobody.say("hq", "init", "--company", "x", "--db", postgres_url).code == 0
    assert nobody.say("hq", "site", "add", "MK02", "x", "--db", postgres_url).code == 0
    assert nobody.say("hq", "--db", postgres_url, "stock").out == "(none)\n"


def test_staff_take_their_pin_from_stdin(office: Office) -> None:
    words = ("staff", "add", "MEI", "陳美", "--role", "clerk", "--site", "MK02")
    assert office.hq(*words, stdin="2580\n").only == {"staff": "MEI"}
    refused = office.hq(*words, stdin="")
    assert (refused.code, refused.err[:11]) == (3, "error: pin:")


def test_an_import_tells_each_bad_row_and_keeps_the_rest(
    office: Office, goods: Said, tmp_path: Path
) -> None:
    assert goods.code == 3
    assert {name: goods.only[name] for name in ("imported", "updated", "unchanged")} == {
        "imported": 2,
        "updated": 0,
        "unchanged": 0,
    }
    (refused,) = goods.only["refused"]
    assert (refused["row"], refused["code"]) == (4, "barcode_check_digit")
    errors = (tmp_path / "errors.csv").read_text(encoding="utf-8-sig").splitlines()
    assert errors[0] == "row,code,message"
    assert errors[1].startswith("4,barcode_check_digit,")
    assert [line["sku"] for line in office.hq("items", "list").lines] == ["OYS", "TEA"]


def test_a_file_that_is_not_there_is_a_slip_of_the_keyboard(office: Office) -> None:
    said = office.hq("items", "import", "nowhere.csv")
    assert (said.code, said.err[:15]) == (2, "error: no_file:")


@pytest.mark.usefixtures("goods")
def test_items_are_found_as_the_counter_finds_them(office: Office) -> None:
    (tea,) = office.hq("items", "list", "--find", "ningmeng").lines
    assert {name: tea[name] for name in ("sku", "barcodes", "name", "price", "active")} == {
        "sku": "TEA",
        "barcodes": ["4891234500017"],
        "name": "檸檬茶",
        "price": "3.20",
        "active": True,
    }


@pytest.mark.usefixtures("goods")
def test_a_person_reads_tables(office: Office) -> None:
    said = office.say("hq", "items", "list", "--data", str(office.folder))
    heading, rule, first, second = said.out.splitlines()
    assert (heading.split()[:2], rule[:3]) == (["sku", "barcodes"], "---")
    assert first.startswith("OYS")
    assert "檸檬茶" in second


def test_a_code_lets_one_device_in(office: Office) -> None:
    code = office.hq("enrol-code", "--site", "MK02").only
    assert set(code) == {"code", "expires_at"}
    assert office.hq("enrol-code", "--site", "XX99").code == 3
    assert office.hq("devices").lines == []
    assert office.hq("device", "revoke", "nobody").code == 3


def test_a_token_reads_as_its_role_and_sites(office: Office) -> None:
    told = office.hq("token", "--role", "auditor", "--site", "MK02", "--ttl", "7d").only
    with open_headquarters(office.folder, HandClock()) as headquarters:
        bearer = headquarters.tokens.read(told["token"])
    assert (str(bearer.role), bearer.sites) == ("auditor", frozenset({"MK02"}))
    assert office.hq("token", "--role", "auditor", "--ttl", "soon").code == 2
    assert office.hq("token", "--role", "auditor", "--site", "XX99").code == 3


def test_new_books_are_empty_everywhere(office: Office) -> None:
    for words in (("stock",), ("documents",), ("cases",), ("why", "--sku", "TEA")):
        assert office.hq(*words) == Said(0, "", "")
    assert office.hq("stock", "--site", "XX99").code == 3
    assert office.hq("show", "nothing").code == 3


def test_acts_on_nothing_are_refused(office: Office) -> None:
    assert office.hq("step", "nothing", "post").err.startswith("error: unknown_document:")
    said = office.hq("resolve", "nothing", "--take", "mine", "--reason", "x")
    assert (said.code, said.err[:20]) == (3, "error: unknown_case:")
    said = office.hq("step", "nothing", "edit", "--data", '{"note":')
    assert (said.code, said.err[:22]) == (2, "error: malformed_json:")


def test_who_acts_by_name_brings_their_pin(office: Office) -> None:
    office.hq("staff", "add", "MEI", "Mei", "--role", "admin", stdin="2580\n")
    said = office.hq("step", "nothing", "post", "--by", "MEI")
    assert (said.code, said.err[:15]) == (3, "error: sign_in:")
    office.monkeypatch.setenv("COUNTERSTOCK_PIN", "2580")
    said = office.hq("step", "nothing", "post", "--by", "MEI")
    assert said.err.startswith("error: unknown_document:")


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
