"""``rulesets/sources`` as the search for sources asks them: which rule speaks of a signature, a field, an action."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from analyzer.catalogue.source_files import InputRule, SourceFile, SourceRule


class SourceRules:
    """The rules of all files. Of several that speak of one thing the most exact wins, then the first."""

    def __init__(self, files: Iterable[SourceFile]) -> None:
        self.files = tuple(files)

    @cached_property
    def _rules(self) -> tuple[SourceRule, ...]:
        return tuple(rule for file in self.files for rule in file.sources)

    @cached_property
    def handles(self) -> frozenset[str]:
        """Classes whose objects are no data themselves."""
        return frozenset(cls for file in self.files for cls in file.handles)

    @cached_property
    def states(self) -> frozenset[str]:
        """Data types that are asked for and handed to nobody."""
        return frozenset(data for file in self.files for data in file.states)

    @cached_property
    def inputs(self) -> tuple[InputRule, ...]:
        """What people type into fields."""
        return tuple(rule for file in self.files for rule in file.inputs)

    @cached_property
    def called(self) -> "MemberRules":
        """Rules about calls."""
        return MemberRules((text, rule) for rule in self._rules for text in rule.methods)

    @cached_property
    def overridden(self) -> "MemberRules":
        """Rules about methods that the framework runs."""
        return MemberRules((text, rule) for rule in self._rules for text in rule.overrides)

    @cached_property
    def fields(self) -> Mapping[str, SourceRule]:
        """Field (``Lcls;->name:type``) to its rule."""
        return _first((text, rule) for rule in self._rules for text in rule.fields)

    @cached_property
    def actions(self) -> Mapping[str, SourceRule]:
        """Action of a received intent to its rule."""
        return _first((text, rule) for rule in self._rules for text in rule.actions)

    @cached_property
    def results(self) -> Mapping[str, SourceRule]:
        """Action or type of an intent whose result comes back, to its rule."""
        return _first((text, rule) for rule in self._rules for text in rule.results)


@dataclass(frozen=True, slots=True)
class _Named:
    arguments: str
    rule: SourceRule


class MemberRules:
    """Rules about methods, by class and name."""

    def __init__(self, stated: Iterable[tuple[str, SourceRule]]) -> None:
        self._named: dict[tuple[str, str], list[_Named]] = defaultdict(list)
        telling: dict[str, set[str]] = defaultdict(set)
        for text, rule in stated:
            cls, _, member = text.partition("->")
            name, _, rest = member.partition("(")
            arguments = rest if rest and rest != "*)" else ""
            self._named[cls, name].append(_Named(arguments, rule))
            if rule.data and rule.gives:
                telling[cls].add(name)
        self.telling: Mapping[str, frozenset[str]] = {cls: frozenset(names) for cls, names in telling.items()}
        """Class to simple names of the methods that rules say something of by themselves, "*" for all."""

    def rule(self, signature: str) -> SourceRule | None:
        """The rule for ``Lcls;->name(args)ret`` (or ``name(*)``): one for it alone, for its name, for its class."""
        cls, _, member = signature.partition("->")
        name, _, rest = member.partition("(")
        found = self._named.get((cls, name), ())
        for one in found:
            if one.arguments and (one.arguments == rest or one.arguments.partition(")")[0] == rest.partition(")")[0]):
                return one.rule
        if loose := [one.rule for one in found if not one.arguments or rest == "*)"]:
            return loose[0]
        whole = self._named.get((cls, "*"), ())
        return whole[0].rule if whole else None

    def rules(self, signature: str) -> tuple[SourceRule, ...]:
        """As ``rule``, with all further rules that say the same of other data."""
        first = self.rule(signature)
        cls, _, member = signature.partition("->")
        near = (one.rule for one in self._named.get((cls, member.partition("(")[0]), ()))
        return () if first is None else (first, *(rule for rule in near if rule is not first and rule.with_call))

    def signatures(self) -> list[tuple[str, str, str, SourceRule]]:
        """(class, name, ``args)ret`` or "" for every overload, rule) of all that is stated."""
        return [(cls, name, one.arguments, one.rule) for (cls, name), ones in self._named.items() for one in ones]


def _first(pairs: Iterable[tuple[str, SourceRule]]) -> dict[str, SourceRule]:
    found: dict[str, SourceRule] = {}
    for text, rule in pairs:
        found.setdefault(text, rule)
    return found
