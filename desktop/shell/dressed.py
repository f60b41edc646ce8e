"""A frame that is told when the theme or the language changes."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop.theme.theme import Theme


class Dressed(QFrame):
    """Override dress() for icons, colours and sizes, retranslate() for words.

    Both run once after construction by settle(), and again on every change.
    """

    def __init__(self, theme: Theme, owner: QWidget | None = None) -> None:
        super().__init__(owner)
        self.theme = theme
        theme.changed.connect(self.dress)

    def settle(self) -> None:
        self.retranslate()
        self.dress()

    def dress(self) -> None:
        """Whatever is painted takes the new colours by itself."""
        self.update()

    def retranslate(self) -> None:
        """A frame without words has nothing to do."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def set_variant(widget: QWidget, name: str, value: str) -> None:
    """Set a property the style sheet selects on, and let the sheet look again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
