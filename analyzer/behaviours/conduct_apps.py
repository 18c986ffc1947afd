"""Other apps, and the app's own icon: installed, downloaded, started by code, hidden."""

import re
from collections.abc import Iterator

from analyzer.apk.model import Component, Manifest
from analyzer.behaviours.code_index import CodeIndex, Names, Place
from analyzer.behaviours.conduct_calls import calls, numbers, only_number, texts
from analyzer.behaviours.conduct_objects import BY_PACKAGE, OWN_COMPONENT, Objects
from analyzer.behaviours.conduct_receivers import Heard, callers_of, events
from analyzer.behaviours.gates_values import Thing
from analyzer.behaviours.hits import Hit
from analyzer.behaviours.reflected import METHOD_LOOKUPS
from analyzer.callgraph.starts import LAUNCHERS, MAIN_ACTION
from analyzer.catalogue.tables import Tables
from analyzer.names import pretty_type

_MIME = "application/vnd.android.package-archive"
_INSTALL = "android.intent.action.INSTALL_PACKAGE"
_INTENT = "Landroid/content/Intent;"
_TYPED: Names = {_INTENT: frozenset({"setType", "setTypeAndNormalize", "setDataAndType", "setDataAndTypeAndNormalize"})}
_ACTED: Names = {_INTENT: frozenset({"<init>", "setAction"})}
_COMMITTING: Names = {"Landroid/content/pm/PackageInstaller$Session;": frozenset({"commit"})}
_UNASKED: Names = {"Landroid/content/pm/PackageInstaller$SessionParams;": frozenset({"setRequireUserAction"})}
_PACKAGES_OF = "Landroid/content/pm/PackageManager;"
_HIDDEN: Names = {_PACKAGES_OF: frozenset({"installPackage", "deletePackage"})}
_OBSERVERS = ("android.content.pm.IPackageInstallObserver", "android.content.pm.IPackageDeleteObserver")
"""What the hidden methods call back; nothing else of an app names them."""
_NOT_REQUIRED = 2
"""``PackageInstaller.SessionParams.USER_ACTION_NOT_REQUIRED``."""

_REQUEST = "Landroid/app/DownloadManager$Request;"
_HIDING: Names = {
    _REQUEST: frozenset({"setNotificationVisibility", "setShowRunningNotification", "setVisibleInDownloadsUi"})
}
_ENQUEUE: Names = {"Landroid/app/DownloadManager;": frozenset({"enqueue"})}
_VISIBILITY_HIDDEN = 2
"""``DownloadManager.Request.VISIBILITY_HIDDEN``."""
_APK = re.compile(r"(?i).*\.apk(?:[?#].*)?")

_ENABLING: Names = {"Landroid/content/pm/PackageManager;": frozenset({"setComponentEnabledSetting"})}
_ENABLED, _DISABLED = 1, frozenset({2, 3, 4})
"""``PackageManager.COMPONENT_ENABLED_STATE_*``: enabled; disabled, by the user, until used."""

_STARTING: Names = {
    "Landroid/content/Context;": frozenset({"startService", "startForegroundService", "bindService"}),
}
_COMPONENT = "Landroid/content/ComponentName;"
_NAMING: Names = {_INTENT: frozenset({"setPackage", "setClassName"}), _COMPONENT: frozenset({"<init>"})}
_PACKAGE = re.compile(r"[A-Za-z]\w*(?:\.[A-Za-z_]\w*)+")


def installs(code: CodeIndex, heard: Heard) -> Iterator[Hit]:
    """Screens that ask to install an app, with the broadcasts that run the code; installs without a question."""
    for signature, place in calls(code, _COMMITTING):
        yield Hit("INSTALL_PROMPT", "api", signature, "", place, manner=events(heard, place))
    for names, text in ((_TYPED, _MIME), (_ACTED, _INSTALL)):
        if code.program.symbols.strings.find(text) < 0:
            continue
        for signature, place in calls(code, names):
            # Intents with an action are many: only those are looked at whose method says this one.
            if names is _ACTED and text not in code.strings_of(place.method):
                continue
            call = code.arguments(place)
            if call and any(text in texts(call, at) for at in range(1, len(call.arguments))):
                by = "" if _waits_for_a_tap(code, place) else events(heard, place)
                yield Hit("INSTALL_PROMPT", "api", signature, text, place, manner=by)
    for signature, place in calls(code, _UNASKED):
        if only_number(code.arguments(place), 1) == _NOT_REQUIRED:
            yield Hit("INSTALL_SILENT", "api", signature, "", place, manner="update")
    yield from _hidden_installs(code)


def _waits_for_a_tap(code: CodeIndex, place: Place) -> bool:
    """Whether the intent that a call completes goes into a notification and is not opened by the method itself."""
    objects = Objects(code, place.method)
    intent = objects.argument(place, 0)
    takers = objects.takers(intent) if isinstance(intent, Thing) and intent.kind == "new" else frozenset()
    return bool(takers & {"getActivity", "getActivities"}) and not takers & {"startActivity", "startActivities"}


