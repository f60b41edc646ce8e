"""What goes wrong on a PC: no room, a file held, power lost, an older installer, books of a newer version."""

import hashlib
import json
import os
import shutil
import subprocess
import time
from pathlib import Path

from installers.windows import programs
from installers.windows.bench import PATIENCE_S, Bench, Failed, check
from sync.shop.database import Database
from sync.shop.keychain import secrets_read
from sync.shop.profile import JOURNAL_FILE
from sync.shop.profile_folder import LOCK_FILE, profile_id
from sync.shop.upgrades import version_of

_NEWER, _DISK = 3, 10
_NEWEST_BOOKS = 99
_TOUCHED = {"closed.mark", LOCK_FILE}
_CUT, _MOST_STEPS = 99, 40
_INSTANTS = 6
_SPAN = 1.6
"""A machine that is busy then needs longer than it did before."""
_HOLD = """
import ctypes, sys, time
open_ = ctypes.windll.kernel32.CreateFileW
open_.restype = ctypes.c_void_p
held = open_(sys.argv[1], 0x80000000, 0, None, 3, 0, None)
open(sys.argv[2], "w").close()
time.sleep(int(sys.argv[3]))
"""


def check_held(bench: Bench) -> str:
    """Another program holds a file of the new version, as a virus scanner does, and lets go of none."""
    _with_old(bench)
    part = bench.root / f"app-{bench.versions[1]}.part"
    part.mkdir()
    held = part / "counterstock.exe"
    held.write_bytes(b"held")
    script, sign = bench.work / "hold.py", bench.work / "held"
    script.write_text(_HOLD, encoding="utf-8")
    sign.unlink(missing_ok=True)
    holder = bench.windows.begin(bench.python, script, held, sign, str(PATIENCE_S))
    try:
        bench.wait_until(sign.exists, "the file is held")
        ended = bench.install(bench.new)
    finally:
        holder.kill()
        holder.wait()
    check(ended.code == _DISK, f"It ended with {ended.code}.")
    _still_old(bench)
    return bench.last_sentence()[20:]


def check_disk(bench: Bench) -> str:
    """Too little room is said beforehand; where the disk fills up meanwhile nothing stays of it."""
    _with_old(bench)
    said = []
    for options in ("size=60m", "size=2g,nr_inodes=120"):
        disk, letter = bench.work / "disk", bench.windows.prefix / "dosdevices" / "f:"
        disk.mkdir(exist_ok=True)
        mount = ("mount", "-t", "tmpfs", "-o", options, "tmpfs", str(disk))
        if subprocess.run(mount, check=False, capture_output=True).returncode:
            raise Failed("A small disk can be made by root only.")
        letter.unlink(missing_ok=True)
        letter.symlink_to(disk)
        try:
            ended = bench.install(bench.new, "/AllUsers", place="F:\\Counterstock")
            left = [path for path in disk.rglob("*") if path.is_file()]
        finally:
            letter.unlink()
            bench.free_disk(disk)
        check(ended.code == _DISK, f"It ended with {ended.code} at {options}.")
        check(not left, f"{len(left)} files stay on the full disk.")
        said.append(bench.last_sentence()[20:])
    _still_old(bench)
    return " | ".join(said)


def check_power(bench: Bench) -> str:
    """Everything ends at some instant of the installation: what starts then is one whole version."""
    old, new = bench.versions
    _with_old(bench)
    began = time.monotonic()
    check(bench.install(bench.new).code == 0, "The new version could not be installed.")
    whole_s = time.monotonic() - began
    seen = []
    for n in range(1, _INSTANTS + 1):
        _back_to_old(bench)
        started = bench.windows.begin(bench.new, "/S")
        time.sleep(_SPAN * whole_s * n / _INSTANTS)
        bench.windows.end()
        started.wait()
        found = bench.version()
        check(found in bench.versions, f"After {n}/{_INSTANTS} nothing starts: {found}")
        check(bench.pointer("current") == f"app-{found}", "`current` names another version.")
        seen.append("new" if found == new else "old")
    bench.forget_killed()
    _back_to_old(bench)
    check(bench.version() == old, "The old version does not start any more.")
    return f"cut at {_INSTANTS} instants of {whole_s:.0f} s; started then: {', '.join(seen)}"


