"""Two people of one PC: the second one's first start connects by the code that the installer left.

Wine knows one person. The second one is made as Windows itself tells them apart for a program, by
another folder for what is local; the same registry and the same keyring, so those stay to be seen
on a real PC.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from installers.windows import programs
from installers.windows.bench import PATIENCE_S, Bench, check
from installers.windows.life import enrol_code, serving
from installers.windows.wine import windows_path

_FOLDERS = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
_LOCAL = "Local AppData"
_FIRST, _SECOND = r"%USERPROFILE%\AppData\Local", r"C:\users\second\AppData\Local"
_BOTH, _LOCKS = 2, "window-*/lock"


def check_two_people(bench: Bench) -> str:
    """Each has books, keys and a window of their own, and the code is gone once it was used."""
    own = bench.told("status")
    profile = bench.drive / "users" / "second" / "AppData" / "Local" / "Counterstock"
    told = profile / "first-start.txt"
    keys = {"COUNTERSTOCK_KEY_FILE": windows_path(bench.work / "second.keys")}
    code = enrol_code(bench)
    with second_person(bench):
        ended = bench.install(bench.new, f"/HQ={bench.address}", f"/CODE={code}")
        check(ended.code == 0 and told.is_file(), f"The code was not left ({ended.code}).")
        none = bench.told("status", settings=keys)
        check(none["state"] == "new", "The second person sees the first one's books.")
    with serving(bench):
        _forget_locks(bench.profile)
        bench.windows.begin(bench.root / programs.WINDOW, settings=bench.keys)
        # Before that it may not know yet whose it is.
        bench.wait_until(lambda: _has_lock(bench.profile), "the first person's window is open")
        with second_person(bench):
            bench.windows.begin(bench.root / programs.WINDOW, settings=keys)
            bench.wait_until(lambda: not told.exists(), "the code was used and deleted")
            check(bench.windows_open() == _BOTH, "The two windows are one.")
            made = bench.photograph("two-people")
    bench.close()  # HQ, a program of the same installation, has ended
    with second_person(bench):
        found = bench.told("status", settings=keys)
    check(found["device"] != own["device"], "Both are one device.")
    check(bench.told("status")["device"] == own["device"], "The first one's books have gone.")
    check(_id(profile) != _id(bench.profile), "Both keep their key under one name.")
    return f"{own['device']} and {found['device']} at once ({made.name}); the code was used, and is gone"


def _forget_locks(profile: Path) -> None:
    """What windows left that were ended as by a power cut."""
    for lock in profile.glob(_LOCKS):
        lock.unlink()


def _has_lock(profile: Path) -> bool:
    return any(profile.glob(_LOCKS))


def _id(profile: Path) -> str:
    return (profile / "profile.id").read_text(encoding="ascii")


@contextmanager
def second_person(bench: Bench) -> Iterator[None]:
    """What starts meanwhile is the second person's; the first one's again afterwards."""
    _local(bench, _SECOND)
    try:
        yield
    finally:
        _local(bench, _FIRST)


def _local(bench: Bench, folder: str) -> None:
    words = ("reg", "add", _FOLDERS, "/v", _LOCAL, "/t", "REG_EXPAND_SZ", "/d", folder, "/f")
    ended = bench.windows.run(*words, patience_s=PATIENCE_S)
    check(ended.code == 0, f"The person could not be changed: {ended.said[-200:]}")
