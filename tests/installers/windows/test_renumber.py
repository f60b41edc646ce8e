"""A second version made of the first one."""

import marshal
import zlib
from pathlib import Path

import pytest

from installers.windows.renumber import PROGRAMS, renumber, renumbered
from sync import edition


def _program(version: str) -> bytes:
    text = Path(edition.__file__).read_text(encoding="utf-8").replace(edition.VERSION, version)
    other = marshal.dumps(compile(f"KNOWN = {version!r}", "other.py", "exec"))
    module = marshal.dumps(compile(text, "edition.py", "exec"))
    parts = (b"MZ\x78\x9cno stream", zlib.compress(other, 6), zlib.compress(module, 6), b"the end")
    return b"".join(parts)


def _version_of(program: bytes) -> object:
    start = program.index(zlib.compress(b"", 6)[:2], program.index(b"no stream") + 9)
    first = zlib.decompressobj()
    first.decompress(program[start:])
    second = zlib.decompress(first.unused_data)
    told: dict[str, object] = {}
    exec(marshal.loads(second), told)
    return told["VERSION"]


@pytest.mark.parametrize(
    ("before", "after"), [("0.1.0", "0.1.1"), ("0.1.9", "0.1.10"), ("1.2.3", "1.2.30000")]
)
def test_the_program_says_the_other_version_and_keeps_its_length(before: str, after: str) -> None:
    program = _program(before)
    made = renumbered(program, before=before, after=after)
    assert len(made) == len(program)
    assert (_version_of(program), _version_of(made)) == (before, after)
    assert made.endswith(b"the end")


def test_a_program_that_says_another_version_is_left_alone() -> None:
    with pytest.raises(ValueError, match=r"that this is 0\.1\.1"):
        renumbered(_program("0.1.0"), before="0.1.1", after="0.1.2")


def test_the_first_versions_folder_stays_as_it_is(tmp_path: Path) -> None:
    folder, to = tmp_path / "one", tmp_path / "two"
    folder.mkdir()
    for name in PROGRAMS:
        (folder / name).write_bytes(_program("0.1.0"))
    (folder / "library.dll").write_bytes(b"the same")
    renumber(folder, to, before="0.1.0", after="0.1.1")
    assert [_version_of((to / name).read_bytes()) for name in PROGRAMS] == ["0.1.1"] * 2
    assert [_version_of((folder / name).read_bytes()) for name in PROGRAMS] == ["0.1.0"] * 2
    assert (to / "library.dll").read_bytes() == b"the same"
