"""Constants that reach arguments, in the samples' own code."""

import zipfile
from functools import cache
from pathlib import Path

import pytest

from analyzer.apk.dex import read_dex
from analyzer.program.build import Program, build_program
from analyzer.program.constants import Constants
from analyzer.program.framework import load_framework
from analyzer.program.values import Const

ROOT = Path(__file__).parents[2]


@cache
def program(sample: str) -> Program:
    with zipfile.ZipFile(ROOT / "samples" / sample / f"{sample}.apk") as archive:
        dexes, _ = read_dex("classes.dex", archive.read("classes.dex"))
    return build_program(dexes, load_framework(), 21, 3)[0]


def arguments(sample: str, cls: str, method: str, callee: str) -> list[tuple[frozenset[Const] | None, ...]]:
    linked = program(sample)
    type_ = linked.find_type(cls)
    numbers = [int(m) for m in linked.methods_of(type_) if linked.method_name(int(m)) == method]
    assert numbers, f"no {method} in {cls}"
    found = []
    for number in numbers:
        constants = Constants(linked)
        found += [call.arguments for call in constants.arguments(number).values() if callee in call.signature]
        assert not constants.unfollowed
    return found


def test_a_parsed_uri_reaches_the_query() -> None:
    (found,) = arguments("loan", "Lcom/example/loan/SmsReader;", "read", "ContentResolver;->query")
    assert found[1] == frozenset({Const("uri", "content://sms/inbox")})


def test_a_constant_setting_reaches_the_call() -> None:
    (found,) = arguments("loan", "Lcom/example/loan/DeviceProfile;", "androidId", "Settings$Secure;->getString")
    assert found[0] is None
    assert found[1] == frozenset({Const("string", "android_id")})


def test_a_framework_field_is_a_constant() -> None:
    found = arguments("loan", "Lcom/example/loan/ContactReader;", "read", "ContentResolver;->query")
    kinds = {const.kind for call in found for const in call[1] or ()}
    assert kinds <= {"field", "uri"}
    assert kinds


def test_zero_is_a_constant() -> None:
    (found,) = arguments("loan", "Lcom/example/loan/SmsReader;", "read", "ContentResolver;->query")
    assert found[2] == frozenset({Const("int", 0)})  # null


def test_a_framework_method_has_no_calls() -> None:
    linked = program("loan")
    method = linked.find_method("Landroid/net/Uri;", "parse", "(Ljava/lang/String;)Landroid/net/Uri;")
    assert method >= 0
    constants = Constants(linked)
    assert not constants.arguments(method)
    assert not constants.unfollowed


@pytest.mark.parametrize("sample", ["loan", "flashlight", "notes"])
def test_every_method_can_be_followed(sample: str) -> None:
    linked = program(sample)
    constants = Constants(linked)
    seen = sum(len(constants.arguments(method)) for method in range(linked.symbols.methods.count))
    assert not constants.unfollowed
    assert seen == int(((linked.sites.op >= 0x6E) & (linked.sites.op <= 0x78)).sum())
