"""What a search box asks: text folded to one form, and an FTS5 expression that is safe to run.

The other half, what an item is found under, is `search_terms`; it alone needs pinyin. Both cut text
the same way: runs of Chinese characters, and runs of letters and digits, lower case, Simplified.
"""

import re
import unicodedata
from functools import cache

from opencc import OpenCC

_RUNS = re.compile(
    r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+|[^\W_\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_MOST_RUNS = 8


@cache
def _to_simplified() -> OpenCC:
    return OpenCC("t2s")


def folded(text: str) -> str:
    """One form for everything that is the same to a person: NFKC, lower case, Simplified."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return plain if plain.isascii() else _to_simplified().convert(plain)


def runs(text: str) -> list[str]:
    """The words of folded text: each a run of Chinese characters, or of letters and digits."""
    return _RUNS.findall(text)


def is_han(run: str) -> bool:
    """Whether a run is of Chinese characters."""
    return _HAN.match(run) is not None


def pairs(run: str) -> list[str]:
    """The overlapping pairs of a run of Chinese characters; a single character is itself."""
    return [run[n : n + 2] for n in range(len(run) - 1)] or [run]


def match_query(text: str) -> str | None:
    """An FTS5 MATCH expression for what was typed, or None where nothing searchable was.

    Every word must be found: Chinese by pairs of characters, the rest by how it begins (English,
    pinyin, initials, part of a code). Only letters, digits and quotes reach the expression.
    """
    words = runs(folded(text))[:_MOST_RUNS]
    terms = [f'"{pair}"' for word in words if is_han(word) for pair in pairs(word)]
    terms += [f'"{word}"*' for word in words if not is_han(word)]
    return " ".join(terms) or None
