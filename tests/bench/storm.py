"""A thousand devices come back at once: no answer but yes and "later", and how soon the last is served.

python -m tests.bench.storm [devices] [documents]
The floor is HQ's ingest in the same run: one device with a long queue, before the storm and after it. Beside it stands
how the storm compares with the same visits one after another: what they push and what they read of their neighbours.
"""

import json
import sys
import tempfile
from pathlib import Path
from statistics import mean, median

from tests.faults.processes import resident_kib
from tests.faults.storm import Company, Storm, a_company_of

_BACKLOG = 2000
"""Documents in the queue of each device that is the floor."""
_CALM = 50
"""So many devices come one after another first: what the same visits take without a storm."""


def main(devices: int = 1000, documents: int = 10) -> None:
    """Print one JSON line."""
    with (
        tempfile.TemporaryDirectory() as name,
        a_company_of(
            Path(name), devices=devices + _CALM, documents=documents, backlogs=[_BACKLOG] * 2
        ) as company,
    ):
        before = resident_kib(company.hq.process.pid)
        floors = [_ingest(company, 0)]
        calm = company.come_back(company.tills[:_CALM], at_once=1)
        storm = company.come_back(company.tills[_CALM:])
        floors.append(_ingest(company, 1))
        grown = resident_kib(company.hq.process.pid) - before
    rate, one_by_one = (len(each.served) * documents / max(each.served) for each in (storm, calm))
    more: dict[str, object] = {
        "one_by_one_docs_s": round(one_by_one),
        "ratio_to_one_by_one": round(rate / one_by_one, 2),
        "rows_read_a_device": [round(each.rows / len(each.served)) for each in (calm, storm)],
        "hq_grew_mib": grown // 1024,
    }
    print(json.dumps(_told(storm, rate, mean(floors)) | more))


def _ingest(company: Company, which: int) -> float:
    """Documents a second of one device alone, in hundreds."""
    return _BACKLOG / max(company.come_back([company.backlogs[which]]).served)


def _told(storm: Storm, rate: float, ingest: float) -> dict[str, object]:
    return {
        "bench": "storm",
        "devices": len(storm.served),
        "answers": dict(sorted(storm.answers.items())),
        "cut": storm.cut,
        "faults": storm.faults,
        "most_sent_away": storm.most_tries,
        "median_s": round(median(storm.served), 1),
        "last_s": round(max(storm.served), 1),
        "docs_s": round(rate),
        "ingest_docs_s": round(ingest),
        "ratio": round(rate / ingest, 2),
        "gate": "faults 0; ratio >= 0.5",
    }


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
