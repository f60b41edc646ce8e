"""WCAG 2.2 contrast of two colours, so that a test can hold every pair of tokens to AA."""

from PySide6.QtGui import QColor

_DARK_FLARE = 0.05
_LINEAR_BELOW = 0.04045


def contrast(ink: QColor, ground: QColor) -> float:
    """Ratio from 1 to 21 (WCAG 2.2, contrast ratio)."""
    lighter, darker = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (lighter + _DARK_FLARE) / (darker + _DARK_FLARE)


def luminance(colour: QColor) -> float:
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    if part <= _LINEAR_BELOW:
        return part / 12.92
    return float(((part + 0.055) / 1.055) ** 2.4)
