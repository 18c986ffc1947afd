"""Models of pure framework functions: what Java says of the same arguments."""

import pytest

from analyzer.names import parse_method
from analyzer.program.heap import Boxed, Builder, Concrete, Held, Items, Literal, NoAnswerError, Uri, joined, units
from analyzer.program.pure import evaluated
from analyzer.program.pure_coding import grown_uri
from analyzer.program.text_builders import grown
from analyzer.program.text_format import format_text

S = "Ljava/lang/String;"
B64 = "Landroid/util/Base64;"
BYTES = Items("B", [-61, -92, 97])
UTF_8 = Held("Ljava/nio/charset/StandardCharsets;->UTF_8:Ljava/nio/charset/Charset;")


def called(signature: str, *arguments: Concrete) -> object:
    """The result; arrays and lists as (kind, members)."""
    result = evaluated(parse_method(signature), arguments)
    return (result.kind, result.values) if isinstance(result, Items) else result


@pytest.mark.parametrize(
    ("signature", "arguments", "result"),
    [
        (f"{S}->substring(II){S}", ("content", 1, 3), "on"),
        (f"{S}->replace(CC){S}", ("a-b-c", 45, 46), "a.b.c"),
        (f"{S}->replace(Ljava/lang/CharSequence;Ljava/lang/CharSequence;){S}", ("aab", "a", "xy"), "xyxyb"),
        (f"{S}->replaceAll({S}{S}){S}", ("a.b", "\\.", "/"), "a/b"),
        (f"{S}->split({S})[{S}", ("a|b||", "\\|"), (S, ["a", "b"])),
        (f"{S}->split({S}I)[{S}", ("a,b,c", ",", 2), (S, ["a", "b,c"])),
        (f"{S}->trim(){S}", (" \x00a\n",), "a"),
        (f"{S}->toUpperCase(){S}", ("sms",), "SMS"),
        (f"{S}->hashCode()I", ("android.permission.READ_SMS",), -2062386608),
        (f"{S}->valueOf(C){S}", (97,), "a"),
        (f"{S}->valueOf(Z){S}", (1,), "true"),
        (f"{S}->valueOf(Ljava/lang/Object;){S}", (0,), "null"),
        (f"{S}->valueOf([C){S}", (Items("C", [111, 107]),), "ok"),
        (f"{S}->indexOf(I)I", ("abc", 99), 2),
        (f"{S}->lastIndexOf({S})I", ("a/b/c", "/"), 3),
        (f"{S}->toCharArray()[C", ("ab",), ("C", [97, 98])),
        (f"{S}->getBytes({S})[B", ("ä", "UTF-8"), ("B", [-61, -92])),
        (f"{S}->getBytes(Ljava/nio/charset/Charset;)[B", ("ä", UTF_8), ("B", [-61, -92])),
        (f"{S}->equals(Ljava/lang/Object;)Z", ("a", "a"), 1),
        (f"{S}->join(Ljava/lang/CharSequence;[Ljava/lang/CharSequence;){S}", (",", Items(S, ["a", "b"])), "a,b"),
        ("Ljava/lang/Integer;->parseInt(Ljava/lang/String;I)I", ("-7f", 16), -127),
        ("Ljava/lang/Integer;->valueOf(I)Ljava/lang/Integer;", (3,), Boxed("I", 3)),
        ("Ljava/lang/Integer;->toHexString(I)Ljava/lang/String;", (-1,), "ffffffff"),
        ("Ljava/lang/Character;->toString(C)Ljava/lang/String;", (97,), "a"),
        ("Ljava/lang/Character;->digit(CI)I", (102, 16), 15),
        (f"{B64}->decode({S}I)[B", ("w6Rh\n", 0), ("B", [-61, -92, 97])),
        (f"{B64}->encodeToString([BI){S}", (BYTES, 2), "w6Rh"),
        (f"{B64}->encodeToString([BI){S}", (BYTES, 0), "w6Rh\n"),
        ("Ljava/util/Base64;->getDecoder()Ljava/util/Base64$Decoder;", (), None),
        (f"Ljava/net/URLDecoder;->decode({S}{S}){S}", ("a%2Fb+c", "utf-8"), "a/b c"),
        (f"Ljava/net/URLEncoder;->encode({S}{S}){S}", ("a/b c", "utf-8"), "a%2Fb+c"),
        (f"Landroid/net/Uri;->parse({S})Landroid/net/Uri;", ("content://sms",), Uri("content://sms")),
        (f"Landroid/net/Uri;->getAuthority(){S}", (Uri("content://sms/inbox"),), "sms"),
        (f"Landroid/net/Uri;->encode({S}){S}", ("a b/c",), "a%20b%2Fc"),
        (f"Landroid/text/TextUtils;->isEmpty({S})Z", (0,), 1),
        (f"Ljava/lang/Class;->getSimpleName(){S}", (Literal("La/B$C;"),), "C"),
        (f"Ljava/lang/Class;->forName({S})Ljava/lang/Class;", ("a.B",), Literal("La/B;")),
        ("Ljava/util/Arrays;->copyOfRange([BII)[B", (BYTES, 1, 4), ("B", [-92, 97, 0])),
        ("Ljava/lang/Math;->floorMod(II)I", (-1, 3), 2),
        (f"Ljava/util/Objects;->requireNonNull(Ljava/lang/Object;{S})Ljava/lang/Object;", ("a", "b"), "a"),
    ],
)
def test_functions_of_known_arguments(signature: str, arguments: tuple[Concrete, ...], result: object) -> None:
    assert result is None or called(signature, *arguments) == result


