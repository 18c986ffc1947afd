"""What a case of ``samples/patterns/`` expects, and whether it holds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, get_args

import yaml

from analyzer.catalogue.channels import Channel
from analyzer.flows.model import TransformationKind, Transport
from bench import pattern_checks as checks
from bench import pattern_flows as flows
from bench.pattern_checks import GRADES, Item
from bench.pattern_look import Look, look_at

ROOT = Path(__file__).resolve().parent.parent
PATTERNS = ROOT / "samples" / "patterns"
BUILT = PATTERNS / "built"

PHASES = ("attach", "provider", "application", "launch", "user-event", "background", "repeating", "external")
VERDICTS = ("before", "after", "undecidable", "none")
EXPECTING = {
    "reached", "not_reached", "edges", "no_edges", "grades", "phases", "consent", "values", "gaps", "requests",
    "sdk_starts", "flows", "no_flows", "only_flows",
}  # fmt: skip
KEYS = EXPECTING | {"title", "issue", "negative", "manifest", "known_miss"}
DENYING = (
    "not_reached", "no_edges", "grades", "phases", "consent", "values", "requests", "sdk_starts", "no_flows",
    "only_flows",
)  # fmt: skip
"""Keys that can say what must not be."""
REQUEST = {"permissions", "method", "phases", "rationale", "repeated", "denied", "complete", "grade"}
FLOW, NO_FLOW = {*flows.FINDING, *flows.TELLING}, {*flows.FINDING, "destination"}
START = {"sdk", "api", "kind", "phases", "consent", "grade", "switch"}
CHANNELS, TRANSPORTS, TRANSFORMATIONS = get_args(Channel), get_args(Transport), get_args(TransformationKind)
DATA_TYPES = frozenset(path.stem for path in (ROOT / "rulesets" / "data_types").glob("*.yml"))
STATES = ("holds", "known miss", "fails")


class CaseError(Exception):
    """A case.yml that is not what its README says."""


class Expectation(NamedTuple):
    """Words for it, the check, and what counts as missed or wrong when the check cannot be made."""

    words: str
    check: Callable[[Look], Item]
    missed: int
    wrong: int


@dataclass(frozen=True, slots=True)
class Result:
    """One case and what became of its expectations."""

    name: str
    title: dict[str, str]
    negative: bool
    known_miss: str
    items: tuple[Item, ...]

    @property
    def failed(self) -> tuple[Item, ...]:
        """The expectations that do not hold."""
        return tuple(item for item in self.items if item.why)

    @property
    def state(self) -> str:
        """One of STATES."""
        return "holds" if not self.failed else "known miss" if self.known_miss else "fails"


def read_case(folder: Path) -> dict[str, Any]:
    """The document of a case.

    Raises:
        CaseError: a key or a word is unknown, or nothing is expected.
    """
    name = f"{folder.parent.name}/{folder.name}"
    try:
        document = yaml.safe_load((folder / "case.yml").read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise CaseError(f"{name}: {error}") from error
    if unknown := set(document) - KEYS:
        raise CaseError(f"{name}: unknown keys {sorted(unknown)}")
    if set(document.get("title", {})) != {"zh", "en"} or not document.get("issue"):
        raise CaseError(f"{name}: title (zh, en; quoted, if there is a comma in it) and issue are needed")
    if wrong := [word for word, known in _words(document) if word not in known]:
        raise CaseError(f"{name}: unknown words {wrong}")
    if not EXPECTING.intersection(document):
        raise CaseError(f"{name}: nothing is expected")
    if document.get("negative") and not any(document.get(key) or document.get(key) == [] for key in DENYING):
        raise CaseError(f"{name}: a negative case says what must not be")
    return dict(document)


def _words(document: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Each word of a fixed set, with the set."""
    requests, starts = document.get("requests", ()), document.get("sdk_starts", ())
    yield from ((word, GRADES) for word in document.get("grades", {}).values())
    for phases in (*document.get("phases", {}).values(), *(one.get("phases", ()) for one in (*requests, *starts))):
        yield from ((word, PHASES) for word in phases)
    for verdicts in document.get("consent", {}).values():
        yield from ((word, VERDICTS) for word in _as_list(verdicts))
    for one in requests:
        yield from ((key, REQUEST) for key in one)
        yield "method", one
    for one in starts:
        yield from ((key, START) for key in one)
        yield from ((key, one) for key in ("sdk", "kind"))
    yield from _flow_words(document)


