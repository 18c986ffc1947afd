"""The scores of DroidBench as text and as one JSON object, beside what was published of other tools."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.droidbench_score import AppScore, Reported, Total, f_measure, total
from bench.droidbench_truth import INTER_APP, UNDECIDABLE, App, Leak

DECIDABLE = "decidable in one package"
SETS = "inter-app over sets"
ALL = "all"

REPRODUCED = {"FlowDroid": 0.674, "IccTA": 0.667, "Amandroid": 0.611}
"""F-measure on DroidBench 3.0 by an independent reproduction: Pauck, Bodden, Wehrheim, "Do Android taint analysis tools
keep their promises?", ESEC/FSE 2018 (arXiv 1804.02903). Averaged over its 18 categories, the best tools reach 0.504
(FlowDroid) and 0.506 (Amandroid). Quoted at second hand.
"""
ZERO = ("ImplicitFlows", "Reflection", "DynamicLoading", "Reflection_ICC", "SelfModification", "Native")
"""The categories for which that study has 0.000 for every tool."""
BY_APP: Mapping[str, tuple[float, float | None]] = {
    "Aliasing": (0.25, 1.0),
    "AndroidSpecific": (0.88, 0.64),
    "ArraysAndLists": (0.57, 1.0),
    "Callbacks": (0.86, 0.92),
    "DynamicLoading": (1.0, 1.0),
    "EmulatorDetection": (1.0, 0.93),
    "FieldAndObjectSensitivity": (0.50, 0.50),
    "GeneralJava": (0.94, 0.73),
    "ImplicitFlows": (1.0, 0.20),
    "InterComponentCommunication": (0.94, 0.94),
    "Lifecycle": (1.0, 0.92),
    "Native": (1.0, 0.40),
    "Reflection": (1.0, 0.89),
    "Reflection_ICC": (1.0, 1.0),
    "SelfModification": (1.0, 1.0),
    "Threading": (1.0, 1.0),
    "UnreachableCode": (0.0, None),
}
"""Precision and recall of JITANA-DFA by category, leak or no leak a package, 182 packages (a student report, quoted at
second hand): much kinder than counting leaks, compare it with nothing but "by app".
"""
BY_APP_ALL = (0.891, 0.837)


@dataclass(frozen=True, slots=True)
class Scored:
    """One app of the suite with its score; ``by_count``: without sites, so that only numbers were compared."""

    app: App
    score: AppScore
    by_count: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """All that was scored. ``absent``: apps without a package; ``unscored``: without a number to compare with."""

    scored: tuple[Scored, ...]
    absent: tuple[str, ...] = ()
    unscored: tuple[str, ...] = ()
    seconds: float = 0.0
    implicit: bool = False

    @property
    def categories(self) -> dict[str, Total]:
        """Sums of each category, by name."""
        names = sorted({one.app.category for one in self.scored})
        return {name: total(one.score for one in self.scored if one.app.category == name) for name in names}

    @property
    def groups(self) -> dict[str, Total]:
        """Sums of what one package can show, of sets of packages, of all."""
        apart = (*UNDECIDABLE, INTER_APP)
        return {
            DECIDABLE: total(one.score for one in self.scored if one.app.category not in apart),
            SETS: total(one.score for one in self.scored if one.app.category == INTER_APP),
            ALL: total(one.score for one in self.scored),
        }


def as_text(result: Result, verbose: bool) -> str:
    """The tables; with misses and false positives of every app before them when ``verbose``."""
    lines = list(_every_app(result)) if verbose else []
    lines += [*_table(result), "", *_published(), ""]
    lines += [f"crashed: {one.app.key}: {one.score.error}" for one in result.scored if one.score.error]
    if by_count := [one.app.key for one in result.scored if one.by_count]:
        lines.append(f"{len(by_count)} apps have no known sites: their numbers of leaks were compared")
    if result.absent:
        lines.append(f"{len(result.absent)} apps of the table have no package here: {', '.join(result.absent)}")
    if result.unscored:
        lines.append(f"not scored, nothing says how many leaks: {', '.join(result.unscored)}")
    group = result.groups[DECIDABLE]
    once = Total(found=group.strict, wrong=group.wrong, expected=group.expected)
    lines += [
        f"{len(result.scored)} apps in {result.seconds:.1f} s; implicit flows "
        + ("count" if result.implicit else "do not count (--explicit)"),
        f"{DECIDABLE}, each reported pair as one leak only: {_figures(once)}",
        f"{DECIDABLE}, leak or no leak by app: {_figures(_by_app(group))}",
        f"{DECIDABLE}:",
        _figures(group),
    ]
    return "\n".join(lines)


def _figures(sums: Total) -> str:
    return f"precision {sums.precision:.4f} recall {sums.recall:.4f} f1 {sums.f1:.4f}"


def _by_app(sums: Total) -> Total:
    return Total(found=sums.apps_right, wrong=sums.apps_wrong, expected=sums.apps_right + sums.apps_missed)


def _table(result: Result) -> Iterable[str]:
    head: tuple[str, ...] = (
        "",
        "apps",
        "expected",
        "found",
        "TP",
        "FP",
        "FN",
        "precision",
        "recall",
        "F1",
        "by app: P",
        "R",
        "others",
    )
    rows = [head]
    for name, sums in result.categories.items():
        others = BY_APP.get(name)
        rows.append(_row(name, sums, "" if others is None else " / ".join(map(_number, others))))
    for name, sums in result.groups.items():
        rows.append(_row(name, sums, " / ".join(map(_number, BY_APP_ALL)) if name == ALL else ""))
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    for number, row in enumerate(rows):
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        yield "  ".join(cells).rstrip()
        if number in (0, len(result.categories)):
            yield "  ".join("-" * width for width in widths)


def _row(name: str, sums: Total, others: str) -> tuple[str, ...]:
    by_app = _by_app(sums)
    return (
        name, str(sums.apps), str(sums.expected), str(sums.pairs), str(sums.found), str(sums.wrong),
        str(sums.expected - sums.found), _number(sums.precision), _number(sums.recall), _number(sums.f1),
        _number(by_app.precision), _number(by_app.recall), others,
    )  # fmt: skip


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _published() -> Iterable[str]:
    figures = ", ".join(f"{tool} {value:.3f}" for tool, value in REPRODUCED.items())
    yield f"F-measure on DroidBench 3.0, reproduced by others (Pauck et al. 2018, at second hand): {figures};"
    yield f"0.000 for every tool of that study: {', '.join(ZERO)}"
    yield "others: precision / recall of JITANA-DFA, leak or no leak by app; all: F1 0.863 (at second hand)"


def _every_app(result: Result) -> Iterable[str]:
    for one in result.scored:
        score = one.score
        if score.error or score.missed or score.alarms:
            yield f"{one.app.key}: {score.found} of {score.expected} found, {score.wrong} false positives"
        for leak in score.missed:
            yield f"  missed: {leak}" + (f" ({leak.note})" if leak.note else "")
        for alarm in score.alarms:
            yield f"  false positive: {flow_words(alarm)}"
    yield ""


def flow_words(one: Reported) -> str:
    """``imei Main.onCreate getDeviceId 12 → Main.send i 14 log``."""
    flow = one.flow
    ends = [
        f"{'' if one.source_app == one.sink_app else app + '/'}{_short(site.method)} {_short(api, owner=False)}"
        + ("" if site.line is None else f" {site.line}")
        for app, site, api in (
            (one.source_app, flow.source, flow.source_api),
            (one.sink_app, flow.sink, flow.sink_api),
        )
    ]
    marks = [flow.channel, *(["implicit"] if flow.implicit else []), *(["stored"] if flow.stored else [])]
    if flow.certainty == "unconfirmed":
        marks.append(f"unconfirmed ({flow.reason})")
    return f"{flow.data_type} {' → '.join(ends)} {' '.join(marks)}"


def step_lines(flow: Reported) -> Iterable[str]:
    """One line a step: its kind, place, what is called or stored, and the key."""
    for step in flow.flow.steps:
        line = "" if step.site.line is None else f":{step.site.line}"
        what = f" {step.what}" if step.what else ""
        key = f" [{step.key}]" if step.key else ""
        yield f"{step.kind:9} {_short(step.site.method)}{line}{what}{key}"


def _short(signature: str, owner: bool = True) -> str:
    """``p.Main.run`` or, without its owner, ``run``."""
    place, arrow, rest = signature.partition(";->")
    if not arrow:
        return signature
    name = rest.partition("(")[0].partition(":")[0]
    return f"{place[1:].replace('/', '.')}.{name}" if owner else name


def look(scored: Sequence[Scored], leaks: Mapping[str, Sequence[Leak]], reported: Sequence[Reported]) -> str:
    """What a developer wants to see of a few apps: every expected leak, every reported flow with its steps."""
    lines = []
    for one in scored:
        lines.append(f"{one.app.key}: {one.score.expected} expected, {one.score.found} found, {one.score.wrong} wrong")
        for leak in leaks.get(one.app.key, ()):
            note = f" ({leak.note})" if leak.note else ""
            state = leak.counts if leak.counts != "leak" else "missed" if leak in one.score.missed else "found"
            lines.append(f"  {state}: {leak}{note}")
        if one.score.error:
            lines.append(f"  crashed: {one.score.error}")
    alarms = {id(alarm) for one in scored for alarm in one.score.alarms}
    for flow in reported:
        lines.append(f"{'false positive' if id(flow) in alarms else 'reported'}: {flow_words(flow)}")
        lines += [f"    {line}" for line in step_lines(flow)]
    return "\n".join(lines)


def as_json(result: Result) -> str:
    """Everything as one object."""
    figure = result.groups[DECIDABLE]
    document: dict[str, Any] = {
        "precision": round(figure.precision, 4),
        "recall": round(figure.recall, 4),
        "f1": round(figure.f1, 4),
        "figure": DECIDABLE,
        "seconds": round(result.seconds, 1),
        "implicit": result.implicit,
        "groups": {name: _sums(sums) for name, sums in result.groups.items()},
        "categories": {name: _sums(sums) for name, sums in result.categories.items()},
        "published": {
            "reproduced_f_measure": REPRODUCED,
            "zero_for_all": ZERO,
            "jitana_dfa_by_app": {name: _pair(*pair) for name, pair in BY_APP.items()},
        },
        "absent": result.absent,
        "unscored": result.unscored,
        "apps": {one.app.key: _app(one) for one in result.scored},
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def _pair(precision: float, recall: float | None) -> dict[str, Any]:
    return {
        "precision": precision,
        "recall": recall,
        "f1": None if recall is None else round(f_measure(precision, recall), 3),
    }


def _sums(sums: Total) -> dict[str, Any]:
    by_app = _by_app(sums)
    return {
        "apps": sums.apps,
        "expected": sums.expected,
        "found": sums.pairs,
        "tp": sums.found,
        "fp": sums.wrong,
        "fn": sums.expected - sums.found,
        "precision": round(sums.precision, 4),
        "recall": round(sums.recall, 4),
        "f1": round(sums.f1, 4),
        "one_leak_a_pair": {"tp": sums.strict, "fn": sums.expected - sums.strict},
        "by_app": {"precision": round(by_app.precision, 4), "recall": round(by_app.recall, 4)},
    }


def _app(one: Scored) -> dict[str, Any]:
    score = one.score
    return {
        "expected": score.expected,
        "found": score.pairs,
        "tp": score.found,
        "fp": score.wrong,
        "fn": score.expected - score.found,
        "compared": "number" if one.by_count else "sites",
        "missed": [str(leak) for leak in score.missed],
        "false_positives": [flow_words(alarm) for alarm in score.alarms],
        "error": score.error,
    }
