"""No committed file names a package registry: whose index is used is each machine's business."""

from pathlib import Path

from tests.house.sources import ROOT, committed

REGISTRIES = tuple(
    ".".join(words).encode()
    for words in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("deb", "debian", "org"),
        ("security", "debian", "org"),
        ("archive", "ubuntu", "com"),
    )
)


def _named(content: bytes) -> list[str]:
    return [registry.decode() for registry in REGISTRIES if registry in content.lower()]


def _faults(path: Path) -> list[str]:
    return [f"{path.relative_to(ROOT)}: {name}" for name in _named(path.read_bytes())]


def test_no_committed_file_names_a_package_registry() -> None:
    assert [fault for path in committed() for fault in _faults(path)] == []


def test_a_registry_that_is_named_is_found() -> None:
    assert _named(b"--index-url https://" + REGISTRIES[0] + b"/simple")
    assert not _named(b"httpx==0.28.1 --hash=sha256:00")
