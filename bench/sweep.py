"""Inflating and sweeping all dex files against inflating alone, in one process, warm.

    python -m bench.sweep PACKAGE… [--json] [--runs N]

Both sides alternate; the figure of a package is the median of the pairwise ratios. The last line is the largest among
packages with at least 1 MiB of dex: below, a tenth of a millisecond of fixed cost is all there is to measure.
"""

import argparse
import json
import statistics
import sys
import time
from pathlib import Path

from analyzer.apk.container import open_package
from analyzer.apk.dex import read_dex


def measure(package: Path, runs: int) -> dict[str, object]:
    """Seconds of both sides (medians), the ratio, and the size of the dex files in bytes."""
    alone: list[float] = []
    both: list[float] = []
    with open_package(package) as opened:
        names = opened.dex_entries
        size = sum(len(opened.read(name)) for name in names)
        for name in names:
            read_dex(name, opened.read(name))  # kernels loaded
        for _ in range(runs):
            start = time.perf_counter()
            for name in names:
                opened.read(name)
            middle = time.perf_counter()
            for name in names:
                read_dex(name, opened.read(name))
            alone.append(middle - start)
            both.append(time.perf_counter() - middle)
    ratio = statistics.median(b / a for a, b in zip(alone, both, strict=True)) if names else 0.0
    return {
        "package": package.name,
        "dex_bytes": size,
        "inflate_s": round(statistics.median(alone), 4),
        "inflate_and_sweep_s": round(statistics.median(both), 4),
        "ratio": round(ratio, 2),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--runs", type=int, default=11)
    options = parser.parse_args()
    results = [measure(package, options.runs) for package in options.packages]
    if options.json:
        json.dump(results, sys.stdout, indent=1)
        print()
    else:
        for result in results:
            print(*(f"{key}={value}" for key, value in result.items()))
    large = [float(str(r["ratio"])) for r in results if int(str(r["dex_bytes"])) >= 1 << 20]
    print(f"largest ratio: {max(large)}" if large else "largest ratio: no package with 1 MiB of dex")


if __name__ == "__main__":
    main()
