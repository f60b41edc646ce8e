"""Every finding that opens a case has its sentence."""

from desktop.wording.findings import FINDINGS
from tests.desktop.wording.sentences import codes_of


def test_every_finding_of_the_law_has_a_sentence() -> None:
    assert codes_of(("Finding",)) - set(FINDINGS) == set()
