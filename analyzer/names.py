"""Class, method and field names: parsed once, printed once, in the dex form and in the form that people read.

The dex form is that of the dex format: ``Lcom/a/B;``, ``[I``, ``Lcom/a/B;->name(ILjava/lang/String;)V``,
``Lcom/a/B;->field:I``. The Java form is ``com.a.B`` and ``int[]``. Names come out of hostile files: every parser
reads each character a bounded number of times, and everything that is not of the form raises `BadNameError`; the
printers for people never raise, and show what they cannot parse as it stands.
"""

import re
from functools import lru_cache
from typing import NamedTuple

PRIMITIVES = {
    "V": "void",
    "Z": "boolean",
    "B": "byte",
    "S": "short",
    "C": "char",
    "I": "int",
    "J": "long",
    "F": "float",
    "D": "double",
}
"""Descriptor letter to Java keyword."""

MAX_DIMENSIONS = 255
"""Most array dimensions that the runtime accepts."""

CONSTRUCTOR = "<init>"
STATIC_INITIALISER = "<clinit>"

_LETTERS = {word: letter for letter, word in PRIMITIVES.items()}
_CACHE = 1 << 15


class BadNameError(ValueError):
    """A text that is no class, method or field name of the expected form; ``str(error)`` quotes its start."""

    def __init__(self, kind: str, text: str) -> None:
        super().__init__(f"not a {kind}: {text[:120]!r}")


class MethodName(NamedTuple):
    """A method: descriptor of its class, simple name, descriptors of its parameters and of its result."""

    cls: str
    name: str
    parameters: tuple[str, ...]
    result: str

    def __str__(self) -> str:
        return f"{self.cls}->{self.name}({''.join(self.parameters)}){self.result}"

    @property
    def descriptor(self) -> str:
        """Parameters and result alone: ``(I)V``."""
        return f"({''.join(self.parameters)}){self.result}"

    @property
    def key(self) -> str:
        """What overriding compares: ``name(I)V``."""
        return self.name + self.descriptor


class FieldName(NamedTuple):
    """A field: descriptor of its class, simple name, descriptor of its type."""

    cls: str
    name: str
    type: str

    def __str__(self) -> str:
        return f"{self.cls}->{self.name}:{self.type}"


_CLASS_BODY = re.compile(r"[^/.;\[()<>:]+(?:/[^/.;\[()<>:]+)*")


def _class_body_is_good(body: str) -> bool:
    """Whether ``body`` (``com/a/B``) has no empty part and none of the characters that end or structure a name."""
    return _CLASS_BODY.fullmatch(body) is not None


def _end_of_type(text: str, start: int) -> int:
    """End of the type descriptor that starts at ``start``, or -1 when there is none ("V" counts as a type)."""
    at = start
    length = len(text)
    while at < length and text[at] == "[":
        at += 1
    if at - start > MAX_DIMENSIONS or at >= length:
        return -1
    if text[at] == "L":
        end = text.find(";", at)
        return end + 1 if end > 0 and _class_body_is_good(text[at + 1 : end]) else -1
    if text[at] not in PRIMITIVES or (text[at] == "V" and at > start):
        return -1
    return at + 1


def is_type(text: str) -> bool:
    """Whether ``text`` is one whole type descriptor; "V" is one."""
    return _end_of_type(text, 0) == len(text) > 0


def is_class(text: str) -> bool:
    """Whether ``text`` is the descriptor of a class or interface: ``Lcom/a/B;``."""
    return text[:1] == "L" and is_type(text)


@lru_cache(maxsize=_CACHE)
def java_name(descriptor: str) -> str:
    """``Lcom/a/B;`` to ``com.a.B``, ``[I`` to ``int[]``.

    Raises:
        BadNameError: not one type descriptor.
    """
    if not is_type(descriptor):
        raise BadNameError("type descriptor", descriptor)
    element = descriptor.lstrip("[")
    name = PRIMITIVES.get(element) or element[1:-1].replace("/", ".")
    return name + "[]" * (len(descriptor) - len(element))


def class_descriptor(name: str) -> str:
    """``com.a.B`` to ``Lcom/a/B;``, ``int[]`` to ``[I``; a binary name, with ``$`` before a nested class.

    Raises:
        BadNameError: not a Java type name.
    """
    element = name
    while element.endswith("[]"):
        element = element[:-2]
    depth = (len(name) - len(element)) // 2
    descriptor = _LETTERS.get(element, "")
    if not descriptor and "/" not in element:
        descriptor = "L" + element.replace(".", "/") + ";"
    if not is_type("[" * depth + descriptor) or ".." in element:
        raise BadNameError("Java type name", name)
    return "[" * depth + descriptor


