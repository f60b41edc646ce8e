"""The recipe for HQ as a service names a command that the program understands, and gives away little."""

import shlex
from configparser import ConfigParser, SectionProxy

import pytest

from sync.cli.parser import add_hq, new_parser
from tests.house.sources import ROOT


@pytest.fixture
def service() -> SectionProxy:
    unit = ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]  # systemd's names have capitals
    unit.read(ROOT / "installers/linux/counterstock-hq.service", encoding="utf-8")
    return unit["Service"]


def test_the_command_of_the_unit_is_one_of_ours(service: SectionProxy) -> None:
    program, *words = shlex.split(service["ExecStart"])
    parser, commands = new_parser()
    add_hq(commands)
    args = parser.parse_args(words)
    assert program == "/usr/bin/counterstock"
    assert (args.command, args.host, args.port) == ("serve", "127.0.0.1", 8440)
    assert args.hq_data == f"/var/lib/{service['StateDirectory']}"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DynamicUser", "yes"),
        ("ProtectSystem", "strict"),
        ("ProtectHome", "yes"),
        ("NoNewPrivileges", "yes"),
        ("CapabilityBoundingSet", ""),
        ("StateDirectoryMode", "0700"),
        ("UMask", "0077"),
    ],
)
def test_the_service_may_do_no_more_than_it_must(
    service: SectionProxy, name: str, value: str
) -> None:
    assert service[name] == value