def check_switch(bench: Bench) -> str:
    """Power is lost before and after each thing that putting in use does to the disk, one by one."""
    old, new = bench.versions
    part, whole = bench.root / f"app-{new}.part", bench.root / f"app-{new}"
    tool = bench.placing.with_name(programs.CUT_SHORT)
    _with_old(bench)
    seen: list[str] = []
    for step in range(1, _MOST_STEPS):
        _back_to_old(bench)
        for folder in (part, whole):
            shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(bench.built(new), part, copy_function=os.link)
        words = ("put", f"{bench.place}\\.", whole.name)
        settings = {"COUNTERSTOCK_CUT": str(step)}
        ended = bench.windows.run(tool, *words, patience_s=PATIENCE_S, settings=settings)
        if ended.code == 0:
            break
        check(ended.code == _CUT, f"Step {step} ended with {ended.code}.")
        found = bench.version()
        check(found in bench.versions, f"Cut at step {step}, nothing starts: {found}")
        seen.append("new" if found == new else "old")
    check(seen and bench.version() == new, "The last one was not let through.")
    _back_to_old(bench)
    shutil.rmtree(whole)
    check(bench.version() == old, "The old version does not start any more.")
    return f"cut at each of {len(seen)} steps; started then: {', '.join(seen)}"


def check_downgrade(bench: Bench) -> str:
    """An older installer changes nothing, in the person's language."""
    ended = bench.install(bench.old)
    check(ended.code == _NEWER, f"It ended with {ended.code}.")
    check(bench.version() == bench.versions[1], "The version has changed.")
    return bench.last_sentence()[20:]


def check_again(bench: Bench) -> str:
    """A roll-out that runs twice: whole again, and nothing to do where it runs."""
    check(bench.install(bench.new).code == 0, "The same version could not be put over itself.")
    check(bench.version() == bench.versions[1], "It does not start any more.")
    bench.windows.begin(bench.root / programs.WINDOW, settings=bench.keys)
    bench.wait_until(bench.is_running, "the window is open")
    ended = bench.install(bench.new)
    check(ended.code == 0 and bench.is_running(), f"It ended with {ended.code}.")
    bench.close()
    check(bench.version() == bench.versions[1], "It does not start any more.")
    return bench.last_sentence()[20:]


def check_newer_books(bench: Bench) -> str:
    """Books that a newer version wrote are refused with a sentence, and stay to the letter as they are."""
    before = _mark_books(bench, _NEWEST_BOOKS)
    left = _fingerprints(bench.profile)
    said = []
    for words in (("status",), ("verify",), ("sync", "--hq", bench.address)):
        ended = bench.console(*words, settings=bench.keys)
        check(ended.code != 0, f"{words[0]} opened them.")
        check("newer" in ended.said, f"{words[0]} said: {ended.said[-200:]}")
        said.append(ended.said.strip())
    check(_fingerprints(bench.profile) == left, "Something in the profile has changed.")
    _mark_books(bench, before)
    check(bench.told("verify")["ok"], "The version that wrote them does not open them any more.")
    return said[0]


def _mark_books(bench: Bench, version: int) -> int:
    """Let the journal say that this version wrote it; what it said before."""
    kept = json.loads((bench.work / "demo" / "demo.keys").read_text(encoding="utf-8"))
    secrets = secrets_read(json.dumps(kept[profile_id(bench.profile)]).encode())
    file = bench.profile / JOURNAL_FILE
    journal = Database(file, secrets.database, durable=True)
    before = version_of(journal)
    with journal.transaction() as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    journal.close()
    return before


def _fingerprints(profile: Path) -> dict[str, str]:
    """What opening must not touch: all but the log and the note that the books were closed well."""
    files = [path for path in sorted(profile.rglob("*")) if path.is_file()]
    told = [path for path in files if path.suffix != ".log" and path.name not in _TOUCHED]
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in told}


def _still_old(bench: Bench) -> None:
    check(bench.version() == bench.versions[0], "What was installed before does not start.")
    check(bench.pointer("current") == f"app-{bench.versions[0]}", "`current` has changed.")
    part: Path = bench.root / f"app-{bench.versions[1]}.part"
    check(not (part / "_internal").exists(), "Half of the new version was left.")


def _with_old(bench: Bench) -> None:
    """As after the first installation, whatever was tried before: each check can be repeated alone."""
    old, new = bench.versions
    if not (bench.root / f"app-{old}").is_dir():
        ended = bench.install(bench.old, place=bench.place)
        check(ended.code == 0, f"The old version could not be installed: {ended.code}.")
    _back_to_old(bench)
    shutil.rmtree(bench.root / f"app-{new}.part", ignore_errors=True)


def _back_to_old(bench: Bench) -> None:
    """As before the upgrade: the pointers say the old version, its folder was never touched."""
    (bench.root / "current").write_text(f"app-{bench.versions[0]}\n", encoding="utf-8")
    (bench.root / "previous").unlink(missing_ok=True)
