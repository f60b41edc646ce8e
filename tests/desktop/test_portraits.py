"""The window's pictures of itself; that they are right is seen by the self-test (tests/self_test)."""

import os
import subprocess
import sys
from pathlib import Path

MAIN = Path(__file__).parents[2] / "main.py"


def test_without_a_shop_there_is_nothing_to_photograph(tmp_path: Path) -> None:
    words = [sys.executable, str(MAIN), "--portraits", str(tmp_path / "none"), str(tmp_path)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.splitlines()[-1] == "The window did not open the books."
