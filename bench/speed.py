"""A whole scan against androguard's AnalyzeAPK on the same packages, side by side in one run.

``python -m bench.speed PACKAGE... [--policy FILE] [--runs N] [--pss] [--json]``; the last line is the figure.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from bench.process import Memory, Run, measure

ROOT = Path(__file__).parent.parent
POLICY = ROOT / "samples" / "loan" / "policy.html"
ANDROGUARD = """
import sys
from loguru import logger
logger.remove()
from androguard.misc import AnalyzeAPK
AnalyzeAPK(sys.argv[1])
"""
"""The other side: the library's own entry point, its log switched off in its favour."""


@dataclass(frozen=True)
class Row:
    """Medians over the runs of one package; ``ratio`` of the wall times, ``memory_ratio`` of the peaks."""

    package: str
    dex_mib: float
    findings: int
    seconds: float
    androguard_seconds: float
    ratio: float
    mebibytes: float
    androguard_mebibytes: float
    memory_ratio: float
    note: str = ""


def main() -> int:
    """Measure every package, then ``--help``; 0 unless nothing could be measured."""
    arguments = _arguments()
    memory: Memory = "pss" if arguments.pss else "rss"
    rows = [_package(path, arguments.policy, arguments.runs, memory) for path in arguments.packages]
    help_seconds, empty_seconds = _start_up(arguments.runs)
    compared = [row for row in rows if row.ratio > 0]
    worst = max((row.ratio for row in compared), default=0.0)
    if arguments.json:
        result = {
            "runs": arguments.runs,
            "memory": memory,
            "rows": [asdict(row) for row in rows],
            "help_seconds": round(help_seconds, 4),
            "empty_seconds": round(empty_seconds, 4),
            "figure": round(worst, 4),
        }
        print(json.dumps(result))
    else:
        _print_table(rows, memory)
        plus = help_seconds - empty_seconds
        print(f"--help {help_seconds:.3f} s, python -c pass {empty_seconds:.3f} s: plus {plus:.3f} s")
        print(f"worst ratio to androguard over {len(compared)} packages: {worst:.4f}")
    return 0 if compared else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__)
    parser.add_argument("packages", nargs="+", type=Path, metavar="PACKAGE")
    parser.add_argument("--policy", type=Path, default=POLICY, help="default: that of the loan sample")
    parser.add_argument("--runs", type=int, default=5, help="of each side; the medians count")
    parser.add_argument("--pss", action="store_true", help="sample PSS instead of RSS (spoils the times)")
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    return parser.parse_args()


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""}


def _package(path: Path, policy: Path, runs: int, memory: Memory) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        ours = [sys.executable, "-m", "analyzer", "scan", str(path), "--policy", str(policy), "-o", folder]
        theirs = [sys.executable, "-c", ANDROGUARD, str(path)]
        _say(f"{path.name}: warming up")
        warm = measure(ours, _environment())  # kernels compiled, files in the page cache
        findings = _findings(Path(folder))
        mine: list[Run] = []
        other: list[Run] = []
        for number in range(runs):
            _say(f"{path.name}: run {number + 1} of {runs}")
            mine.append(measure(ours, _environment(), memory))
            other.append(measure(theirs, _environment(), memory))
    note = "" if warm.code in (0, 1) else f"apkscan exit {warm.code}: {warm.stderr.strip()}"
    if other and other[0].code != 0:
        note += f" androguard exit {other[0].code}: {other[0].stderr.strip().splitlines()[-1:]}"
    return _row(path, findings, mine, other, note)


def _row(path: Path, findings: int, mine: list[Run], other: list[Run], note: str) -> Row:
    seconds = statistics.median(run.seconds for run in mine)
    their_seconds = statistics.median(run.seconds for run in other)
    size = statistics.median(run.mebibytes for run in mine)
    their_size = statistics.median(run.mebibytes for run in other)
    return Row(
        package=path.name,
        dex_mib=round(_dex_bytes(path) / (1 << 20), 2),
        findings=findings,
        seconds=round(seconds, 3),
        androguard_seconds=round(their_seconds, 3),
        # A side that failed has no time worth comparing.
        ratio=0.0 if note else round(seconds / their_seconds, 4),
        mebibytes=round(size, 1),
        androguard_mebibytes=round(their_size, 1),
        memory_ratio=0.0 if note else round(size / their_size, 4),
        note=note,
    )


def _dex_bytes(path: Path) -> int:
    try:
        with ZipFile(path) as package:
            return sum(entry.file_size for entry in package.infolist() if entry.filename.endswith(".dex"))
    except (OSError, BadZipFile):
        return 0


def _findings(folder: Path) -> int:
    """How much there was to find: findings in the report that the scan has just written."""
    try:
        report = json.loads((folder / "report.json").read_bytes())
    except (OSError, ValueError):
        return 0
    return _count(report)


def _count(value: object) -> int:
    if isinstance(value, dict):
        own = value.get("findings")
        return (len(own) if isinstance(own, list) else 0) + sum(_count(v) for k, v in value.items() if k != "findings")
    return sum(_count(entry) for entry in value) if isinstance(value, list) else 0


def _start_up(runs: int) -> tuple[float, float]:
    """Medians of ``apkscan --help`` and of an empty Python, alternating; more runs, because they are short."""
    helped, empty = [], []
    for _ in range(max(runs, 5) * 2):
        helped.append(measure([sys.executable, "-m", "analyzer", "--help"], _environment()).seconds)
        empty.append(measure([sys.executable, "-c", "pass"], _environment()).seconds)
    return statistics.median(helped), statistics.median(empty)


def _print_table(rows: list[Row], memory: Memory) -> None:
    print(
        f"| package | dex MiB | findings | apkscan s | androguard s | ratio | {memory} MiB | androguard MiB | ratio |"
    )
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for row in rows:
        print(
            f"| {row.package} | {row.dex_mib} | {row.findings} | {row.seconds} | {row.androguard_seconds}"
            f" | {row.ratio} | {row.mebibytes} | {row.androguard_mebibytes} | {row.memory_ratio} |"
        )
    for row in rows:
        if row.note:
            print(f"{row.package}: {row.note}")


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
