"""Names in a snippet of code: restored where a mapping is unambiguous, with the name in the package behind them."""

import re

from analyzer.mapping.names import Names
from analyzer.names import BadNameError, java_name, parse_method

_DESCRIPTOR = re.compile(
    r"L[^\s;:()<>\[\].,\"']{1,1000};(?:->([^\s;:()\[\].,\"']{1,500})(\([^\s()]{0,2000}\)[^\s,}]{1,1000})?)?"
)
_DOTTED = re.compile(r"(?<![\w$.])[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*){0,40}")
_CALL = re.compile(r"(?<![\w$.])(this\.)?([A-Za-z_$][\w$]*)(?=\()")
_QUOTED = re.compile(r'("(?:[^"\\\n]|\\.)*")')


def restored_code(text: str, kind: str, signature: str, names: Names) -> str:
    """``text`` with names restored, each as ``original/*name in the package*/``; lines stay lines.

    Args:
        text: the snippet.
        kind: "java" or "smali".
        signature: the method that it is of, as dex writes it in the package.
        names: by which.
    """
    try:
        cls = java_name(parse_method(signature).cls)
    except BadNameError:
        return text
    parts = _QUOTED.split(text)  # what stands in quotation marks is a constant and no name
    for at in range(0, len(parts), 2):
        parts[at] = _smali(parts[at], names) if kind == "smali" else _java(parts[at], cls, names)
    return "".join(parts)


def _marked(original: str, name: str) -> str:
    return original if original == name else f"{original}/*{name}*/"


def _smali(text: str, names: Names) -> str:
    def one(found: re.Match[str]) -> str:
        whole = found.group()
        if found[2] is not None:
            return _marked(names.method(whole), whole)
        descriptor = whole.partition("->")[0]
        try:
            cls = java_name(descriptor)
        except BadNameError:
            return whole
        original = names.cls(cls)
        if original == cls:
            return whole
        return _marked("L" + original.replace(".", "/") + ";", descriptor) + whole[len(descriptor) :]

    return _DESCRIPTOR.sub(one, text)


def _java(text: str, cls: str, names: Names) -> str:
    def dotted(found: re.Match[str]) -> str:
        parts = found.group().split(".")
        for end in range(len(parts), 0, -1):
            name = ".".join(parts[:end])
            original = names.cls(name)
            if original == name and names.known(name) is None:
                continue
            rest = parts[end:]
            if rest and text.startswith("(", found.end()) and len(rest) == 1:
                rest = [_marked(names.simple(name, rest[0]), rest[0])]
            return ".".join([_marked(original, name), *rest])
        return found.group()

    def call(found: re.Match[str]) -> str:
        return (found[1] or "") + _marked(names.simple(cls, found[2]), found[2])

    # A name alone before a bracket is the method itself, or one of its own class.
    lines = [_CALL.sub(call, line) for line in text.split("\n")]
    text = "\n".join(lines)
    return _DOTTED.sub(dotted, text)
