from pathlib import Path

from installers import translations

SCREEN = """
from PySide6.QtCore import QObject

class Counter(QObject):
    def words(self) -> list[str]:
        return [self.tr("Post {number}"), self.tr("%n line(s)", "", 3)]
"""


def _ts(*messages: str) -> str:
    context = "<context><name>Counter</name>" + "".join(messages) + "</context>"
    return f'<?xml version="1.0"?><TS version="2.1" language="zh_HK">{context}</TS>'


def _said(source: str, translation: str, kind: str = "") -> str:
    attribute = f' type="{kind}"' if kind else ""
    return (
        f"<message><source>{source}</source>"
        f"<translation{attribute}>{translation}</translation></message>"
    )


def _between(committed: str, fresh: str) -> list[str]:
    return translations.faults(translations.messages(committed), translations.messages(fresh))


def _clone(root: Path) -> None:
    (root / "desktop").mkdir()
    (root / translations.FOLDER).mkdir(parents=True)
    (root / "desktop" / "counter.py").write_text(SCREEN, encoding="utf-8")


def test_a_finished_translation_has_no_fault() -> None:
    ts = _ts(_said("Post", "過帳"))
    assert _between(ts, ts) == []


def test_a_new_sentence_is_told() -> None:
    assert _between(_ts(), _ts(_said("Post", ""))) == ["not taken in: Counter: 'Post'"]


def test_a_sentence_that_is_no_longer_said_is_told() -> None:
    assert _between(_ts(_said("Post", "過帳")), _ts()) == ["no longer said: Counter: 'Post'"]


def test_an_unfinished_or_empty_translation_is_told() -> None:
    ts = _ts(_said("Post", "過帳", "unfinished"), _said("Void", ""))
    assert _between(ts, ts) == [
        "not translated: Counter: 'Post'",
        "not translated: Counter: 'Void'",
    ]


def test_a_lost_placeholder_is_told() -> None:
    ts = _ts(_said("Post {number}", "過帳"), _said("Sent %1", "已送 %1"))
    assert _between(ts, ts) == ["placeholder lost: Counter: 'Post {number}' -> 過帳"]


def test_a_plural_needs_every_form() -> None:
    forms = "<numerusform>%n line</numerusform><numerusform></numerusform>"
    ts = _ts(
        f'<message numerus="yes"><source>%n</source><translation>{forms}</translation></message>'
    )
    assert _between(ts, ts) == ["not translated: Counter: '%n'"]


def test_a_screen_without_any_translation_lags_in_every_language(tmp_path: Path) -> None:
    _clone(tmp_path)
    assert len(translations.check(tmp_path)) == len(translations.LANGUAGES)


def test_new_sentences_are_taken_in_and_wait_for_a_translator(tmp_path: Path) -> None:
    _clone(tmp_path)
    translations.make(tmp_path)
    lagging = translations.check(tmp_path)
    assert "zh_HK: not translated: Counter: 'Post {number}'" in lagging
    assert "en: not translated: Counter: '%n line(s)'" in lagging
    assert not [line for line in lagging if line.startswith("en") and "Post" in line]


def test_a_translation_that_was_not_compiled_is_told(tmp_path: Path) -> None:
    _clone(tmp_path)
    translations.make(tmp_path)
    ts = tmp_path / translations.FOLDER / "counterstock_zh_CN.ts"
    text = ts.read_text(encoding="utf-8")
    ts.write_text(
        text.replace(
            '<translation type="unfinished"></translation>',
            "<translation>过账 {number}</translation>",
        ),
        encoding="utf-8",
    )
    assert (
        "zh_CN: counterstock_zh_CN.qm is not what counterstock_zh_CN.ts compiles to"
        in translations.check(tmp_path)
    )
