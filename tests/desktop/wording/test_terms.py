"""The words of the trade."""

from desktop.language import Translations
from desktop.theme.icons import draw_icon
from desktop.theme.theme import Theme
from desktop.wording.terms import (
    KIND_ICONS,
    KINDS,
    ROLES,
    STATES,
    STEPS,
    VERDICTS,
    kind_word,
    line_word,
    reason_word,
    role_word,
    state_word,
    step_word,
    verdict_word,
)
from sync.stock.attachment import ATTACH
from sync.stock.kinds import KINDS as LAW
from sync.stock.rights import Role
from sync.stock.verdict import Verdict


def test_every_kind_of_the_law_has_a_word_and_an_icon(theme: Theme) -> None:
    assert set(LAW) == set(KINDS) == set(KIND_ICONS)
    tint = theme.colour("ink1")
    assert all(not draw_icon(n, tint, size=20, ratio=1.0).isNull() for n in KIND_ICONS.values())


def test_every_state_the_law_can_reach_has_a_word() -> None:
    rules = [rule for kind in LAW.values() for rule in kind.rules]
    reached = {state for rule in rules for state in rule.reaches.values()}
    unusual = {state for rule in rules for _, state in rule.unusual.values()}
    assert (reached | unusual) - set(STATES) == set()


def test_every_step_of_the_law_has_a_word() -> None:
    named = {rule.name for kind in LAW.values() for rule in kind.rules}
    assert (named | {ATTACH, "resolve"}) - set(STEPS) == set()


def test_every_role_and_verdict_has_a_word() -> None:
    assert {role.value for role in Role} == set(ROLES)
    assert {verdict.value for verdict in Verdict} == set(VERDICTS) - {""}


def test_words_are_of_the_language_of_the_screen(translations: Translations) -> None:
    translations.use("zh_HK")
    assert [kind_word("issue"), state_word("reversed"), step_word("post"), role_word("desk")] == [
        "銷售出庫",
        "已沖銷",
        "過帳",
        "倉務",
    ]
    assert [reason_word("loss"), verdict_word(""), line_word("offline")] == ["報損", "待送", "離線"]


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert kind_word("of_tomorrow") == "of_tomorrow"
