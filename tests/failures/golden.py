"""A till with a full queue and its HQ, as one released version left them: `python -m tests.failures.golden VERSION`.

Run once by each release and committed; test_upgrades.py opens them all with the program of today.
"""

import json
import os
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest

from sync.shop.ledger import NewDocument
from sync.stock.document import Changes, Content
from sync.wire.drafting import StepData
from tests.failures.ground import Till, a_ground
from tests.shop.shops import CLERK, a_line, received, sold

FOLDER = Path(__file__).parent / "golden_profiles"
BINDING = "golden"
"""What stands for place and machine: a golden profile is opened elsewhere than it was made."""


def write(version: str) -> Path:
    """Make the profile and its HQ with the program that runs this, and keep them; the file."""
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        folder = Path(name)
        patch.setitem(os.environ, "COUNTERSTOCK_KEY_FILE", str(folder / "keys"))
        patch.setattr("sync.shop.profile._binding", lambda *_: BINDING)
        with a_ground(folder) as ground:
            told = _lived(ground.till())
            ground.hq.database.copy_to(folder / "hq.copy")
        (folder / "told.json").write_text(json.dumps(told), encoding="utf-8")
        return _kept(folder, version)


def _lived(till: Till) -> dict[str, object]:
    """A morning in step, then a long time offline."""
    received(till.books, quantity=100)
    draft = till.books.ledger.record(_draft(), by=CLERK)
    till.sync()
    for _ in range(30):
        sold(till.books, quantity=2)
    till.books.ledger.step(draft.document, "edit", by=CLERK, data=StepData(Changes({"note": "x"})))
    till.books.ledger.step(draft.document, "post", by=CLERK)
    transfer = Content((a_line(quantity=4),), to_site="KC00")
    till.books.ledger.record(NewDocument(kind="transfer", content=transfer), by=CLERK)
    counted = Content((a_line(quantity=40),))
    till.books.ledger.record(NewDocument(kind="count", content=counted), by=CLERK)
    seq, head = till.books.journal.head()
    told = {"waiting": till.waiting(), "on_hand": till.on_hand(), "seq": seq, "head": head.hex()}
    till.books.close()
    return told


def _draft() -> NewDocument:
    content = Content((a_line(quantity=3),), party="SUP-1", reference="DN-1")
    return NewDocument(kind="receipt", content=content, post=False)


def _kept(folder: Path, version: str) -> Path:
    FOLDER.mkdir(exist_ok=True)
    file = FOLDER / f"{version}.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("keys", "told.json", "hq.copy"):
            archive.write(folder / name, name)
        for path in sorted((folder / "till-0").iterdir()):
            archive.write(path, f"till/{path.name}")
    return file


def unpacked(file: Path, folder: Path) -> dict[str, int | str]:
    """Lay a golden profile and its HQ out in `folder`; what was told of it."""
    with zipfile.ZipFile(file) as archive:
        archive.extractall(folder)
    (folder / "hq").mkdir()
    shutil.move(folder / "hq.copy", folder / "hq" / "hq.db")
    found: dict[str, int | str] = json.loads((folder / "told.json").read_text(encoding="utf-8"))
    return found


if __name__ == "__main__":
    sys.stdout.write(f"{write(sys.argv[1])}\n")
