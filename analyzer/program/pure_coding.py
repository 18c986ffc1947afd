"""Pure functions that code texts and bytes: Base64 and the coding of URLs, and ``android.net.Uri``.

Each raises `NoAnswerError` for what it does not know, and may raise what a wrong argument makes Python raise.
"""

import base64
import binascii
from collections.abc import Sequence
from urllib.parse import quote, quote_plus, unquote_to_bytes

from analyzer.names import MethodName
from analyzer.program.heap import MOST_TEXT, Builder, Concrete, Held, Items, NoAnswerError, Uri
from analyzer.program.pure_values import byte_array, charset, decoded, encoded, limited, number, octets, text_of


def _unbase64(text: str, url: bool) -> Items:
    plain = "".join(text.split()).rstrip("=")
    if len(plain) > MOST_TEXT or not plain.isascii():
        raise NoAnswerError
    plain = plain.replace("-", "+").replace("_", "/") if url else plain
    try:
        return byte_array(base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True))
    except (binascii.Error, ValueError):
        raise NoAnswerError from None


def android_base64(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    """``android.util.Base64``."""
    flags = number(args[-1])
    if len(args) != 2:
        raise NoAnswerError
    if name.name == "decode":
        text = octets(args[0]).decode("latin-1") if name.parameters[0] == "[B" else text_of(args[0])
        return _unbase64(text, url=bool(flags & 8))
    data = octets(args[0])
    text = (base64.urlsafe_b64encode if flags & 8 else base64.b64encode)(data).decode("ascii")
    text = text.rstrip("=") if flags & 1 else text
    if not flags & 2:  # no NO_WRAP: a line feed after each 76 characters
        text = "".join(text[at : at + 76] + "\n" for at in range(0, len(text), 76))
    if name.name == "encodeToString":
        return text
    return byte_array(text.encode("ascii"))


def java_base64(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    """``java.util.Base64`` and its coders, which are known by the call that gives them."""
    if name.cls == "Ljava/util/Base64;":
        return Held(f"{name.cls}->{name.name}:{name.result}")
    url = isinstance(args[0], Held) and "Url" in args[0].field
    if name.name == "decode" and len(args) == 2:
        text = octets(args[1]).decode("latin-1") if name.parameters[0] == "[B" else text_of(args[1])
        return _unbase64(text, url)
    if name.name in ("encodeToString", "encode") and len(args) == 2:
        made = (base64.urlsafe_b64encode if url else base64.b64encode)(octets(args[1]))
        return made.decode("ascii") if name.name == "encodeToString" else byte_array(made)
    raise NoAnswerError


def url_decoder(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    """``java.net.URLDecoder``."""
    codec = charset(args[1]) if len(args) > 1 else "utf-8"
    return decoded(unquote_to_bytes(encoded(text_of(args[0]).replace("+", " "))), codec)


def url_encoder(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    """``java.net.URLEncoder``."""
    data = encoded(text_of(args[0]), charset(args[1]) if len(args) > 1 else "utf-8")
    return quote_plus(data, safe="*-._").replace("~", "%7E")


_URI_UNCODED = "_-!.~'()*"


def uri(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    """``android.net.Uri``."""
    member = name.name
    if member == "parse":
        return Uri(text_of(args[0]))
    if member == "decode":
        return decoded(unquote_to_bytes(encoded(text_of(args[0]))))
    if member == "encode":
        return quote(encoded(text_of(args[0])), safe=_URI_UNCODED + (text_of(args[1]) if len(args) > 1 else ""))
    if member == "withAppendedPath" and isinstance(args[0], Uri):
        return Uri(limited(f"{args[0].text.removesuffix('/')}/{text_of(args[1]).removeprefix('/')}"))
    if member == "fromParts":
        end = f"#{text_of(args[2])}" if args[2] != 0 else ""
        return Uri(limited(f"{text_of(args[0])}:{quote(encoded(text_of(args[1])), safe=_URI_UNCODED)}{end}"))
    if not isinstance(args[0], Uri):
        raise NoAnswerError
    if member == "toString":
        return args[0].text
    if member == "buildUpon":
        return Builder("Landroid/net/Uri$Builder;", args[0].text)
    if member == "equals":
        return int(args[0] == args[1])
    scheme, colon, rest = args[0].text.partition(":")
    host = rest[2:].partition("/")[0] if colon and rest.startswith("//") else ""
    if member in ("getScheme", "getAuthority", "getHost") and (colon if member == "getScheme" else host):
        return scheme if member == "getScheme" else host
    raise NoAnswerError


def grown_uri(name: MethodName, text: str, args: Sequence[Concrete]) -> str:
    """A URI builder's text after one of its changing methods; ``args`` without the builder.

    Raises:
        NoAnswerError: another method, or parts in an unusual order.
    """
    member = name.name
    if member == "<init>":
        return ""
    if member == "scheme":
        _, colon, rest = text.partition(":")
        return f"{text_of(args[0])}:{rest if colon else text}"
    head, mark, query = text.partition("?")
    if member in ("authority", "encodedAuthority"):
        scheme, colon, rest = text.partition(":")
        if not colon or (rest and not rest.startswith("//")):
            raise NoAnswerError
        slash, path = rest[2:].partition("/")[1:]
        return f"{scheme}://{text_of(args[0])}{slash}{path}"
    if member in ("path", "encodedPath"):
        scheme, colon, rest = head.partition("://")
        authority = rest.partition("/")[0]
        return limited(f"{scheme}{colon}{authority}/{text_of(args[0]).removeprefix('/')}{mark}{query}")
    if member in ("appendPath", "appendEncodedPath"):
        part = (
            text_of(args[0]) if member == "appendEncodedPath" else quote(encoded(text_of(args[0])), safe=_URI_UNCODED)
        )
        return limited(f"{head.removesuffix('/')}/{part.removeprefix('/')}{mark}{query}")
    if member == "appendQueryParameter":
        key, value = (quote(encoded(text_of(a)), safe=_URI_UNCODED) for a in args)
        return limited(f"{text}{'&' if mark else '?'}{key}={value}")
    raise NoAnswerError


def build(name: MethodName, args: Sequence[Concrete]) -> Concrete:
    """What a URI builder gives."""
    if name.name in ("build", "toString") and isinstance(args[0], Builder):
        return Uri(args[0].text) if name.name == "build" else args[0].text
    raise NoAnswerError
