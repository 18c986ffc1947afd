"""How the worklist treats classes and methods of the framework: what carries, what starts, what names a class.

Facts of the Android and Java platform documentation. Which callbacks a registration makes alive is not listed here:
that follows from the parameter's type and the framework's table.
"""

import numpy as np
from numpy.typing import NDArray

from analyzer.callgraph import kernels
from analyzer.callgraph.kernels_state import (
    CARRIER,
    COLLECTION,
    DEFERS,
    FINAL,
    IS_BOUNDED,
    IS_BRIDGE,
    IS_BY_NAME,
    IS_COPY,
    IS_FOR_NAME,
    IS_GET_CLASS,
    IS_HELD,
    IS_INTENT,
    IS_MEMBERS,
    IS_NEW_INSTANCE,
    IS_REFLECT,
    IS_RELEASE,
    IS_RESOLVER,
    IS_START,
    IS_TRIGGER,
    IS_WHOLE,
    PLAIN,
    QUIET,
    SENDS,
    TRIGGERED,
)  # fmt: skip
from analyzer.program.build import FRAMEWORK, PACKAGED, Program
from analyzer.program.symbols import Strings

I32 = NDArray[np.int32]
U8 = NDArray[np.uint8]

_INHERITED = CARRIER | QUIET | DEFERS | TRIGGERED | PLAIN

_PREFIXES: dict[str, int] = {
    "Ljava/util/": CARRIER | COLLECTION,
    "Ljava/util/Locale": FINAL,
    "Ljava/util/UUID;": FINAL,
    "Ljava/util/Date;": 0,
    "Ljava/util/Calendar;": 0,
    "Ljava/util/Random;": 0,
    "Ljava/util/Timer": 0,
    "Ljava/util/EventListener;": 0,
    "Ljava/util/Observer;": 0,
    "Ljava/util/Comparator;": 0,
    "Ljava/util/Formatter": 0,
    "Ljava/util/function/": 0,
    "Ljava/util/stream/": 0,
    "Ljava/util/regex/": 0,
    "Ljava/util/zip/": 0,
    "Ljava/util/jar/": 0,
    "Ljava/util/logging/": 0,
    "Ljava/util/concurrent/Callable;": 0,
    "Ljava/util/concurrent/Executor": 0,
    "Ljava/util/concurrent/ScheduledExecutor": 0,
    "Ljava/util/concurrent/ThreadPool": 0,
    "Ljava/util/concurrent/ThreadFactory;": 0,
    "Ljava/util/concurrent/ForkJoin": 0,
    "Ljava/util/concurrent/Recursive": 0,
    "Ljava/util/concurrent/Completable": 0,
    "Ljava/util/concurrent/Completion": 0,
    "Ljava/util/concurrent/RejectedExecution": 0,
    "Ljava/util/concurrent/locks/": 0,
    "Ljava/util/concurrent/FutureTask;": CARRIER,
    "Ljava/util/ServiceLoader;": 0,
    "Landroid/app/AlertDialog$Builder;": CARRIER,
    "Landroid/app/job/JobInfo": CARRIER | SENDS,
    "Ljava/lang/ref/": CARRIER | COLLECTION,
    "Landroid/os/Bundle;": CARRIER | COLLECTION,
    "Landroid/util/SparseArray;": CARRIER | COLLECTION,
    "Landroid/util/LongSparseArray;": CARRIER | COLLECTION,
    "Landroid/util/ArrayMap;": CARRIER | COLLECTION,
    "Landroid/util/ArraySet;": CARRIER | COLLECTION,
    "Landroid/util/LruCache;": CARRIER | COLLECTION,
    "Landroid/util/Pair;": CARRIER | COLLECTION,
    "Landroid/content/Intent;": CARRIER | SENDS,
    "Landroid/content/ComponentName;": CARRIER | SENDS,
    "Ljava/lang/ThreadLocal;": CARRIER | COLLECTION,
    "[L": CARRIER | COLLECTION,
    "[[": CARRIER | COLLECTION,
    "[Ljava/lang/String;": 0,
}
_CLASSES: dict[str, int] = {
    "Ljava/lang/Thread;": CARRIER | DEFERS | TRIGGERED,
    "Ljava/util/concurrent/FutureTask;": CARRIER | DEFERS,
    "Landroid/os/AsyncTask;": TRIGGERED,
    "Landroid/os/CountDownTimer;": TRIGGERED,
    "Landroid/os/Handler;": TRIGGERED,
    "Landroid/os/FileObserver;": TRIGGERED,
    "Landroid/os/Binder;": TRIGGERED,
    "Landroid/app/Dialog;": TRIGGERED,
    "Landroid/database/sqlite/SQLiteOpenHelper;": TRIGGERED,
    "Landroid/database/ContentObserver;": TRIGGERED,
    "Landroid/content/BroadcastReceiver;": TRIGGERED,
    "Ljava/util/TimerTask;": TRIGGERED,
    "Landroid/content/Context;": QUIET | PLAIN,
    "Landroid/view/View;": QUIET,
    "Landroid/app/Fragment;": QUIET,
}
_NOT_INHERITED: dict[str, int] = {
    "Ljava/lang/Object;": PLAIN,
    "Ljava/io/Serializable;": PLAIN,
    "Ljava/lang/Cloneable;": PLAIN,
    "Ljava/lang/CharSequence;": PLAIN,
    "Ljava/lang/Class;": PLAIN,
    "Ljava/lang/Throwable;": PLAIN,
    "Ljava/lang/Comparable;": 0,
    "Ljava/lang/reflect/Type;": PLAIN,
    "Ljava/lang/reflect/AnnotatedElement;": PLAIN,
    **dict.fromkeys(
        (
            "Ljava/lang/String;", "Ljava/lang/Boolean;", "Ljava/lang/Byte;", "Ljava/lang/Character;",
            "Ljava/lang/Short;", "Ljava/lang/Integer;", "Ljava/lang/Long;", "Ljava/lang/Float;", "Ljava/lang/Double;",
            "Ljava/lang/Void;", "Ljava/lang/StringBuilder;", "Ljava/lang/StringBuffer;", "Ljava/lang/reflect/Method;",
            "Ljava/lang/reflect/Field;", "Ljava/lang/reflect/Constructor;", "Landroid/net/Uri;", "[Ljava/lang/String;",
            "[B", "[C", "[I", "[J", "[Z", "[F", "[D", "[S",
        ),
        FINAL,
    ),
}  # fmt: skip

