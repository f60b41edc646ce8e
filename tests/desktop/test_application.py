"""What a start of the program asks for."""

from pathlib import Path

import pytest

from desktop.application import Asked, asked
from sync.shop.profile_folder import default_profile

PARCEL = "/stick/MK02.counterstock-parcel"


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        ([], Asked(default_profile())),
        (["--profile", "/shop"], Asked(Path("/shop"))),
        (["--profile=/a=b"], Asked(Path("/a=b"))),
        ([PARCEL], Asked(default_profile(), (Path(PARCEL),))),
        (["--profile", "/shop", PARCEL], Asked(Path("/shop"), (Path(PARCEL),))),
        (
            ["/x=y.counterstock-parcel"],
            Asked(default_profile(), (Path("/x=y.counterstock-parcel"),)),
        ),
    ],
)
def test_a_profile_and_a_file_off_a_stick_are_told_apart(argv: list[str], told: Asked) -> None:
    assert asked(argv) == told


def test_a_file_is_named_whole_for_a_window_that_was_started_elsewhere() -> None:
    assert asked(["a.counterstock-parcel"]).parcels == (Path.cwd() / "a.counterstock-parcel",)
