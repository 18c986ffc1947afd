"""The search for stored flags: which methods return one, which fields hold one, which branches test one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from analyzer.behaviours.code_index import Place
from analyzer.behaviours.consent_words import ConsentWords, Key
from analyzer.behaviours.gates_code import SIMPLE, GateCode
from analyzer.behaviours.gates_flow import Call, Followed, follow
from analyzer.behaviours.gates_settings import (
    ENDING,
    KEY_MAKERS,
    SETTINGS,
    Reading,
    flag_of,
    is_text,
    known_function,
    reading,
    write_of,
)
from analyzer.behaviours.gates_values import (
    NONE,
    Gates,
    Match,
    Num,
    Raw,
    Text,
    Thing,
    Truth,
    Value,
    behind,
    either,
    known_by,
    truth,
)
from analyzer.names import BadNameError, MethodName, parse_method

GateKind = Literal["flag", "helper", "button", "sdk-switch"]

MOST_FOLLOWED = 3000
"""Times that a method is followed, in all; large apps with many settings need some hundred."""

MOST_ROUNDS = 8
_RESOURCE = 0x7F
ASKING = ("is", "has", "get", "check", "need", "should")
"""How names of methods that answer yes or no begin."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One gate that was met. ``sure`` is false when only weak or unchecked words made it one."""

    kind: GateKind
    text: str
    place: Place
    sure: bool


