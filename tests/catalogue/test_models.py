"""``rulesets/models``: read strictly, every mistake with its line, kept compiled."""

import re
import textwrap
from pathlib import Path
from typing import get_args

import pytest

from analyzer.catalogue import models
from analyzer.catalogue.models import (
    ANY_KEY,
    EVERY,
    EffectText,
    PartText,
    PlaceText,
    load_models,
    parse_effect,
    parse_models,
    parse_place,
    split_signature,
)
from analyzer.errors import RulesetError
from analyzer.flows.model import TransformationKind

HEAD = """\
id: one
about: {zh: 一, en: One}
provenance: own reading
models:
"""
GOOD = (
    HEAD
    + """\
  - methods: ["La/B;->put(*)"]
    effects: ["arg2 => this[arg1]"]
  - methods: ["La/B;->sum([B)[B"]
    effects: ["this.fed -> return", "this => return.made", "clear this.fed"]
    as: hash
    algorithm: this.name
    key: arg1
  - classes: [La/C;, La/D;]
    methods: ["*", "get()I"]
    effects: []
    beside: true
  - inert: [La/E;]
"""
)


def mistake(text: str, name: str = "one.yml", **more: str) -> str:
    with pytest.raises(RulesetError) as error:
        parse_models({name: text.encode(), **{f"{key}.yml": other.encode() for key, other in more.items()}})
    return str(error.value)


def entry(text: str) -> str:
    return HEAD + "".join(f"  {line}\n" for line in text.splitlines())


def test_a_good_file() -> None:
    found = parse_models({"one.yml": GOOD.encode()})
    rows = {(cls.name, name, kind): (row, beside) for cls in found.classes for name, kind, row, beside in cls.methods}
    assert set(rows) == {
        ("La/B;", "put", EVERY),
        ("La/B;", "sum", "([B)[B"),
        *((cls, name, kind) for cls in ("La/C;", "La/D;") for name, kind in ((EVERY, EVERY), ("get", "()I"))),
    }
    assert [beside for _, beside in rows.values()] == [False, False, True, True, True, True]
    assert found.effects[rows["La/C;", "get", "()I"][0]] == ()
    assert found.inert == ("La/E;",)
    this = PlaceText(base="this")
    plain, same, emptied = found.effects[rows["La/B;", "sum", "([B)[B"][0]]
    assert (plain.kind, plain.algorithm, plain.key) == ("hash", parse_place("this.name"), parse_place("arg1"))
    assert (same.kind, same.source, same.same) == (None, this, True)
    assert (emptied.source, emptied.target) == (None, parse_place("this.fed"))


def test_the_kinds_are_those_of_the_flows() -> None:
    assert get_args(models.Kind) == get_args(TransformationKind)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("this", PlaceText(base="this")),
        ("args.text", PlaceText(base="args", parts=(PartText(word="text"),))),
        ("arg12", PlaceText(base="arg", number=12)),
        ("return.*", PlaceText(base="return", parts=(PartText(word="*"),))),
        ("this[arg2]", PlaceText(base="this", parts=(PartText(key=2),))),
        ("this.a[*].b", PlaceText(base="this", parts=(PartText(word="a"), PartText(key=ANY_KEY), PartText(word="b")))),
        ("store.file[arg1]", PlaceText(base="store", parts=(PartText(word="file"), PartText(key=1)))),
        ("callback(run).this", PlaceText(base="callback", number=0, callback="run")),
        ("callback(on).arg2.obj", PlaceText(base="callback", number=2, callback="on", parts=(PartText(word="obj"),))),
        ("callback(call).return", PlaceText(base="callback", number=-1, callback="call")),
    ],
)
def test_places(text: str, place: PlaceText) -> None:
    assert parse_place(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "",
        "that",
        "arg0",
        "arg100",
        "this.",
        "this..a",
        "this.*.a",
        "this.A",
        "this[1]",
        "this[arg0]",
        "store",
        "store[arg1]",
        "store.*",
        "callback().arg1",
        "callback(run)",
        "callback(a b).this",
        "this.a.b.c.d.e",
        "this " + "." * 50_000,
    ],
)
def test_no_places(text: str) -> None:
    assert parse_place(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "this",
        "this = return",
        "this=>return",
        "this => ",
        "clear",
        "clear this",
        "clear this[arg1]",
        "clear this.a.b",
        "a -> b",
        "this -> return -> this",
    ],
)
def test_no_effects(text: str) -> None:
    assert parse_effect(text) is None


