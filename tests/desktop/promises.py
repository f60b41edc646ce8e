"""The promises that every item model makes to its views."""

from PySide6.QtCore import QAbstractItemModel
from pytestqt.modeltest import ModelTester


def check_promises(tester: ModelTester, *models: QAbstractItemModel) -> None:
    for model in models:
        tester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped
