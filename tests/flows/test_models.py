"""Which effects a call has: the nearest model, packaged bodies, operands of static calls, the default."""

from functools import cache

import pytest

from analyzer import places
from analyzer.apk.dex import read_dex
from analyzer.catalogue.models import load_models, parse_models
from analyzer.flows.models import Models
from analyzer.flows.points import CALLBACK, KEYED, RESULT, STORE, WHOLE, Effect, Part, Place
from analyzer.names import parse_method
from analyzer.program.build import Program, build_program
from analyzer.program.framework import load_framework
from tests.callgraph.forging import OBJECT, Forge, forged

INVOKE_STATIC, INVOKE_VIRTUAL, RETURN = 0x71, 0x6E, 0x0E
PUBLIC, STATIC, ABSTRACT, INTERFACE = 0x1, 0x9, 0x401, 0x601

CALLED = (
    "Lp/OwnList;->add(Ljava/lang/Object;)Z",
    "Lp/OwnList;->get(I)Ljava/lang/Object;",
    "Lp/OwnList;->size()I",
    "Lp/OwnList;->grow()V",
    "Lp/Screen;->getIntent()Landroid/content/Intent;",
    "Lp/Screen;->keep(Ljava/lang/String;)V",
    "Ljava/util/ArrayList;->add(Ljava/lang/Object;)Z",
    "Ljava/util/ArrayList;->toString()Ljava/lang/String;",
    "Ljava/util/TreeMap;->put(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;",
    "Ljava/util/Arrays;->fill([II)V",
    "Landroid/content/SharedPreferences$Editor;->putLong(Ljava/lang/String;J)Landroid/content/SharedPreferences$Editor;",
    "Landroid/os/Handler;->post(Ljava/lang/Runnable;)Z",
    "Lq/Absent;->toString()Ljava/lang/String;",
    "Lq/Absent;->mix(Ljava/lang/String;ZLandroid/app/Activity;)Ljava/lang/String;",
    "Lq/Absent;->tell(Ljava/lang/String;)V",
    "Lq/Absent;->holds(Ljava/lang/String;)Z",
    "Lq/Absent;-><init>(Ljava/lang/String;J)V",
    "Lp/Lib;->join(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;",
    "Lp/Lib;->plain(Ljava/lang/String;)Ljava/lang/String;",
    "Lp/Lib;->both(Ljava/lang/String;)Ljava/lang/String;",
    "Lp/SubLib;->join(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;",
    "Lp/Face;->ask(Ljava/lang/String;)Ljava/lang/String;",
    "Lp/Implements;->ask(Ljava/lang/String;)Ljava/lang/String;",
    "Lp/Lib;->nowhere(Ljava/lang/String;)Ljava/lang/String;",
)
STATICALLY = (
    "Ljava/util/Arrays;->asList([Ljava/lang/Object;)Ljava/util/List;",
    "Ljava/lang/Integer;->toString(I)Ljava/lang/String;",
    "Lq/Absent;->make(Ljava/lang/String;)Lq/Absent;",
)
MODELS = b"""\
id: test
about: {zh: \xe4\xb8\x80, en: One}
provenance: own
library: true
models:
  - methods: ["Lp/Lib;->join(*)"]
    effects: ["args -> return", "arg3 -> return", "this => return.made"]
  - methods: ["Lp/Lib;->both(*)"]
    effects: ["arg1 -> return"]
    as: mac
    algorithm_name: own
    key: this.key
    beside: true
  - methods: ["Lp/Face;->ask(*)"]
    effects: ["callback(answer).arg2 => this.said", "clear this[*]"]
  - methods: ["Lp/Gone;->ask(*)"]
    effects: []
"""


def reference(forge: Forge, signature: str) -> int:
    name = parse_method(signature)
    return forge.method(name.cls, name.name, name.result, *name.parameters)


