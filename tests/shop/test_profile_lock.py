import subprocess
import sys
from pathlib import Path

import pytest

from sync.shop.profile_lock import ProfileLock
from sync.shop.trouble import DiskFault, ProfileBusy

_TAKE = "import sys, pathlib; from sync.shop.profile_lock import ProfileLock; "
_HOLD = (
    _TAKE + "ProfileLock(pathlib.Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
)


def test_a_second_holder_is_told_to_close_the_first(tmp_path: Path) -> None:
    lock = ProfileLock(tmp_path / "lock")
    with pytest.raises(ProfileBusy) as trouble:
        ProfileLock(tmp_path / "lock")
    assert trouble.value.exit_code == 7
    assert "close" in trouble.value.message
    lock.release()
    ProfileLock(tmp_path / "lock").release()


def test_a_killed_process_lets_go(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(ProfileBusy):
        ProfileLock(path)
    holder.kill()
    holder.communicate()
    ProfileLock(path).release()


def test_a_folder_that_is_not_there_is_a_trouble(tmp_path: Path) -> None:
    with pytest.raises(DiskFault):
        ProfileLock(tmp_path / "no" / "lock")
