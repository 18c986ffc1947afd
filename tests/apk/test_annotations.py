import random
from dataclasses import replace

import numpy as np

from analyzer.apk.annotations import Annotation, ClassAnnotations, read_annotations
from analyzer.apk.encoded import Encoded, Kind, text_of
from tests.apk.fixtures import dex_of, method_of

SCRIPT = "Landroid/webkit/JavascriptInterface;"


def test_annotations_of_class_field_and_method() -> None:
    dex = dex_of("annotations.dex")
    found = read_annotations(dex, 0)
    assert [(a.type, a.visibility) for a in found.own] == [
        ("Ldalvik/annotation/MemberClasses;", "system"),
        ("Lfixture/Every;", "runtime"),
    ]
    assert not found.damaged
    ((field, keep),) = found.fields
    assert dex.field_signature(field) == "Lfixture/Bridge;->count:I"
    assert keep == (Annotation("Landroidx/annotation/Keep;", "build"),)
    assert found.of_field(field) == keep
    method = method_of(dex, ";->open(I)V")[1]
    script, signature = found.of_method(method)
    assert script == (SCRIPT, "runtime", ())
    value = signature.get("value")
    assert value is not None
    assert text_of(dex, value) == '{"(I)", "V"}'
    assert signature.get("other") is None
    assert found.of_method(method_of(dex, ";->silent()V")[1]) == ()


def test_every_kind_of_value() -> None:
    dex = dex_of("annotations.dex")
    every = read_annotations(dex, 0).own[1]
    assert {name: text_of(dex, value) for name, value in every.elements} == {
        "byteValue": "-2",
        "charValue": "20301",
        "doubleValue": "-0.25",
        "enumValue": "Lfixture/Level;->HIGH:Lfixture/Level;",
        "fieldValue": "Lfixture/Bridge;->count:I",
        "floatValue": "1.5",
        "intValue": "-124076833",
        "list": "{1, 2}",
        "longValue": "78187493530",
        "methodValue": "Lfixture/Bridge;->open(I)V",
        "nested": "@Lfixture/Small;(depth=1)",
        "no": "false",
        "nothing": "null",
        "shortValue": "-4660",
        "textValue": '"位置 \\"quoted\\"\\n"',
        "typeValue": "Lfixture/Bridge;",
        "yes": "true",
    }
    assert every.get("intValue") == Encoded(Kind.INT, -124076833)


def test_classes_without_annotations() -> None:
    assert read_annotations(dex_of("payloads.dex"), 0) == ClassAnnotations()
    assert read_annotations(dex_of("payloads.dex"), 99) == ClassAnnotations()


def test_damage_is_said_and_never_raised() -> None:
    dex = dex_of("annotations.dex")
    rng = random.Random(3)
    directory = int(dex.class_defs[0, 5])
    cut = replace(dex, data=dex.data[: directory + 8])
    assert read_annotations(cut, 0) == ClassAnnotations(damaged=True)
    damaged = 0
    for _ in range(300):
        data = np.array(dex.data)
        for _ in range(8):
            data[rng.randrange(0x70, len(data))] = rng.randrange(256)
        broken = replace(dex, data=data)
        damaged += read_annotations(broken, 0).damaged
    assert damaged
