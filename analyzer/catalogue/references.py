"""Whether the files of a catalogue name only things that exist, and say what they must say; mistakes with lines."""

import difflib
import re
import string
from collections.abc import Iterable, Iterator

from analyzer.catalogue.model import HOME, Catalogue, Check, Instrument, Rule, Text, Undecided
from analyzer.catalogue.packs import duties, imposed, pack_names, problem_for
from analyzer.catalogue.signs import ENOUGH, Mark
from analyzer.catalogue.yaml_tree import Document, Path

Wrong = tuple[str, int, str]
"""(file, line, what)."""

PLACEHOLDERS = {
    "conduct": frozenset({"act", "owner", "apis", "arguments", "manners", "sites"}),
    "read": frozenset({"data_type", "owner", "apis", "sites", "nearest", "app_type"}),
    "flow": frozenset(
        {
            *("data_type", "owner", "sender", "apis", "sites", "channel", "destination", "operator", "country"),
            *("transport", "changes", "certainty", "nearest", "app_type"),
        }
    ),
    "request": frozenset({"owner", "asked", "sites", "repeated", "denied"}),
    "permission": frozenset({"permission", "searched", "nearest", "app_type"}),
    "sdk": frozenset({"sdk", "data_types", "starts", "missing"}),
    "component": frozenset({"component", "actions"}),
    "screen": frozenset({"control", "texts", "places", "sites", "missing_entries"}),
    "statement": frozenset({"sentence", "count"}),
    "policy": frozenset({"check", "value", "searched", "nearest"}),
    "manifest": frozenset({"target", "domains", "label"}),
}
"""What each condition gives to a fact to name in braces, in the order in which one of them gives the subjects."""