def described(forge: Forge) -> None:
    nothing = forge.code([RETURN], 4, 4)

    def defined(signature: str, access: int = PUBLIC) -> tuple[int, int, int]:
        return reference(forge, signature), access, 0 if access & 0x400 else nothing

    units = [unit for text in CALLED for unit in (INVOKE_VIRTUAL, reference(forge, text), 0)]
    units += [unit for text in STATICALLY for unit in (INVOKE_STATIC, reference(forge, text), 0)]
    main = forge.method("Lp/Main;", "main")
    forge.define("Lp/Main;", direct=[(main, STATIC, forge.code([*units, RETURN], 4, 0))])
    own = [defined(CALLED[0]), defined(CALLED[3])]
    forge.define("Lp/OwnList;", "Ljava/util/ArrayList;", virtual=sorted(own))
    forge.define("Lp/Screen;", "Landroid/app/Activity;")
    forge.define("Lp/Lib;", virtual=sorted(defined(text) for text in CALLED[17:20]))
    forge.define("Lp/SubLib;", "Lp/Lib;")
    forge.define("Lp/Face;", access=INTERFACE, virtual=[defined(CALLED[21], ABSTRACT)])
    forge.define("Lp/Implements;", OBJECT, virtual=[defined(CALLED[22])], interfaces=["Lp/Face;"])


@cache
def program() -> Program:
    linked, _ = build_program(read_dex("classes.dex", forged(described))[0], load_framework(), 21, 3)
    return linked


@cache
def shipped() -> Models:
    return Models(program(), load_models(places.rulesets_dir()))


@cache
def own() -> Models:
    return Models(program(), parse_models({"test.yml": MODELS}))


def number(signature: str) -> int:
    name = parse_method(signature)
    found = program().find_method(name.cls, name.name, name.descriptor)
    assert found >= 0, signature
    return found


def effects(signature: str, models: Models | None = None) -> tuple[Effect, ...] | None:
    return (models or shipped()).effects(number(signature))


def test_a_subtype_has_the_model_of_its_nearest_supertype() -> None:
    assert effects("Ljava/util/ArrayList;->add(Ljava/lang/Object;)Z") == (
        Effect(Place(1), Place(0, (Part("element"),)), same=True),
    )
    assert effects("Lp/OwnList;->get(I)Ljava/lang/Object;") == (
        Effect(Place(0, (Part("element"),)), Place(RESULT), same=True),
    )
    assert effects("Lp/OwnList;->size()I") == ()


def test_an_absent_class_is_an_object() -> None:
    assert effects("Lq/Absent;->toString()Ljava/lang/String;") == (Effect(Place(0), Place(RESULT), same=False),)
    assert effects("Lq/Absent;->tell(Ljava/lang/String;)V") is None


def test_a_packaged_body_comes_before_a_model_of_its_supertype() -> None:
    assert effects("Lp/OwnList;->add(Ljava/lang/Object;)Z") is None
    assert effects("Lp/OwnList;->grow()V") is None
    assert not shipped().replaces(number("Lp/OwnList;->add(Ljava/lang/Object;)Z"))


def test_keys_stores_and_callbacks() -> None:
    kept = Place(0, (Part(KEYED, 1),))
    assert effects("Ljava/util/TreeMap;->put(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;") == (
        Effect(kept, Place(RESULT), same=True),
        Effect(Place(2), kept, same=True),
        Effect(Place(1), Place(0, (Part("keys"),)), same=True),
    )
    put = "putLong(Ljava/lang/String;J)Landroid/content/SharedPreferences$Editor;"
    assert effects(f"Landroid/content/SharedPreferences$Editor;->{put}") == (
        Effect(Place(2), Place(STORE, (Part("preferences"), Part(KEYED, 1))), same=True),
        Effect(Place(0), Place(RESULT), same=True),
    )
    assert effects("Landroid/os/Handler;->post(Ljava/lang/Runnable;)Z") == (
        Effect(Place(1), Place(CALLBACK, (), ("run", 0)), same=True),
    )


def test_a_static_call_has_no_receiver() -> None:
    assert effects("Ljava/util/Arrays;->asList([Ljava/lang/Object;)Ljava/util/List;") == (
        Effect(Place(0, (Part(KEYED),)), Place(RESULT, (Part("element"),)), same=True),
    )
    assert effects("Ljava/lang/Integer;->toString(I)Ljava/lang/String;") == (
        Effect(Place(0), Place(RESULT), same=False),
    )
    assert shipped().is_static(number("Lp/Main;->main()V"))