def split_parameters(text: str) -> tuple[str, ...]:
    """Concatenated type descriptors, as between the brackets of a signature, one by one.

    Raises:
        BadNameError: not only type descriptors, or a void among them.
    """
    found: list[str] = []
    at = 0
    while at < len(text):
        end = _end_of_type(text, at)
        if end < 0 or text[at] == "V":
            raise BadNameError("parameter list", text)
        found.append(text[at:end])
        at = end
    return tuple(found)


def parse_proto(text: str) -> tuple[tuple[str, ...], str]:
    """``(IJ)V`` to its parameters and result.

    Raises:
        BadNameError: not of that form.
    """
    close = text.rfind(")")
    if text[:1] != "(" or close < 0 or not is_type(text[close + 1 :]):
        raise BadNameError("method descriptor", text)
    return split_parameters(text[1:close]), text[close + 1 :]


def _member_is_good(name: str) -> bool:
    """Whether ``name`` can be a method's or field's; special method names are allowed."""
    if name in (CONSTRUCTOR, STATIC_INITIALISER):
        return True
    return bool(name) and not any(mark in name for mark in ".;[/<>():")


@lru_cache(maxsize=_CACHE)
def parse_method(text: str) -> MethodName:
    """``Lcls;->name(args)result`` to its parts; the class may be an array (``[I->clone()…``).

    Raises:
        BadNameError: not of that form.
    """
    cls, arrow, rest = text.partition("->")
    name, bracket, _ = rest.partition("(")
    if not arrow or not bracket or not is_type(cls) or cls[0] not in "L[" or not _member_is_good(name):
        raise BadNameError("method name", text)
    parameters, result = parse_proto(rest[len(name) :])
    return MethodName(cls, name, parameters, result)


@lru_cache(maxsize=_CACHE)
def parse_field(text: str) -> FieldName:
    """``Lcls;->name:type`` to its parts.

    Raises:
        BadNameError: not of that form.
    """
    cls, arrow, rest = text.partition("->")
    name, colon, kind = rest.partition(":")
    if not arrow or not colon or not is_class(cls) or not _member_is_good(name) or not is_type(kind) or kind == "V":
        raise BadNameError("field name", text)
    return FieldName(cls, name, kind)


def register_width(descriptor: str) -> int:
    """Registers that a value of the type takes: 2 for long and double, 0 for void, else 1."""
    return {"J": 2, "D": 2, "V": 0}.get(descriptor, 1)


def package_of(descriptor: str) -> str:
    """``Lcom/a/B;`` to ``com.a``; "" for the unnamed package, for primitives and for what is no descriptor."""
    body = descriptor.lstrip("[")
    if body[:1] != "L" or body[-1:] != ";":
        return ""
    return body[1:-1].rpartition("/")[0].replace("/", ".")


def simple_name(descriptor: str) -> str:
    """The last part of a type for people: ``[Lcom/a/B$C;`` to ``B$C[]``. What cannot be parsed comes back as it is."""
    try:
        return java_name(descriptor).rpartition(".")[2]
    except BadNameError:
        return descriptor


def pretty_type(descriptor: str) -> str:
    """`java_name`, but what cannot be parsed comes back as it is."""
    try:
        return java_name(descriptor)
    except BadNameError:
        return descriptor


def short_method(text: str) -> str:
    """A method for people, short: ``TelephonyManager.getDeviceId(int)``, a constructor as ``new Intent(String)``.

    What cannot be parsed comes back as it is.
    """
    try:
        method = parse_method(text)
    except BadNameError:
        return text
    arguments = ", ".join(simple_name(kind) for kind in method.parameters)
    if method.name == CONSTRUCTOR:
        return f"new {simple_name(method.cls)}({arguments})"
    return f"{simple_name(method.cls)}.{method.name}({arguments})"


def pretty_method(text: str) -> str:
    """A method for people, in full: ``java.lang.String com.a.B.name(int)``.

    What cannot be parsed comes back as it is.
    """
    try:
        method = parse_method(text)
    except BadNameError:
        return text
    arguments = ", ".join(java_name(kind) for kind in method.parameters)
    return f"{java_name(method.result)} {java_name(method.cls)}.{method.name}({arguments})"


def short_field(text: str) -> str:
    """A field for people: ``Build.SERIAL``. What cannot be parsed comes back as it is."""
    try:
        field = parse_field(text)
    except BadNameError:
        return text
    return f"{simple_name(field.cls)}.{field.name}"
