"""All benchmarks, or those named, one after another; each prints JSON lines with its ratios.

python -m tests.bench [post balances lookup ingest window far queue storm memory]
"""

import subprocess
import sys

BENCHMARKS = ("post", "balances", "lookup", "ingest", "window", "far", "queue", "storm", "memory")


def main(names: list[str]) -> int:
    """Run each in a process of its own, so that none warms another; the worst exit code."""
    unknown = set(names) - set(BENCHMARKS)
    if unknown:
        print(f"There is no benchmark {min(unknown)}; there are: {' '.join(BENCHMARKS)}")
        return 2
    codes = [
        subprocess.run([sys.executable, "-m", f"tests.bench.{name}"], check=False).returncode
        for name in names or BENCHMARKS
    ]
    return max(codes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
