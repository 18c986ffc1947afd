"""The framework methods by which code reaches code by its name, and which instructions call them."""

from collections import defaultdict
from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from analyzer.names import CONSTRUCTOR
from analyzer.program.build import ABSENT, Program


class Api(IntEnum):
    """What a method of the framework does with a name."""

    CLASS = 1  # a name to a class
    METHOD = 2  # a class and a name to one of its methods
    METHODS = 3  # a class to all its methods
    HANDLE = 4  # a class and a name to a method handle
    BOUND = 5  # an object and a name to a method handle
    CONSTRUCTOR_HANDLE = 6
    CONSTRUCTOR = 7  # a class and parameter types to one of its constructors
    CONSTRUCTORS = 8  # a class to all its constructors
    INVOKE = 9  # calls a method object
    INVOKE_HANDLE = 10
    CONSTRUCT = 11  # calls a constructor object
    SAME_METHOD = 12  # gives the method object or handle that it is called on or with
    SAME_CLASS = 13  # gives the class that it is called on or with
    CLASS_OF = 14  # the class of an object
    SUPERCLASS = 15
    SERVICES = 16  # makes what META-INF/services lists for a class
    MAKES = 17  # makes an instance of the class that a text names
    COMPONENT = 18  # puts the name of a component class into an intent
    RELATIVE_COMPONENT = 19  # as above; a name that starts with "." is below the package
    ACTION = 20  # puts an action into an intent
    EXTRA = 21  # gives the value of a key, which may be that of a meta-data element
    LIBRARY = 22  # loads a native library by its name, without "lib" and ".so"
    LIBRARY_FILE = 23


@dataclass(frozen=True, slots=True)
class Use:
    """``word``: which argument word (the receiver is 0) has the class, method object, service or name; ``name``: which
    has the name where a class is given as well.
    """

    api: Api
    word: int
    name: int = -1


_LOOKUP = "Ljava/lang/invoke/MethodHandles$Lookup;"
_HANDLE = "Ljava/lang/invoke/MethodHandle;"
_FRAGMENTS = ("Landroid/app/Fragment;", "Landroidx/fragment/app/Fragment;", "Landroid/support/v4/app/Fragment;")
_INTENT, _NAME = "Landroid/content/Intent;", "Landroid/content/ComponentName;"
_TEXT = "Ljava/lang/String;"
_CONTEXT = "Landroid/content/Context;"

