"""One door per library: a foreign library is met, and its errors are translated, in one place."""

import ast

from tests.house.sources import Source, planted, program

DOORS: dict[str, tuple[str, ...]] = {
    "PySide6": ("desktop/", "installers/icons.py"),
    "qtawesome": ("desktop/theme/",),
    "httpx": ("sync/shop/hq_client.py", "sync/shop/hq_line.py"),
    "keyring": ("sync/shop/keychain.py",),
    "litestar": ("sync/hq/app.py", "sync/hq/api"),
    "uvicorn": ("sync/hq/",),
    "msgspec": ("sync/wire/", "sync/shop/hq_client.py", "sync/hq/app.py", "sync/hq/api"),
    "sqlalchemy": ("sync/shop/", "sync/hq/"),
    "sqlcipher3": ("sync/shop/database.py", "sync/hq/database.py"),
    "alembic": ("sync/hq/",),
    "psycopg": ("sync/hq/",),
    "cryptography": (
        "sync/wire/seal.py",
        "sync/wire/parcel.py",
        "sync/shop/keychain.py",
        "sync/shop/recovery.py",
        "resources/verifier/",
        "installers/publish",
        "sync/hq/",
    ),
    "tuf": ("sync/updates/trusted.py", "sync/updates/repository.py", "installers/publish"),
    "securesystemslib": (
        "sync/updates/repository.py",
        "sync/self_test/update_check.py",
        "installers/publish",
    ),
    "sqlite3": (),  # the stock one may be older than the WAL-reset fix: sqlcipher3's everywhere
}


def _imports(source: Source) -> list[tuple[int, str]]:
    nodes = list(ast.walk(source.tree))
    plain = [n for n in nodes if isinstance(n, ast.Import)]
    names = [(n.lineno, alias.name) for n in plain for alias in n.names]
    return names + [(n.lineno, n.module or "") for n in nodes if isinstance(n, ast.ImportFrom)]


def _back_doors(source: Source) -> list[str]:
    met = [(line, name.split(".")[0]) for line, name in _imports(source)]
    return [
        f"{source.path}:{line} {library}"
        for line, library in met
        if library in DOORS and not (source.path.startswith(DOORS[library]) and DOORS[library])
    ]


def test_every_library_is_met_only_at_its_door() -> None:
    assert [fault for source in program() for fault in _back_doors(source)] == []


def test_a_back_door_is_found() -> None:
    assert _back_doors(planted("import httpx", "sync/shop/ledger.py"))
    assert _back_doors(planted("from PySide6.QtCore import QObject", "sync/shop/exchange.py"))
    assert _back_doors(planted("import sqlite3", "sync/shop/database.py"))
    assert not _back_doors(planted("import httpx", "sync/shop/hq_client.py"))
