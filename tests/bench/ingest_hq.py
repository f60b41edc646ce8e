"""An HQ of its own process for the ingest benchmark: python -m tests.bench.ingest_hq URL."""

import json
import sys

from sync.hq.headquarters import open_headquarters
from sync.hq.serving import serve
from tests.bench.wall_clock import WallClock


def main(url: str) -> None:
    """Serve until told to end; says where first."""
    with open_headquarters(url, WallClock()) as headquarters:
        serve(headquarters, host="127.0.0.1", port=0, listening=_say)


def _say(url: str) -> None:
    print(json.dumps({"listening": url}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
