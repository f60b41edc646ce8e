"""G2: HQ's durable ingest in hundreds: custody, law, verdicts, movements, balances, feed; over HTTP too.

python -m tests.bench.ingest [documents] [rounds]
Each round: the raw floor (tests.bench.ingest_floor), the same documents judged in this process, and
over HTTP by an HQ process of its own. PostgreSQL is durable here (fsync on), unlike in the tests.
"""

import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import httpx
from uuid_utils.compat import uuid7

from sync.hq import bulk
from sync.hq.database import HqDatabase
from sync.hq.founding import found
from sync.hq.headquarters import open_headquarters
from sync.hq.judgement import take_push
from sync.hq.tables import item
from sync.wire import letters, protocol
from sync.wire.messages import ContentLetter, LineLetter, Push, Pushed, StepLetter
from sync.wire.packing import packed, unpacked
from tests.bench.ingest_floor import PostgresFloor, Rows, SqliteFloor, floor_rows
from tests.bench.wall_clock import WallClock
from tests.hq.world import NOW, Till, World, furnished
from tests.postgres_server import postgres_server

BATCH = 100
LINES = 5
SKUS = 100_000


def main(documents: int = 4000, rounds: int = 3) -> None:
    """Print one JSON line a database, with the medians over the rounds."""
    with postgres_server(durable=True) as server, tempfile.TemporaryDirectory() as folder:
        numbers = iter(range(1000))

        @contextmanager
        def on_postgresql() -> Iterator[tuple[str, Callable[[], PostgresFloor]]]:
            with server.fresh_database() as url, server.fresh_database() as raw:
                plain = raw.replace("+psycopg", "")
                yield url, lambda: PostgresFloor(plain)

        @contextmanager
        def on_sqlite() -> Iterator[tuple[str, Callable[[], SqliteFloor]]]:
            place = Path(folder) / str(next(numbers))
            place.mkdir()
            yield f"sqlite:///{place}/hq.db", lambda: SqliteFloor(place / "raw.db")

        for name, books in (("postgresql", on_postgresql), ("sqlite", on_sqlite)):
            told = []
            for _ in range(rounds):
                with books() as (url, floor):
                    told.append(_round(url, floor(), documents))
            print(json.dumps(_figures(name, documents, told)), flush=True)


def _round(
    url: str, floor: PostgresFloor | SqliteFloor, documents: int
) -> tuple[float, float, float]:
    """Documents a second: the floor, judged in this process, and over HTTP."""
    database = HqDatabase.open(url)
    found(database, "Bench", now=NOW)
    world = furnished(database)
    with database.transaction() as connection:
        bulk.insert(connection, item, [_item(n) for n in range(SKUS)])
    dice = random.Random(7)
    here, there = _sealed(world, "01", documents, dice), _sealed(world, "02", documents, dice)
    steps = [letters.unpacked(body, StepLetter) for body in here.log]
    batches = [floor_rows(steps[n : n + BATCH]) for n in range(0, documents, BATCH)]
    raw = _timed(lambda: _commit_all(floor, batches), documents)
    floor.close()
    bodies = [letters.packed(push) for push in _pushes(here)]
    judged = _timed(lambda: _judge_all(database, here, bodies), documents)
    over_http = _over_http(url, there, documents)
    database.close()
    return raw, judged, over_http


def _sealed(world: World, number: str, documents: int, dice: random.Random) -> Till:
    till = Till(world, number=number)
    for n in range(documents):
        kind = "receipt" if n % 2 == 0 else "return"
        till.seal(
            kind=kind,
            content=_content(dice, kind),
            step=str(uuid7()),
            document=str(uuid7()),
            hlc="1763611200000.00000",
        )
    return till


def _content(dice: random.Random, kind: str) -> ContentLetter:
    lines = [
        LineLetter(
            line=str(n),
            sku=f"SKU-{dice.randrange(SKUS):06d}",
            quantity=str(dice.randint(1, 24)),
            name="紅富士蘋果 Fuji apple",
            unit="pc",
            lot=f"L{dice.randrange(1000):04d}",
            unit_price=f"{dice.randint(100, 9999) / 100:.2f}",
        )
        for n in range(1, LINES + 1)
    ]
    if kind == "return":
        return ContentLetter(lines=lines, counterpart="customer")
    return ContentLetter(lines=lines, party="SUP-1", reference=f"DN-{dice.randrange(10**9)}")


def _item(n: int) -> bulk.Row:
    return (f"SKU-{n:06d}", "Apple", "", "", "pc", 0, None, "", "", "none", True, "")


def _pushes(till: Till) -> list[Push]:
    return [
        till.push_letter(n, min(n + BATCH - 1, till.seq)) for n in range(1, till.seq + 1, BATCH)
    ]


def _commit_all(floor: PostgresFloor | SqliteFloor, batches: list[Rows]) -> None:
    for batch in batches:
        floor.commit(batch)


def _judge_all(database: HqDatabase, till: Till, bodies: list[bytes]) -> None:
    for body in bodies:
        push = letters.unpacked(body, Push)
        _check(letters.packed(take_push(database, till.id, push, now=NOW)), push)


def _check(answer: bytes, push: Push) -> None:
    pushed = letters.unpacked(answer, Pushed)
    verdicts = {verdict.verdict for verdict in pushed.verdicts}
    if len(pushed.verdicts) != len(push.steps) or verdicts != {"applied"}:
        raise RuntimeError(f"HQ said {verdicts} to {len(push.steps)} steps.")


def _over_http(url: str, till: Till, documents: int) -> float:
    with open_headquarters(url, WallClock()) as headquarters:
        token = headquarters.tokens.for_device(till.id).token
    command = [sys.executable, "-m", "tests.bench.ingest_hq", url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            stdout = server.stdout
            address = json.loads(stdout.readline())["listening"] if stdout else ""
            headers = {
                "Authorization": f"Bearer {token}",
                "Content-Type": protocol.MEDIA_TYPE,
                "Accept-Encoding": protocol.ENCODING,
            }
            pushes = _pushes(till)
            bodies = [packed(letters.packed(push)) for push in pushes]
            with httpx.Client(base_url=address, headers=headers, timeout=60) as client:
                pairs = list(zip(pushes, bodies, strict=True))
                return _timed(lambda: _post_all(client, pairs), documents)
        finally:
            server.terminate()


def _post_all(client: httpx.Client, pairs: list[tuple[Push, tuple[bytes, str]]]) -> None:
    for push, (body, encoding) in pairs:
        headers = {"Content-Encoding": encoding}
        answer = client.post(protocol.PUSH, content=body, headers=headers).raise_for_status()
        said = answer.headers.get("Content-Encoding", "")
        _check(unpacked(answer.content, said, limit=protocol.MAX_BODY_BYTES), push)


def _timed(work: Callable[[], object], documents: int) -> float:
    began = time.perf_counter()
    work()
    return documents / (time.perf_counter() - began)


def _figures(
    name: str, documents: int, told: list[tuple[float, float, float]]
) -> dict[str, object]:
    raw, judged, over_http = (median(column) for column in zip(*told, strict=True))
    return {
        "bench": "ingest",
        "database": name,
        "documents": documents,
        "lines": LINES,
        "batch": BATCH,
        "floor_docs_s": round(raw),
        "judged_docs_s": round(judged),
        "http_docs_s": round(over_http),
        "ratio_judged": round(median(r[1] / r[0] for r in told), 2),
        "ratio_http": round(median(r[2] / r[0] for r in told), 2),
        "gate": "ratio_http >= 0.5 on PostgreSQL",
    }


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
