"""The pattern cases of ``samples/patterns/`` against their hand-written expectations.

    python -m bench.patterns [GROUP | GROUP-CASE ...] [--json | --table]

Runs the pipeline's own stages on every built case. One line per expectation that does not hold, then the number of
cases and of negative ones; the last line is ``precision P recall R``. How they are counted, over all cases:

- Expected and there: each ``reached`` method, each edge, each grade (but ``packaged``), each phase of ``phases``, each
  verdict of ``consent`` (but ``none``), each constant of ``values``, each of ``gaps``; each of ``requests`` and
  ``sdk_starts``, and each permission, phase and word (but "" and false) that is stated of it; each of ``flows``, and
  each destination, transport, transformation, algorithm, mark and step that is stated of it.
- There and not expected: each ``not_reached`` method that is live, each of ``no_edges`` that the graph has, each phase,
  constant and permission beyond the expected ones, a grade above the expected one, a verdict that claims before or
  after where another is right, any verdict where there is ``none``, anything said of a request or start where another
  thing is stated, a live request that is not stated, a start where none is, each flow of ``no_flows``, each flow that
  leaves (or goes to a log) where ``only_flows`` allows no further one.

*Recall* is the share of everything expected that is there. *Precision* is what is expected and there, divided by that
and everything there and not expected. A known miss counts as a miss. A case that was not built or whose analysis
crashes, and an expectation that names a method which the package does not have, counts as a miss, or, where something
must be absent, as there.

``--table`` writes the tables of ``docs/patterns.md`` and ``docs/patterns.zh-CN.md``.
"""

import argparse
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.pattern_cases import PATTERNS, CaseError, Result, read_case, run_case

ROOT = Path(__file__).resolve().parent.parent
DOCS = {"en": ROOT / "docs" / "patterns.md", "zh": ROOT / "docs" / "patterns.zh-CN.md"}
MARKS = ("<!-- table -->", "<!-- end of table -->")


@dataclass(frozen=True, slots=True)
class Score:
    """Sums over cases."""

    hit: int
    missed: int
    wrong: int

    @property
    def precision(self) -> float:
        """1.0 when nothing was said."""
        return self.hit / (self.hit + self.wrong) if self.hit + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """1.0 when nothing was expected."""
        return self.hit / (self.hit + self.missed) if self.hit + self.missed else 1.0


def score(results: list[Result]) -> Score:
    """Sum the items of all cases."""
    items = [item for result in results for item in result.items]
    return Score(sum(i.hit for i in items), sum(i.missed for i in items), sum(i.wrong for i in items))


def find_folders(wanted: list[str]) -> list[Path]:
    """The folders of all cases, or of the groups and cases named."""
    folders = [path.parent for path in sorted(PATTERNS.glob("*/*/case.yml"))]
    names = {word.rstrip("/").replace("/", "-") for word in wanted}
    return [f for f in folders if not names or {f.parent.name, f"{f.parent.name}-{f.name}"} & names]


def run(wanted: list[str]) -> list[Result]:
    """All cases, or those named, in order of their names.

    Raises:
        CaseError: cases are badly written; the message names all of them.
    """
    folders = find_folders(wanted)
    documents, mistakes = [], []
    for folder in folders:
        try:
            documents.append(read_case(folder))
        except CaseError as error:
            mistakes.append(str(error))
    if mistakes:
        raise CaseError("\n".join(mistakes))
    return [run_case(folder, document) for folder, document in zip(folders, documents, strict=True)]


def as_text(results: list[Result]) -> str:
    """What the command prints."""
    lines = []
    for result in results:
        known = f" (known miss: {result.known_miss})" if result.known_miss else ""
        lines += [f"{result.name}: {item.what}: {item.why}{known}" for item in result.failed]
    states = [result.state for result in results]
    total = score(results)
    lines += [
        f"{len(results)} cases, {sum(result.negative for result in results)} of them negative; "
        f"{states.count('holds')} hold, {states.count('known miss')} known misses, {states.count('fails')} fail",
        f"{sum(len(result.items) for result in results)} expectations: {total.hit} parts there, {total.missed} missed, "
        f"{total.wrong} there and not expected",
        f"precision {total.precision:.4f} recall {total.recall:.4f}",
    ]
    return "\n".join(lines)


def as_json(results: list[Result]) -> str:
    """The same as one JSON document."""
    total = score(results)
    cases = [
        {
            "name": r.name,
            "title": r.title,
            "negative": r.negative,
            "known_miss": r.known_miss,
            "state": r.state,
            "items": [
                {"what": i.what, "hit": i.hit, "missed": i.missed, "wrong": i.wrong, "why": i.why} for i in r.items
            ],
        }
        for r in results
    ]
    summary = {
        "cases": len(results),
        "negatives": sum(r.negative for r in results),
        "hit": total.hit,
        "missed": total.missed,
        "wrong": total.wrong,
        "precision": round(total.precision, 4),
        "recall": round(total.recall, 4),
    }
    return json.dumps({**summary, "results": cases}, ensure_ascii=False, indent=1)


WORDS = {
    "en": ("case", "pattern", "negative", "state", {"holds": "holds", "known miss": "known miss", "fails": "fails"}),
    "zh": ("用例", "模式", "反例", "状态", {"holds": "符合", "known miss": "已知遗漏", "fails": "不符"}),
}


def table(results: list[Result], lang: str) -> str:
    """The Markdown table of one language, with a line of sums before it."""
    case, pattern, negative, state, words = WORDS[lang]
    total, negatives = score(results), sum(r.negative for r in results)
    if lang == "zh":
        sums = f"精确率 {total.precision:.3f}，召回率 {total.recall:.3f}"
        head = f"共 {len(results)} 个用例，其中反例 {negatives} 个；{sums}。"
    else:
        head = (
            f"{len(results)} cases, {negatives} of them negative; "
            f"precision {total.precision:.3f}, recall {total.recall:.3f}."
        )
    rows = [f"| {case} | {pattern} | {negative} | {state} |", "| --- | --- | --- | --- |"]
    for result in results:
        title = result.title[lang].replace("|", "\\|")
        folder = f"../samples/patterns/{result.name.replace('-', '/', 1)}"
        mark = ("是" if lang == "zh" else "yes") if result.negative else ""
        rows.append(f"| [{result.name}]({folder}) | {title} | {mark} | {words[result.state]} |")
    return "\n".join([head, "", *rows])


def written(document: str, content: str) -> str:
    """``document`` with ``content`` between its marks."""
    first, last = MARKS
    pattern = re.compile(f"{re.escape(first)}.*?{re.escape(last)}", re.DOTALL)
    return pattern.sub(lambda _: f"{first}\n{content}\n{last}", document)


def main(arguments: list[str] | None = None) -> int:
    """Run and print; 2 when a case is badly written."""
    parser = argparse.ArgumentParser(description="Check the pattern cases.")
    parser.add_argument("cases", nargs="*", metavar="GROUP[-CASE]", help="default: all")
    parser.add_argument("--json", action="store_true", help="one JSON document")
    parser.add_argument("--table", action="store_true", help="write the tables of docs/, too")
    chosen = parser.parse_args(arguments)
    try:
        results = run(chosen.cases)
    except CaseError as error:
        print(error, file=sys.stderr)
        return 2
    if chosen.table:
        for lang, path in DOCS.items():
            path.write_text(written(path.read_text(encoding="utf-8"), table(results, lang)), encoding="utf-8")
    print(as_json(results) if chosen.json else as_text(results))
    return 0


if __name__ == "__main__":
    sys.exit(main())
