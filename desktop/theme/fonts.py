"""Which families draw which language.

Latin first, so figures and codes have one width in all languages; then the language's own
Chinese face, because Han characters take the shape of the first family that has them.
"""

from PySide6.QtGui import QFont

_LATIN = ("Segoe UI Variable Text", "Segoe UI", "Open Sans", "Noto Sans")
_HONG_KONG = (
    "Microsoft JhengHei UI",
    "PingFang HK",
    "Noto Sans CJK HK",
    "Noto Sans HK",
    "Noto Sans CJK TC",
)
_MAINLAND = ("Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC")
_LAST = ("WenQuanYi Micro Hei", "DejaVu Sans")
_CODE = ("Cascadia Mono", "Consolas", "Noto Sans Mono", "DejaVu Sans Mono")


def families(language: str) -> tuple[str, ...]:
    """Families in order for a language code such as zh_HK, zh_CN or en."""
    if language == "zh_CN":
        return (*_LATIN, *_MAINLAND, *_HONG_KONG, *_LAST)
    return (*_LATIN, *_HONG_KONG, *_MAINLAND, *_LAST)


def code_families(language: str) -> tuple[str, ...]:
    """Families for document numbers, lots and fingerprints."""
    return (*_CODE, *families(language))


def make_font(names: tuple[str, ...], size_px: int, weight: QFont.Weight) -> QFont:
    font = QFont()
    font.setFamilies(list(names))
    font.setPixelSize(size_px)
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)  # figures line up in columns
    return font
