"""Where the books lie."""

from pathlib import Path

from sync.shop.profile_folder import default_profile, log_folder


def test_the_books_lie_in_the_users_own_data() -> None:
    assert default_profile().name == "Counterstock"
    assert default_profile().is_absolute()


def test_a_named_profile_keeps_its_logs_beside_its_books(tmp_path: Path) -> None:
    assert log_folder(tmp_path) == tmp_path / "logs"


def test_the_usual_one_keeps_them_where_the_system_does() -> None:
    assert "Counterstock" in log_folder(default_profile()).parts