def test_the_exact_overload_comes_before_all_overloads() -> None:
    cleared, filled = effects("Ljava/util/Arrays;->fill([II)V") or ()
    assert (cleared.source, cleared.target.parts) == (None, (Part(KEYED),))
    assert filled.source is not None
    assert (filled.source.operand, filled.target.operand) == (2, 1)


def test_a_model_of_a_packaged_class_stands_for_its_bodies() -> None:
    join = "->join(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;"
    made = Effect(Place(0), Place(RESULT, (Part("made"),)), same=True)
    both = (Effect(Place(1), Place(RESULT), same=False), Effect(Place(2), Place(RESULT), same=False), made)
    for cls in ("Lp/Lib;", "Lp/SubLib;"):
        assert effects(cls + join, own()) == both
        assert own().replaces(number(cls + join))
    plain = "Lp/Lib;->plain(Ljava/lang/String;)Ljava/lang/String;"
    assert effects(plain, own()) is None
    assert not own().replaces(number(plain))


def test_a_model_beside_a_body_replaces_nothing() -> None:
    both = "Lp/Lib;->both(Ljava/lang/String;)Ljava/lang/String;"
    assert effects(both, own()) == (
        Effect(Place(1), Place(RESULT), False, "mac", None, "own", Place(0, (Part("key"),))),
    )
    assert not own().replaces(number(both))


def test_a_model_of_a_packaged_interface() -> None:
    ask = "->ask(Ljava/lang/String;)Ljava/lang/String;"
    assert effects("Lp/Face;" + ask, own()) == (
        Effect(Place(CALLBACK, (), ("answer", 2)), Place(0, (Part("said"),)), same=True),
        Effect(None, Place(0, (Part(KEYED),)), same=True),
    )
    assert own().replaces(number("Lp/Face;" + ask))
    assert effects("Lp/Implements;" + ask, own()) is None
    assert not own().replaces(number("Lp/Implements;" + ask))


def test_a_class_that_the_program_does_not_name_costs_nothing() -> None:
    assert len(own().classes) == 2


def test_the_default() -> None:
    default, any_ = shipped().default, (Part("any"),)
    mixed = "Lq/Absent;->mix(Ljava/lang/String;ZLandroid/app/Activity;)Ljava/lang/String;"
    assert default(number(mixed)) == (
        Effect(Place(0), Place(RESULT), same=False),
        Effect(Place(1), Place(RESULT), same=False),
        Effect(Place(1), Place(0, any_), same=True),
    )
    told = (Effect(Place(1), Place(0, any_), same=True),)
    assert default(number("Lq/Absent;->tell(Ljava/lang/String;)V")) == told
    assert default(number("Lq/Absent;->holds(Ljava/lang/String;)Z")) == told
    made = default(number("Lq/Absent;-><init>(Ljava/lang/String;J)V"))
    assert [effect.source for effect in made] == [Place(1), Place(2)]
    assert default(number("Lq/Absent;->make(Ljava/lang/String;)Lq/Absent;")) == (
        Effect(Place(0), Place(RESULT), same=False),
    )


def test_nothing_gets_into_a_screen() -> None:
    assert shipped().default(number("Lp/Screen;->keep(Ljava/lang/String;)V")) == ()
    assert shipped().inert(program().find_type("Lp/Screen;"))
    assert not shipped().inert(program().find_type("Lp/OwnList;"))
    assert not shipped().inert(-1)


def test_a_result_may_lie_in_a_screen() -> None:
    assert effects("Lp/Screen;->getIntent()Landroid/content/Intent;") == (
        Effect(Place(0, (Part("intent"),)), Place(RESULT), same=True),
    )


@pytest.mark.parametrize("signature", [*CALLED, *STATICALLY])
def test_every_effect_fits_the_call(signature: str) -> None:
    method = number(signature)
    operands = len(parse_method(signature).parameters) + (not shipped().is_static(method))
    for effect in (*shipped().default(method), *(shipped().effects(method) or ())):
        for place in (effect.source, effect.target, effect.algorithm, effect.key):
            if place is None:
                continue
            assert place.operand in (RESULT, STORE, CALLBACK) or place.operand < operands
            assert all(-1 <= part.key < operands for part in place.parts)
            assert WHOLE not in [part.word for part in place.parts[:-1]]