_METHODS: dict[tuple[str, str], int] = {
    ("Ljava/lang/Class;", "forName"): IS_FOR_NAME,
    ("Ljava/lang/ClassLoader;", "loadClass"): IS_FOR_NAME,
    ("Ljava/lang/ClassLoader;", "findClass"): IS_FOR_NAME,
    ("Ldalvik/system/DexFile;", "loadClass"): IS_FOR_NAME,
    ("Ljava/lang/Class;", "newInstance"): IS_NEW_INSTANCE,
    ("Ljava/lang/reflect/Constructor;", "newInstance"): IS_NEW_INSTANCE,
    ("Landroid/app/Fragment;", "instantiate"): IS_FOR_NAME | IS_NEW_INSTANCE,
    ("Landroid/app/FragmentHostCallback;", "instantiate"): IS_FOR_NAME | IS_NEW_INSTANCE,
    ("Landroid/view/LayoutInflater;", "createView"): IS_FOR_NAME | IS_NEW_INSTANCE,
    ("Ljava/lang/Object;", "getClass"): IS_GET_CLASS,
    ("Ljava/lang/Thread;", "start"): IS_START | IS_TRIGGER,
    ("Ljava/lang/Thread;", "run"): IS_START | IS_TRIGGER,
    ("Ljava/lang/Runnable;", "run"): IS_START | IS_TRIGGER,
    ("Landroid/app/AlertDialog$Builder;", "show"): IS_START,
    ("Landroid/app/AlertDialog$Builder;", "create"): IS_START,
    ("Landroid/app/DialogFragment;", "show"): IS_TRIGGER,
    ("Landroid/app/DialogFragment;", "showNow"): IS_TRIGGER,
    ("Landroid/app/PendingIntent;", "send"): IS_TRIGGER,
    ("Ljava/util/concurrent/FutureTask;", "run"): IS_START,
    ("Landroid/os/AsyncTask;", "execute"): IS_TRIGGER,
    ("Landroid/os/AsyncTask;", "executeOnExecutor"): IS_TRIGGER,
    ("Landroid/os/CountDownTimer;", "start"): IS_TRIGGER,
    ("Landroid/os/FileObserver;", "startWatching"): IS_TRIGGER,
    ("Landroid/os/Binder;", "transact"): IS_TRIGGER,
    ("Landroid/os/IBinder;", "transact"): IS_TRIGGER,
    ("Landroid/app/Dialog;", "show"): IS_TRIGGER,
    ("Landroid/text/Spannable;", "setSpan"): IS_WHOLE,
    ("Landroid/text/SpannableStringBuilder;", "append"): IS_WHOLE,
    ("Ljava/lang/reflect/Field;", "set"): IS_WHOLE,
    ("Landroid/telephony/TelephonyManager;", "registerTelephonyCallback"): IS_WHOLE,
    ("Ljava/lang/Enum;", "valueOf"): IS_WHOLE,
    ("Ljava/lang/System;", "arraycopy"): IS_COPY,
    ("Ljava/util/Random;", "nextInt"): IS_BOUNDED,
    ("Ljava/security/SecureRandom;", "nextInt"): IS_BOUNDED,
    ("Ljava/util/concurrent/ThreadLocalRandom;", "nextInt"): IS_BOUNDED,
    ("Ljava/lang/Class;", "getMethods"): IS_MEMBERS,
    ("Ljava/lang/Class;", "getDeclaredMethods"): IS_MEMBERS,
    **{
        ("Landroid/content/pm/PackageManager;", name): IS_INTENT
        for name in (
            "queryIntentActivities", "queryIntentServices", "queryBroadcastReceivers", "queryIntentContentProviders",
            "resolveActivity", "resolveService", "getActivityInfo", "getReceiverInfo", "getServiceInfo",
            "getProviderInfo",
            "getComponentEnabledSetting",
        )
    },
    ("Landroid/content/Context;", "stopService"): IS_INTENT,
    ("Landroid/content/AsyncQueryHandler;", "startQuery"): IS_TRIGGER,
    ("Landroid/content/AsyncQueryHandler;", "startInsert"): IS_TRIGGER,
    ("Landroid/content/AsyncQueryHandler;", "startUpdate"): IS_TRIGGER,
    ("Landroid/content/AsyncQueryHandler;", "startDelete"): IS_TRIGGER,
    ("Landroid/app/Dialog;", "create"): IS_TRIGGER,
    ("Landroid/database/sqlite/SQLiteOpenHelper;", "getReadableDatabase"): IS_TRIGGER,
    ("Landroid/database/sqlite/SQLiteOpenHelper;", "getWritableDatabase"): IS_TRIGGER,
    ("Landroid/database/ContentObserver;", "dispatchChange"): IS_TRIGGER,
    **{
        ("Landroid/os/Handler;", name): IS_TRIGGER
        for name in (
            "sendMessage", "sendEmptyMessage", "sendMessageDelayed", "sendEmptyMessageDelayed", "sendMessageAtTime",
            "sendEmptyMessageAtTime", "sendMessageAtFrontOfQueue", "dispatchMessage", "obtainMessage",
        )
    },
    ("Landroid/webkit/WebView;", "addJavascriptInterface"): IS_BRIDGE,
}  # fmt: skip
_BY_NAME = {
    ("Landroid/content/Intent;", "setClassName"),
    ("Landroid/content/ComponentName;", "<init>"),
    ("Landroid/content/Intent;", "parseUri"),
}
_OWNERS: dict[str, int] = {
    "Landroid/content/Intent;": IS_INTENT,
    "Landroid/app/PendingIntent;": IS_INTENT,
    "Landroid/app/job/JobInfo$Builder;": IS_INTENT,
    "Landroid/content/ContentResolver;": IS_RESOLVER,
    "Landroid/content/ContentProviderClient;": IS_RESOLVER,
    "Landroid/app/AlertDialog$Builder;": IS_HELD,
    "Landroid/content/ComponentName;": IS_INTENT,
    "Ljava/lang/Class;": IS_REFLECT,
    "Ljava/lang/reflect/Constructor;": IS_REFLECT,
    "Ljava/lang/reflect/Method;": IS_REFLECT,
    "Ljava/lang/reflect/Field;": IS_REFLECT,
    "Ljava/lang/reflect/Array;": IS_REFLECT,
}
RELEASING = ("remove", "unregister", "unbind", "cancel", "delete", "unlisten")
"""Names of the framework's methods that give back what another method took: they call nothing of what they get."""
MOST_SUPERTYPES = 256
BRIDGE_NAME = "addJavascriptInterface"
"""Web views of libraries are not the framework's class, but take their objects by a method of the same name."""