class GateSearch:
    """Follows methods until nothing new is learned; answers what calls return and fields hold (``World``)."""

    def __init__(self, code: GateCode, words: ConsentWords, texts: dict[int, tuple[str, ...]]) -> None:
        self.code, self.program, self.words, self.texts = code, code.program, words, texts
        self.facts: list[Fact] = []
        self._numbers: dict[Fact, int] = {}
        self.keys: dict[str, Key] = {}
        """Keys under which the agreeing control's own code stores something."""
        self.controls: dict[int, tuple[str, bool]] = {}
        """Resource ids of agreeing controls: text, and whether nothing else bears the id."""
        self.given: dict[int, dict[int, Value]] = {}
        self.inside: dict[int, Gates] = {}
        self.followed: dict[int, Followed] = {}
        self.fields: dict[int, Value] = {}
        self.denied: frozenset[str] = frozenset()
        """Keys that code sets to the agreed value by itself."""
        self.writes: dict[Place, tuple[str, int]] = {}
        """Where a constant is stored under a key that says something of consent: key and value."""
        self._seeds: set[int] = set()
        self._spent = 0
        self._summaries: dict[int, Value] = {}
        self._wrappers: dict[int, tuple[Reading, ...]] = {}
        self._met: dict[int, set[Reading]] = {}
        self._flagged: set[int] = set()
        self._guards: dict[int, Gates] = {}
        self._ending = {call.reference for call in code.code.calls_of(ENDING)}
        self._handed: set[tuple[int, int]] = set()
        self._wanted: set[int] = set()
        self._named: dict[int, MethodName | None] = {}
        self.readings = self._stores()

    def _stores(self) -> dict[int, Reading]:
        found = {}
        for call in self.code.code.calls_of(SETTINGS):
            cls, _, rest = call.signature.partition("->")
            named = self.named(call.reference)
            if named is not None:
                found[call.reference] = reading(cls, rest.partition("(")[0], len(named.parameters))
        return found

    # gates

    def gate(self, kind: GateKind, text: str, place: Place, sure: bool) -> Gates:
        """The gate with these marks, as a set of one."""
        fact = Fact(kind, text, place, sure)
        if fact not in self._numbers:
            self._numbers[fact] = len(self.facts)
            self.facts.append(fact)
        return frozenset({self._numbers[fact]})

    def sure(self, gates: Gates) -> bool:
        """Whether every one of some gates is sure."""
        return bool(gates) and all(self.facts[gate].sure for gate in gates)

    def named(self, method: int) -> MethodName | None:
        """The parts of a method reference's signature."""
        if method not in self._named:
            try:
                self._named[method] = parse_method(self.program.signature(method))
            except BadNameError:
                self._named[method] = None
        return self._named[method]

    # following

    def run(self, methods: Iterable[int]) -> None:
        """Follow methods, and what they lead to."""
        pending = set(methods)
        self._seeds |= pending
        for _ in range(MOST_ROUNDS):
            before = len(self._summaries), len(self._wrappers)
            learned: set[int] = set()
            for method in sorted(pending):
                if self._spent >= MOST_FOLLOWED:
                    return
                learned |= self._follow(method)
            pending = learned | (self._wanted - self.followed.keys()) | self._field_work() | self._argument_work()
            if not pending and before == (len(self._summaries), len(self._wrappers)):
                return

    def _follow(self, method: int) -> set[int]:
        """Follow one method; the methods that have to be followed (again) because of it."""
        self._spent += 1
        found = follow(self.program, method, self, self.given.get(method), self.inside.get(method, NONE))
        if found is None:
            return set()
        self.followed[method] = found
        self._note_writes(found)
        again: set[int] = set()
        result = found.returned
        if (
            result is not None
            and (known_by(result) or isinstance(result, Num))
            and self._summaries.get(method) != result
        ):
            self._summaries[method] = result
            # What always returns the same guards nothing, but may be the default of what does.
            again.update(m for m in self.code.callers(method) if known_by(result) or m in self.followed)
        if found.behind and found.whole and method not in self.inside and self._guards.get(method) != found.behind:
            self._guards[method] = found.behind
            again.update(self.code.callers(method))
        readings = tuple(sorted(self._met.pop(method, ()), key=repr))
        if readings and readings != self._wrappers.get(method):
            self._wrappers[method] = readings
            again.update(m for m in self.code.callers(method) if m in self.followed)
        for store in found.stores.values():
            if _tells(store.value, store.path):
                self._flagged.add(store.field)
            elif isinstance(store.value, Thing) and store.value.kind == "key" and store.field not in self.fields:
                self.fields[store.field] = store.value
                again.update(self.code.using(store.field, store=False))
        for call in found.calls.values():
            for number, value in enumerate(call.arguments):
                if _tells(value, call.path) and (targets := self.code.targets(call.method, call.op)):
                    self._handed.update((target, number) for target in targets)
        return again

    def _note_writes(self, found: Followed) -> None:
        for call in found.calls.values():
            written = write_of(self.program.method_name(call.method), call.arguments)
            if written is not None and self.meaning(written[0]) is not None:
                self.writes[Place(found.method, call.pc)] = written

    def _field_work(self) -> set[int]:
        """Decide which fields hold a flag; methods to follow for that, and those that load a field newly known."""
        work: set[int] = set()
        for field in sorted(self._flagged):
            storing = self.code.using(field, store=True)
            unknown = [m for m in storing if m not in self.followed]
            if unknown and self._spent < MOST_FOLLOWED:
                work.update(unknown)
                continue
            value = self._held(field, storing)
            if value is not None and self.fields.get(field) != value:
                self.fields[field] = value
                work.update(self.code.using(field, store=False))
        return work

    def _argument_work(self) -> set[int]:
        """Decide which parameters always are a flag; methods to follow for that, and those with such a parameter."""
        work: set[int] = set()
        for method, number in sorted(self._handed):
            callers = self.code.callers(method)
            unknown = [m for m in callers if m not in self.followed]
            if unknown and self._spent < MOST_FOLLOWED:
                work.update(unknown)
                continue
            value = self._handed_over(method, number, callers)
            given = self.given.setdefault(method, {})
            if value is not None and given.get(number) != value:
                given[number] = value
                work.add(method)
        return work

    def _handed_over(self, method: int, number: int, callers: list[int]) -> Value | None:
        """What an argument can be, over all calls of a method."""
        held = Truth(None, None)
        for caller in callers:
            found = self.followed.get(caller)
            if found is None:
                return None
            for call in found.calls.values():
                if method in self.code.targets(call.method, call.op):
                    value = call.arguments[number] if number < len(call.arguments) else None
                    flag = truth(None if value is None else behind(value, call.path))
                    held = Truth(either(held.zero, flag.zero), either(held.nonzero, flag.nonzero))
        return flag_of(held)

    def _held(self, field: int, storing: list[int]) -> Value | None:
        """What a field can hold: nothing of a flag's value is lost by any of the stores."""
        held = truth(Num(0))
        for method in storing:
            found = self.followed.get(method)
            if found is None:
                return None
            for store in found.stores.values():
                if store.field == field:
                    value = truth(None if store.value is None else behind(store.value, store.path))
                    held = Truth(either(held.zero, value.zero), either(held.nonzero, value.nonzero))
        return flag_of(held)

    # what calls return and fields hold

    def loaded(self, field: int) -> Value | None:
        """The content of a field."""
        if field in self.fields:
            return self.fields[field]
        signature = self.program.field_signature(field)
        if signature.startswith("Ljava/lang/Boolean;->"):
            return {"TRUE": Num(1), "FALSE": Num(0)}.get(signature.partition("->")[2].partition(":")[0])
        return self.code.static_value(field)

    def called(self, method: int, call: Call) -> Value | None:
        """The result of a call in a method."""
        if call.method in self.readings:
            return self._setting(method, call, self.readings[call.method])
        named = self.named(call.method)
        if named is None:
            return None
        if (value := known_function(named.cls, named.name, call.arguments)) is not None:
            return value
        if (value := self._screen(method, call, named)) is not None:
            return value
        if named.name in KEY_MAKERS.get(named.cls, ()):
            return next((Thing("key", a.value) for a in call.arguments if isinstance(a, Text)), None)
        return self._packaged(method, call, named)

    def passed(self, method: int, call: Call) -> Gates | None:
        """Gates that stand open when a call returns: those of a check that throws or ends the process without them."""
        if call.method in self._ending:
            return None
        if not self._guards:
            return NONE
        targets = self.code.targets(call.method, call.op)
        gates = self._guards.get(targets[0], NONE) if len(targets) == 1 else NONE
        return self._helper(gates, Place(method, call.pc), True) or NONE

    def _screen(self, method: int, call: Call, named: MethodName) -> Value | None:
        """Views and texts by their resource ids, and the identity of a view that was clicked."""
        if named.name == "getId" and not named.parameters and named.result == "I":
            place = Place(method, call.pc)
            pairs = [(i, self.gate("button", text, place, sure)) for i, (text, sure) in sorted(self.controls.items())]
            return Match(tuple(pairs)) if pairs else None
        ids = [a.value for a in call.arguments if isinstance(a, Num) and a.value >> 24 == _RESOURCE]
        if len(ids) != 1 or not named.result.startswith("L"):
            return None
        if named.result in ("Ljava/lang/String;", "Ljava/lang/CharSequence;"):
            held = self.texts.get(ids[0])
            return Text(held[0]) if held else None
        return Thing("view", ids[0])

    def _setting(self, method: int, call: Call, how: Reading) -> Value | None:
        """A stored setting by its key; remembers a method whose own parameter is the key."""
        key = call.arguments[how.key] if how.key < len(call.arguments) else None
        default = how.first(call.arguments)
        if isinstance(key, Thing) and key.kind == "param":
            self._met.setdefault(method, set()).add(_handed_on(int(key.what), default, how.present))
            return None
        text = key.value if isinstance(key, Text) else str(key.what) if isinstance(key, Thing) else ""
        if isinstance(key, Thing) and key.kind != "key":
            return None
        said = self.meaning(text)
        if said is None:
            return None
        return self._flag(method, call, text, said, default, how.present)

    def meaning(self, key: str) -> Key | None:
        """What a stored setting's key says of consent."""
        return None if key in self.denied else self.keys.get(key) or self.words.key(key)

    def _flag(
        self, method: int, call: Call, text: str, said: Key, default: Value | None, present: bool
    ) -> Value | None:
        """The flag under a key. One that says at the first start what consent would make it say guards nothing."""
        known = isinstance(default, Num | Text)
        first = default.value if isinstance(default, Num | Text) else 0 if said.agreed else 1
        named = self.named(call.method)
        is_flag = named is not None and named.result in ("Z", "Ljava/lang/Boolean;", "Ljava/lang/Object;")
        if is_flag and not present and isinstance(first, int) and bool(first) == said.agreed:
            return None
        sure = said.sure and known and (said.agreed or not present)
        return Raw(self.gate("flag", text, Place(method, call.pc), sure), first)

    def _packaged(self, method: int, call: Call, named: MethodName) -> Value | None:
        """The result of the app's own methods: those that wrap a store, and those that return a flag."""
        if named.result not in SIMPLE:
            return None
        targets = self.code.targets(call.method, call.op)
        for target in targets[:1]:
            for how in self._wrappers.get(target, ()):
                if (value := self._setting(method, call, how)) is not None:
                    return value
            if self._may_wrap(method, call) and len(self._wanted) < MOST_FOLLOWED:
                self._wanted.add(target)
        if len(targets) == 1 and named.result == "Z" and not named.parameters and method in self._seeds:
            self._wanted.add(targets[0])
        known = [self._summaries[t] for t in targets if t in self._summaries]
        if len(known) == len(targets) == 1 and isinstance(known[0], Num):
            return known[0]
        known = [value for value in known if known_by(value)]
        place = Place(method, call.pc)
        if not known:
            told = self._by_name(named, place) if targets or self._is_absent(call.method) else None
            self._wanted.update(targets if told else ())  # what it really does counts more than what it is called
            return told
        flag = truth(known[0])
        for other in known[1:]:
            flag = Truth(either(flag.zero, truth(other).zero), either(flag.nonzero, truth(other).nonzero))
        whole = len(known) == len(targets)
        return flag_of(Truth(self._helper(flag.zero, place, whole), self._helper(flag.nonzero, place, whole)))

    def _may_wrap(self, method: int, call: Call) -> bool:
        """Whether a call hands over a key, or hands on a parameter of a method that may itself be a wrapper."""
        if any(is_text(a) and self.meaning(a.value) for a in call.arguments if isinstance(a, Text)):
            return True
        return method in self._wanted and any(isinstance(a, Thing) and a.kind == "param" for a in call.arguments[1:])

    def _helper(self, gates: Gates | None, place: Place, whole: bool) -> Gates | None:
        """The gates of a method's result as one gate at its call."""
        if not gates:
            return gates
        text = ", ".join(sorted({self.facts[gate].text for gate in gates}))
        return self.gate("helper", text, place, whole and self.sure(gates))

    def _by_name(self, named: MethodName, place: Place) -> Value | None:
        """A flag that only the name of the method returning it tells of."""
        if (
            named.result != "Z"
            or len(named.parameters) > 1
            or not named.name.startswith(("is", "has", "get", "check", "need", "should"))
        ):
            return None
        said = self.words.key(named.name.removeprefix("get").removeprefix("check"))
        if said is None:
            return None
        return Raw(self.gate("helper", named.name, place, False), 0 if said.agreed else 1)

    def _is_absent(self, method: int) -> bool:
        return bool(np.int32(self.program.methods.origin[method]) == 0)


def _handed_on(key: int, default: Value | None, present: bool) -> Reading:
    """How a method reads whose own parameter is the key."""
    match default:
        case Num(value):
            return Reading(key, otherwise=value, present=present)
        case Thing("param", int(number)):
            return Reading(key, number, present=present)
        case Thing("either", int(number), constant):
            return Reading(key, number, constant, mixed=True, present=present)
    return Reading(key, otherwise=None, present=present)


def _tells(value: Value | None, path: Gates) -> bool:
    """Whether a value may carry the answer: a flag, or what is only said behind a gate."""
    return flag_of(value) is not None or bool(isinstance(value, Num) and value.value == 1 and path)
