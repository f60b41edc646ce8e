"""Which commands a shop has."""

import argparse

import pytest

from sync.cli.parser import new_parser
from sync.cli.shop_words import add_demo, add_shop


def parsed(*words: str) -> argparse.Namespace:
    parser, commands = new_parser()
    add_shop(commands)
    add_demo(commands)
    return parser.parse_args(words)


@pytest.mark.parametrize(
    ("words", "command", "room"),
    [
        (("enrol", "--hq", "U", "--code", "C"), "enrol", "sync.cli.exchanging"),
        (("sync", "--wait", "5"), "sync", "sync.cli.exchanging"),
        (("record",), "record", "sync.cli.shop"),
        (("record", "day.ndjson", "--by", "C1"), "record", "sync.cli.shop"),
        (("step", "D", "edit", "--data", "{}"), "step", "sync.cli.shop"),
        (("resolve", "C", "--take", "hq", "--reason", "r"), "resolve", "sync.cli.shop"),
        (("why", "--sku", "A"), "why", "sync.cli.shop"),
        (("demo", "--headless", "--keep", "D"), "demo", "sync.cli.demonstration"),
    ],
)
def test_a_command_names_the_room_that_runs_it(
    words: tuple[str, ...], command: str, room: str
) -> None:
    args = parsed(*words)
    assert (args.command, args.room) == (command, room)


def test_the_profile_may_be_named_before_the_command_and_after() -> None:
    assert parsed("--profile", "P", "--json", "stock").profile == "P"
    assert parsed("stock", "--profile", "P").profile == "P"
    assert parsed("--json", "stock").json
    assert parsed("stock", "--json").json


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("nonsense",),
        ("why",),
        ("resolve", "C", "--take", "all", "--reason", "r"),
        ("sync", "--wait", "-1"),
        ("sync", "--wait", "soon"),
        ("enrol", "--hq", "U"),
        ("stock", "--skew", "1"),
    ],
)
def test_what_cannot_be_understood_ends_with_two(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parsed(*words)
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("error: usage: ")
