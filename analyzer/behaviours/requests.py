"""Where code asks the user for run-time permissions: which ones, how often, and what it does about the answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.behaviours.callers import Callers
from analyzer.behaviours.code_index import CodeIndex, Names, Place
from analyzer.behaviours.denials import ACTIVITIES, BOOLEAN, FRAGMENTS, MAP, Denials
from analyzer.behaviours.model import PermissionRequest
from analyzer.program.values import Const, Values

MOST_REQUESTS = 200
MOST_NAMES = 64
"""Most permissions listed for one request."""

_LONGEST_NAME = 200
_DEEPEST = 3
"""Most methods between the constant and the framework's request."""
_MOST_CALLERS = 100
_REQUEST = frozenset({"requestPermissions"})
_COMPAT = (
    "Landroidx/core/app/ActivityCompat;",
    "Landroid/support/v4/app/ActivityCompat;",
    "Landroidx/legacy/app/FragmentCompat;",
    "Landroid/support/v13/app/FragmentCompat;",
)
_LAUNCHER = "Landroidx/activity/result/ActivityResultLauncher;"
_CONTRACTS = "Landroidx/activity/result/contract/ActivityResultContracts$"
_LIBRARIES: Names = {
    # Builders of well-known libraries that keep the names in a field until they ask, by their published names.
    "Lpub/devrel/easypermissions/EasyPermissions;": _REQUEST,
    "Lcom/permissionx/guolindev/PermissionMediator;": frozenset({"permissions"}),
    "Lcom/hjq/permissions/XXPermissions;": frozenset({"permission", "permissions"}),
    "Lcom/yanzhenjie/permission/runtime/PermissionDef;": frozenset({"permission"}),
    "Lcom/yanzhenjie/permission/runtime/PermissionRequest;": frozenset({"permission"}),
    "Lcom/tbruyelle/rxpermissions/RxPermissions;": frozenset({"request", "requestEach"}),
    "Lcom/tbruyelle/rxpermissions2/RxPermissions;": frozenset({"request", "requestEach", "requestEachCombined"}),
    "Lcom/tbruyelle/rxpermissions3/RxPermissions;": frozenset({"request", "requestEach", "requestEachCombined"}),
    "Lcom/karumi/dexter/DexterBuilder$Permission;": frozenset({"withPermission", "withPermissions"}),
    "Lcom/karumi/dexter/Dexter;": frozenset({"withPermission", "withPermissions"}),
    "Lcom/blankj/utilcode/util/PermissionUtils;": frozenset({"permission"}),
}
_ASKING: Names = {
    **dict.fromkeys((*ACTIVITIES, *FRAGMENTS, *_COMPAT), _REQUEST),
    _LAUNCHER: frozenset({"launch"}),
    **_LIBRARIES,
}
_ARRAY = "[Ljava/lang/String;"
_CARRIERS = frozenset(
    {
        _ARRAY,
        "Ljava/lang/String;",
        "Ljava/util/List;",
        "Ljava/util/Collection;",
        "Ljava/util/ArrayList;",
        "Ljava/util/Set;",
        "Ljava/lang/Iterable;",
        "Ljava/lang/Object;",
    }
)
"""Parameter types in which names of permissions travel."""
_GATHERING = frozenset({"add", "addAll", "asList", "listOf", "mutableListOf", "arrayListOf", "setOf", "of", "addLast"})
_CONTRACT_ACTION = "androidx.activity.result.contract.action.REQUEST_PERMISSIONS"
"""A constant of androidx's RequestMultiplePermissions, which obfuscation keeps."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question: where, for which names, whether for no others, and of what class the answer of a launcher is."""

    place: Place
    names: tuple[str, ...]
    complete: bool
    answers: frozenset[str]


