"""Rule packs: what the file of one says, and a catalogue narrowed to the law of the chosen ones.

A clause imposes duties, a rule tests duties; a pack says which clauses there are. So a rule runs under every chosen
pack whose clauses impose one of its duties, and a pack is added by adding files.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from analyzer.catalogue.model import (
    HOME,
    Catalogue,
    DeviceTest,
    Obligation,
    Pack,
    Problem,
    Rule,
    Text,
    Undecided,
)
from analyzer.errors import UsageError
from analyzer.value import Value

Tests = TypeVar("Tests", Rule, Undecided)

Law = Mapping[str, frozenset[str]]
"""Pack to the duties that its clauses impose, on whatever date."""


class ProblemEntry(Value, kw_only=True):
    """A problem name as a file has it, by its key."""

    name: Text
    source: str
    covers: tuple[str, ...] = ()


class UndecidedEntry(Value, kw_only=True):
    """A duty that a person tests as a file has it, by its key."""

    title: Text
    problem: str
    obligations: tuple[str, ...]
    reason: Text
    test: DeviceTest | None = None
    packs: tuple[str, ...] = ()


class PackFile(Value, kw_only=True):
    """``packs/<id>.yml``: the pack, its problem names, duties that only its law has, and what a person tests for it.
    What every jurisdiction knows stands in ``problems.yml``, ``obligations.yml`` and ``undecidable.yml``.
    """

    id: str
    order: int
    name: Text
    about: Text
    problems: Mapping[str, ProblemEntry] = msgspec.field(default_factory=dict)
    obligations: Mapping[str, Text] = msgspec.field(default_factory=dict)
    undecidable: Mapping[str, UndecidedEntry] = msgspec.field(default_factory=dict)

    def pack(self) -> Pack:
        """The pack itself."""
        return Pack(id=self.id, order=self.order, name=self.name, about=self.about)

    def own_problems(self) -> tuple[Problem, ...]:
        """Its problem names, in the order of the file."""
        return tuple(
            Problem(id=key, name=entry.name, source=entry.source, covers=entry.covers, pack=self.id)
            for key, entry in self.problems.items()
        )

    def own_obligations(self) -> tuple[Obligation, ...]:
        """The duties that it adds."""
        return tuple(Obligation(id=key, name=name, pack=self.id) for key, name in self.obligations.items())

    def own_undecided(self) -> tuple[Undecided, ...]:
        """What a person tests under its law only."""
        return tuple(undecided(key, replace(entry, packs=(self.id,))) for key, entry in self.undecidable.items())


def undecided(key: str, entry: UndecidedEntry) -> Undecided:
    """The entry with its key."""
    return Undecided(id=key, **{name: getattr(entry, name) for name in entry.__struct_fields__})


def pack_names(catalogue: Catalogue) -> tuple[str, ...]:
    """Ids of the packs that can be chosen, in their order; a folder without packs has the one that needs no file."""
    ordered = sorted(catalogue.packs, key=lambda pack: (pack.order, pack.id))
    return tuple(pack.id for pack in ordered) or (HOME,)


def select(catalogue: Catalogue, names: Sequence[str] = (HOME,)) -> Catalogue:
    """The catalogue with the instruments, problem names, app types, rules and tests of these packs only.

    A rule of whose duties no chosen pack's law imposes any is left out, and so is such a check of a rule. A rule whose
    problem name belongs to another pack is shown below the chosen pack's name for that duty. The digest stays: it is of
    all files.

    Raises:
        UsageError: a name is no pack of the catalogue.
    """
    known = pack_names(catalogue)
    for name in names:
        if name not in known:
            raise UsageError(f"no rule pack '{name}'", f"rule packs: {', '.join(known)}")
    chosen = tuple(name for name in known if name in names)
    law = imposed(catalogue)
    problems = {problem.id: problem for problem in catalogue.problems}
    rules = tuple(_renamed(rule, chosen, law, problems) for rule in _narrowed(catalogue.rules, chosen, law))
    tests = tuple(
        _renamed(entry, chosen, law, problems)
        for entry in catalogue.undecided
        if duties(entry, chosen, law) & set(entry.obligations)
    )
    shown: tuple[Rule | Undecided, ...] = (*rules, *tests)
    used = {entry.problem for entry in shown}
    return replace(
        catalogue,
        instruments=tuple(entry for entry in catalogue.instruments if entry.pack in chosen),
        obligations=tuple(entry for entry in catalogue.obligations if entry.pack in chosen),
        problems=tuple(entry for entry in catalogue.problems if entry.pack in chosen or entry.id in used),
        app_types=tuple(entry for entry in catalogue.app_types if entry.pack in chosen),
        rules=rules,
        undecided=tests,
        packs=tuple(sorted((pack for pack in catalogue.packs if pack.id in chosen), key=lambda pack: pack.order)),
    )


def not_run(catalogue: Catalogue, narrowed: Catalogue) -> tuple[Rule, ...]:
    """Rules of a catalogue with all packs that no clause of the chosen ones asks for, by number."""
    kept = {rule.id for rule in narrowed.rules}
    return tuple(sorted((rule for rule in catalogue.rules if rule.id not in kept), key=lambda rule: rule.number))


def imposed(catalogue: Catalogue) -> Law:
    """The duties that each pack's clauses impose."""
    found: dict[str, set[str]] = {}
    for instrument in catalogue.instruments:
        found.setdefault(instrument.pack, set()).update(
            duty for clause in instrument.clauses for duty in clause.obligations
        )
    return {pack: frozenset(duties) for pack, duties in found.items()}


def duties(entry: Rule | Undecided, chosen: Iterable[str], law: Law) -> frozenset[str]:
    """All duties of those chosen packs that the entry is for."""
    return frozenset(
        duty for pack in chosen if not entry.packs or pack in entry.packs for duty in law.get(pack, frozenset())
    )


def _narrowed(rules: Iterable[Rule], chosen: tuple[str, ...], law: Law) -> Iterable[Rule]:
    for rule in rules:
        own = duties(rule, chosen, law)
        checks = tuple(check for check in rule.checks if own & set(check.obligations or rule.obligations))
        if own & set(rule.obligations) and (checks or not rule.checks):
            yield rule if checks == rule.checks else replace(rule, checks=checks)


def problem_for(entry: Rule | Undecided, chosen: Iterable[str], law: Law, problems: Mapping[str, Problem]) -> str:
    """Id of the problem below which an entry is shown under the chosen packs, "" when none has a name for it."""
    if problems[entry.problem].pack in chosen:
        return entry.problem
    for pack in chosen:
        tested = set(entry.obligations) & duties(entry, (pack,), law)
        for problem in problems.values():
            if problem.pack == pack and tested & set(problem.covers):
                return problem.id
    return ""


def _renamed(entry: Tests, chosen: tuple[str, ...], law: Law, problems: Mapping[str, Problem]) -> Tests:
    name = problem_for(entry, chosen, law, problems) or entry.problem
    return entry if name == entry.problem else replace(entry, problem=name)
