"""Where a shop's books lie unless another folder is named."""

from pathlib import Path

from platformdirs import user_data_path


def default_profile() -> Path:
    """The platform's folder for this user's data."""
    return user_data_path("Counterstock", appauthor=False)
