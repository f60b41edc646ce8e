"""What an item is found under: the words of its names and codes, as one line of terms for FTS5.

Made when an item is taken in, never when somebody types; pypinyin is loaded by this module alone,
and at its first use: a start without new items would pay 0.3 s for nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from sync.stock.search_text import folded, is_han, pairs, runs

_LONGEST_SYLLABLES = 6
_LONGEST_INITIALS = 8
_SHORTEST_PART = 3
_LONGEST_PHRASE = 4


def index_terms(names: Sequence[str], codes: Sequence[str]) -> str:
    """Terms, parted by spaces, none twice: what `match_query` finds `names` and `codes` by."""
    terms: dict[str, None] = {}
    for name in names:
        for run in runs(folded(name)):
            terms.update(dict.fromkeys(_han_terms(run) if is_han(run) else (run,)))
    for code in codes:
        terms.update(dict.fromkeys(_code_terms(folded(code))))
    return " ".join(terms)


@lru_cache(maxsize=4096)
def _han_terms(run: str) -> tuple[str, ...]:
    return (*run, *pairs(run), *_spoken(run))


def _spoken(run: str) -> Iterator[str]:
    """Pinyin and initials from each character on; where it starts, every reading counts."""
    usual = _usual(run)
    for n, character in enumerate(run):
        rest = usual[n + 1 : n + _LONGEST_SYLLABLES]
        initials = "".join(s[0] for s in usual[n + 1 : n + _LONGEST_INITIALS])
        for reading in _readings(character):
            yield "".join((reading, *rest))
            yield reading[0] + initials


def _usual(run: str) -> list[str]:
    """How each character is read where it stands: as in the longest phrase over it that pypinyin knows.

    Whole runs through pypinyin would take twenty times as long; phrases recur from name to name.
    """
    usual, known = [_readings(character)[0] for character in run], _phrases()
    for size in range(2, _LONGEST_PHRASE + 1):
        for n in range(len(run) - size + 1):
            phrase = run[n : n + size]
            if phrase in known:
                usual[n : n + size] = _phrase(phrase)
    return usual


@cache
def _phrases() -> Mapping[str, object]:
    from pypinyin.constants import PHRASES_DICT

    return PHRASES_DICT


@lru_cache(maxsize=32768)
def _phrase(phrase: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(phrase))


@lru_cache(maxsize=32768)
def _readings(character: str) -> tuple[str, ...]:
    from pypinyin import Style, pinyin

    return tuple(dict.fromkeys(pinyin(character, style=Style.NORMAL, heteronym=True)[0]))


def _code_terms(code: str) -> Iterable[str]:
    """A code's words, the code in one piece, and its ends from every place on."""
    words = runs(code)
    whole = "".join(words)
    ends = (whole[n:] for n in range(1, len(whole) - _SHORTEST_PART + 1))
    return (*words, whole, *ends)
