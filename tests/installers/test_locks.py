import re

from packaging.requirements import Requirement

from installers import locks

HASHED = "    --hash=sha256:" + "0" * 64 + "\n"


def test_the_locks_answer_to_pyproject() -> None:
    assert locks.check(locks.ROOT) == []


def test_the_development_lock_holds_the_others_at_the_same_versions() -> None:
    to_use, to_build, to_develop = (
        locks.pins((locks.ROOT / name).read_text(encoding="utf-8"))
        for name in (locks.TO_USE, locks.TO_BUILD, locks.TO_DEVELOP)
    )
    assert to_use.items() <= to_build.items() <= to_develop.items()


def test_a_group_wants_what_the_groups_it_includes_want() -> None:
    pyproject = """
        project.dependencies = ["httpx"]
        dependency-groups.build = ["pyinstaller"]
        dependency-groups.dev = [{ include-group = "build" }, "pytest"]
    """
    wanted = {
        lock: [str(wish) for wish in wishes] for lock, wishes in locks.wanted(pyproject).items()
    }
    assert wanted == {
        locks.TO_USE: ["httpx"],
        locks.TO_BUILD: ["httpx", "pyinstaller"],
        locks.TO_DEVELOP: ["httpx", "pyinstaller", "pytest"],
    }


def test_a_lock_without_a_wanted_package_is_stale() -> None:
    wanted = [Requirement("httpx>=0.28"), Requirement("msgspec>=0.22")]
    assert locks.faults(wanted, "httpx==0.28.1 \\\n" + HASHED) == [
        "msgspec>=0.22 is not met (no pin)"
    ]


def test_a_lock_behind_the_wanted_version_is_stale() -> None:
    assert locks.faults([Requirement("httpx>=0.29")], "httpx==0.28.1 \\\n" + HASHED) == [
        "httpx>=0.29 is not met (0.28.1)"
    ]


def test_a_pin_without_hash_is_a_fault() -> None:
    lock = "httpx==0.28.1\n    # via counterstock\nidna==3.20 \\\n" + HASHED
    assert locks.faults([], lock) == ["httpx==0.28.1 has no hash"]


def test_an_address_in_a_lock_is_a_fault() -> None:
    assert locks.faults([], "--index-url https://index.example/simple\n") == ["an address is named"]


def test_names_compare_whatever_their_spelling() -> None:
    wanted = [Requirement("PySide6_Essentials>=6.11.3,<6.12"), Requirement("psycopg[binary]>=3.3")]
    lock = "pyside6-essentials==6.11.3 \\\n" + HASHED + "psycopg==3.3.9 \\\n" + HASHED
    assert locks.faults(wanted, lock) == []


def test_every_wheel_is_pinned_below_the_qt_that_breaks_on_python_3_11() -> None:
    lock = (locks.ROOT / locks.TO_USE).read_text(encoding="utf-8")
    assert re.search(r"^pyside6-essentials==6\.11\.", lock, re.MULTILINE)
