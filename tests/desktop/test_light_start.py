"""The first window opens without the libraries it does not need yet."""

import subprocess
import sys

HEAVY = ("sqlalchemy", "httpx", "litestar", "msgspec", "qtawesome", "qtpy", "cryptography")
MODULES = (
    "main_window",
    "sign_in.screen",
    "first_start.screen",
    "preferences.page",
    "tables.table",
    "scan_router",
    "shell.fault_box",
)


def test_the_face_alone_imports_nothing_heavy() -> None:
    imports = "; ".join(f"import desktop.{module}" for module in MODULES)
    asked = f"import sys; {imports}; print([n for n in {HEAVY!r} if n in sys.modules])"
    answer = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"


def test_what_checks_signatures_is_not_read_before_a_look_is_due() -> None:
    asked = (
        "import sys; import desktop.presence;"
        " print([n for n in ('tuf', 'securesystemslib', 'urllib3') if n in sys.modules])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"
