import argparse

import pytest

from sync.cli.parser import add_hq, new_parser
from sync.edition import VERSION


def _parsed(*words: str) -> argparse.Namespace:
    parser, commands = new_parser()
    add_hq(commands)
    return parser.parse_args(words)


@pytest.mark.parametrize(
    "words",
    [
        ("hq", "--data", "D", "site", "add", "MK02", "Mong Kok"),
        ("hq", "site", "--data", "D", "add", "MK02", "Mong Kok"),
        ("hq", "site", "add", "--data", "D", "MK02", "Mong Kok"),
        ("hq", "site", "add", "MK02", "Mong Kok", "--data", "D"),
    ],
)
def test_hqs_options_stand_before_or_after_its_subcommand(words: tuple[str, ...]) -> None:
    args = _parsed(*words)
    assert (args.hq_data, args.command, args.code, args.kind) == ("D", "site add", "MK02", "store")


def test_json_is_understood_before_the_command_and_after() -> None:
    assert _parsed("--json", "hq", "cases", "--db", "URL").json
    assert _parsed("hq", "cases", "--json").json
    assert not _parsed("hq", "cases").json


def test_a_step_takes_data_as_json_and_hqs_folder_too() -> None:
    args = _parsed("hq", "--data", "D", "step", "ID", "edit", "--data", '{"note": "x"}')
    assert (args.hq_data, args.after_data, args.base) == ("D", ['{"note": "x"}'], "")


def test_many_sites_may_be_named() -> None:
    args = _parsed("hq", "token", "--role", "auditor", "--site", "MK02", "--site", "KC00")
    assert (args.sites, args.ttl, args.room) == (["MK02", "KC00"], "1h", "sync.cli.hq")


@pytest.mark.parametrize(
    "words",
    [
        ("hq",),
        ("hq", "site"),
        ("hq", "init"),
        ("hq", "serve", "--port", "65536"),
        ("hq", "serve", "--port", "-1"),
        ("hq", "staff", "add", "MEI", "Mei", "--role", "owner"),
        ("hq", "dev"),
        ("sell",),
    ],
)
def test_what_is_not_understood_is_one_line_and_exit_2(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        _parsed(*words)
    told = capsys.readouterr().err
    assert (end.value.code, told.count("\n"), told[:14]) == (2, 1, "error: usage: ")


def test_the_program_says_which_version_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        _parsed("--version")
    assert (ended.value.code, capsys.readouterr().out) == (0, f"{VERSION}\n")
