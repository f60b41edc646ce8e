"""The same tree under the next version number."""

from pathlib import Path

from installers.windows.folder import copy_as, next_version


def test_the_next_version_has_its_last_number_one_higher() -> None:
    assert next_version("0.1.9") == "0.1.10"


def test_a_copy_is_the_same_tree_under_another_version(tmp_path: Path) -> None:
    source, copy = tmp_path / "source", tmp_path / "copy"
    (source / "sync").mkdir(parents=True)
    (source / "sync" / "edition.py").write_text('"""Which."""\n\nVERSION = "0.1.0"\n"""Why."""\n')
    (source / "pyproject.toml").write_text('[project]\nversion = "0.1.0"\n')
    copy_as(source, copy, version="0.1.1")
    assert 'VERSION = "0.1.1"' in (copy / "sync" / "edition.py").read_text()
    assert (copy / "pyproject.toml").read_text() == '[project]\nversion = "0.1.1"\n'
    assert 'VERSION = "0.1.0"' in (source / "sync" / "edition.py").read_text()
