"""Policies: what is read out of them against labels, and how fast.

    python -m bench.policy [--gold DIR] [--texts DIR]... [--half develop|report|both] [-v] [--json]
    python -m bench.policy --topic FILE --lang zh|en [--train FILE] [--json]

The first form scores statements on the gold set (bench/policy_gold/GUIDE.md says how it was labelled), document
readers on documents made from known text, seeded pairs of code and policy, and speed. Texts of the gold set that are
not ours are looked for by SHA-256 in the folders of ``--texts`` and of ``$APKSCAN_POLICY_TEXTS`` (separated as in
``$PATH``); what is not there is left out and said. ``-v`` lists what is wrong and missed, of the half "develop" only.
The second form scores the sentence gate on a file of ``sentence<TAB>[flags]`` lines; with ``--train`` also without the
sentences that stand in that file. The last line begins ``micro F1``.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.policy_gold_run import GoldResult, agreement, run_gold
from bench.policy_truth import GOLD, GoldError

PARTS = ("gold", "documents", "pairs", "speed")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 2 when the gold set or a file cannot be read."""
    options = _options(arguments)
    try:
        if options.topic:
            return _topics(options)
        return _all(options)
    except (GoldError, OSError, ValueError) as error:
        print(f"bench.policy: {error}", file=sys.stderr)
        return 2


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.policy", description=__doc__.partition("\n")[0])
    parser.add_argument("--topic", type=Path, help="a file of sentences with their eleven flags")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    parser.add_argument("--train", type=Path, help="the file that the gate was trained on")
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--texts", type=Path, action="append", default=[])
    parser.add_argument("--half", choices=("develop", "report", "both"), default="both")
    parser.add_argument("--part", choices=PARTS, action="append", help="only this; may be repeated")
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args(arguments)


def _topics(options: argparse.Namespace) -> int:
    from bench.policy_topics import as_lines, score_topics

    result = score_topics(options.topic, options.lang, options.train)
    if options.json:
        print(json.dumps(result.as_json(), ensure_ascii=False, indent=1))
    for line in as_lines(result):
        print(line)
    return 0


def _all(options: argparse.Namespace) -> int:
    wanted = options.part or PARTS
    texts = [
        *options.texts,
        *(Path(part) for part in os.environ.get("APKSCAN_POLICY_TEXTS", "").split(os.pathsep) if part),
    ]
    halves = ("develop", "report") if options.half == "both" else (options.half,)
    told: dict[str, object] = {}
    lines: list[str] = []
    results: list[GoldResult] = []
    if "gold" in wanted:
        found = agreement(options.gold, texts)
        told["agreement"] = found.as_json()
        lines += found.as_lines()
        for half in halves:
            result = run_gold(options.gold, texts, half)
            results.append(result)
            told[half] = result.as_json()
            lines += result.as_lines(verbose=options.verbose and half == "develop")
    if "documents" in wanted:
        from bench.policy_documents import measure as measure_documents

        documents = measure_documents()
        told["documents"] = documents.as_json()
        lines += documents.as_lines()
    if "pairs" in wanted:
        from bench.policy_pairs import measure as measure_pairs

        pairs = measure_pairs()
        told["pairs"] = pairs.as_json()
        lines += pairs.as_lines(verbose=options.verbose)
    if "speed" in wanted:
        from bench.policy_speed import measure as measure_speed

        speed = measure_speed()
        told["speed"] = speed.as_json()
        lines += speed.as_lines()
    if results:
        lines.append(f"micro F1 {results[-1].tuples.f1:.3f} (statement tuples, half {halves[-1]})")
    if options.json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
    for line in lines if not options.json else lines[-1:]:
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
