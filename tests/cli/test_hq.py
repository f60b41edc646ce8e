from sync.hq.headquarters import open_headquarters
from tests.cli.office import Office
from tests.clocks import HandClock


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


def test_staff_take_their_pin_from_stdin(office: Office) -> None:
    words = ("staff", "add", "MEI", "陳美", "--role", "clerk", "--site", "MK02")
    assert office.hq(*words, stdin="2580\n").only == {"staff": "MEI"}
    assert office.hq(*words, "--ext", "302", stdin="2580\n").only == {"staff": "MEI"}
    assert office.hq(*words, "--ext", "Mei", stdin="2580\n").code == 3
    refused = office.hq(*words, stdin="")
    assert (refused.code, refused.err[:11]) == (3, "error: pin:")


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


def test_days_are_closed_and_goods_and_people_let_go(office: Office) -> None:
    assert office.hq("site", "add", "NY01", "New York", "--zone", "America/New_York").code == 0
    assert office.hq("site", "add", "NY02", "New York", "--zone", "Mars").code == 3
    closed = office.hq("site", "close", "NY01", "2026-11-30").only
    assert closed == {"site": "NY01", "closed_until": "2026-11-30"}
    assert office.hq("site", "close", "NY01", "soon").err.startswith("error: day:")
    office.hq("staff", "add", "MEI", "Mei", "--role", "clerk", stdin="2580\n")
    assert office.hq("staff", "remove", "MEI").only == {"staff": "MEI", "active": False}
    assert office.hq("items", "archive", "nothing").code == 3
