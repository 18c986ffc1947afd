"""Pure framework functions as code calls them, by class and simple name: what they make of known arguments."""

from collections.abc import Sequence

from analyzer.names import BadNameError, MethodName, class_descriptor, java_name
from analyzer.program.heap import (
    MOST_TEXT,
    Boxed,
    Builder,
    Concrete,
    Held,
    Items,
    Literal,
    NoAnswerError,
    Uri,
    as_text,
    int32,
    int64,
)
from analyzer.program.pure_coding import android_base64, build, java_base64, uri, url_decoder, url_encoder
from analyzer.program.pure_text import STRINGS, TEXT_UTILS, Model, equal
from analyzer.program.pure_values import (
    STRING,
    items,
    limited,
    number,
    text_of,
)
from analyzer.program.text_builders import BUILDER_CLASSES, BUILDER_READERS

_BOXES = {
    "Ljava/lang/Integer;": "I",
    "Ljava/lang/Long;": "J",
    "Ljava/lang/Short;": "S",
    "Ljava/lang/Byte;": "B",
    "Ljava/lang/Character;": "C",
    "Ljava/lang/Boolean;": "Z",
}
_WIDTH = {"I": 32, "J": 64, "S": 16, "B": 8}


def _parsed(text: str, radix: int, kind: str) -> int:
    digits = text.removeprefix("-").removeprefix("+")
    if not 2 <= radix <= 36 or not digits.isascii() or not digits.isalnum() or len(text) > 70:
        raise NoAnswerError
    try:
        value = int(text, radix)
    except ValueError:
        raise NoAnswerError from None
    if not -(1 << _WIDTH[kind] - 1) <= value < 1 << _WIDTH[kind] - 1:
        raise NoAnswerError
    return value


def _in_radix(value: int, radix: int) -> str:
    if not 2 <= radix <= 36:
        raise NoAnswerError
    digits = []
    rest = abs(value)
    while rest:
        rest, digit = divmod(rest, radix)
        digits.append("0123456789abcdefghijklmnopqrstuvwxyz"[digit])
    return ("-" if value < 0 else "") + ("".join(reversed(digits)) or "0")


