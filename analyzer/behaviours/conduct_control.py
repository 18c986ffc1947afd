"""The device operated in the user's place: taps made for him, and shell commands that need more than an app has."""

from collections.abc import Iterator, Mapping

from analyzer.behaviours.code_index import CodeIndex, Names, Place
from analyzer.behaviours.conduct_calls import calls, texts, words
from analyzer.behaviours.conduct_receivers import callers_of, reached_from
from analyzer.behaviours.hits import Hit
from analyzer.catalogue.facts import SensitiveFact
from analyzer.catalogue.tables import Tables

_NODE = "Landroid/view/accessibility/AccessibilityNodeInfo;"
_FINDING: Names = {_NODE: frozenset({"findAccessibilityNodeInfosByText", "findAccessibilityNodeInfosByViewId"})}
_ACTING: Names = {
    _NODE: frozenset({"performAction"}),
    "Landroid/accessibilityservice/AccessibilityService;": frozenset({"dispatchGesture"}),
}
_RUNNING: Names = {
    "Ljava/lang/Runtime;": frozenset({"exec"}),
    "Ljava/lang/ProcessBuilder;": frozenset({"<init>", "command"}),
}
_WRITING: Names = {
    "Ljava/io/DataOutputStream;": frozenset({"writeBytes"}),
    "Ljava/io/Writer;": frozenset({"write"}),
    "Ljava/io/PrintWriter;": frozenset({"println"}),
}
_NEAR = 2
"""Calls between finding a button, or who asks for it, and the tap."""
_LONGEST = 80
_ROOT = "su"
_ASKING = (("-v",), ("-V",), ("--version",), ("-h",), ("--help",))
"""With these a program only tells of itself."""


def clicks(code: CodeIndex, tables: Tables) -> Iterator[Hit]:
    """Buttons of permission and installation dialogs that code looks for, where it or its caller goes on to tap."""
    listed = tables.conduct("conduct-button")
    acting = {place.method for _, place in calls(code, _ACTING)}
    for signature, place in calls(code, _FINDING) if acting else ():
        near = (place.method, *callers_of(code, place.method))
        if all(acting.isdisjoint(reached_from(code, method, _NEAR, lambdas=True)) for method in near):
            continue
        for text in texts(code.arguments(place), 1):
            if text in listed or text.startswith(tuple(name for name in listed if name.endswith(":id/"))):
                yield Hit("AUTOMATED_CLICK", "api", signature, text[:_LONGEST], place)


def commands(code: CodeIndex, tables: Tables) -> Iterator[Hit]:
    """Commands that code hands to a shell, by the words they begin with; ``su`` itself as well."""
    listed = tables.conduct("conduct-command")
    rooted: set[int] = set()
    owners = code.program.symbols.methods.owner
    for signature, place in calls(code, _RUNNING):
        for command in words(code.arguments(place), 1):
            plain = _plain(command)
            if plain[:1] == (_ROOT,) and plain[1:2] not in _ASKING:
                rooted.add(int(owners[place.method]))
            yield from _hits(signature, place, plain, listed)
    for signature, place in calls(code, _WRITING) if rooted else ():
        if int(owners[place.method]) in rooted:
            for command in words(code.arguments(place), 1):
                yield from _hits(signature, place, _plain(command), listed)


def _plain(command: tuple[str, ...]) -> tuple[str, ...]:
    """A command without the shell that runs it and the folders its program lies in."""
    parts = [part for text in command for part in text.split()]
    while parts and (parts[0].rpartition("/")[2] in ("sh", "-c", "env", "sudo") or "=" in parts[0]):
        parts = parts[1:]
    if parts[:1] and parts[0].rpartition("/")[2] == _ROOT and len(parts) > 2 and parts[1] == "-c":
        parts = parts[2:]
    return (parts[0].rpartition("/")[2], *parts[1:]) if parts else ()


def _hits(
    signature: str, place: Place, command: tuple[str, ...], listed: Mapping[str, tuple[SensitiveFact, ...]]
) -> Iterator[Hit]:
    for text, facts in listed.items():
        wanted = tuple(text.split())
        if command[: len(wanted)] == wanted and command[1:2] not in _ASKING:
            for fact in facts:
                yield Hit(fact.data_type, "api", signature, " ".join(command)[:_LONGEST], place)
