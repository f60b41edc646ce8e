"""What goes wrong on a PC: no room, a file held, power lost, an older installer, two people."""

import subprocess
import time
from pathlib import Path

from installers.windows import programs
from installers.windows.bench import CODE, HQ, PATIENCE_S, Bench, Failed, check

_NEWER, _FOR_ALL, _DISK = 3, 7, 10
_INSTANTS = 6
_SPAN = 1.6
"""A machine that is busy then needs longer than it did before."""
# One Wine knows one person: the second one's folder is named to the program instead.
_LOCAL = "WIN_PD_OVERRIDE_LOCAL_APPDATA"
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
    _back_to_old(bench)
    check(bench.version() == old, "The old version does not start any more.")
    return f"cut at {_INSTANTS} instants of {whole_s:.0f} s; started then: {', '.join(seen)}"


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


def check_two_people(bench: Bench) -> str:
    """A second person of this PC has books of their own: none yet."""
    own = bench.told("status")
    second = {_LOCAL: r"C:\users\second\AppData\Local"}
    ended = bench.console("status", settings={**bench.keys, **second})
    check(ended.code != 0, "The second person sees the first one's books.")
    check(bench.told("status")["device"] == own["device"], "The first one's books have gone.")
    return ended.said.strip()[:200]


def check_for_all(bench: Bench) -> str:
    """For all users into Program Files; then nobody puts a copy of their own beside it; gone again."""
    ended = bench.install(bench.new, "/AllUsers", f"/HQ={HQ}", f"/CODE={CODE}")
    check(ended.code == 0, f"It ended with {ended.code}: {ended.said[-400:]}")
    root = bench.drive / "Program Files" / "Counterstock"
    told = bench.drive / "ProgramData" / "Counterstock" / "first-start.txt"
    check((root / "current").is_file() and told.is_file(), "It is not where all users find it.")
    second = bench.install(bench.new)
    check(second.code == _FOR_ALL, f"A person's own copy ended with {second.code}.")
    sentence = bench.last_sentence()[20:]
    bench.windows.run(root / "Uninstall.exe", "/S", patience_s=PATIENCE_S)
    bench.wait_until(lambda: not root.exists(), "the folder has gone")
    bench.wait_until(lambda: not told.parent.exists(), "the code has gone")
    return sentence


def _still_old(bench: Bench) -> None:
    check(bench.version() == bench.versions[0], "What was installed before does not start.")
    check(bench.pointer("current") == f"app-{bench.versions[0]}", "`current` has changed.")
    part: Path = bench.root / f"app-{bench.versions[1]}.part"
    check(not (part / "_internal").exists(), "Half of the new version was left.")


def _back_to_old(bench: Bench) -> None:
    """As before the upgrade: the pointers say the old version, its folder was never touched."""
    (bench.root / "current").write_text(f"app-{bench.versions[0]}\n", encoding="utf-8")
    (bench.root / "previous").unlink(missing_ok=True)
