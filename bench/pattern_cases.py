"""What a case of ``samples/patterns/`` expects, and whether it holds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from bench.pattern_look import Look, look_at

ROOT = Path(__file__).resolve().parent.parent
PATTERNS = ROOT / "samples" / "patterns"
BUILT = PATTERNS / "built"

GRADES = ("packaged", "reachable", "start-up")
PHASES = ("attach", "provider", "application", "launch", "user-event", "background", "repeating", "external")
VERDICTS = ("before", "after", "undecidable")
KEYS = {
    "title", "issue", "negative", "manifest", "reached", "not_reached", "edges", "no_edges", "grades", "phases",
    "consent", "values", "known_miss",
}  # fmt: skip
STATES = ("holds", "known miss", "fails")


class CaseError(Exception):
    """A case.yml that is not what its README says."""


@dataclass(frozen=True, slots=True)
class Item:
    """One expectation: how many of its parts are there (``hit``), are missing (``missed``), or are there and should
    not be (``wrong``); ``why`` is "" when all is well.
    """

    what: str
    hit: int = 0
    missed: int = 0
    wrong: int = 0
    why: str = ""


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
    words = [
        *((word, GRADES) for word in document.get("grades", {}).values()),
        *((word, PHASES) for phases in document.get("phases", {}).values() for word in phases),
        *((word, VERDICTS) for word in document.get("consent", {}).values()),
    ]
    if wrong := [word for word, known in words if word not in known]:
        raise CaseError(f"{name}: unknown words {wrong}")
    if not KEYS.intersection(document) - {"title", "issue", "negative", "manifest", "known_miss"}:
        raise CaseError(f"{name}: nothing is expected")
    if document.get("negative") and not any(
        document.get(key) for key in ("not_reached", "no_edges", "grades", "phases", "consent", "values")
    ):
        raise CaseError(f"{name}: a negative case says what must not be")
    return dict(document)


def expectations(case: dict[str, Any]) -> Iterator[Expectation]:
    """Every expectation of a case."""
    for method in case.get("reached", ()):
        yield Expectation(f"reached {method}", partial(_reached, method=method), 1, 0)
    for method in case.get("not_reached", ()):
        yield Expectation(f"not reached {method}", partial(_not_reached, method=method), 0, 1)
    for caller, callee in case.get("edges", ()):
        yield Expectation(f"edge {caller} → {callee}", partial(_edge, caller=caller, callee=callee), 1, 0)
    for caller, callee in case.get("no_edges", ()):
        yield Expectation(f"no edge {caller} → {callee}", partial(_no_edge, caller=caller, callee=callee), 0, 1)
    for method, grade in case.get("grades", {}).items():
        missed = int(grade != "packaged")
        yield Expectation(f"grade {method} {grade}", partial(_grade, method=method, wanted=grade), missed, 1 - missed)
    for method, phases in case.get("phases", {}).items():
        check = partial(_phases, method=method, wanted=set(phases))
        yield Expectation(f"phases {method} [{', '.join(phases)}]", check, len(phases), int(not phases))
    for method, verdict in case.get("consent", {}).items():
        yield Expectation(f"consent {method} {verdict}", partial(_consent, method=method, wanted=verdict), 1, 0)
    for method, calls in case.get("values", {}).items():
        for signature, arguments in calls.items():
            for number, constants in arguments.items():
                texts = {str(one) for one in constants}
                check = partial(_values, method=method, call=(signature, int(number)), wanted=texts)
                words = f"values {method} {signature} {number} {sorted(texts)}"
                yield Expectation(words, check, len(texts), int(not texts))


class NotCheckableError(Exception):
    """The tool has no stage for this yet."""


def _reached(look: Look, method: str) -> Item:
    live = any(look.live(m) for m in look.methods(method))
    return Item("", hit=1) if live else Item("", missed=1, why="it is not live")


def _not_reached(look: Look, method: str) -> Item:
    live = any(look.live(m) for m in look.methods(method))
    return Item("", wrong=1, why="it is live") if live else Item("")


def _has_edge(look: Look, caller: str, callee: str) -> bool:
    targets = set(look.methods(callee))
    return any(look.successors(m) & targets for m in look.methods(caller))


def _edge(look: Look, caller: str, callee: str) -> Item:
    return Item("", hit=1) if _has_edge(look, caller, callee) else Item("", missed=1, why="the graph has no such edge")


def _no_edge(look: Look, caller: str, callee: str) -> Item:
    return Item("", wrong=1, why="the graph has it") if _has_edge(look, caller, callee) else Item("")


def _grade(look: Look, method: str, wanted: str) -> Item:
    found = max((look.grade(m) for m in look.methods(method)), key=GRADES.index)
    if found == wanted:
        return Item("", hit=int(wanted != "packaged"))
    above = GRADES.index(found) > GRADES.index(wanted)
    return Item("", missed=int(wanted != "packaged"), wrong=int(above), why=f"it is {found}")


def _phases(look: Look, method: str, wanted: set[str]) -> Item:
    return _compared(wanted, {phase for number in look.methods(method) for phase in look.phases(number)})


def _consent(look: Look, method: str, wanted: str) -> Item:
    verdicts = {look.consent(m) for m in look.methods(method)}
    if None in verdicts:
        raise NotCheckableError
    if verdicts == {wanted}:
        return Item("", hit=1)
    claims = bool(verdicts & {"before", "after"} - {wanted})
    said = ", ".join(sorted(str(one) or "none" for one in verdicts))
    return Item("", missed=int(wanted not in verdicts), wrong=int(claims), why=f"the verdict is {said}")


def _values(look: Look, method: str, call: tuple[str, int], wanted: set[str]) -> Item:
    return _compared(wanted, {text for number in look.methods(method) for text in look.values(number, *call)})


def _compared(wanted: set[str], found: set[str]) -> Item:
    missing, extra = sorted(wanted - found), sorted(found - wanted)
    why = "; ".join(f"{word} {one}" for word, one in (("missing", missing), ("extra", extra)) if one)
    return Item("", hit=len(wanted & found), missed=len(missing), wrong=len(extra), why=why)


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
        except NotCheckableError:
            item = Item("", missed=missed, wrong=wrong, why="not yet checkable")
        except KeyError as error:
            item = Item("", missed=missed, wrong=wrong, why=f"the package has no {error.args[0]}")
        items.append(Item(words, item.hit, item.missed, item.wrong, item.why))
    title, known = case["title"], str(case.get("known_miss") or "")
    return Result(name, title, bool(case.get("negative")), known, tuple(items))
