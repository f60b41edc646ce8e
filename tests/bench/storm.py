"""A thousand shops come back at once: no answer but yes and "later", and how soon the last is served.

python -m tests.bench.storm [devices] [documents] [devices a shop]
The time it may take is what HQ's own rates allow, both measured in the same run when nobody else comes: one device
with a long queue gives the pace of documents, and devices without any, one after another, the time of a visit that
brings nothing. `strict` leaves the visits out: the last one's time against the documents at the queue's pace alone.
"""

import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median

from tests.faults.processes import resident_kib
from tests.faults.storm import Company, Storm, a_company_of
from tests.hq.world import Till

_QUEUES = (10, 50, 300)
"""Documents laid up at each shop, unless told: a line away for an hour, for a morning, for a busy day."""
_BACKLOG = 2000
"""Documents in the queue of each device that gives the pace."""
_CALM = 50
"""So many devices come one after another: with nothing, and with the storm's own queue."""
_DAY = 300
"""A queue as after a day without a line."""


@dataclass(frozen=True, slots=True)
class _Pace:
    """What HQ does when nobody else comes: documents a second of a long queue, seconds a visit with nothing."""

    ingest: float
    visit_s: float

    def allows_s(self, devices: int, documents: int) -> float:
        """Seconds for so many devices with so many documents each."""
        return devices * (documents / self.ingest + self.visit_s)


def main(devices: int = 1000, documents: int = 0, a_shop: int = 1) -> None:
    """Print a JSON line for each length of the queue."""
    for length in (documents,) if documents else _QUEUES:
        print(json.dumps(_stormed(devices, length, a_shop=a_shop)), flush=True)


def _stormed(devices: int, documents: int, *, a_shop: int) -> dict[str, object]:
    lengths = [*[_BACKLOG] * 2, *[0] * 2 * _CALM, *[documents] * (_CALM + devices)]
    with (
        tempfile.TemporaryDirectory() as name,
        a_company_of(Path(name), lengths, a_site=a_shop) as company,
    ):
        before = resident_kib(company.hq.process.pid)
        idle, queues = company.tills[2 : 2 + 2 * _CALM], company.tills[2 + 2 * _CALM :]
        ingest, visits = [_ingest(company, 0)], [_visit_s(company, idle[:_CALM])]
        calm = company.come_back(queues[:_CALM], at_once=1)
        storm = company.come_back(queues[_CALM:])
        ingest.append(_ingest(company, 1))
        visits.append(_visit_s(company, idle[_CALM:]))
        grown = resident_kib(company.hq.process.pid) - before
    pace = _Pace(mean(ingest), mean(visits))
    more: dict[str, object] = {
        "devices_a_shop": a_shop,
        "one_by_one_s": round(max(calm.served) / _CALM * devices, 1),
        "rows_read_a_device": round(storm.rows / devices),
        "hq_grew_mib": grown // 1024,
    }
    return _told(storm, documents, pace) | more


def _ingest(company: Company, which: int) -> float:
    """Documents a second of one device alone, in batches as large as HQ takes."""
    return _BACKLOG / max(company.come_back([company.tills[which]]).served)


def _visit_s(company: Company, idle: list[Till]) -> float:
    """Seconds a device that brings nothing and finds nothing, one after another."""
    return max(company.come_back(idle, at_once=1).served) / len(idle)


def _told(storm: Storm, documents: int, pace: _Pace) -> dict[str, object]:
    devices, last_s = len(storm.served), max(storm.served)
    strict = last_s * pace.ingest / (devices * documents)
    return {
        "bench": "storm",
        "devices": devices,
        "documents": documents,
        "answers": dict(sorted(storm.answers.items())),
        "cut": storm.cut,
        "faults": storm.faults,
        "most_sent_away": storm.most_tries,
        "median_s": round(median(storm.served), 1),
        "last_s": round(last_s, 1),
        "docs_s": round(devices * documents / last_s),
        "ingest_docs_s": round(pace.ingest),
        "visit_ms": round(pace.visit_s * 1000, 1),
        "allowed_s": round(pace.allows_s(devices, documents), 1),
        "ratio": round(last_s / pace.allows_s(devices, documents), 2),
        "strict": round(strict, 2),
        "gate": "faults 0; ratio <= 1.3" + ("; strict <= 2" if documents >= _DAY else ""),
    }


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