def _flow_words(document: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    found, denied = document.get("flows", ()), document.get("no_flows", ())
    for one, known in (*((one, FLOW) for one in found), *((one, NO_FLOW) for one in denied)):
        yield from ((key, known) for key in one)
        yield from ((word, DATA_TYPES) for word in flows.as_list(one.get("data", [])))
        yield from ((word, CHANNELS) for word in flows.as_list(one.get("channel", [])))
        yield from ((word, TRANSPORTS) for word in flows.as_list(one.get("transport", [])))
        yield from ((word, TRANSFORMATIONS) for word in one.get("transformations", ()))
    for one in found:
        yield from ((key, one) for key in ("data", "sink", "channel"))


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def expectations(case: dict[str, Any]) -> Iterator[Expectation]:
    """Every expectation of a case."""
    for method in case.get("reached", ()):
        yield Expectation(f"reached {method}", partial(checks.reached, method=method), 1, 0)
    for method in case.get("not_reached", ()):
        yield Expectation(f"not reached {method}", partial(checks.not_reached, method=method), 0, 1)
    for caller, callee in case.get("edges", ()):
        yield Expectation(f"edge {caller} → {callee}", partial(checks.edge, caller=caller, callee=callee), 1, 0)
    for caller, callee in case.get("no_edges", ()):
        yield Expectation(f"no edge {caller} → {callee}", partial(checks.no_edge, caller=caller, callee=callee), 0, 1)
    for method, grade in case.get("grades", {}).items():
        missed = int(grade != "packaged")
        check = partial(checks.grade, method=method, wanted=grade)
        yield Expectation(f"grade {method} {grade}", check, missed, 1 - missed)
    for method, phases in case.get("phases", {}).items():
        check = partial(checks.phases, method=method, wanted=set(phases))
        yield Expectation(f"phases {method} [{', '.join(phases)}]", check, len(phases), int(not phases))
    yield from _values(case)
    for word in case.get("gaps", ()):
        yield Expectation(f"gap {word}", partial(checks.gap, word=word), 1, 0)
    yield from _behaviours(case)
    yield from _flows(case)


def _values(case: dict[str, Any]) -> Iterator[Expectation]:
    for method, calls in case.get("values", {}).items():
        for signature, arguments in calls.items():
            for number, constants in arguments.items():
                texts = {str(one) for one in constants}
                check = partial(checks.values, method=method, call=(signature, int(number)), wanted=texts)
                words = f"values {method} {signature} {number} {sorted(texts)}"
                yield Expectation(words, check, len(texts), int(not texts))


def _behaviours(case: dict[str, Any]) -> Iterator[Expectation]:
    """What is expected of the stage after the call graph."""
    for method, stated in case.get("consent", {}).items():
        verdicts = set(_as_list(stated))
        missed = int("none" not in verdicts)
        check = partial(checks.consent, method=method, wanted=verdicts)
        yield Expectation(f"consent {method} {' or '.join(sorted(verdicts))}", check, missed, 1 - missed)
    requests = case.get("requests", [])
    for one in requests:
        words = f"request in {' or '.join(_as_list(one['method']))}"
        yield Expectation(words, partial(checks.request, wanted=one), 1, 0)
    if "requests" in case:
        words = "no other request" if requests else "no request"
        yield Expectation(words, partial(checks.no_other_request, expected=requests), 0, 1)
    for one in case.get("sdk_starts", ()):
        yield Expectation(f"start of {one['sdk']} ({one['kind']})", partial(checks.sdk_start, wanted=one), 1, 0)
    if case.get("sdk_starts") == []:
        yield Expectation("no SDK started", checks.no_sdk_start, 0, 1)


def _flows(case: dict[str, Any]) -> Iterator[Expectation]:
    expected = case.get("flows", [])
    for one in expected:
        missed = 1 + sum(len(flows.as_list(one[key])) for key in flows.TELLING if one.get(key))
        yield Expectation(f"flow {_words_of(one)}", partial(flows.flow, wanted=one), missed, 0)
    for one in case.get("no_flows", ()):
        yield Expectation(f"no flow {_words_of(one)}", partial(flows.no_flow, denied=one), 0, 1)
    if case.get("only_flows"):
        words = "no other flow" if expected else "no flow"
        yield Expectation(words, partial(flows.no_other_flow, expected=expected), 0, 1)


def _words_of(one: dict[str, Any]) -> str:
    """``imei Main.onCreate → Main.send network``."""
    texts = {key: " or ".join(flows.as_list(one[key])) for key in (*flows.FINDING, "destination") if key in one}
    ends = " → ".join(texts[key] for key in flows.PLACES if key in texts)
    return " ".join(text for text in (texts.get("data"), ends, texts.get("channel"), texts.get("destination")) if text)


def run_case(folder: Path, case: dict[str, Any]) -> Result:
    """Analyse one built case and check what its document (read_case) expects of it."""
    name = f"{folder.parent.name}-{folder.name}"
    package = BUILT / f"{name}.apk"
    look, why = None, "the case is not built"
    if package.is_file():
        try:
            look = look_at(package)
        except Exception as error:  # noqa: BLE001 - a crash is a result of its case, and must not hide the others
            why = f"the analysis crashed: {type(error).__name__}: {' '.join(str(error).split())[:100]}"
    items = []
    for words, check, missed, wrong in expectations(case):
        try:
            item = check(look) if look else Item("", missed=missed, wrong=wrong, why=why)
        except KeyError as error:
            item = Item("", missed=missed, wrong=wrong, why=f"the package has no {error.args[0]}")
        items.append(Item(words, item.hit, item.missed, item.wrong, item.why))
    title, known = case["title"], str(case.get("known_miss") or "")
    return Result(name, title, bool(case.get("negative")), known, tuple(items))
