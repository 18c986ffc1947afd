"""The models that ship: what they name exists, and what they say can mean something."""

from collections.abc import Iterator
from functools import cache

import numpy as np
import pytest

from analyzer import places
from analyzer.catalogue.models import EVERY, ClassModels, EffectText, ModelSet, load_models
from analyzer.names import parse_proto
from analyzer.program.framework import load_framework

OBJECT = "Ljava/lang/Object;"


@cache
def shipped() -> ModelSet:
    return load_models(places.rulesets_dir())


@cache
def framework() -> tuple[dict[str, tuple[str, ...]], dict[str, set[tuple[str, str]]]]:
    """Per class of the table its supertypes and its methods; the table has no constructors."""
    table = load_framework()
    blob = table.blob.tobytes()

    def texts(numbers: np.ndarray) -> list[str]:
        return [blob[table.start[n] : table.start[n] + table.length[n]].decode() for n in numbers.tolist()]

    names, every = texts(table.class_name), texts(table.supers)
    ends = table.supers_first.tolist()
    supers = {name: tuple(every[ends[k] : ends[k + 1]]) for k, name in enumerate(names)}
    methods: dict[str, set[tuple[str, str]]] = {}
    for owner, name, kind in zip(
        texts(table.method_class), texts(table.method_name), texts(table.method_descriptor), strict=True
    ):
        methods.setdefault(owner, set()).add((name, kind))
    return supers, methods


def above(name: str) -> list[str]:
    supers, _ = framework()
    found = {name: None}
    for cls in (line := [name]):
        line += [up for up in supers.get(cls, ()) if up not in found]
        found.update(dict.fromkeys(line))
    return [*found, OBJECT]


def of_framework() -> Iterator[ClassModels]:
    return (cls for cls in shipped().classes if not cls.library)


def test_there_are_many() -> None:
    rows = [row for cls in shipped().classes for row in cls.methods]
    assert len(rows) > 5000
    assert len(shipped().classes) > 800
    assert len(shipped().inert) > 80


def test_each_class_of_the_framework_exists() -> None:
    supers, _ = framework()
    assert [cls.name for cls in of_framework() if cls.name not in supers] == []
    assert [name for name in shipped().inert if name not in supers] == []


def test_each_signature_of_the_framework_exists() -> None:
    _, methods = framework()
    missing = [
        f"{cls.name}->{name}{kind}"
        for cls in of_framework()
        for name, kind, _, _ in cls.methods
        if kind != EVERY and name != "<init>" and (name, kind) not in methods.get(cls.name, ())
    ]
    assert missing == []


def test_each_name_of_the_framework_exists() -> None:
    _, methods = framework()
    missing = []
    for cls in of_framework():
        known = {name for up in above(cls.name) for name, _ in methods.get(up, ())}
        missing += [
            f"{cls.name}->{name}(*)"
            for name, kind, _, _ in cls.methods
            if kind == EVERY and name not in (EVERY, "<init>") and name not in known
        ]
    assert missing == []


def test_an_exact_model_of_a_void_method_gives_no_result() -> None:
    wrong = [
        f"{cls.name}->{name}{kind}"
        for cls in shipped().classes
        for name, kind, row, _ in cls.methods
        if kind != EVERY
        and parse_proto(kind)[1] == "V"
        and any(place.base == "return" for effect in shipped().effects[row] for place in places_of(effect))
    ]
    assert wrong == []


def places_of(effect: EffectText) -> list:  # type: ignore[type-arg]  # of places
    return [place for place in (effect.source, effect.target) if place is not None]


def test_nothing_comes_out_of_a_sanitiser() -> None:
    rows = {(cls.name, name): row for cls in shipped().classes for name, _, row, _ in cls.methods}
    for cls, name in [
        ("Ljava/lang/String;", "length"),
        ("Ljava/lang/String;", "equals"),
        ("Ljava/lang/String;", "hashCode"),
        ("Ljava/util/Collection;", "size"),
        ("Ljava/util/Map;", "containsKey"),
        ("Landroid/text/TextUtils;", "isEmpty"),
        ("Ljava/util/regex/Pattern;", "matches"),
        ("Lkotlin/jvm/internal/Intrinsics;", EVERY),
    ]:
        assert shipped().effects[rows[cls, name]] == (), (cls, name)


@pytest.mark.parametrize(
    ("kind", "cls", "name"),
    [
        ("hash", "Ljava/security/MessageDigest;", "digest"),
        ("mac", "Ljavax/crypto/Mac;", "doFinal"),
        ("encrypt", "Ljavax/crypto/Cipher;", "doFinal"),
        ("encode", "Landroid/util/Base64;", "encodeToString"),
        ("compress", "Ljava/util/zip/GZIPOutputStream;", "write"),
        ("truncate", "Ljava/lang/String;", "substring"),
        ("decode", "Ljava/net/URLDecoder;", "decode"),
        ("decompress", "Ljava/util/zip/GZIPInputStream;", "read"),
        ("decrypt", "Ljavax/crypto/CipherInputStream;", "read"),
    ],
)
def test_what_is_done_to_the_data(kind: str, cls: str, name: str) -> None:
    (models,) = (models for models in shipped().classes if models.name == cls)
    rows = [row for method, _, row, _ in models.methods if method == name]
    assert rows
    assert all(any(effect.kind == kind for effect in shipped().effects[row]) for row in rows)