TABLE: dict[tuple[str, str, str], Use] = {
    ("Ljava/lang/Class;", "forName", ""): Use(Api.CLASS, 0),
    ("Ljava/lang/ClassLoader;", "loadClass", ""): Use(Api.CLASS, 1),
    ("Ljava/lang/ClassLoader;", "findClass", ""): Use(Api.CLASS, 1),
    ("Ldalvik/system/DexFile;", "loadClass", ""): Use(Api.CLASS, 1),
    (_LOOKUP, "findClass", ""): Use(Api.CLASS, 1),
    ("Ljava/lang/Class;", "getMethod", ""): Use(Api.METHOD, 0, 1),
    ("Ljava/lang/Class;", "getDeclaredMethod", ""): Use(Api.METHOD, 0, 1),
    ("Ljava/lang/Class;", "getMethods", ""): Use(Api.METHODS, 0),
    ("Ljava/lang/Class;", "getDeclaredMethods", ""): Use(Api.METHODS, 0),
    ("Ljava/lang/Class;", "getConstructor", ""): Use(Api.CONSTRUCTOR, 0),
    ("Ljava/lang/Class;", "getDeclaredConstructor", ""): Use(Api.CONSTRUCTOR, 0),
    ("Ljava/lang/Class;", "getConstructors", ""): Use(Api.CONSTRUCTORS, 0),
    ("Ljava/lang/Class;", "getDeclaredConstructors", ""): Use(Api.CONSTRUCTORS, 0),
    ("Ljava/lang/reflect/Constructor;", "newInstance", ""): Use(Api.CONSTRUCT, 0),
    (_LOOKUP, "findVirtual", ""): Use(Api.HANDLE, 1, 2),
    (_LOOKUP, "findStatic", ""): Use(Api.HANDLE, 1, 2),
    (_LOOKUP, "findSpecial", ""): Use(Api.HANDLE, 1, 2),
    (_LOOKUP, "bind", ""): Use(Api.BOUND, 1, 2),
    (_LOOKUP, "findConstructor", ""): Use(Api.CONSTRUCTOR_HANDLE, 1),
    (_LOOKUP, "unreflect", ""): Use(Api.SAME_METHOD, 1),
    (_LOOKUP, "unreflectSpecial", ""): Use(Api.SAME_METHOD, 1),
    (_HANDLE, "bindTo", ""): Use(Api.SAME_METHOD, 0),
    (_HANDLE, "asType", ""): Use(Api.SAME_METHOD, 0),
    (_HANDLE, "asSpreader", ""): Use(Api.SAME_METHOD, 0),
    ("Ljava/lang/reflect/Method;", "invoke", ""): Use(Api.INVOKE, 0),
    (_HANDLE, "invoke", ""): Use(Api.INVOKE_HANDLE, 0),
    (_HANDLE, "invokeExact", ""): Use(Api.INVOKE_HANDLE, 0),
    (_HANDLE, "invokeWithArguments", ""): Use(Api.INVOKE_HANDLE, 0),
    ("Ljava/lang/Class;", "getSuperclass", ""): Use(Api.SUPERCLASS, 0),
    ("Ljava/lang/Class;", "asSubclass", ""): Use(Api.SAME_CLASS, 0),
    ("Lkotlin/jvm/internal/Reflection;", "getOrCreateKotlinClass", ""): Use(Api.SAME_CLASS, 0),
    ("Lkotlin/jvm/JvmClassMappingKt;", "getJavaClass", ""): Use(Api.SAME_CLASS, 0),
    ("Lkotlin/jvm/JvmClassMappingKt;", "getJavaObjectType", ""): Use(Api.SAME_CLASS, 0),
    ("Ljava/util/ServiceLoader;", "load", ""): Use(Api.SERVICES, 0),
    ("Ljava/util/ServiceLoader;", "loadInstalled", ""): Use(Api.SERVICES, 0),
    **{(cls, "instantiate", ""): Use(Api.MAKES, 1) for cls in _FRAGMENTS},
    ("Landroidx/fragment/app/FragmentFactory;", "instantiate", ""): Use(Api.MAKES, 2),
    ("Landroid/view/LayoutInflater;", "createView", f"({_TEXT}"): Use(Api.MAKES, 1),
    ("Landroid/view/LayoutInflater;", "createView", f"({_CONTEXT}"): Use(Api.MAKES, 2),
    ("Landroid/app/Instrumentation;", "newActivity", "(Ljava/lang/ClassLoader;"): Use(Api.MAKES, 2),
    ("Landroid/app/AppComponentFactory;", "instantiateActivity", ""): Use(Api.MAKES, 2),
    ("Landroid/app/AppComponentFactory;", "instantiateService", ""): Use(Api.MAKES, 2),
    ("Landroid/app/AppComponentFactory;", "instantiateReceiver", ""): Use(Api.MAKES, 2),
    (_INTENT, "setClassName", ""): Use(Api.COMPONENT, 2),
    (_NAME, "<init>", f"({_TEXT}{_TEXT})"): Use(Api.COMPONENT, 2),
    (_NAME, "<init>", f"({_CONTEXT}{_TEXT})"): Use(Api.COMPONENT, 2),
    (_NAME, "createRelative", ""): Use(Api.RELATIVE_COMPONENT, 1),
    (_INTENT, "<init>", f"({_TEXT}"): Use(Api.ACTION, 1),
    (_INTENT, "setAction", ""): Use(Api.ACTION, 1),
    ("Landroid/os/Bundle;", "getString", f"({_TEXT}"): Use(Api.EXTRA, 1),
    ("Landroid/os/BaseBundle;", "getString", f"({_TEXT}"): Use(Api.EXTRA, 1),
    ("Ljava/lang/System;", "loadLibrary", ""): Use(Api.LIBRARY, 0),
    ("Ljava/lang/Runtime;", "loadLibrary", ""): Use(Api.LIBRARY, 1),
    ("Ljava/lang/System;", "load", ""): Use(Api.LIBRARY_FILE, 0),
    ("Ljava/lang/Runtime;", "load", ""): Use(Api.LIBRARY_FILE, 1),
}
"""(class, name, start of the descriptor) -> use. From the documentation of the Java and Android APIs."""

