"""Where a shop's books lie unless another folder is named, and whose they are."""

from pathlib import Path

from platformdirs import user_data_path, user_log_path

from sync.shop.trouble import KeyMissing

ID_FILE, LOCK_FILE = "profile.id", "profile.lock"


def default_profile() -> Path:
    """The platform's folder for this user's data."""
    return user_data_path("Counterstock", appauthor=False)


def log_folder(profile: Path) -> Path:
    """Beside the books where the profile was named, else where the system keeps this user's logs."""
    if profile == default_profile():
        return user_log_path("Counterstock", appauthor=False)
    return profile / "logs"


def profile_id(profile: Path) -> str:
    """What a profile's secrets are kept under; raises KeyMissing where nobody can tell any more."""
    try:
        return (profile / ID_FILE).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as fault:
        message = (
            f"{profile / ID_FILE} cannot be read; it names the key of these books. Bring it back."
        )
        raise KeyMissing(message) from fault
