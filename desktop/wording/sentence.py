"""Code and facts to a translated sentence, with the English message as the fallback."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop.wording.findings import FINDINGS
from desktop.wording.refusals import REFUSALS
from desktop.wording.troubles import JOINING, TROUBLES
from sync.shop.trouble import Trouble
from sync.stock.refusal import Refusal

Facts = Mapping[str, object]


def refusal_sentence(code: str, message: str, facts: Facts) -> str:
    """What the law or HQ says no to."""
    return _sentence("Refusal", REFUSALS.get(code), message, facts)


def trouble_sentence(code: str, message: str) -> str:
    """What the world has put in the way, and what to do."""
    return _sentence("Trouble", TROUBLES.get(code), message, {})


def line_sentence(code: str, message: str) -> str:
    """What is in the way of the exchange; a code of HQ's that nobody knows here is a fault of HQ's."""
    if code in REFUSALS and code not in TROUBLES:
        return refusal_sentence(code, message, {})
    return trouble_sentence(code if code in TROUBLES else "hq_fault", message)


def no_sentence(no: Refusal | Trouble) -> str:
    """Either of the two; what HQ itself says no to is worded like the law's."""
    if isinstance(no, Refusal):
        return refusal_sentence(no.code, no.message, no.facts)
    if no.code in REFUSALS:
        return refusal_sentence(no.code, no.message, {})
    return trouble_sentence(no.code, no.message)


def joining_sentence(no: Refusal | Trouble) -> str:
    """The same of a computer that has no books yet."""
    if no.code in JOINING:
        return _sentence("Trouble", JOINING[no.code], no.message, {})
    return no_sentence(no)


def finding_sentence(code: str, message: str, facts: Facts) -> str:
    """What a case is about."""
    return _sentence("Finding", FINDINGS.get(code), message, facts)


def _sentence(context: str, source: object, message: str, facts: Facts) -> str:
    """An unknown code, or one whose facts are missing, keeps the message it came with."""
    if source is None:
        return message
    translated = QCoreApplication.translate(context, str(source))
    try:
        return translated.format_map(facts)
    except KeyError:
        return message
