"""What other apps send, as sources of its own: for sets of packages whose flows are joined."""

from collections.abc import Iterator

import numpy as np

from analyzer.behaviours.code_index import CodeIndex
from analyzer.flows.joining import RECEIVED
from analyzer.flows.points import RESULT, Source
from analyzer.program.build import ACC_STATIC

_GETTERS = ("getIntent", "()Landroid/content/Intent;")
_CALLBACKS = (
    ("onReceive", "(Landroid/content/Context;Landroid/content/Intent;)V", 2),
    ("onStartCommand", "(Landroid/content/Intent;II)I", 1),
    ("onStart", "(Landroid/content/Intent;I)V", 1),
    ("onBind", "(Landroid/content/Intent;)Landroid/os/IBinder;", 1),
    ("onNewIntent", "(Landroid/content/Intent;)V", 1),
    ("onHandleIntent", "(Landroid/content/Intent;)V", 1),
    ("onActivityResult", "(IILandroid/content/Intent;)V", 3),
    ("insert", "(Landroid/net/Uri;Landroid/content/ContentValues;)Landroid/net/Uri;", 2),
)
"""Methods by which a component gets what was sent to it, and the parameter that holds it (Android documentation)."""


def received(code: CodeIndex) -> tuple[Source, ...]:
    """Each live place where a component gets an intent, or a provider gets values."""
    return tuple(sorted({*_asked(code), *_handed(code)}))


def _asked(code: CodeIndex) -> Iterator[Source]:
    program = code.program
    find = program.symbols.strings.find
    name, proto = find(_GETTERS[0]), find(_GETTERS[1])
    names = program.symbols.methods
    if name < 0 or proto < 0:
        return
    references = np.flatnonzero((names.name == name) & (names.kind == proto)).tolist()
    for place_row in code.rows_with(references, 0x6E, 0x78).tolist() if references else []:
        for place in code.places(np.array([place_row])):
            if code.live(place):
                api = program.signature(int(program.sites.ref[place_row]))
                yield Source(place.method, place.pc, RESULT, RECEIVED, api)


def _handed(code: CodeIndex) -> Iterator[Source]:
    program, graph = code.program, code.graph
    find = program.symbols.strings.find
    names = program.symbols.methods
    entered = {entry.method for entry in graph.entry_points}
    for name, proto, parameter in _CALLBACKS:
        number, kind = find(name), find(proto)
        if number < 0 or kind < 0:
            continue
        for method in np.flatnonzero((names.name == number) & (names.kind == kind)).tolist():
            if method in entered and not program.methods.access[method] & ACC_STATIC:
                yield Source(method, -1, parameter, RECEIVED, program.signature(method))
