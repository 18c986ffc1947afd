"""Sources: every live place where personal information appears in the code, and in which operand.

The object that is acquired is the source (the ``Location`` that ``getLastKnownLocation`` gives back, the parameter of
``onLocationChanged``); what is read off it carries the data on. A getter on such an object is a source of its own only
with ``Source.upstream`` set: it counts where nothing that is seen brought data of the same type to its receiver, as
when a renamed library or an intent handed the object over.
"""

from collections.abc import Iterable, Iterator

from analyzer.apk.input_fields import InputField
from analyzer.apk.model import Manifest
from analyzer.behaviours.code_index import CodeIndex, Place
from analyzer.behaviours.content_uris import UriAccess
from analyzer.behaviours.hits import Hit, find_hits, manifest_receivers
from analyzer.behaviours.reads import DataTypes
from analyzer.catalogue.source_files import SourceFile, SourceRule
from analyzer.catalogue.tables import Tables
from analyzer.flows.points import RESULT, Source
from analyzer.flows.sources_inputs import InputSources
from analyzer.flows.sources_places import Places
from analyzer.flows.sources_results import result_sources
from analyzer.flows.sources_rules import SourceRules
from analyzer.flows.sources_strings import StringSources
from analyzer.flows.sources_uris import uri_sources
from analyzer.program.build import PACKAGED

MOST_SOURCES = 20_000
"""Sources of one program; the largest honest packages have a tenth. What is more is left out, the last methods first.
"""


def find_sources(
    code: CodeIndex,
    tables: Tables,
    types: DataTypes,
    uris: Iterable[UriAccess],
    manifest: Manifest,
    files: Iterable[SourceFile],
    hits: Iterable[Hit] | None = None,
    fields: Iterable[InputField] = (),
) -> tuple[Source, ...]:
    """Every source, by method, position and operand; at most MOST_SOURCES.

    ``fields`` are those of the package's layouts (``input_fields.read_input_fields``).
    ``uris`` and ``hits`` are those of the reads (``content_uris.find_uris``, ``hits.find_hits``; found here when None);
    ``files`` those of ``rulesets/sources``. Data types that are mere capabilities are left out.
    """
    uris = tuple(uris)
    rules = SourceRules(files)
    search = _Search(code, tables, types, rules)
    found = [*search.by_rules(), *search.by_actions(manifest)]
    for hit in _told_apart(code, find_hits(code, tables, uris, manifest) if hits is None else hits):
        found += search.of_hit(hit)
    cursors = uri_sources(search.places, uris, search.behind)
    found += cursors
    found += result_sources(search.places, rules.results, uris, search.behind, cursors)
    found += InputSources(search.places, rules.inputs, fields).find()
    kept: dict[tuple[int, int, int, str], Source] = {}
    for source in sorted(found, key=_order):
        kept.setdefault(source[:4], source)
    return tuple(kept.values())[:MOST_SOURCES]


def _told_apart(code: CodeIndex, hits: Iterable[Hit]) -> list[Hit]:
    """The hits without those calls by name in a method that is handed a name which another method loads: what that one
    gets back is the source, and not what everybody else gets who calls the same helper.
    """
    hits = list(hits)
    named = [(hit, _simple_name(hit) in code.strings_of(hit.place.method)) for hit in hits if hit.how == "named"]
    loaded = {hit.api for hit, own in named if own}
    handed = {hit for hit, own in named if not own and hit.api in loaded}
    return [hit for hit in hits if hit not in handed]


def _simple_name(hit: Hit) -> str:
    """The simple name of the method that a hit is about."""
    return hit.api.partition("->")[2].partition("(")[0]


def _order(source: Source) -> tuple[int, int, int, str, bool, str, str]:
    return (*source[:4], source.upstream >= 0, source.api, source.argument)


