"""The next version number."""

from installers.windows.folder import next_version


def test_the_next_version_has_its_last_number_one_higher() -> None:
    assert next_version("0.1.9") == "0.1.10"