_LIBRARIES = ("Landroidx/", "Landroid/support/", "Landroid/arch/")


def libraries(program: Program) -> U8:
    """(types,) uint8: packaged types of the platform's own libraries. They call what a package overrides of them, even
    where a shrinker has left only part of them.
    """
    symbols, strings = program.symbols, program.symbols.strings
    data = np.frombuffer("".join(_LIBRARIES).encode(), np.uint8)
    first = np.cumsum([0, *map(len, _LIBRARIES)]).astype(np.int64)
    hit = kernels.starts_with(symbols.string_of_type, strings.arena, strings.offset, strings.size, data, first)
    return ((hit >= 0) & (program.types.origin == PACKAGED)).astype(np.uint8)


def first_letters(strings: Strings, numbers: I32) -> U8:
    """The first byte of each string; 0 for one that is empty (it may lie behind all others) or is none (-1)."""
    if not len(strings.arena):
        return np.zeros(len(numbers), np.uint8)
    first = strings.arena[np.minimum(strings.offset[numbers], len(strings.arena) - 1)]
    return np.where((strings.size[numbers] > 0) & (numbers >= 0), first, 0).astype(np.uint8)


def type_marks(program: Program) -> tuple[U8, U8]:
    """(types,) uint8 marks (kernels_state), and (types,) uint8 origin where arrays count as the framework's."""
    symbols, strings = program.symbols, program.symbols.strings
    prefixes = sorted(_PREFIXES)
    data = np.frombuffer("".join(prefixes).encode(), np.uint8)
    first = np.cumsum([0, *map(len, prefixes)]).astype(np.int64)
    hit = kernels.starts_with(symbols.string_of_type, strings.arena, strings.offset, strings.size, data, first)
    of_prefix = np.array([*(_PREFIXES[p] for p in prefixes), 0], np.uint8)
    origin = program.types.origin.copy()
    letters = first_letters(strings, symbols.string_of_type)
    origin[(letters == ord("[")) & (origin == 0)] = FRAMEWORK
    marks = np.where((hit >= 0) & (origin == FRAMEWORK), of_prefix[hit], 0).astype(np.uint8)
    for name, value in _CLASSES.items():
        number = program.find_type(name)
        if number >= 0:
            marks[number] |= value
    kernels.inherit_marks(program.types.super_first, program.types.supers, marks, np.uint8(_INHERITED))
    for name, value in _NOT_INHERITED.items():
        number = program.find_type(name)
        if number >= 0:
            marks[number] |= value
    return marks, origin


