"""rulesets/sinks: what ships is right, and what is wrong is told with its line."""

from pathlib import Path
from typing import get_args

import pytest

from analyzer import places
from analyzer.catalogue.channels import Channel
from analyzer.catalogue.reader import read_files
from analyzer.catalogue.sink_files import parse_place
from analyzer.catalogue.sinks import SinkSet, load_sinks, parse_sinks
from analyzer.errors import RulesetError
from analyzer.names import BadNameError, parse_proto
from analyzer.program.build import FRAMEWORK, Program, build_program
from analyzer.program.framework import load_framework

HEAD = """id: x
channel: network
about: {zh: 网, en: Net}
provenance: own
"""
GONE = {"Landroid/net/http/AndroidHttpClient;", "Landroid/arch/persistence/db/SupportSQLiteProgram;"}
"""Classes that an app may still name or bring itself."""
LATER = {"writeString"}
"""Methods that newer levels have than the table of the framework knows them at."""


@pytest.fixture(scope="module")
def shipped() -> SinkSet:
    return load_sinks(places.rulesets_dir())


@pytest.fixture(scope="module")
def framework() -> Program:
    return build_program((), load_framework(), 21, 7)[0]


def wrong(text: str, name: str = "x.yml") -> str:
    with pytest.raises(RulesetError) as raised:
        parse_sinks({name: text.encode()})
    return str(raised.value)


def test_every_channel_has_a_file_or_is_what_a_stream_ends_in(shipped: SinkSet) -> None:
    rules = shipped.rules
    named = {rule.channel for rule in (*rules.calls, *rules.overrides)} | {rules.native}
    assert named | {"sdk"} == set(get_args(Channel))
    assert shipped.hand_over is not None


def test_what_is_written_of_the_framework_is_in_it(shipped: SinkSet, framework: Program) -> None:
    symbols, types = framework.symbols.methods, framework.types
    declared: dict[int, list[tuple[str, str]]] = {}
    for method in framework.symbols.framework_methods.tolist():
        names = framework.method_name(method), framework.descriptor(method)
        declared.setdefault(int(symbols.owner[method]), []).append(names)

    def above(type_: int) -> set[int]:
        found, open_ = {type_}, [type_]
        while open_:
            at = open_.pop()
            new = set(types.supers[int(types.super_first[at]) : int(types.super_first[at + 1])].tolist()) - found
            found |= new
            open_ += new
        return found

    rules = shipped.rules
    checked = 0
    methods = (*rules.calls, *rules.overrides)
    for pattern in [r.pattern for r in methods] + [r.pattern for r in rules.origins] + [r.pattern for r in rules.wraps]:
        type_ = framework.find_type(pattern.cls)
        if type_ < 0 or types.origin[type_] != FRAMEWORK:
            assert not pattern.cls.startswith(("Landroid/app", "Landroid/content", "Ljava/")), pattern
            assert pattern.cls in GONE or not pattern.cls.startswith("Landroid/") or "/support/" in pattern.cls, pattern
            continue
        if pattern.name == "<init>" or pattern.name in LATER or "/support/" in pattern.cls:
            continue  # constructors are not in the table
        fitting = [
            descriptor
            for one in above(type_)
            for name, descriptor in declared.get(one, ())
            if name == pattern.name and pattern.fits(descriptor)
        ]
        assert fitting, f"{pattern.cls}->{pattern.name}{pattern.descriptor}"
        checked += 1
    assert checked > 250


def test_an_argument_that_is_named_exists_in_an_overload(shipped: SinkSet, framework: Program) -> None:
    """An argument number beyond every overload's is a mistake that a pattern for all overloads hides."""
    symbols = framework.symbols.methods
    most: dict[tuple[str, str], int] = {}
    for method in framework.symbols.framework_methods.tolist():
        key = framework.type_name(int(symbols.owner[method])), framework.method_name(method)
        parameters, _ = parse_proto(framework.descriptor(method))
        most[key] = max(most.get(key, 0), len(parameters))
    beyond = [
        (key, text)
        for rule in shipped.rules.calls
        if (key := (rule.pattern.cls, rule.pattern.name)) in most
        for text in rule.data
        if (base := parse_place(text)[0]).startswith("arg") and int(base[3:]) > most[key]
    ]
    assert beyond == []