@pytest.mark.parametrize(
    ("signature", "arguments"),
    [
        (f"{S}->substring(II){S}", ("abc", 2, 9)),
        (f"{S}->charAt(I)C", ("abc", 3)),
        (f"{S}->replaceAll({S}{S}){S}", ("aaaa", "(a+)+$", "b")),
        (f"{S}->split({S})[{S}", ("abc", "")),
        (f"{S}->repeat(I){S}", ("abc", 1 << 30)),
        (f"{S}->concat({S}){S}", ("x" * 40_000, "x" * 40_000)),
        (f"{S}->substring(I){S}", (0, 1)),
        (f"{S}->isEmpty()Z", ()),
        (f"{S}->getBytes({S})[B", ("a", "no-such-charset")),
        (f"{S}->unheardOf(){S}", ("a",)),
        ("Ljava/lang/Integer;->parseInt(Ljava/lang/String;)I", ("12a",)),
        ("Ljava/lang/Integer;->parseInt(Ljava/lang/String;)I", ("9999999999",)),
        (f"{B64}->decode({S}I)[B", ("a*b", 0)),
        ("Ljava/lang/System;->currentTimeMillis()J", ()),
        (f"Ljava/lang/Class;->forName({S})Ljava/lang/Class;", ("a..b",)),
        (f"{S}->valueOf(Ljava/lang/Object;){S}", (Items("I", [1]),)),
    ],
)
def test_what_would_throw_or_is_not_known_has_no_answer(signature: str, arguments: tuple[Concrete, ...]) -> None:
    with pytest.raises(NoAnswerError):
        called(signature, *arguments)


@pytest.mark.parametrize(
    ("pattern", "values", "text"),
    [
        ("%s-%d", ("a", Boxed("I", -5)), "a--5"),
        ("%2$s%1$s", ("a", "b"), "ba"),
        ("%05d|%-4s|%4s", (Boxed("I", 42), "ab", "cd"), "00042|ab  |  cd"),
        ("%x %X", (Boxed("B", -1), Boxed("I", 255)), "ff FF"),
        ("%c%b%n%%", (Boxed("C", 65), Boxed("Z", 0)), "Afalse\n%"),
        ("%.2s", ("abc",), "ab"),
        ("plain", (), "plain"),
    ],
)
def test_formats(pattern: str, values: tuple[Concrete, ...], text: str) -> None:
    assert format_text(pattern, values) == text


@pytest.mark.parametrize(("pattern", "values"), [("%s", ()), ("%f", (1,)), ("100%", ()), ("%9999s" * 30, ("a",) * 30)])
def test_formats_that_are_not_known(pattern: str, values: tuple[Concrete, ...]) -> None:
    with pytest.raises(NoAnswerError):
        format_text(pattern, values)


@pytest.mark.parametrize(
    ("member", "arguments", "text"),
    [
        ("append(C)", (33,), "abc!"),
        ("append([C)", (Items("C", [120]),), "abcx"),
        ("append(Ljava/lang/CharSequence;II)", ("hello", 1, 3), "abcel"),
        ("insert(IC)", (0, 33), "!abc"),
        ("reverse()", (), "cba"),
        ("deleteCharAt(I)", (1,), "ac"),
        ("setLength(I)", (1,), "a"),
        ("replace(IILjava/lang/String;)", (0, 9, "x"), "x"),
        ("delete(II)", (1, 2), "ac"),
        ("setCharAt(IC)", (0, 120), "xbc"),
    ],
)
def test_builders(member: str, arguments: tuple[Concrete, ...], text: str) -> None:
    name = parse_method(f"Ljava/lang/StringBuilder;->{member}Ljava/lang/StringBuilder;")
    assert grown(name, "abc", arguments) == text


def test_a_uri_is_built_part_by_part() -> None:
    text = ""
    for member, value in (("scheme", "content"), ("authority", "sms"), ("path", "in"), ("appendPath", "a b")):
        name = parse_method(f"Landroid/net/Uri$Builder;->{member}({S})Landroid/net/Uri$Builder;")
        text = grown_uri(name, text, (value,))
    name = parse_method(f"Landroid/net/Uri$Builder;->appendQueryParameter({S}{S})Landroid/net/Uri$Builder;")
    assert grown_uri(name, text, ("k", "&")) == "content://sms/in/a%20b?k=%26"


def test_texts_are_units_of_utf_16_as_in_java() -> None:
    assert len(units("a\U0001f600")) == 3
    assert joined(units("a\U0001f600")) == "a\U0001f600"
    assert joined("\ud83d") == "\ud83d"
    assert called(f"{S}->length()I", units("\U0001f600")) == 2
    assert called(f"{S}->toString(){S}", Builder("x", "a")) == "a"
