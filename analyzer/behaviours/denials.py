"""What code does about a permission after it asked: on a denial, and whether it explains and asks again."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from analyzer.apk.code import Code, read_code
from analyzer.apk.dex import Dex
from analyzer.apk.instructions import Instruction
from analyzer.behaviours.callers import Callers
from analyzer.behaviours.code_index import CodeIndex, Names, Place
from analyzer.behaviours.grants import Branches, Source
from analyzer.names import BadNameError, parse_method, register_width
from analyzer.program.build import PACKAGED

RESULT = ("onRequestPermissionsResult", "(I[Ljava/lang/String;[I)V")
"""The callback of Activity, Fragment and their androidx namesakes."""

BOOLEAN, MAP = "Ljava/lang/Boolean;", "Ljava/util/Map;"
"""What androidx's contracts answer to one permission, and to several."""

AGAIN = ("onResume", "onStart", "onRestart", "onPostResume", "onWindowFocusChanged")
"""Lifecycle callbacks that run once more when the system's dialog has gone."""

ACTIVITIES = (
    "Landroid/app/Activity;",
    "Landroidx/core/app/ComponentActivity;",
    "Landroidx/activity/ComponentActivity;",
    "Landroidx/fragment/app/FragmentActivity;",
    "Landroidx/appcompat/app/AppCompatActivity;",
    "Landroid/support/v4/app/FragmentActivity;",
    "Landroid/support/v7/app/AppCompatActivity;",
)
FRAGMENTS = (
    "Landroid/app/Fragment;",
    "Landroidx/fragment/app/Fragment;",
    "Landroid/support/v4/app/Fragment;",
)
"""Screens by name: the libraries' ones may be absent from the code that was read."""

_SCREENS = frozenset({*ACTIVITIES, *FRAGMENTS})
_FINISHING = frozenset({"finish", "finishAffinity", "finishAndRemoveTask"})
_LEAVING: Names = {
    **dict.fromkeys(ACTIVITIES, _FINISHING),
    "Ljava/lang/System;": frozenset({"exit"}),
    "Ljava/lang/Runtime;": frozenset({"exit", "halt"}),
    "Landroid/os/Process;": frozenset({"killProcess"}),
    "Lkotlin/system/ProcessKt;": frozenset({"exitProcess"}),
}
_SETTINGS = (
    "android.settings.APPLICATION_DETAILS_SETTINGS",
    "android.settings.MANAGE_APPLICATIONS_SETTINGS",
    "android.settings.APPLICATION_SETTINGS",
    "android.settings.SETTINGS",
    "miui.intent.action.APP_PERM_EDITOR",
)
_RATIONALE = "shouldShowRequestPermissionRationale"
_CHECKS = frozenset({"checkSelfPermission", "checkPermission", "checkCallingOrSelfPermission"})
_LISTENERS = frozenset(
    {
        "Landroid/content/DialogInterface$OnClickListener;",
        "Landroid/content/DialogInterface$OnCancelListener;",
        "Landroid/content/DialogInterface$OnDismissListener;",
        "Landroid/view/View$OnClickListener;",
    }
)
_STRENGTH = ("exit", "finish", "settings", "")
_DEEPEST = 4
_MOST_METHODS = 80
_MOST_CALLERS = 300
MOST_UNITS = 100_000
"""Code units of all methods together whose branches are looked at; real packages need some thousand."""


class Step(NamedTuple):
    """A place that a result callback may reach, and whether only after a denial."""

    place: Place
    denied: bool