class _Search:
    def __init__(self, code: CodeIndex, tables: Tables, types: DataTypes, rules: SourceRules) -> None:
        self.code, self.tables, self.types, self.rules = code, tables, types, rules
        self.places = Places(code, rules.handles)
        self.strings = StringSources(self.places)
        self._called: dict[str, bool] = {}

    def personal(self, table_code: str) -> str:
        """The data type of a code of the tables, "" when it is none or a mere capability or state."""
        data = self.types.of_code.get(table_code, "")
        return "" if data in self.types.capabilities or data in self.rules.states else data

    def behind(self, uri: str) -> list[str]:
        """The data types behind a content URI."""
        found = (self.personal(fact.data_type) for fact in self.tables.sensitive_uri(uri) if not fact.weak)
        return sorted({data for data in found if data})

    # rules that stand for themselves

    def by_rules(self) -> list[Source]:
        """What ``rulesets/sources`` names without the tables."""
        found = [*self._rules_of_calls(), *self._rules_of_fields()]
        for cls, name, proto, rule in self.rules.overridden.signatures():
            if rule.data and rule.gives:
                api = f"{cls}->{name}({proto or '*)'}"
                for method in self.places.overriding(cls, name, proto):
                    found += self.places.of_override(method, rule, Source(method, -1, 0, rule.data, api))
        return found

    def by_actions(self, manifest: Manifest) -> Iterator[Source]:
        """Received intents of which only the rules know that they carry data."""
        known, program = self.tables.sensitive_actions(), self.code.program
        rules = {a: rule for a, rule in self.rules.actions.items() if rule.data and rule.gives and a not in known}
        for method, actions in manifest_receivers(self.code, manifest):
            for action in actions if self.places.is_run(method) else ():
                if action in rules:
                    yield self.places.of_parameter(method, 2, Source(method, -1, 2, rules[action].data, action))
        numbers = program.symbols.strings.find_all(rules)
        texts = {numbers[action]: action for action in rules if numbers[action] >= 0}
        for number, action in texts.items():
            for place in self.code.places(self.code.rows_with([number], 0x1A, 0x1B)):
                if self.code.live(place):
                    source = Source(place.method, place.pc, RESULT, rules[action].data, action)
                    yield from self.strings.received(place, source)

    def _rules_of_calls(self) -> Iterator[Source]:
        code = self.code
        for call in code.calls_of(self.rules.called.telling):
            rules = [r for r in self.rules.called.rules(call.signature) if r.data and r.gives and self._holds(r)]
            if not rules:
                continue
            packaged = code.program.methods.origin[call.reference] == PACKAGED
            owner = code.owner_of(call.reference) if packaged else None
            for place in code.places(call.rows):
                if code.live(place) and (owner is None or code.owner_of(place.method) != owner):
                    for rule in rules:
                        source = Source(place.method, place.pc, RESULT, rule.data, call.signature)
                        yield from self._of_call(place, rule, source)

    def _holds(self, rule: SourceRule) -> bool:
        """Whether the package calls what a rule needs it to call."""
        if rule.with_call and rule.with_call not in self._called:
            cls, _, name = rule.with_call.partition("->")
            self._called[rule.with_call] = bool(self.places.calls_by_method({cls: frozenset({name})}))
        return not rule.with_call or self._called[rule.with_call]

    def _rules_of_fields(self) -> Iterator[Source]:
        """Fields that only the rules know; those of the tables are hits."""
        known = self.tables.sensitive_fields()
        for field, rule in self.rules.fields.items():
            if field in known or not rule.data or not rule.gives:
                continue
            for place in self._reads_of(field):
                yield self._of_field(place, field, rule.data, rule)

    def _reads_of(self, field: str) -> Iterator[Place]:
        program, code = self.code.program, self.code
        find = program.symbols.strings.find
        owner, _, member = field.partition("->")
        name, _, kind = member.partition(":")
        number = program.symbols.fields.find(program.find_type(owner), find(name), find(kind))
        if number >= 0:
            for first, last in ((0x52, 0x58), (0x60, 0x66)):
                yield from (p for p in code.places(code.rows_with([number], first, last)) if code.live(p))

    # hits of the tables

    def of_hit(self, hit: Hit) -> list[Source]:
        """The sources at one hit; none where nothing runs it, or its data is a capability."""
        data = self.personal(hit.code)
        place = hit.place
        if not data or hit.how == "uri" or not self.code.live(place):
            return []
        source = Source(place.method, place.pc, RESULT, data, hit.api, hit.argument)
        match hit.how:
            case "call":
                return list(self._call_hit(hit, source))
            case "field":
                rule = self.rules.fields.get(hit.api)
                data = rule.data or data if rule else data
                return [] if rule and not rule.gives else [self._of_field(place, hit.api, data, rule)]
            case "override":
                return self._override_hit(hit, source)
            case "named":
                rule = self.rules.called.rule(hit.api)
                silent = rule is not None and "return" not in rule.gives
                return [] if silent else list(self.strings.reflected(place, source))
            case "receiver":
                kept = self._action(hit.api, source)
                return [self.places.of_parameter(place.method, 2, kept)] if kept else []
            case "loaded" if hit.kind == "intent-action":
                kept = self._action(hit.api, source)
                return list(self.strings.received(place, kept)) if kept else []
            case _:
                return list(self.strings.read(place, hit.kind, source))

    def _call_hit(self, hit: Hit, source: Source) -> Iterator[Source]:
        rule = self.rules.called.rule(hit.api)
        if rule is not None:
            yield from self._of_call(hit.place, rule, source._replace(data_type=rule.data or source.data_type))
        elif self.places.gives_data(hit.place):
            yield source

    def _of_call(self, place: Place, rule: SourceRule, source: Source) -> Iterator[Source]:
        getter = rule.getter and not self.places.is_static_call(place)
        if getter and self.code.is_library(place.method):
            return  # the object comes from who called the library, which has a source of its own
        yield from self.places.of_call(place, rule.gives, source._replace(upstream=0 if getter else -1))

    def _of_field(self, place: Place, field: str, data: str, rule: SourceRule | None) -> Source:
        upstream = 0 if rule is not None and rule.getter else -1
        return Source(place.method, place.pc, RESULT, data, field, upstream=upstream)

    def _override_hit(self, hit: Hit, source: Source) -> list[Source]:
        rule = self.rules.overridden.rule(hit.api)
        if not self.places.is_run(hit.place.method):
            return []
        source = source._replace(data_type=rule.data or source.data_type if rule else source.data_type)
        return list(self.places.of_override(hit.place.method, rule, source))

    def _action(self, action: str, source: Source) -> Source | None:
        """The source for an intent with an action, None when it carries no data."""
        rule = self.rules.actions.get(action)
        if rule is None:
            return source
        return source._replace(data_type=rule.data or source.data_type) if rule.gives else None
