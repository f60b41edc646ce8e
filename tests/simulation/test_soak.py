"""A small soak; the large one is `python -m tests.simulation soak` (docs/simulation.md has its result)."""

import pytest

from tests.simulation.ground import Ground
from tests.simulation.soak import soak

pytestmark = [pytest.mark.expects_log, pytest.mark.timeout(600)]  # two shared cores may be busy


def test_a_few_devices_for_some_days_end_in_agreement(template: Ground) -> None:
    soaked = soak(template, devices=6, days=9)
    assert soaked.fault == ""
    assert soaked.longest_queue > 0
    assert soaked.documents > 0