class Denials:
    """Answers for one program; each method is looked at once."""

    def __init__(self, code: CodeIndex, callers: Callers) -> None:
        self.code = code
        self._callers = callers
        self._branches: dict[int, Branches | None] = {}
        self._rationale: dict[int, bool] = {}
        self._units = 0

    def branches(self, method: int) -> Branches | None:
        """The branches of a packaged method on what was granted; None for a method without code."""
        if method not in self._branches:
            read = self._read(method)
            self._units += read[1].units if read is not None else 0
            known = read is not None and self._units <= MOST_UNITS
            self._branches[method] = Branches(read[1], _MethodCalls(read[0], self.checks)) if read and known else None
        return self._branches[method]

    def handed_on(self, place: Place, types: frozenset[str]) -> bool:
        """Whether a call gets something of one of some types that its method was handed by its own caller."""
        read, branches = self._read(place.method), self.branches(place.method)
        program = self.code.program
        try:
            parameters = parse_method(program.signature(place.method)).parameters
        except BadNameError:
            return False
        if read is None or branches is None or not types & set(parameters):
            return False
        register, wanted = read[1].registers, set()
        for parameter in reversed(parameters):
            register -= register_width(parameter)
            if parameter in types:
                wanted.add(register)
        return bool(wanted & branches.handed_on(place.pc))

    def _read(self, method: int) -> tuple[Dex, Code] | None:
        program = self.code.program
        number = int(program.methods.dex[method])
        if number < 0:
            return None
        dex = program.dexes[number]
        code = read_code(dex.buffer, int(dex.methods[int(program.methods.row[method]), 3]))
        return None if code is None else (dex, code)

    @cached_property
    def checks(self) -> frozenset[str]:
        """Signatures of packaged methods that ask the framework whether a permission is granted."""
        found = set()
        for call in self.code.calls_of({"Landroid/content/Context;": _CHECKS}):
            for place in self.code.places(call.rows):
                found.add(self.code.program.signature(place.method))
        return frozenset(found)

    @cached_property
    def _leaving(self) -> dict[Place, str]:
        found: dict[Place, str] = {}
        for call in self.code.calls_of(_LEAVING):
            kind = "finish" if call.signature.partition("->")[2].partition("(")[0] in _FINISHING else "exit"
            found |= dict.fromkeys(self.code.places(call.rows), kind)
        return found

    @cached_property
    def _settings(self) -> set[Place]:
        numbers = self.code.program.symbols.strings.find_all(_SETTINGS).values()
        rows = self.code.rows_with((n for n in numbers if n >= 0), 0x1A, 0x1B)
        return set(self.code.places(rows))

    # after the answer

    def callbacks(self, methods: Iterable[int], answers: frozenset[str]) -> list[int]:
        """The result callbacks of the classes that some methods belong to, and of their nests and supertypes.

        Of a question through a launcher ``answers`` holds the classes that its answer may have (BOOLEAN, MAP): then
        these are the methods that take one or cast to it. Without any they are those that the framework calls.
        """
        program, names = self.code.program, self.code.program.symbols.methods
        result, any_value = (program.symbols.strings.find(text) for text in (RESULT[1], "(Ljava/lang/Object;)V"))
        found: dict[int, None] = {}
        for type_ in self._nest({int(names.owner[m]) for m in methods}):
            for method in program.methods_of(type_).tolist():
                kind = int(names.kind[method])
                if not answers:
                    takes = kind == result and program.method_name(method) == RESULT[0]
                elif kind == any_value:
                    takes = bool(answers & self._casts(method))
                else:
                    takes = program.descriptor(method).endswith(tuple(f"{answer})V" for answer in answers))
                if takes:
                    found[method] = None
        return list(found)

    def _casts(self, method: int) -> set[str]:
        """The classes that a method casts something to."""
        read = self._read(method)
        return {read[0].type_name(i.ref) for i in read[1].instructions if i.op == 0x1F} if read else set()

    def _nest(self, types: set[int]) -> list[int]:
        """Packaged types with the same outermost class as one of ``types``, or a supertype of one of these."""
        program = self.code.program
        wider = {a for t in types if program.types.origin[t] == PACKAGED for a in program.ancestors_of(t).tolist()}
        outer = {_outermost(program.type_name(t)) for t in wider if program.types.origin[t] == PACKAGED}
        return sorted(t for name in outer for t in self._types_of_outermost.get(name, ()))

    @cached_property
    def _types_of_outermost(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for type_, name in zip(self.code.packaged_types.tolist(), self.code.descriptors, strict=True):
            found.setdefault(_outermost(name), []).append(type_)
        return found

    def after(self, callback: int) -> list[Step]:
        """Every call in a result callback and in what it runs, but for what runs only when all was granted."""
        steps: list[Step] = []
        waiting = [(callback, False, 0)]
        seen: set[tuple[int, bool]] = set()
        while waiting and len(seen) < _MOST_METHODS:
            method, denied, depth = waiting.pop()
            branches = self.branches(method)
            if branches is None or (method, denied) in seen:
                continue
            seen.add((method, denied))
            for pc, target in self._runs(method):
                side = branches.side(pc)
                if side == "granted":
                    continue
                now = denied or side == "denied"
                steps.append(Step(Place(method, pc), now))
                if target >= 0 and depth < _DEEPEST:
                    waiting.append((target, now, depth + 1))
        return steps

    def _runs(self, method: int) -> Iterator[tuple[int, int]]:
        """(position, packaged method that may run or -1) of each instruction that calls or makes something."""
        program = self.code.program
        targets: dict[int, list[int]] = {}
        for pc, target in self._callers.by(method):
            targets.setdefault(pc, []).append(target)
        owner = _outermost(program.type_name(int(program.symbols.methods.owner[method])))
        for row in range(int(program.methods.first[method]), int(program.methods.end[method])):
            op, ref, pc = int(program.sites.op[row]), int(program.sites.ref[row]), int(program.sites.pc[row])
            yield from ((pc, target) for target in targets.get(pc, (-1,)))
            if op != 0x22 or ref < 0 or program.types.origin[ref] != PACKAGED:
                continue
            # A listener that is made here answers the dialog that is shown here.
            if _outermost(program.type_name(ref)) == owner or self._listens(ref):
                yield from ((pc, m) for m in program.methods_of(ref).tolist() if program.methods.virtual[m])

    def _listens(self, type_: int) -> bool:
        program = self.code.program
        return any(program.type_name(t) in _LISTENERS for t in program.ancestors_of(type_).tolist())

    def consequence(self, steps: Iterable[Step]) -> str:
        """The hardest thing that happens only after a denial: "exit", "finish", "settings" or ""."""
        found = {""}
        for place, denied in steps:
            if denied:
                found.add(self._leaving.get(place, "settings" if place in self._settings else ""))
        return min(found, key=_STRENGTH.index)

    # before the question

    def explains(self, methods: Iterable[int]) -> bool:
        """Whether one of the methods consults ``shouldShowRequestPermissionRationale``, itself or by one call."""
        return any(self._consults(m) or any(self._consults(t) for _, t in self._callers.by(m)) for m in methods)

    def _consults(self, method: int) -> bool:
        if method not in self._rationale:
            program = self.code.program
            rows = slice(int(program.methods.first[method]), int(program.methods.end[method]))
            op, ref = program.sites.op[rows], program.sites.ref[rows]
            called = ref[(op >= 0x6E) & (op <= 0x78) & (ref >= 0)]
            name = program.symbols.strings.find(_RATIONALE)
            self._rationale[method] = name >= 0 and bool((program.symbols.methods.name[called] == name).any())
        return self._rationale[method]

    def lifecycle(self, place: Place) -> str:
        """The lifecycle callback that asks at ``place`` by plain calls whenever it runs, "" if none does."""
        program = self.code.program
        waiting: list[tuple[Place, ...]] = [(place,)]
        seen = {place.method}
        while waiting:
            chain = waiting.pop(0)
            name = program.method_name(chain[-1].method)
            if name in AGAIN and self._is_of_screen(chain[-1].method) and not self._asked_once(chain):
                return "onResume" if name not in ("onStart", "onRestart") else "onStart"
            for method in self._callers.overridden(chain[-1].method):
                for caller in self._callers.reaching(method):
                    if caller.method not in seen and len(seen) < _MOST_CALLERS and len(chain) <= _DEEPEST + 2:
                        seen.add(caller.method)
                        waiting.append((*chain, caller))
        return ""

    def _is_of_screen(self, method: int) -> bool:
        program = self.code.program
        owner = int(program.symbols.methods.owner[method])
        return any(program.type_name(t) in _SCREENS for t in program.ancestors_of(owner).tolist())

    def _asked_once(self, chain: tuple[Place, ...]) -> bool:
        """Whether the way to the question tests something that it then sets for good: a field or a stored setting."""
        program = self.code.program
        read: set[int] = set()
        written: set[int] = set()
        called: set[str] = set()
        methods = {place.method for place in chain}
        for method in methods:
            rows = slice(int(program.methods.first[method]), int(program.methods.end[method]))
            for op, ref in zip(program.sites.op[rows].tolist(), program.sites.ref[rows].tolist(), strict=True):
                if 0x52 <= op <= 0x58 or 0x60 <= op <= 0x66:
                    read.add(ref)
                elif 0x59 <= op <= 0x5F or 0x67 <= op <= 0x6D:
                    written.add(ref)
                elif 0x6E <= op <= 0x78 and ref >= 0:
                    called.add(program.method_name(ref))
        if {"getBoolean", "putBoolean"} <= called or {"getInt", "putInt"} <= called or {"getLong", "putLong"} <= called:
            return True
        return any(self._writers(field) <= methods for field in (read & written) - {-1})

    def _writers(self, field: int) -> set[int]:
        """The methods, constructors apart, that write a field."""
        rows = [*self.code.rows_with([field], 0x59, 0x5F), *self.code.rows_with([field], 0x67, 0x6D)]
        methods = {place.method for row in rows for place in self.code.places(row.reshape(1))}
        return {m for m in methods if self.code.program.method_name(m) not in ("<init>", "<clinit>")}


class _MethodCalls:
    """What the calls in methods of one dex file say about permissions."""

    def __init__(self, dex: Dex, checks: frozenset[str]) -> None:
        self._dex = dex
        self._checks = checks

    def source(self, instruction: Instruction) -> Source:
        """0 from a check, true from a helper that looks at results or at a check, an answer in a Boolean."""
        if not 0x6E <= instruction.op <= 0x78:
            return ""
        signature = self._dex.method_signature(instruction.ref)
        try:
            name = parse_method(signature)
        except BadNameError:
            return ""
        if name.name in _CHECKS and name.result == "I":
            return "number"
        if (name.cls, name.name) == ("Ljava/lang/Boolean;", "booleanValue"):
            return "flag"
        if name.name in ("containsValue", "contains") and name.parameters == ("Ljava/lang/Object;",):
            return "not-flag" if name.name == "containsValue" else ""
        if signature in self._checks:
            return {"I": "number", "Z": "flag"}.get(name.result, "")  # type: ignore[return-value]  # the two words of the Literal
        return "flag" if name.result == "Z" and "[I" in name.parameters else ""

    def advances(self, instruction: Instruction) -> bool:
        """``Iterator.hasNext`` and ``next``."""
        if not 0x6E <= instruction.op <= 0x78:
            return False
        return self._dex.method_signature(instruction.ref).endswith(("->hasNext()Z", "->next()Ljava/lang/Object;"))


def _outermost(descriptor: str) -> str:
    """The class that a nested one stands in: ``La/B$1;`` to ``La/B;``; D8 writes ``-$$Lambda$B$x`` for lambdas."""
    package, slash, simple = descriptor.rpartition("/")
    simple = simple.removeprefix("-$$Lambda$").rstrip(";")
    return f"{package}{slash}{simple.partition('$')[0] or simple};"
