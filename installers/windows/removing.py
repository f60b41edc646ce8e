"""Gone again: what an uninstallation refuses, takes and leaves."""

import json
import time

from installers.windows import programs
from installers.windows.bench import CODE, HQ, PATIENCE_S, Bench, check
from installers.windows.life import BY, PARCEL, PIN, SKU, enrol, serving, sync
from installers.windows.wine import Ended, windows_path

_FOR_ALL, _UNSENT = 7, 13
_AT_REST_S = 10
_FIND_KEY = """
import keyring, sys
print("found" if keyring.get_password("Counterstock", sys.argv[1]) else "none")
"""


def check_uninstall(bench: Bench) -> str:
    """Not beside an open window; then all but the books goes."""
    bench.windows.begin(bench.root / programs.WINDOW, settings=bench.keys)
    bench.wait_until(bench.is_running, "the window is open")
    _uninstall(bench)
    check(bench.pointer("current"), "It was removed though it was open.")
    sentence = bench.last_sentence()
    bench.close()
    before = sorted(path.name for path in bench.profile.iterdir())
    _uninstall(bench)
    _is_gone(bench)
    check(
        "journal.db" in before and (bench.profile / "journal.db").is_file(), "The books have gone."
    )
    return f"refused while open ({sentence[20:]}); left: the books ({', '.join(before)}) and a log"


def check_purge(bench: Bench) -> str:
    """The books too: refused while something waits for HQ; then they and their key are gone."""
    _new_books_in_the_keyring(bench)
    profile = (bench.profile / "profile.id").read_text(encoding="ascii").strip()
    check(_keyring_says(bench, profile) == "found", "The keyring of Windows has no key.")
    ended = _uninstall(bench, "/PURGE", f"_?={bench.place}")
    sentence = bench.last_sentence()[20:]
    check(ended.code == _UNSENT, f"With documents that wait it ended with {ended.code}.")
    is_there = (bench.profile / "journal.db").is_file() and bench.version() == bench.versions[1]
    check(is_there, "It was refused, and something has gone.")
    _uninstall(bench, "/PURGE=EVENUNSENT")
    _is_gone(bench)
    check(not bench.profile.exists(), "The books stay.")
    check(_keyring_says(bench, profile) == "none", "The key stays in the keyring of Windows.")
    return f"{_UNSENT}: {sentence} | with EVENUNSENT the books are gone, and so is their key"


def check_for_all(bench: Bench) -> str:
    """For all users into Program Files; then nobody puts a copy of their own beside it; gone again."""
    ended = bench.install(bench.new, "/AllUsers", f"/HQ={HQ}", f"/CODE={CODE}")
    check(ended.code == 0, f"It ended with {ended.code}: {ended.said[-400:]}")
    root = bench.drive / "Program Files" / "Counterstock"
    told = bench.drive / "ProgramData" / "Counterstock" / "first-start.txt"
    check((root / "current").is_file() and told.is_file(), "It is not where all users find it.")
    parcel = bench.work / "MK02.counterstock-parcel"
    parcel.write_bytes(b"a file off a stick")
    bench.windows.begin("start", windows_path(parcel))
    place = "C:\\Program Files\\Counterstock"
    bench.wait_until(lambda: bench.is_running(place), "a double click on a parcel opens the window")
    bench.close()
    bench.wait_until(lambda: not bench.is_running(place), "it has gone again")
    second = bench.install(bench.new)
    check(second.code == _FOR_ALL, f"A person's own copy ended with {second.code}.")
    sentence = bench.last_sentence()[20:]
    bench.windows.run(root / "Uninstall.exe", "/S", patience_s=PATIENCE_S)
    bench.wait_until(lambda: not root.exists(), "the folder has gone")
    bench.wait_until(lambda: not told.parent.exists(), "the code has gone")
    return sentence


def _new_books_in_the_keyring(bench: Bench) -> None:
    """A device whose key Windows keeps, with one document that waits."""
    ended = bench.install(bench.new, place=bench.place)
    check(ended.code == 0, f"It could not be installed again: {ended.code}.")
    bench.forget_books()
    with serving(bench) as address:
        enrol(bench, address, {})
        sync(bench, address, {})
    written = bench.work / "one.jsonl"
    line = {"kind": "issue", "lines": [{"sku": SKU, "quantity": "1"}]}
    written.write_text(json.dumps(line) + "\n", encoding="utf-8")
    words = ("--json", "record", windows_path(written), "--by", BY)
    recorded = bench.console(*words, settings={"COUNTERSTOCK_PIN": PIN})
    check(recorded.code == 0, f"Recording ended with {recorded.code}: {recorded.said[-400:]}")


def _keyring_says(bench: Bench, profile: str) -> str:
    script = bench.work / "key.py"
    script.write_text(_FIND_KEY, encoding="utf-8")
    ended = bench.windows.run(bench.python, windows_path(script), profile, patience_s=PATIENCE_S)
    return ended.said.strip()


def _is_gone(bench: Bench) -> None:
    bench.wait_until(lambda: not bench.root.exists(), "the folder has gone")
    left = [each for each in bench.left() if not each.endswith("Counterstock-setup.log")]
    check(not left, f"Left behind: {', '.join(left)}")
    asked = bench.windows.run("reg", "query", PARCEL, patience_s=PATIENCE_S)
    check("ounterstock" not in asked.said, "Windows still knows the suffix.")


def _uninstall(bench: Bench, *words: str) -> Ended:
    """By a copy of itself that goes on when the first has ended, as Windows has it; _?= stands last."""
    split = [part for word in words for part in word.split(" ")]
    ended = bench.windows.run(bench.root / "Uninstall.exe", "/S", *split, patience_s=PATIENCE_S)
    time.sleep(_AT_REST_S)
    return ended