def _hidden_installs(code: CodeIndex) -> Iterator[Hit]:
    """The hidden methods that install and remove without asking, called, or looked up where an observer is named."""
    for signature, place in calls(code, _HIDDEN):
        yield Hit("INSTALL_SILENT", "api", signature, "", place, manner="unasked")
    find = code.program.symbols.strings.find
    named = any(find(name) >= 0 or code.program.find_type(f"L{name.replace('.', '/')};") >= 0 for name in _OBSERVERS)
    for signature, place in calls(code, METHOD_LOOKUPS) if named else ():
        for name in texts(code.arguments(place), 1):
            if name in _HIDDEN[_PACKAGES_OF]:
                yield Hit("INSTALL_SILENT", "api", signature, name, place, manner="unasked")


def downloads(code: CodeIndex) -> Iterator[Hit]:
    """Packages downloaded by the system's service, "hidden" or "shown"; where nothing says what it is, nothing."""
    hidden = {place.method for signature, place in calls(code, _HIDING) if _hides(code, signature, place)}
    for signature, place in calls(code, _ENQUEUE):
        given = {text for call in code.calls_in(place.method) for at in range(len(call.arguments))
                 for text in texts(call, at)}  # fmt: skip
        if any(text == _MIME or _APK.fullmatch(text[:2000]) for text in given):
            manner = "hidden" if place.method in hidden else "shown"
            yield Hit("DOWNLOAD_APK", "api", signature, "", place, manner=manner)


def _hides(code: CodeIndex, signature: str, place: Place) -> bool:
    value = only_number(code.arguments(place), 1)
    return value == (_VISIBILITY_HIDDEN if ";->setNotificationVisibility(" in signature else 0)


def hidden_icons(code: CodeIndex, manifest: Manifest) -> Iterator[Hit]:
    """The app's own launcher entry switched off, unless another one remains or is switched on."""
    icons = {component.name: component.enabled for component in manifest.components if _is_icon(component)}
    found: list[tuple[str, str, Place]] = []
    enabling: set[int] = set()
    shown = {name for name, enabled in icons.items() if enabled}
    owners = code.program.symbols.methods.owner
    for signature, place in calls(code, _ENABLING) if icons else ():
        states = numbers(code.arguments(place), 2)
        named = _components(code, place) & set(icons)
        if _ENABLED in states and code.live(place):
            shown |= named
            if len(icons) > 1:
                enabling.add(int(owners[place.method]))
        if states & _DISABLED:
            found += [(signature, name, place) for name in sorted(named)]
    if shown - {name for _, name, _ in found}:
        return
    for signature, name, place in found:
        if int(owners[place.method]) not in enabling:
            yield Hit("ICON_HIDE", "api", signature, name, place)


def _is_icon(component: Component) -> bool:
    return component.kind in ("activity", "activity-alias") and any(
        MAIN_ACTION in f.actions and LAUNCHERS & set(f.categories) for f in component.filters
    )


def _components(code: CodeIndex, place: Place) -> set[str]:
    """Java names of the components that the component's name which a call is given may stand for."""
    objects = Objects(code, place.method)
    given = objects.argument(place, 1)
    if given == OWN_COMPONENT:
        return {_class_of(code, place.method)}
    if isinstance(given, Thing) and (classes := objects.classes_of(given)) is not None:
        return {pretty_type(name) for name in classes}
    found = _handed(code, place.method, given) if isinstance(given, Thing) and given.kind == "param" else set()
    # Out of a field, or of nobody known: one of those that the method makes, if it makes any.
    for call in code.calls_in(place.method):
        if call.signature.startswith(f"{_COMPONENT}-><init>("):
            found |= {_java(str(one.value)) for values in call.arguments for one in values or ()}
    return found


def _handed(code: CodeIndex, method: int, given: Thing) -> set[str]:
    """Java names of the components that the callers of a method hand it."""
    found: set[str] = set()
    for caller in callers_of(code, method):
        objects = Objects(code, caller)
        for value in objects.handed_to(method, int(given.what)):
            if value == OWN_COMPONENT:
                found.add(_class_of(code, caller))
            elif isinstance(value, Thing):
                found |= {pretty_type(name) for name in objects.classes_of(value) or ()}
    return found


def _class_of(code: CodeIndex, method: int) -> str:
    return pretty_type(code.program.type_name(int(code.program.symbols.methods.owner[method])))


def _java(name: str) -> str:
    return pretty_type(name) if name.startswith("L") and name.endswith(";") else name


def foreign_starts(code: CodeIndex, tables: Tables, manifest: Manifest) -> Iterator[Hit]:
    """Services of other apps that code starts or binds, by a package that the same method names for an intent."""
    exempt = tuple(tables.conduct("conduct-exempt"))
    naming: dict[int, list[Place]] = {}
    for signature, place in calls(code, _NAMING):
        if signature.startswith(BY_PACKAGE):
            naming.setdefault(place.method, []).append(place)
    for signature, place in calls(code, _STARTING) if naming else ():
        for name in sorted(_packages(code, place, naming.get(place.method, []))):
            if name != manifest.package and not f"{name}.".startswith(exempt):
                yield Hit("FOREIGN_START", "api", signature, name, place)


def _packages(code: CodeIndex, starting: Place, naming: list[Place]) -> set[str]:
    """The packages that the intent of a call names; where it is not known which intent that is, any intent of the
    method.
    """
    if not naming:
        return set()
    objects = Objects(code, starting.method)
    given = objects.argument(starting, 1)
    if isinstance(given, Thing):
        found = set(objects.packages_of(given))
    else:
        found = {text for place in naming for text in texts(code.arguments(place), 1)}
    return {name for name in found if len(name) < 200 and _PACKAGE.fullmatch(name)}
