"""A hundred devices come back at the same instant; a thousand: `python -m tests.bench storm`."""

from pathlib import Path

import pytest

from tests.faults.company import documents_at
from tests.faults.storm import a_company_of

DEVICES = 100
DOCUMENTS = 10


@pytest.mark.timeout(300)
def test_a_hundred_devices_at_once_are_served_or_told_to_come_back(tmp_path: Path) -> None:
    with a_company_of(tmp_path, [DOCUMENTS] * DEVICES) as company:
        storm = company.come_back(company.tills, old=company.tills[::5])
        assert (storm.faults, storm.cut) == (0, 0)
        assert len(storm.served) == DEVICES
        assert storm.verdicts == {"applied": DEVICES * DOCUMENTS}
        log, moved = documents_at(company.hq.program)
        assert set(log.values()) == set(moved.values()) == {1}
        assert len(log) == len(moved) == DEVICES * DOCUMENTS