TOGETHER = {
    "conduct": {"act": "acts"},
    "read": {"data_type": "data_types"},
    "flow": {"data_type": "data_types", "destination": "destinations"},
    "permission": {"permission": "permissions"},
    "sdk": {"sdk": "sdks"},
    "component": {"component": "components"},
}
"""What else a fact may name, besides ``count``, when all matches make one finding: what is listed, and as what."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FIELD = re.compile(r"[a-z_]+")
_FORMS = re.compile(r"[^{}|]{0,60}\|[^{}|]{0,60}")
_DATE = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")


class Names:
    """Lines of the parsed documents by file."""

    def __init__(self, documents: dict[str, Document]) -> None:
        self._documents = documents

    def line(self, file: str, *path: str | int) -> int:
        """The line of ``path`` in ``file``; 1 when it is not known."""
        document = self._documents.get(file)
        return document.line(path) if document else 1

    def entry(self, table: str, key: str) -> tuple[str, Path]:
        """The file in which an entry of ``<table>.yml`` stands, which may be that of a pack, and the keys to it."""
        for file, document in self._documents.items():
            if file.startswith("packs/") and isinstance(document.value, dict):
                entries = document.value.get(table)
                if isinstance(entries, dict) and key in entries:
                    return file, (table, key)
        return f"{table}.yml", (key,)


def check_references(catalogue: Catalogue, names: Names) -> list[Wrong]:
    """All mistakes that need more than one file, or more than a type, to see."""
    found: list[Wrong] = []
    for instrument in catalogue.instruments:
        found += _instrument(instrument, catalogue, names)
    for rule in catalogue.rules:
        found += _rule(rule, catalogue, names)
    found += _undecided(catalogue, names)
    found += _packs(catalogue, names)
    found += _data_types(catalogue, names)
    found += _app_types(catalogue, names)
    found += _twice(catalogue, names)
    found += _languages(catalogue, names)
    return found


def placeholders(check: Check) -> frozenset[str]:
    """What the fact of a check may name; empty when the check states no condition."""
    stated = [kind for kind in PLACEHOLDERS if getattr(check.when, kind) is not None]
    names = frozenset(name for kind in stated for name in PLACEHOLDERS[kind])
    if check.together and stated:
        names |= {"count", *TOGETHER.get(stated[0], {}).values()}
    return names


def _instrument(instrument: Instrument, catalogue: Catalogue, names: Names) -> Iterator[Wrong]:
    file = f"clauses/{instrument.id}.yml"
    duties = {entry.id for entry in catalogue.obligations}
    for key in ("adopted", "issued", "published", "valid_from", "valid_to"):
        yield from _date(file, names, getattr(instrument, key), key)
    for number, clause in enumerate(instrument.clauses):
        yield from _date(file, names, clause.valid_from, "clauses", number, "valid_from")
        yield from _date(file, names, clause.valid_to, "clauses", number, "valid_to")
        if clause.valid_to and clause.valid_to < clause.valid_from:
            yield file, names.line(file, "clauses", number), f"'{clause.id}' ends before it begins"
        for position, duty in enumerate(clause.obligations):
            yield from _known(file, names, duty, duties, "obligation", "clauses", number, "obligations", position)


def _rule(rule: Rule, catalogue: Catalogue, names: Names) -> Iterator[Wrong]:
    file = f"rules/{rule.id}.yml"
    duties = {entry.id for entry in catalogue.obligations}
    yield from _known(file, names, rule.problem, {entry.id for entry in catalogue.problems}, "problem", "problem")
    for position, duty in enumerate(rule.obligations):
        yield from _known(file, names, duty, duties, "obligation", "obligations", position)
    if not rule.obligations:
        yield file, names.line(file, "obligations"), "a rule names at least one obligation"
    if not rule.checks and not rule.needs:
        yield file, 1, "a rule has 'checks', or 'needs' a stage, or both"
    seen = set()
    for number, check in enumerate(rule.checks):
        if check.id in seen:
            yield file, names.line(file, "checks", number, "id"), f"check '{check.id}' stands here twice"
        seen.add(check.id)
        if not _ID.fullmatch(check.id):
            yield file, names.line(file, "checks", number, "id"), f"'{check.id}' is not lower-case words joined by '-'"
        for position, duty in enumerate(check.obligations):
            yield from _known(
                file, names, duty, set(rule.obligations), "obligation", "checks", number, "obligations", position
            )
        yield from _fact(file, names, check, number)
    for number, need in enumerate(rule.needs):
        if need.unless_no is not None:
            yield from _data_type_ids(file, names, need.unless_no, catalogue, "needs", number, "unless_no")
    for number, check in enumerate(rule.checks):
        yield from _data_type_ids(file, names, check.when, catalogue, "checks", number, "when")


def _fact(file: str, names: Names, check: Check, number: int) -> Iterator[Wrong]:
    allowed = placeholders(check)
    if not allowed:
        yield file, names.line(file, "checks", number, "when"), "'when' states no condition"
        return
    for key, text in (("fact", check.fact), ("unsure", check.unsure), ("remedy", check.remedy)):
        if text is not None:
            yield from _placeholders(file, names, text, allowed, "checks", number, key)


def _placeholders(file: str, names: Names, text: Text, allowed: frozenset[str], *path: str | int) -> Iterator[Wrong]:
    for lang in ("zh", "en"):
        line = names.line(file, *path, lang)
        fields, problem = _fields(getattr(text, lang))
        if problem:
            yield file, line, problem
        for field in fields:
            if field not in allowed:
                yield file, line, f"unknown placeholder '{{{field}}}'; known here: {', '.join(sorted(allowed))}"


def _fields(template: str) -> tuple[list[str], str]:
    """(the names in braces, what is wrong with the braces)."""
    try:
        parsed = [part for part in string.Formatter().parse(template) if part[1] is not None]
    except ValueError as error:
        return [], f"braces do not match ({error}); a literal brace is written twice"
    for _, field, spec, conversion in parsed:
        if conversion or (spec and not _FORMS.fullmatch(spec)) or not _FIELD.fullmatch(str(field)):
            return [], (
                "a placeholder is a plain name in braces, or one with two forms such as {count:it|them};"
                " a literal brace is written twice"
            )
    return [str(field) for _, field, _, _ in parsed], ""


def _languages(catalogue: Catalogue, names: Names) -> Iterator[Wrong]:
    """Words that the judgement fills in; the report looks after its own."""
    for language in catalogue.languages:
        file = f"languages/{language.tag}.yml"
        for key, word in language.words:
            if not key.startswith("report.") or key.startswith(("report.causes.", "report.checks.")):
                _, problem = _fields(word)
                if problem:
                    yield file, names.line(file, *key.split(".")), problem


def _data_type_ids(file: str, names: Names, when: object, catalogue: Catalogue, *path: str | int) -> Iterator[Wrong]:
    known = {entry.id for entry in catalogue.data_types}
    for kind, key in (("conduct", "acts"), ("read", "data_types"), ("flow", "data_types")):
        condition = getattr(when, kind, None)
        for position, data_type in enumerate(getattr(condition, key) if condition else ()):
            yield from _known(file, names, data_type, known, "data type", *path, kind, key, position)


def _undecided(catalogue: Catalogue, names: Names) -> Iterator[Wrong]:
    for entry in catalogue.undecided:
        file, path = names.entry("undecidable", entry.id)
        problems = {problem.id for problem in catalogue.problems}
        yield from _known(file, names, entry.problem, problems, "problem", *path, "problem")
        known = {duty.id for duty in catalogue.obligations}
        for position, duty in enumerate(entry.obligations):
            yield from _known(file, names, duty, known, "obligation", *path, "obligations", position)


def _packs(catalogue: Catalogue, names: Names) -> Iterator[Wrong]:
    """What names a pack names one that exists, and each pack has a problem name for what is tested under its law."""
    packs = {*pack_names(catalogue), HOME}
    for instrument in catalogue.instruments:
        yield from _known(f"clauses/{instrument.id}.yml", names, instrument.pack, packs, "rule pack", "pack")
    for kind in catalogue.app_types:
        yield from _known(f"app_types/{kind.id}.yml", names, kind.pack, packs, "rule pack", "pack")
    for problem in catalogue.problems:
        file, path = names.entry("problems", problem.id)
        known = {duty.id for duty in catalogue.obligations}
        for position, duty in enumerate(problem.covers):
            yield from _known(file, names, duty, known, "obligation", *path, "covers", position)
    for rule in catalogue.rules:
        yield from _applied(rule, f"rules/{rule.id}.yml", (), catalogue, names)
    for test in catalogue.undecided:
        yield from _applied(test, *names.entry("undecidable", test.id), catalogue, names)


def _applied(entry: Rule | Undecided, file: str, path: Path, catalogue: Catalogue, names: Names) -> Iterator[Wrong]:
    packs = pack_names(catalogue)
    for position, name in enumerate(entry.packs):
        yield from _known(file, names, name, {*packs, HOME}, "rule pack", *path, "packs", position)
    law, problems = imposed(catalogue), {problem.id: problem for problem in catalogue.problems}
    for name in packs if entry.problem in problems else ():
        applies = duties(entry, (name,), law) & set(entry.obligations)
        if applies and not problem_for(entry, (name,), law, problems):
            what = f"pack '{name}' has no problem name that covers {', '.join(sorted(applies))}"
            yield file, names.line(file, *path, "obligations"), what


def _data_types(catalogue: Catalogue, names: Names) -> Iterator[Wrong]:
    known = {entry.id for entry in catalogue.data_types}
    codes: dict[str, str] = {}
    for entry in catalogue.data_types:
        file = f"data_types/{entry.id}.yml"
        for position, parent in enumerate(entry.parents):
            yield from _known(file, names, parent, known, "data type", "parents", position)
        if entry.id in _ancestors(entry.id, catalogue):
            yield file, names.line(file, "parents"), "a data type cannot be its own ancestor"
        for position, code in enumerate(entry.table):
            if code in codes:
                yield file, names.line(file, "table", position), f"'{code}' already belongs to '{codes[code]}'"
            codes.setdefault(code, entry.id)


def _ancestors(start: str, catalogue: Catalogue) -> set[str]:
    parents = {entry.id: entry.parents for entry in catalogue.data_types}
    seen: set[str] = set()
    waiting = list(parents.get(start, ()))
    while waiting:
        current = waiting.pop()
        if current not in seen:
            seen.add(current)
            waiting += parents.get(current, ())
    return seen


def _app_types(catalogue: Catalogue, names: Names) -> Iterator[Wrong]:
    known = {entry.id for entry in catalogue.data_types}
    numbers: dict[int, str] = {}
    for entry in catalogue.app_types:
        file = f"app_types/{entry.id}.yml"
        if entry.number in numbers:
            yield file, names.line(file, "number"), f"number {entry.number} already belongs to {numbers[entry.number]}"
        numbers[entry.number] = entry.id
        for number, item in enumerate(entry.necessary):
            for position, data_type in enumerate(item.data_types):
                path = ("necessary", number, "data_types", position)
                yield from _known(file, names, data_type, known, "data type", *path)
        for number, mark in enumerate(entry.signs.marks):
            yield from _mark(mark, file, names, known, "signs", "marks", number)


def _mark(mark: Mark, file: str, names: Names, known: set[str], *path: str | int) -> Iterator[Wrong]:
    if len(mark.stated) != 1:
        yield file, names.line(file, *path), "a mark states exactly one kind of sign"
        return
    if mark.reads:
        yield from _known(file, names, mark.reads, known, "data type", *path, "reads")
    alone = mark.stated[0] in ("service", "opens")
    if not 0 < mark.weight < (10 if alone else ENOUGH):
        what = (
            f"'weight' is from 1 to {9 if alone else ENOUGH - 1} here; only services and intent filters suffice alone"
        )
        yield file, names.line(file, *path, "weight"), what


def _twice(catalogue: Catalogue, names: Names) -> Iterator[Wrong]:
    clauses: dict[str, str] = {}
    for instrument in catalogue.instruments:
        file = f"clauses/{instrument.id}.yml"
        for number, clause in enumerate(instrument.clauses):
            if clause.id in clauses:
                line = names.line(file, "clauses", number, "id")
                yield file, line, f"clause '{clause.id}' already stands in {clauses[clause.id]}"
            clauses.setdefault(clause.id, file)
    numbers: dict[int, str] = {}
    for rule in catalogue.rules:
        if rule.number in numbers:
            file = f"rules/{rule.id}.yml"
            yield file, names.line(file, "number"), f"number {rule.number} already belongs to {numbers[rule.number]}"
        numbers.setdefault(rule.number, rule.id)
    official: dict[str, str] = {}
    for problem in catalogue.problems:
        if problem.name.zh in official:
            file, path = names.entry("problems", problem.id)
            line = names.line(file, *path, "name", "zh")
            yield file, line, f"'{problem.name.zh}' already is the name of '{official[problem.name.zh]}'"
        official.setdefault(problem.name.zh, problem.id)
    for table, ids in (
        ("problems", [one.id for one in catalogue.problems]),
        ("obligations", [one.id for one in catalogue.obligations]),
        ("undecidable", [one.id for one in catalogue.undecided]),
    ):
        for key in sorted({key for key in ids if ids.count(key) > 1}):
            file, path = names.entry(table, key)
            yield file, names.line(file, *path), f"'{key}' stands in two files"
    for folder, entries in (("rules", catalogue.rules), ("data_types", catalogue.data_types)):
        for entry in entries:
            if not _ID.fullmatch(entry.id):
                file = f"{folder}/{entry.id}.yml"
                yield file, names.line(file, "id"), f"'{entry.id}' is not lower-case words joined by '-'"


def _date(file: str, names: Names, value: str, *path: str | int) -> Iterator[Wrong]:
    if value and not _DATE.fullmatch(value):
        yield file, names.line(file, *path), f"'{value}' is not a date like 2026-01-31"


def _known(file: str, names: Names, word: str, known: Iterable[str], what: str, *path: str | int) -> Iterator[Wrong]:
    choices = sorted(known)
    if word in choices:
        return
    near = difflib.get_close_matches(word, choices, n=1)
    yield file, names.line(file, *path), f"no {what} '{word}'" + (f"; did you mean '{near[0]}'?" if near else "")
