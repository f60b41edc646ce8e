"""What httpx would bring along for its command line stays away."""

import subprocess
import sys

import sync.shop.lean_httpx as lean

_ASKED = (
    "import sys, sync.shop.hq_client, httpx;"
    "print([n for n in ('rich', 'click', 'pygments') if n in sys.modules], httpx.Client.__name__)"
)


def test_the_door_to_hq_brings_no_command_line() -> None:
    told = subprocess.run(
        [sys.executable, "-c", _ASKED], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[] Client"


def test_it_is_httpx_s_own_command_line_that_is_left_out() -> None:
    assert lean.COMMAND_LINE in sys.modules
