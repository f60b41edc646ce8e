"""Where the books lie."""

from sync.shop.profile_folder import default_profile


def test_the_books_lie_in_the_users_own_data() -> None:
    assert default_profile().name == "Counterstock"
    assert default_profile().is_absolute()