def find_requests(code: CodeIndex) -> tuple[PermissionRequest, ...]:
    """Every place that asks for run-time permissions, reachable ones first, then by method and position.

    A method that passes its own argument on to the framework is no place of its own: its callers are, a few deep.
    ``phases`` is left empty.
    """
    callers = Callers(code.graph)
    denials = Denials(code, callers)
    found: dict[Place, _Asked] = {}
    for place, signature in _sites(code):
        answers = _answers(code, place) if signature.startswith(_LAUNCHER) else frozenset()
        for asked in _asked(denials, callers, place, answers, 0):
            known = found.get(asked.place)
            if known is None or len(asked.names) > len(known.names):
                found[asked.place] = asked
    ordered = sorted(found.values(), key=lambda a: (-int(code.live(a.place)), a.place.method, a.place.pc))
    saved = [_saved(code, denials, asked) for asked in ordered[:MOST_REQUESTS]]
    return tuple(saved)


def _sites(code: CodeIndex) -> Iterator[tuple[Place, str]]:
    """(place, signature) of every call that asks, as far as names of methods or contracts tell."""
    for call in code.calls_of(_ASKING):
        for place in code.places(call.rows):
            yield place, call.signature
    yield from _renamed_launches(code)


def _renamed_launches(code: CodeIndex) -> Iterator[tuple[Place, str]]:
    """Calls that hand names of permissions to one object, in classes that make androidx's contract by another name."""
    program = code.program
    number = program.symbols.strings.find(_CONTRACT_ACTION)
    if number < 0:
        return
    owners = program.symbols.methods.owner
    contracts = {int(owners[p.method]) for p in code.places(code.rows_with([number], 0x1A, 0x1B))}
    contracts -= {
        program.find_type("Landroidx/activity/result/contract/ActivityResultContracts$RequestMultiplePermissions;")
    }
    makers = {int(owners[p.method]) for p in code.places(code.rows_with(contracts, 0x22, 0x22))}
    for type_ in sorted(makers - contracts):
        for method in program.methods_of(type_).tolist():
            for call in code.calls_in(method):
                _, _, member = call.signature.partition("->")
                known = call.arguments[1] if len(call.arguments) > 1 else None
                if member.partition("(")[2].startswith("Ljava/lang/Object;") and _names(code, known)[0]:
                    yield Place(method, call.pc), f"{_LAUNCHER}->launch"


def _answers(code: CodeIndex, place: Place) -> frozenset[str]:
    """Of what class a launcher's answer is: it follows from whether it gets one name or several."""
    call = code.arguments(place)
    kinds = {const.kind for values in (call.arguments[1:2] if call else ()) for const in values or ()}
    return frozenset({BOOLEAN} if kinds == {"string"} else {MAP} if kinds == {"strings"} else {BOOLEAN, MAP})


def _asked(denials: Denials, callers: Callers, place: Place, answers: frozenset[str], depth: int) -> Iterator[_Asked]:
    """The questions behind one call: its own, or those of the callers that its names come from."""
    code = denials.code
    if depth < _DEEPEST and denials.handed_on(place, _CARRIERS):
        above = [c for m in callers.overridden(place.method) for c in callers.of(m)][:_MOST_CALLERS]
        for caller in above:
            yield from _asked(denials, callers, caller, answers, depth + 1)
        if above:
            return
    names, complete = _names_at(code, place)
    if names:
        yield _Asked(place, names, complete, answers)
        return
    if answers and not _launches_questions(code, place):
        return
    gathered = _gathered(code, place.method)
    # A library's own code that nobody calls asks nobody.
    if gathered or (code.live(place) and not code.is_library(place.method)):
        yield _Asked(place, gathered, False, answers)


def _launches_questions(code: CodeIndex, place: Place) -> bool:
    """Whether a launcher that gets something unknown can be one for permissions, by the contracts of its class."""
    call = code.arguments(place)
    if call is not None and len(call.arguments) > 1 and call.arguments[1] is not None:
        return False
    program = code.program
    made = set()
    for method in program.methods_of(int(program.symbols.methods.owner[place.method])).tolist():
        rows = slice(int(program.methods.first[method]), int(program.methods.end[method]))
        made |= set(program.sites.ref[rows][program.sites.op[rows] == 0x22].tolist())
    names = {program.type_name(t) for t in made}
    contracts = {name.partition("$")[2] for name in names if name.startswith(_CONTRACTS)}
    return bool(contracts) and contracts <= {"RequestPermission;", "RequestMultiplePermissions;"}


