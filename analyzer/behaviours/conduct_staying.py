"""What keeps an app's process running against the user's and the system's will, as far as code shows it."""

from collections.abc import Iterator

from analyzer.apk.model import Manifest
from analyzer.behaviours.code_index import CodeIndex, Names, Place
from analyzer.behaviours.conduct_calls import calls, classes_named, only_number
from analyzer.behaviours.conduct_objects import Objects
from analyzer.behaviours.conduct_receivers import reached_from
from analyzer.behaviours.conduct_screen import pixels
from analyzer.behaviours.gates_flow import code_of
from analyzer.behaviours.gates_values import Thing
from analyzer.behaviours.hits import Hit
from analyzer.names import BadNameError, class_descriptor
from analyzer.program.build import PACKAGED

CODE = "KEEP_ALIVE"
_ENDING = ("onDestroy", "onTaskRemoved")
_NEAR = 2
"""Calls between a service's end and what starts it again."""
_STARTING: Names = {
    "Landroid/content/Context;": frozenset({"startService", "startForegroundService"}),
    "Landroid/app/AlarmManager;": frozenset({"set", "setExact", "setExactAndAllowWhileIdle", "setRepeating",
                                             "setAndAllowWhileIdle", "setInexactRepeating", "setWindow"}),
}  # fmt: skip
_CALENDARS = ("Ljava/util/Calendar;", "Ljava/util/GregorianCalendar;", "Ljava/time/")
_WIDE_CONSTANTS = range(0x16, 0x1A)
_SOON = 10 * 60 * 1000
"""Milliseconds; an alarm that starts a service again after its end is set for seconds."""
_ACCOUNT: Names = {"Landroid/accounts/AccountManager;": frozenset({"addAccountExplicitly"})}
_LOGGING_IN: Names = {"Landroid/accounts/AccountManager;": frozenset({"setAuthToken", "setPassword"})}
"""What gives an account the secret of somebody who logged in."""
_SYNC: Names = {"Landroid/content/ContentResolver;": frozenset({"addPeriodicSync", "setSyncAutomatically"})}


def kept_alive(code: CodeIndex, manifest: Manifest) -> Iterator[Hit]:
    """Services that start again as they end, alone or each other; an account made for nothing but its
    synchronisation; screens of one pixel. ``manner`` says which: "restart", "mutual", "account", "pixel".
    """
    yield from _restarts(code, manifest)
    yield from _accounts(code, manifest)
    for signature, place in pixels(code):
        yield Hit(CODE, "api", signature, "", place, manner="pixel")


def _restarts(code: CodeIndex, manifest: Manifest) -> Iterator[Hit]:
    services = dict(_services(code, manifest))
    starting: dict[int, list[tuple[str, Place]]] = {}
    for signature, place in calls(code, _STARTING) if services else ():
        starting.setdefault(place.method, []).append((signature, place))
    found: dict[str, list[tuple[str, str, Place]]] = {}
    for name, type_ in services.items():
        for method in _ends(code, type_):
            for reached in sorted(reached_from(code, method, _NEAR)):
                for signature, place in starting.get(reached, ()):
                    started = sorted(_started(code, signature, place) & set(services))
                    found.setdefault(name, []).extend((target, signature, place) for target in started)
    for name, restarts in found.items():
        for target, signature, place in restarts:
            if target == name:
                yield Hit(CODE, "api", signature, "", place, manner="restart")
            elif any(back == name for back, _, _ in found.get(target, ())):
                yield Hit(CODE, "api", signature, "", place, manner="mutual")


def _started(code: CodeIndex, signature: str, place: Place) -> set[str]:
    """Descriptors of the classes that a call may start, at once or soon; where it is not known which intent it is
    given, those that the method names.
    """
    if not signature.startswith("Landroid/content/Context;") and _is_later(code, place.method):
        return set()
    objects = Objects(code, place.method)
    given = objects.last_argument(place)
    if isinstance(given, Thing) and (classes := objects.classes_of(given)) is not None:
        return set(classes)
    return classes_named(code, place.method)


def _is_later(code: CodeIndex, method: int) -> bool:
    """Whether the alarm that a method sets is one of a time of day, or of a time that is far away."""
    if any(call.signature.startswith(_CALENDARS) for call in code.calls_in(method)):
        return True
    found = code_of(code.program, method)
    return found is not None and any(i.op in _WIDE_CONSTANTS and i.literal > _SOON for i in found[1].instructions)


def _services(code: CodeIndex, manifest: Manifest) -> Iterator[tuple[str, int]]:
    """(descriptor, number) of the enabled services of the manifest that the package defines."""
    for component in manifest.components:
        if component.kind != "service" or not component.enabled:
            continue
        try:
            descriptor = class_descriptor(component.name)
        except BadNameError:
            continue
        type_ = code.program.find_type(descriptor)
        if type_ >= 0 and code.program.types.origin[type_] == PACKAGED:
            yield descriptor, type_


def _ends(code: CodeIndex, type_: int) -> list[int]:
    program = code.program
    names = {program.symbols.strings.find(name) for name in _ENDING} - {-1}
    return [m for m in program.methods_of(type_).tolist() if int(program.symbols.methods.name[m]) in names]


def _accounts(code: CodeIndex, manifest: Manifest) -> Iterator[Hit]:
    """An account without password or token, with code that has it synchronised and the two services that it takes."""
    stated = {a for c in manifest.components if c.enabled and c.kind == "service" for f in c.filters for a in f.actions}
    if not {"android.content.SyncAdapter", "android.accounts.AccountAuthenticator"} <= stated:
        return
    if not any(code.live(place) for _, place in calls(code, _SYNC)):
        return
    if any(code.live(place) for _, place in calls(code, _LOGGING_IN)):
        return
    for signature, place in calls(code, _ACCOUNT):
        if only_number(code.arguments(place), 2) == 0:
            yield Hit(CODE, "api", signature, "", place, manner="account")