def _box(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    """Methods of the boxes of whole numbers."""
    kind, member, first = _BOXES[name.cls], name.name, args[0]
    if member == "valueOf" and name.parameters[0] != STRING:
        return Boxed(kind, number(first))
    if member in ("valueOf", "decode", f"parse{name.cls[11:-1]}", "parseInt"):
        value = _parsed(text_of(first), number(args[1]) if len(args) > 1 else 10, kind)
        return value if member.startswith("parse") else Boxed(kind, value)
    if member.endswith("Value") and member[0] in "ilsb":
        return _narrowed(number(first), member[0].upper())
    if member == "toString":
        return _in_radix(number(first), number(args[1]) if len(args) > 1 else 10)
    if member in ("toHexString", "toOctalString", "toBinaryString"):
        whole = number(first) & ((1 << _WIDTH[kind]) - 1)
        return format(whole, {"H": "x", "O": "o", "B": "b"}[member[2]])
    if member == "equals":
        return equal(first, args[1])
    if member == "hashCode" and kind != "J":
        return number(first)
    if member in ("max", "min"):
        return (max if member == "max" else min)(number(first), number(args[1]))
    raise NoAnswerError


def _narrowed(value: int, kind: str) -> int:
    bits = _WIDTH[kind]
    return ((value + (1 << bits - 1)) & ((1 << bits) - 1)) - (1 << bits - 1)


def _character(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    member, code = name.name, number(args[0])
    char = chr(code & 0xFFFF)
    if member == "valueOf":
        return Boxed("C", code)
    if member in ("charValue", "hashCode"):
        return code
    if member == "toString":
        return char
    if member in ("getNumericValue", "digit"):
        value = int(char, 36) if char.isascii() and char.isalnum() else -1
        return value if member != "digit" or value < number(args[1]) else -1
    if member == "forDigit":
        return ord("0123456789abcdefghijklmnopqrstuvwxyz"[code]) if 0 <= code < min(number(args[1]), 36) else 0
    tests = {
        "isDigit": char.isdecimal(),
        "isLetter": char.isalpha(),
        "isLetterOrDigit": char.isalnum(),
        "isUpperCase": char.isupper(),
        "isLowerCase": char.islower(),
        "isWhitespace": char.isspace(),
    }
    if member in tests and char.isascii():
        return int(tests[member])
    if member in ("toUpperCase", "toLowerCase") and char.isascii():
        return ord(char.upper() if member == "toUpperCase" else char.lower())
    if member == "equals":
        return equal(args[0], args[1])
    raise NoAnswerError


def _boolean(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    member = name.name
    if member in ("valueOf", "parseBoolean"):
        plain = int(text_of(args[0]).lower() == "true") if name.parameters[0] == STRING else number(args[0])
        return Boxed("Z", plain) if member == "valueOf" else plain
    if member == "booleanValue":
        return number(args[0])
    if member == "toString":
        return as_text(number(args[0]), "Z")
    raise NoAnswerError


def _math(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    if name.result not in ("I", "J"):
        raise NoAnswerError
    wrap = int32 if name.result == "I" else int64
    values = [number(a) for a in args]
    if name.name in ("abs", "max", "min"):
        return wrap(abs(values[0]) if name.name == "abs" else (max if name.name == "max" else min)(values))
    if name.name in ("floorMod", "floorDiv") and values[1]:
        return wrap(values[0] % values[1] if name.name == "floorMod" else values[0] // values[1])
    raise NoAnswerError


def _class(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    if name.name in ("forName", "loadClass"):
        given = [a for a in args if isinstance(a, str)]
        try:
            return Literal(class_descriptor(given[0]))
        except BadNameError:
            raise NoAnswerError from None
    if not isinstance(args[0], Literal):
        raise NoAnswerError
    try:
        dotted = java_name(args[0].descriptor)
    except BadNameError:
        raise NoAnswerError from None
    if name.name in ("getName", "getTypeName"):
        return dotted
    if name.name == "getCanonicalName":
        return dotted.replace("$", ".")
    if name.name == "getSimpleName":
        return dotted.rpartition(".")[2].rpartition("$")[2]
    raise NoAnswerError


def _objects(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    member = name.name
    if member == "requireNonNull" and args[0] != 0:
        return args[0]
    if member == "requireNonNullElse":
        return args[0] if args[0] != 0 else args[1]
    if member == "equals":
        return equal(args[0], args[1])
    if member == "toString":
        return as_text(args[0]) if len(args) == 1 or args[0] != 0 else args[1]
    raise NoAnswerError


def _arrays(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    member = name.name
    if member in ("asList", "of", "unmodifiableList", "singletonList", "singleton", "emptyList"):
        if len(args) == 1 and isinstance(args[0], Items):
            return Items("", list(args[0].values))
        if name.parameters == ("[Ljava/lang/Object;",):
            raise NoAnswerError
        return Items("", list(args))
    if member in ("copyOf", "copyOfRange") and isinstance(args[0], Items):
        start, end = (0, number(args[1])) if member == "copyOf" else (number(args[1]), number(args[2]))
        if not 0 <= start <= end <= MOST_TEXT or start > len(args[0].values):
            raise NoAnswerError
        part = args[0].values[start:end]
        return Items(args[0].kind, part + [0] * (end - start - len(part)))
    if member == "toString" and isinstance(args[0], Items) and args[0].kind in "IJSBZC":
        return limited("[" + ", ".join(as_text(v, args[0].kind) for v in args[0].values) + "]")
    if member == "equals":
        first, second = items(args[0]), items(args[1])
        return int(len(first) == len(second) and all(equal(a, b) for a, b in zip(first, second, strict=True)))
    raise NoAnswerError


def _lists(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    held, member = items(args[0]), name.name
    if member == "size":
        return len(held)
    if member == "isEmpty":
        return int(not held)
    if member == "get" and 0 <= number(args[1]) < len(held):
        return held[number(args[1])]
    if member == "contains":
        return int(any(equal(one, args[1]) for one in held))
    if member == "toArray":
        kind = args[1].kind if len(args) > 1 and isinstance(args[1], Items) else "Ljava/lang/Object;"
        return Items(kind, list(held))
    raise NoAnswerError


def _charset(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    if name.name == "forName":
        return Held(f"Ljava/nio/charset/Charset;->{text_of(args[0])}:Ljava/nio/charset/Charset;")
    if name.name == "defaultCharset":
        return Held("Ljava/nio/charset/StandardCharsets;->UTF_8:Ljava/nio/charset/Charset;")
    raise NoAnswerError


def _object(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    """Methods of Object and CharSequence on whatever stands there."""
    first = args[0]
    if isinstance(first, Uri) and name.name in ("toString", "equals"):
        return uri(name, args)
    if name.name in ("equals", "hashCode", "length", "charAt", "subSequence", "isEmpty") and isinstance(first, str):
        return STRINGS[name.name](name, args)
    if name.name == "toString" and isinstance(first, str | Builder | Boxed):
        return as_text(first)
    if name.name == "equals":
        return equal(first, args[1])
    raise NoAnswerError


def _builder_reader(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    if name.name in BUILDER_READERS:
        return STRINGS[name.name](name, (text_of(args[0]), *args[1:]))
    raise NoAnswerError


def _strings(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    model = STRINGS.get(name.name)
    if model is None:
        raise NoAnswerError
    return model(name, args)


def _text_utils(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    model = TEXT_UTILS.get(name.name)
    if model is None:
        raise NoAnswerError
    return model(name, args)


LISTS = frozenset(
    {"Ljava/util/ArrayList;", "Ljava/util/LinkedList;", "Ljava/util/List;", "Ljava/util/Collection;",
     "Ljava/util/HashSet;", "Ljava/util/LinkedHashSet;", "Ljava/util/Set;", "Ljava/util/Vector;"}
)  # fmt: skip
"""Collections that hold their members in the order of adding, as far as it matters here."""

PURE: dict[str, Model] = {
    STRING: _strings,
    "Ljava/lang/CharSequence;": _object,
    "Ljava/lang/Object;": _object,
    **dict.fromkeys(BUILDER_CLASSES, _builder_reader),
    "Landroid/text/TextUtils;": _text_utils,
    **dict.fromkeys(("Ljava/lang/Integer;", "Ljava/lang/Long;", "Ljava/lang/Short;", "Ljava/lang/Byte;"), _box),
    "Ljava/lang/Number;": lambda name, args: _narrowed(number(args[0]), name.result),
    "Ljava/lang/Character;": _character,
    "Ljava/lang/Boolean;": _boolean,
    "Ljava/lang/Math;": _math,
    "Landroid/util/Base64;": android_base64,
    "Ljava/util/Base64;": java_base64,
    "Ljava/util/Base64$Decoder;": java_base64,
    "Ljava/util/Base64$Encoder;": java_base64,
    "Ljava/net/URLDecoder;": url_decoder,
    "Ljava/net/URLEncoder;": url_encoder,
    "Landroid/net/Uri;": uri,
    "Landroid/net/Uri$Builder;": build,
    "Ljava/lang/Class;": _class,
    "Ljava/lang/ClassLoader;": _class,
    "Ljava/util/Objects;": _objects,
    "Ljava/util/Arrays;": _arrays,
    "Ljava/util/Collections;": _arrays,
    **dict.fromkeys(LISTS, _lists),
    "Ljava/nio/charset/Charset;": _charset,
}
"""The models by class; each raises `NoAnswerError` for a method that it does not know."""


def evaluated(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    """The result of a framework function on known arguments, receiver first.

    Raises:
        NoAnswerError: it is not pure, not known here, or fails for these arguments.
    """
    model = PURE.get(name.cls)
    if model is None:
        raise NoAnswerError
    try:
        return model(name, args)
    except (IndexError, KeyError, ValueError, OverflowError, UnicodeError):
        raise NoAnswerError from None  # a call that would throw, or with arguments that do not fit its signature