def _names_at(code: CodeIndex, place: Place) -> tuple[tuple[str, ...], bool]:
    """The permissions among the constant arguments of a call, in order, and whether these are all."""
    call = code.arguments(place)
    names: dict[str, None] = {}
    complete = True
    for values in call.arguments if call else ():
        found, whole = _names(code, values)
        names |= dict.fromkeys(found)
        complete = complete and (whole or not found)
    return tuple(_as_loaded(code, place.method, list(names)))[:MOST_NAMES], complete and len(names) <= MOST_NAMES


def _as_loaded(code: CodeIndex, method: int, names: list[str]) -> list[str]:
    """Names in the order in which a method first loads them, where it loads them all: alternatives come in none."""
    program = code.program
    numbers = program.symbols.strings.find_all(names)
    rows = slice(int(program.methods.first[method]), int(program.methods.end[method]))
    loads = [ref for op, ref in zip(program.sites.op[rows], program.sites.ref[rows], strict=True) if op in (0x1A, 0x1B)]
    places = {int(ref): at for at, ref in reversed(list(enumerate(loads)))}
    if not all(numbers[name] in places for name in names):
        return names
    return sorted(names, key=lambda name: places[numbers[name]])


def _names(code: CodeIndex, values: Values | None) -> tuple[tuple[str, ...], bool]:
    """The names in what may reach one argument, and whether everything that may reach it is known."""
    names: dict[str, None] = {}
    complete = values is not None
    for const in sorted(values or (), key=str):
        held: Values | None = frozenset({const})
        if const.kind == "field":
            held = code.static_constants(str(const.value))
        complete = complete and held is not None
        for one in sorted(held or (), key=str):
            names |= dict.fromkeys(_permissions(one))
    return tuple(names), complete


def _permissions(const: Const) -> list[str]:
    """The texts of a constant that are names of permissions."""
    if const.kind not in ("string", "strings"):
        return []
    return [text for text in str(const.value).split("\n") if _is_name(text)]


def _is_name(text: str) -> bool:
    plain = len(text) <= _LONGEST_NAME and not any(c.isspace() for c in text) and "/" not in text
    return plain and "permission." in text and text.rpartition(".")[2].isupper()


def _gathered(code: CodeIndex, method: int) -> tuple[str, ...]:
    """Names that a method puts into a collection, else those it hands to any call: what it checks, it asks for."""
    added: dict[str, None] = {}
    others: dict[str, None] = {}
    for call in code.calls_in(method):
        member = call.signature.partition("->")[2].partition("(")[0]
        for values in call.arguments:
            (added if member in _GATHERING else others).update(dict.fromkeys(_names(code, values)[0]))
    return tuple(added or others)[:MOST_NAMES]


def _asking(code: CodeIndex, method: int) -> list[int]:
    """The part of the way to a method that lies in the screen that asks: who opened it does not get the answer."""
    way = code.graph.path(method)
    opened = [at for at, (_, how, _) in enumerate(way) if how == "intent"]
    return [step for step, _, _ in way[opened[-1] if opened else 0 :]] or [method]


def _saved(code: CodeIndex, denials: Denials, asked: _Asked) -> PermissionRequest:
    place = asked.place
    _, path = code.path(place.method)
    way = _asking(code, place.method)
    steps = [step for callback in denials.callbacks(way, asked.answers) for step in denials.after(callback)]
    branches = denials.branches(place.method)
    again = denials.lifecycle(place)
    if not again and any(step.denied and step.place == place for step in steps):
        again = "onRequestPermissionsResult"
    if not again and branches is not None and branches.repeats(place.pc):
        again = "loop"
    return PermissionRequest(
        permissions=asked.names,
        complete=asked.complete and bool(asked.names),
        site=code.site(place),
        owner=code.owner_of(place.method),
        grade=code.grade_of(place),
        path=path,
        rationale=denials.explains(way[-_DEEPEST:]),
        repeated=again,
        denied=denials.consequence(steps),
    )