def test_effects() -> None:
    this, result = PlaceText(base="this"), PlaceText(base="return")
    assert parse_effect("this => return") == EffectText(source=this, target=result, same=True)
    assert parse_effect("this -> return") == EffectText(source=this, target=result, same=False)
    assert parse_effect("clear arg1.a") == EffectText(
        source=None, target=PlaceText(base="arg", number=1, parts=(PartText(word="a"),)), same=True
    )


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("La/B;->c(ILa/D;[J)V", ("La/B;", "c", "(ILa/D;[J)V", 3)),
        ("La/B;-><init>(*)", ("La/B;", "<init>", EVERY, None)),
        ("La/B$C;->*", ("La/B$C;", EVERY, EVERY, None)),
        ("a.B->c()V", None),
        ("La/B;->c", None),
        ("La/B;->c(**)", None),
        ("La/B;->c(*)V", None),
        ("La/B;->c()", None),
        ("La/B;->(*)", None),
        ("[I->clone()Ljava/lang/Object;", None),
        ("I->c()V", None),
    ],
)
def test_signatures(text: str, parts: object) -> None:
    assert split_signature(text) == parts


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (GOOD.replace("effects: []", "effect: []"), r"one.yml:14: unknown key 'effect'; did you mean 'effects'?"),
        (GOOD.replace("as: hash", "as: hashed"), r"models/one.yml:9: 'hashed' is not one of 'compress'"),
        (GOOD.replace("id: one", "id: two"), r"models/one.yml:1: id 'two' must equal the file name"),
        (GOOD.replace("La/B;->p", "La/B->p"), r"models/one.yml:5: 'La/B->put(*)' is not Lcls;->name(args)result"),
        (GOOD.replace("[La/E;]", "[a.E]"), r"models/one.yml:16: 'a.E' is not a class such as"),
        (GOOD.replace("[La/C;, La/D;]", "[La/C;, D]"), r"models/one.yml:12: 'D' is not a class such as"),
        (entry("- methods: ['La/B;->c(*)']"), r"models/one.yml:5: an entry has 'methods' and 'effects', or 'inert'"),
        (entry("- inert: [La/B;]\n  effects: []"), r"models/one.yml:5: an entry with 'inert' has no other key"),
        (entry("- inert: [La/B;, La/B;]"), r"models/one.yml:5: 'La/B;' is inert in one.yml already"),
        (
            entry("- methods: ['La/B;->c(*)']\n  effects: ['that => this']"),
            r"models/one.yml:6: 'that => this' is not 'A => B', 'A -> B' or 'clear B'",
        ),
        (entry("- methods: ['La/B;->c()V']\n  effects: ['arg1 => this']"), r"one.yml:5: 'La/B;->c()V' has no arg1"),
        (
            entry("- methods: ['La/B;->c(I)V']\n  effects: ['arg1 => this[arg3]']"),
            r"models/one.yml:5: 'La/B;->c(I)V' has no arg3",
        ),
        (
            entry("- methods: ['La/B;->c(*)']\n  effects: ['this -> return']\n  algorithm: this.name"),
            r"models/one.yml:5: 'algorithm', 'algorithm_name' and 'key' need 'as'",
        ),
        (
            entry("- methods: ['La/B;->c(*)']\n  effects: ['this -> return']\n  as: mac\n  key: the key"),
            r"models/one.yml:8: 'the key' is not a place",
        ),
        (
            entry("- methods: ['La/B;->c(*)']\n  effects: ['this => return']\n  as: mac"),
            r"models/one.yml:7: 'as' needs an effect with '->'",
        ),
        (
            entry("- methods: ['La/B;->c(*)', 'La/B;->c(*)']\n  effects: []"),
            r"models/one.yml:5: 'La/B;->c(*)' has a model in one.yml already",
        ),
        ("id: [", r"models/one.yml:2: not YAML"),
    ],
)  # fmt: skip
def test_mistakes(text: str, message: str) -> None:
    assert message in mistake(text)


def test_no_signature_in_two_files() -> None:
    other = GOOD.replace("id: one", "id: two").replace("inert: [La/E;]", "inert: [La/F;]")
    told = mistake(GOOD, two=other).splitlines()
    assert told[0] == "models/two.yml:5: 'La/B;->put(*)' has a model in one.yml already"
    assert len(told) == 6


def test_a_class_is_of_the_framework_or_not() -> None:
    other = entry("- methods: ['La/B;->other(*)']\n  effects: []").replace("id: one", "id: two\nlibrary: true")
    assert "models/two.yml:6: La/B; stands in a file with another value of 'library'" in mistake(GOOD, two=other)


def test_many_mistakes_are_cut() -> None:
    text = HEAD + "  - methods: [wrong]\n    effects: []\n" * 50
    assert mistake(text).splitlines()[-1] == "... and 30 more"


def test_the_second_time_nothing_is_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "one.yml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "cache").mkdir()
    first = load_models(tmp_path, tmp_path / "cache")
    assert first == parse_models({"one.yml": GOOD.encode()})
    with monkeypatch.context() as patch:
        patch.setattr(models, "parse_models", None)
        assert load_models(tmp_path, tmp_path / "cache") == first
    (tmp_path / "models" / "one.yml").write_text(GOOD.replace("put", "take"), encoding="utf-8")
    assert load_models(tmp_path, tmp_path / "cache") != first


def test_no_folder_is_no_models(tmp_path: Path) -> None:
    assert load_models(tmp_path).classes == ()


@pytest.mark.parametrize("page", ["models.md", "models.zh-CN.md"])
def test_the_examples_of_the_pages_are_models(page: str) -> None:
    text = (Path(__file__).parents[2] / "docs" / page).read_text(encoding="utf-8")
    blocks = [textwrap.dedent(block) for block in re.findall(r"(?:^ {4}.+\n|^\n(?= {4}))+", text, re.MULTILINE)]
    files = {
        f"{found[1]}.yml": block.lstrip().encode() for block in blocks if (found := re.match(r"\s*id: (\S+)", block))
    }
    assert set(files) == {"acme-json.yml", "acme-sums.yml"}
    assert [cls.name for cls in parse_models(files).classes] == ["Lcom/acme/Json;", "Lcom/acme/Sum;", "Lcom/acme/Text;"]