def method_marks(program: Program, resolved: I32) -> NDArray[np.uint16]:
    """(methods,) uint16 marks of method references (kernels_state), by the framework method they resolve to."""
    names = program.symbols.methods
    find = program.symbols.strings.find
    marks = np.zeros(names.count, np.uint16)
    by_owner = {program.find_type(name): value for name, value in _OWNERS.items()}
    by_key: dict[tuple[int, int], int] = {}
    for (cls, name), value in _METHODS.items():
        by_key[program.find_type(cls), find(name)] = value
    for cls, name in _BY_NAME:
        key = program.find_type(cls), find(name)
        by_key[key] = by_key.get(key, 0) | IS_BY_NAME
    by_key = {key: value for key, value in by_key.items() if min(key) >= 0}
    declared = np.where(resolved >= 0, resolved, np.arange(names.count, dtype=np.int32))
    owner, name_of = names.owner[declared], names.name[declared]
    for type_, value in by_owner.items():
        if type_ >= 0:
            marks[owner == type_] |= value
    candidates = np.isin(name_of, np.array(sorted({name for _, name in by_key}), np.int32))
    types = {type_ for type_, _ in by_key}
    direct = program.types.super_first.tolist(), program.types.supers.tolist()
    above: dict[int, set[int]] = {}
    for ref in np.flatnonzero(candidates).tolist():
        type_ = int(owner[ref])
        if type_ not in above:
            above[type_] = types & _supertypes(*direct, type_)
        for one in above[type_]:  # an override in the framework does what the method does
            marks[ref] |= by_key.get((one, int(name_of[ref])), 0)
    strings = program.symbols.strings
    data = np.frombuffer("".join(RELEASING).encode(), np.uint8)
    first = np.cumsum([0, *map(len, RELEASING)]).astype(np.int64)
    names_used = np.unique(names.name)
    releasing = kernels.starts_with(names_used, strings.arena, strings.offset, strings.size, data, first)
    marks[np.isin(name_of, names_used[releasing >= 0])] |= IS_RELEASE
    bridge = find(BRIDGE_NAME)
    if bridge >= 0:
        marks[name_of == bridge] |= IS_BRIDGE
    return marks


def _supertypes(first: list[int], supers: list[int], type_: int) -> set[int]:
    """A type and what is known of its supertypes, at most MOST_SUPERTYPES."""
    seen, pending = {type_}, [type_]
    while pending and len(seen) < MOST_SUPERTYPES:
        one = pending.pop()
        for up in supers[first[one] : first[one + 1]]:
            if up not in seen:
                seen.add(up)
                pending.append(up)
    return seen
