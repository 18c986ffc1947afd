"""Sources that a constant text names: files, commands, properties, broadcasts, framework methods called by name."""

from collections.abc import Iterator, Mapping
from functools import cache, cached_property

from analyzer.behaviours.code_index import Names, Place
from analyzer.behaviours.model import ReadKind
from analyzer.flows.points import RESULT, Source
from analyzer.flows.sources_places import Places

_COMMANDS: dict[str, frozenset[str]] = {
    "Ljava/lang/Runtime;": frozenset({"exec"}),
    "Ljava/lang/ProcessBuilder;": frozenset({"<init>", "command"}),
}
_READERS: dict[ReadKind, Names] = {
    "shell-command": _COMMANDS,
    "string": {
        **_COMMANDS,
        "Landroid/os/SystemProperties;": frozenset({"*"}),
        "Ljava/lang/reflect/Method;": frozenset({"invoke"}),
        "Ljava/lang/System;": frozenset({"getProperty"}),
    },
    "file-path": {
        **_COMMANDS,
        "Ljava/io/FileInputStream;": frozenset({"<init>"}),
        "Ljava/io/FileReader;": frozenset({"<init>"}),
        "Ljava/io/RandomAccessFile;": frozenset({"<init>"}),
        "Ljava/util/Scanner;": frozenset({"<init>"}),
        "Ljava/io/File;": frozenset({"<init>"}),
        "Ljava/nio/file/Files;": frozenset(
            {"readAllBytes", "readAllLines", "lines", "newInputStream", "newBufferedReader"}
        ),
    },
}  # fmt: skip
"""What reads the value that a text of the kind names."""

_FILE = "Ljava/io/File;"
_INVOKE: Names = {"Ljava/lang/reflect/Method;": frozenset({"invoke"})}
_REGISTER: Names = {
    "Landroid/content/Context;": frozenset({"registerReceiver"}),
    "Landroidx/localbroadcastmanager/content/LocalBroadcastManager;": frozenset({"registerReceiver"}),
    "Landroidx/core/content/ContextCompat;": frozenset({"registerReceiver"}),
}


class StringSources:
    """The sources behind the texts that the code loads."""

    def __init__(self, places: Places) -> None:
        self.places, self.code = places, places.code
        self._calls = cache(lambda kind: self.places.calls_by_method(_READERS[kind]))

    @cached_property
    def _invokes(self) -> Mapping[int, list[tuple[Place, str]]]:
        return self.places.calls_by_method(_INVOKE)

    @cached_property
    def _registering(self) -> Mapping[int, list[tuple[Place, str]]]:
        return self.places.calls_by_method(_REGISTER)

    # values that a text names

    def read(self, place: Place, kind: ReadKind, source: Source) -> Iterator[Source]:
        """The calls in the method that read what the text loaded at ``place`` names.

        Those that are seen to be given the text; else those of which that is not known; for a file also the text
        itself when it goes to code that reads it elsewhere.
        """
        if kind not in _READERS:
            return
        text = source.api
        given: list[tuple[Place, str]] = []
        unknown: list[tuple[Place, str]] = []
        for call, signature in self._calls(kind).get(place.method, ()):
            says = self._given(call, text)
            if says is not False:
                (given if says else unknown).append((call, signature))
        chosen = given or [one for one in unknown if not one[1].startswith(_FILE)]
        if kind == "file-path" and not given:
            chosen = chosen or unknown
            if not chosen:
                yield source
        for call, signature in chosen:
            operand = 0 if "-><init>(" in signature or "->command(" in signature else RESULT
            if operand == 0 or self.places.gives_data(call):
                yield source._replace(pc=call.pc, operand=operand)

    def _given(self, call: Place, text: str) -> bool | None:
        """Whether a call is given a text, alone, in an array or as a start; None when not all it is given is known."""
        arguments = self.code.arguments(call)
        if arguments is None:
            return None
        first = 0 if self.places.is_static_call(call) else 1
        open_ = False
        for values in arguments.arguments[first:]:
            if values is None:
                open_ = True
            for const in values or ():
                spoken = str(const.value)
                if const.kind == "string" and _starts(spoken, text):
                    return True
                if const.kind == "strings":
                    parts = spoken.split("\n")
                    if any(_starts(part, text) for part in parts) or _starts(" ".join(parts), text):
                        return True
        return None if open_ else False

    # framework methods by name

    def reflected(self, place: Place, source: Source) -> Iterator[Source]:
        """The call by reflection of a method whose name is loaded, or looked up, at ``place``.

        The next ``invoke`` of the method; else the packaged call that is handed the name.
        """
        calls = [call for call, _ in self._invokes.get(place.method, ())]
        after = [call for call in calls if call.pc >= place.pc]
        if after or calls:
            yield source._replace(pc=(after or calls)[0].pc)
            return
        name = source.api.partition("->")[2].partition("(")[0]
        for call in self.code.calls_in(place.method):
            handed = any(
                const.kind == "string" and const.value == name for values in call.arguments for const in values or ()
            )
            at = Place(place.method, call.pc)
            if handed and call.pc >= place.pc and not call.signature.startswith("Ljava/lang/Class;"):
                if self.places.gives_data(at):
                    yield source._replace(pc=call.pc)
                return

    # broadcasts

    def received(self, place: Place, source: Source) -> Iterator[Source]:
        """``onReceive`` of the receivers that the method registers, or its class when the method registers none."""
        here = [call for call, _ in self._registering.get(place.method, ())]
        if not here:
            program = self.code.program
            methods = [m for type_ in self.places.nest(place.method) for m in program.methods_of(type_).tolist()]
            here = [call for method in methods for call, _ in self._registering.get(method, ())]
        for call in here:
            for method in self.places.run_by(call, "onReceive"):
                yield self.places.of_parameter(method, 2, source)


def _starts(spoken: str, text: str) -> bool:
    """Whether what is handed over is a text, or begins with it at the end of a word or of a path's part."""
    if not spoken.startswith(text):
        return False
    return len(spoken) == len(text) or text[-1] in "/ " or spoken[len(text)] in "/ "