_INHERITED = frozenset(
    {
        "Ljava/lang/ClassLoader;",
        "Landroid/view/LayoutInflater;",
        "Landroid/app/Instrumentation;",
        "Landroid/app/AppComponentFactory;",
        "Landroidx/fragment/app/FragmentFactory;",
        _INTENT,
        *_FRAGMENTS,
    }
)
"""Classes of TABLE that are called through subclasses; the others are final, or only their own name is used."""

MOST_SUPERTYPES = 64


def find_uses(program: Program) -> dict[int, Use]:
    """Method references of the program that are uses of TABLE, also through a subclass that does not override."""
    names = program.symbols.methods
    numbers = program.symbols.strings.find_all({text for cls, name, _ in TABLE for text in (cls, name)})
    exact: dict[int, list[tuple[int, str, Use]]] = defaultdict(list)
    inherited: dict[int, list[tuple[int, str, Use]]] = defaultdict(list)
    for (cls, name, start), use in TABLE.items():
        string = numbers[cls]
        type_ = int(program.symbols.type_of_string[string]) if string >= 0 else -1
        if type_ >= 0 and numbers[name] >= 0:
            exact[numbers[name]].append((type_, start, use))
            if cls in _INHERITED and name != CONSTRUCTOR:
                inherited[numbers[name]].append((type_, start, use))
    types = {type_ for entries in exact.values() for type_, _, _ in entries}
    named = np.isin(names.name, np.array(sorted(exact), np.int32))
    owned = np.isin(names.owner, np.array(sorted(types), np.int32))
    below = np.isin(names.name, np.array(sorted(inherited), np.int32)) & ~owned
    found: dict[int, Use] = {}
    for reference in np.flatnonzero((named & owned) | below).tolist():
        owner, own_name = int(names.owner[reference]), int(names.name[reference])
        entries = exact[own_name]
        if owner not in types:
            entries = inherited[own_name]
            owner = _declarer(program, owner, own_name, int(names.kind[reference]), {type_ for type_, _, _ in entries})
        for type_, start, use in entries:
            if type_ == owner and program.descriptor(reference).startswith(start):
                found[reference] = use
    # Every class inherits it, arrays and interfaces too, and none can override it.
    get_class, none = program.symbols.strings.find("getClass"), program.symbols.strings.find("()Ljava/lang/Class;")
    for reference in np.flatnonzero((names.name == get_class) & (names.kind == none)).tolist():
        found[reference] = Use(Api.CLASS_OF, 0)
    return found


def _declarer(program: Program, owner: int, name: int, kind: int, wanted: set[int]) -> int:
    """The nearest supertype that has the method and is one of ``wanted``; -1 when another class defines it before."""
    types, methods = program.types, program.methods
    waiting, seen = [owner], {owner}
    while waiting and len(seen) < MOST_SUPERTYPES:
        type_ = waiting.pop(0)
        if type_ in wanted:
            return type_
        known = program.symbols.methods.find(type_, name, kind)
        if known >= 0 and methods.origin[known] != ABSENT:
            return -1
        for above in types.supers[int(types.super_first[type_]) : int(types.super_first[type_ + 1])].tolist():
            if above not in seen:
                seen.add(above)
                waiting.append(above)
    return -1
