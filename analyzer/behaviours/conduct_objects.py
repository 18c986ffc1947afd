"""Which object a call is given: intents, components' names, windows and nodes, told apart within one method."""

from collections.abc import Iterable, Iterator

from analyzer.behaviours.code_index import CodeIndex, Place
from analyzer.behaviours.conduct_calls import texts
from analyzer.behaviours.gates_flow import Call, Followed, follow
from analyzer.behaviours.gates_values import NONE, Gates, Thing, Value

_INTENT, _COMPONENT = "Landroid/content/Intent;", "Landroid/content/ComponentName;"
_WINDOW = "Landroid/view/Window;"
_PENDING = frozenset({"getService", "getForegroundService", "getBroadcast", "getActivity"})
BY_PACKAGE = (
    f"{_INTENT}->setPackage(",
    f"{_INTENT}->setClassName(Ljava/lang/String;",
    f"{_COMPONENT}-><init>(Ljava/lang/String;",
)
"""Calls whose first argument is the name of a package."""
_NAMING = frozenset({"<init>", "setClass", "setClassName", "setComponent", "setPackage"})
OWN_COMPONENT, OWN_WINDOW = Thing("key", "component"), Thing("key", "window")
"""What ``getComponentName()`` and ``getWindow()`` of the method's own object give."""


class Objects:
    """The objects that one packaged method hands to calls, by where they come from."""

    def __init__(self, code: CodeIndex, method: int) -> None:
        self._code, self._method = code, method
        self._found = follow(code.program, method, _Names(code))

    def argument(self, place: Place, number: int) -> Value | None:
        """What a call is given (receiver 0); None when that is not known."""
        call = self._calls().get(place.pc)
        return call.arguments[number] if call is not None and number < len(call.arguments) else None

    def last_argument(self, place: Place) -> Value | None:
        """The last of what a call is given; None when that is not known."""
        call = self._calls().get(place.pc)
        return call.arguments[-1] if call is not None and call.arguments else None

    def receivers(self, *names: str) -> frozenset[Value | None]:
        """The objects on which the method calls methods of these simple names."""
        return frozenset(call.arguments[0] for call in self._named(names) if call.arguments)

    def handed_to(self, method: int, argument: int) -> Iterator[Value | None]:
        """What the method gives another one as an argument (receiver 0), call by call."""
        for call in self._calls().values():
            if call.method == method and argument < len(call.arguments):
                yield call.arguments[argument]

    def takers(self, thing: Thing) -> frozenset[str]:
        """Simple names of the methods that are given an object as an argument."""
        found = (call for call in self._calls().values() if thing in call.arguments[1:])
        return frozenset(self._code.program.method_name(call.method) for call in found)

    def classes_of(self, intent: Thing) -> frozenset[str] | None:
        """Descriptors of the classes that an intent or a component's name is given, None when others may be."""
        found: set[str] = set()
        for call in self._naming(intent):
            given = self._code.arguments(Place(self._method, call.pc))
            for held in given.arguments[1:] if given else ():
                found |= {str(one.value) for one in held or () if one.kind == "class"}
            found |= {f"L{name.replace('.', '/')};" for at in (1, 2) for name in texts(given, at)}
        return frozenset(found) if intent.kind == "new" else None

    def packages_of(self, intent: Thing) -> Iterator[str]:
        """The constants by which an intent names a package."""
        for call in self._naming(intent):
            if self._code.program.signature(call.method).startswith(BY_PACKAGE):
                yield from texts(self._code.arguments(Place(self._method, call.pc)), 1)

    def _naming(self, thing: Thing) -> Iterator[Call]:
        """The calls that name the component of an intent, or of the component's name that it is given."""
        for call in self._named(_NAMING):
            if not call.arguments or call.arguments[0] != thing:
                continue
            yield call
            if self._code.program.method_name(call.method) == "setComponent" and isinstance(call.arguments[1], Thing):
                yield from self._naming(call.arguments[1])

    def _named(self, names: Iterable[str]) -> Iterator[Call]:
        wanted = frozenset(names)
        return (call for call in self._calls().values() if self._code.program.method_name(call.method) in wanted)

    def _calls(self) -> dict[int, Call]:
        found: Followed | None = self._found
        return found.calls if found is not None and found.whole else {}


class _Names:
    """What calls give back, as far as it is the same object or one that is named here."""

    def __init__(self, code: CodeIndex) -> None:
        self._code = code

    def called(self, method: int, call: Call) -> Value | None:
        program = self._code.program
        name, result = program.method_name(call.method), program.descriptor(call.method).rpartition(")")[2]
        receiver = call.arguments[0] if call.arguments else None
        own = receiver == Thing("param", 0)
        if name in _PENDING and result == "Landroid/app/PendingIntent;" and len(call.arguments) > 2:
            return call.arguments[2]
        if result == _INTENT and name.startswith(("set", "add", "put")):
            return receiver
        if name == "getComponentName" and result == _COMPONENT and own:
            return OWN_COMPONENT
        return OWN_WINDOW if name == "getWindow" and result == _WINDOW and own else None

    def loaded(self, field: int) -> Value | None:
        return None

    def passed(self, method: int, call: Call) -> Gates | None:
        return NONE
