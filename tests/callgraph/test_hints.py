"""What names lead to in tests/data/hints.dex: calls through method objects, classes and components by name, JNI."""

from functools import cache
from pathlib import Path

import pytest

from analyzer.apk.dex import read_dex
from analyzer.apk.model import Component, IntentFilter, Manifest, MetaData
from analyzer.apk.native_names import read_strings
from analyzer.callgraph import traced
from analyzer.callgraph.hints import Hints, find_hints
from analyzer.callgraph.native_entries import mangled
from analyzer.gaps import Cause
from analyzer.program.build import Program, build_program
from analyzer.program.constants import Constants
from analyzer.program.framework import load_framework

DATA = Path(__file__).parents[1] / "data"
MANIFEST = Manifest(
    package="hints",
    meta_data=(MetaData(name="hints.engine", value="hints.Round"), MetaData(name="hints.other", value="hints.Square")),
    components=(
        Component(kind="activity", name="hints.Screen", filters=(IntentFilter(actions=("hints.GO",)),)),
        Component(kind="service", name="hints.U"),
    ),
)
SERVICES = {"hints.Shape": ("hints.Round", "hints.Shape", "absent.Class"), "hints.Other": ("hints.Square",)}

CALLS = {
    ("named", "T.hit()V"),
    ("oneParameter", "T.hit(I)V"),
    ("inherited", "T.hit()V"),
    ("declaredPrivate", "T.secret()V"),
    ("call", "T.one()V"),
    ("call", "U.two()V"),
    ("invokeHeld", "T.two()V"),
    ("invokeFound", "U.one()V"),
    ("collect", "U.two()V"),
    ("joined", "T.one()V"),
    ("anyClass", "T.onlyHere()V"),
    ("spoken", "U.spoken()V"),
    ("allOfThem", "T.two()V"),
    ("onSub", "Sub.greet()V"),
    ("onShape", "Round.draw()V"),
    ("ofKept", "U.hit()V"),
    ("ofThis", "T.greet()V"),
    ("ofThis", "Sub.greet()V"),
    ("handle", "U.greet()V"),
    ("constructorHandle", "Square.<init>()V"),
    ("constructed", "Made.<init>(Ljava/lang/String;)V"),
    ("listed", "Made.<init>(Ljava/lang/String;)V"),
    ("listed", "Made.<init>(I)V"),
    ("lowered", "T.one()V"),
}
"""Every call through a method object, and no other: not the class's own namesake, not what is never invoked."""


@cache
def program() -> Program:
    dexes, gaps = read_dex("classes.dex", (DATA / "hints.dex").read_bytes())
    assert gaps == ()
    return build_program(dexes, load_framework(), 26, 7)[0]


def hints(*libraries: tuple[str, bytes]) -> Hints:
    read = tuple(read_strings(name, data) for name, data in libraries)
    return find_hints(program(), MANIFEST, Constants(program()), SERVICES, read)


def short(method: int) -> str:
    owner = program().type_name(int(program().symbols.methods.owner[method]))
    return f"{owner.removeprefix('Lhints/')[:-1]}.{program().method_name(method)}{program().descriptor(method)}"


def types(edges: tuple[tuple[int, int, int], ...]) -> set[tuple[str, str]]:
    named = {(program().method_name(m), program().type_name(t).removeprefix("Lhints/")[:-1]) for m, _, t in edges}
    assert len(named) == len(edges)
    return named


def test_calls_through_method_objects() -> None:
    found = hints()
    assert {(program().method_name(caller), short(target)) for caller, _, target in found.calls} == CALLS
    assert found.gaps == ()


def test_each_row_is_a_call_in_the_caller() -> None:
    found = hints()
    names = set()
    for caller, row, _ in (*found.calls, *found.made, *found.starts):
        assert program().methods.first[caller] <= row < program().methods.end[caller]
        names.add(program().method_name(int(program().sites.ref[row])))
    called = {"invoke", "newInstance", "invokeExact", "getMethod", "forName", "loadClass", "load", "instantiate"}
    assert names == called | {"setClassName", "createRelative", "setAction"}


def test_classes_made_by_names_that_are_computed() -> None:
    assert types(hints().made) == {
        ("joined", "T"),
        ("load", "Square"),
        ("constructorHandle", "Square"),
        ("constructed", "Made"),
        ("listed", "Made"),
        ("fromManifest", "Round"),
        ("service", "Round"),
        ("fragment", "Panel"),
    }


def test_components_by_names_that_are_computed() -> None:
    assert types(hints().starts) == {("screen", "Screen"), ("relative", "Screen"), ("action", "Screen")}


def test_the_budget_is_a_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(traced, "MOST_UNITS", 10)
    (gap,) = hints().gaps
    assert (gap.cause, gap.blocks_code) == (Cause.BUDGET, True)


def elf(*strings: str) -> bytes:
    return b"\x7fELF\0" + b"\0".join(text.encode() for text in strings) + b"\0"


def test_native_methods_are_bound_by_their_mangled_names() -> None:
    found = hints(
        ("liba.so", elf("Java_hints_Native_11_bound", "Java_hints_Native_11_over_1loaded__I_3Ljava_lang_String_2"))
    )
    assert {short(m) for m in found.native} == {"Native_1.bound()V", "Native_1.over_loaded(I[Ljava/lang/String;)V"}
    assert found.gaps == ()
    assert hints(("liba.so", elf("Java_hints_Native_bound", "xJava_hints_Native_11_bound"))).native == ()


def test_a_library_that_registers_methods_when_it_is_loaded_is_a_gap() -> None:
    (gap,) = hints(("libb.so", elf("JNI_OnLoad")), ("liba.so", elf("Java_hints_Native_11_bound"))).gaps
    assert (gap.cause, gap.where, gap.blocks_code) == (Cause.NATIVE_CODE, "libb.so", False)
    assert "2 Java methods" in gap.detail


@pytest.mark.parametrize("name", ["hints/Native_1", "Lhints/Native_1;", "hints.Native_1"])
def test_java_methods_that_native_code_names_are_doubtful_entries(name: str) -> None:
    found = hints(("liba.so", elf(name, "onEvent", "(I)V", "registered", "()V")))
    assert {(short(m), kind) for m, kind in found.doubtful} == {("Native_1.onEvent(I)V", "native-name")}


def test_class_name_and_descriptor_must_be_in_one_library() -> None:
    other = ("libb.so", elf("onEvent", "(I)V"))
    assert hints(("liba.so", elf("hints/Native_1", "(I)V", "libb.so")), other).doubtful == ()
    assert hints(("liba.so", elf("hints/Native_1", "onEvent"))).doubtful == ()
    assert hints(("liba.so", elf("xhints/Native_1", "onEvent", "(I)V"))).doubtful == ()


def test_only_a_library_that_is_loaded_or_needed_names_entries() -> None:
    naming = ("libb.so", elf("hints/Native_1", "onEvent", "(I)V"))
    assert hints(naming).doubtful == ()
    assert hints(("liba.so", elf("other")), naming).doubtful == ()
    assert len(hints(("liba.so", elf("libb.so")), naming).doubtful) == 1


def test_names_are_mangled_as_the_interface_says() -> None:
    assert mangled("a/b_c;[") == "a_b_1c_2_3"
    assert mangled("é中\U0001f600") == "_000e9_04e2d_0d83d_0de00"
