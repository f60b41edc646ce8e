"""A thousand devices come back at once: no answer but yes and "later", and how soon the last is served.

python -m tests.bench.storm [devices] [documents]
The floor is what HQ takes of the same sort of pushes from one device after another, in the same run.
"""

import json
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.faults.processes import resident_kib
from tests.faults.storm import Storm, a_company_of

_CALM = 10
"""One device in so many comes alone, for the floor."""


def main(devices: int = 1000, documents: int = 10) -> None:
    """Print one JSON line."""
    calm = max(5, devices // _CALM)
    with (
        tempfile.TemporaryDirectory() as name,
        a_company_of(Path(name), devices=devices + calm, documents=documents) as company,
    ):
        before = resident_kib(company.hq.process.pid)
        floor = company.come_back(company.tills[:calm], at_once=1)
        storm = company.come_back(company.tills[calm:])
        grown = resident_kib(company.hq.process.pid) - before
    rate, floor_rate = _rate(storm, documents), _rate(floor, documents)
    told = {
        "bench": "storm",
        "devices": devices,
        "documents": devices * documents,
        "answers": dict(sorted(storm.answers.items())),
        "cut": storm.cut,
        "faults": storm.faults,
        "median_s": round(median(storm.served), 1),
        "last_s": round(max(storm.served), 1),
        "docs_s": round(rate),
        "one_by_one_docs_s": round(floor_rate),
        "ratio": round(rate / floor_rate, 2),
        "hq_grew_mib": grown // 1024,
        "gate": "faults 0; ratio >= 0.5",
    }
    print(json.dumps(told))


def _rate(storm: Storm, documents: int) -> float:
    return len(storm.served) * documents / max(storm.served)


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
