import pytest

from tests.cli.office import Office


@pytest.mark.parametrize(
    "words",
    [
        ("hq", "stock"),
        ("hq", "stock", "--data", "a", "--db", "sqlite:///b"),
        ("hq", "--data", "a", "step", "d", "post", "--data", "b"),
    ],
)
def test_hq_is_named_once(nobody: Office, words: tuple[str, ...]) -> None:
    said = nobody.say(*words)
    assert (said.code, said.err[:14]) == (2, "error: usage: ")


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


def test_an_act_brings_its_json_once(office: Office) -> None:
    said = office.hq("step", "d", "post", "--data", "{}", "--data", "{}")
    assert (said.code, said.err[:14]) == (2, "error: usage: ")


def test_an_acts_folder_may_stand_after_it(office: Office) -> None:
    words = ("step", "d", "post", "--data", "{}", "--data", str(office.folder))
    said = office.say("hq", *words)
    assert (said.code, said.err[:24]) == (3, "error: unknown_document:")