@pytest.mark.parametrize(
    ("entry", "line", "what"),
    [
        ("sinks:\n  - methods: [La/B;->c(*)]\n    data: [arg0]\n", 7, "'arg0' is no place"),
        ("sinks:\n  - methods: [La/B;->c]\n    data: [arg1]\n", 6, "La/B;->c"),
        ("sinks:\n  - methods: [La/B;->c(I)V]\n    data: [arg2]\n", 6, "has no arg2"),
        ("sinks:\n  - methods: [La/B;->c(*)]\n    data: [return]\n", 7, "does not leave by it"),
        ("sinks:\n  - overrides: [La/B;->c(*)]\n    data: [arg1]\n", 7, "only 'return' leaves"),
        ("sinks:\n  - data: [arg1]\n", 6, "no methods"),
        ("sinks:\n  - methods: [La/B;->c(*)]\n    data: []\n", 7, "'data' is empty"),
        ("sinks:\n  - methods: [La/B;->c(*)]\n    dat: [arg1]\n", 7, "did you mean 'data'"),
        ("sinks:\n  - methods: [La/B;->c(*)]\n    data: [arg1]\n    destination: {hots: this}\n", 8, "'host'"),
        (
            "sinks:\n  - methods: [La/B;->c(*)]\n    data: [arg1]\n    destination: {host: that}\n",
            8,
            "'that' is no place",
        ),
        ("origins:\n  - methods: [La/B;->c(*)]\n    channel: memry\n", 7, "'memry' is not one of"),
        ("origins:\n  - fields: [La/B;->c]\n    channel: log\n", 6, "not a field name"),
        ("wraps:\n  - methods: [La/B;->c(*)]\n    inner: x\n", 7, "'x' is no place"),
        ("not_on: [a.b.C]\n", 5, "no class descriptor"),
        ("inside: [a.b]\n", 5, "no beginning of a class descriptor"),
        ("requests:\n  - methods: [a.B]\n    parameters: []\n", 6, "no class descriptor"),
    ],
)
def test_mistakes_name_file_and_line(entry: str, line: int, what: str) -> None:
    said = wrong(HEAD + entry)
    assert said.startswith(f"sinks/x.yml:{line}: "), said
    assert what in said


def test_the_file_is_named_after_its_id() -> None:
    assert "id 'x' must equal the file name" in wrong(HEAD, "y.yml")
    assert wrong("id: x\nchannel: netwrk\nabout: {zh: 网, en: N}\nprovenance: own\n").startswith(
        "sinks/x.yml:2: 'netwrk'"
    )
    assert "not YAML" in wrong("id: [x\n")


def test_a_method_stands_in_one_file_only() -> None:
    entry = "sinks:\n  - methods: [La/B;->c(*)]\n    data: [arg1]\n"
    with pytest.raises(RulesetError, match=r"sinks/y\.yml:6: 'La/B;->c\(\*\)' stands in x\.yml already"):
        parse_sinks({"x.yml": (HEAD + entry).encode(), "y.yml": (HEAD.replace("id: x", "id: y") + entry).encode()})


def test_the_longest_pattern_wins() -> None:
    entry = """sinks:
  - methods: [La/B;->c(*)]
    data: [arg1]
  - methods: ["La/B;->c(ILx/*)"]
    data: [arg2]
  - methods: ["La/B;->c(ILx/Y;)V"]
    data: [this]
"""
    calls = SinkSet(parse_sinks({"x.yml": (HEAD + entry).encode()})).calls

    def data(descriptor: str) -> tuple[str, ...]:
        rule = calls.of("La/B;", "c", descriptor)
        assert rule is not None
        return rule.data

    assert (data("(J)V"), data("(ILx/Z;)V"), data("(ILx/Y;)V")) == (("arg1",), ("arg2",), ("this",))
    assert calls.of("La/B;", "d", "()V") is None
    assert calls.names == {"La/B;": frozenset({"c"})}


def test_places() -> None:
    assert parse_place("this") == ("this", ())
    assert parse_place("arg12.text[arg2][*].*") == ("arg12", ("text", "[arg2]", "[*]", "*"))
    for text in ("", "arg0", "arg", "this.", "this.A", "arg1[x]", "store.file", "this.*.", "this\n"):
        with pytest.raises(BadNameError):
            parse_place(text)


def test_what_was_parsed_is_kept(tmp_path: Path) -> None:
    first = load_sinks(places.rulesets_dir(), tmp_path)
    (kept,) = tmp_path.glob("sinks-*.msgpack")
    assert load_sinks(places.rulesets_dir(), tmp_path).rules == first.rules
    kept.write_bytes(kept.read_bytes()[:-1] + b"\0")
    assert (
        load_sinks(places.rulesets_dir(), tmp_path).rules
        == first.rules
        == parse_sinks(read_files(places.rulesets_dir() / "sinks"))
    )


def test_rulesets_without_sinks_have_none(tmp_path: Path) -> None:
    assert load_sinks(tmp_path, tmp_path).calls.names == {}
