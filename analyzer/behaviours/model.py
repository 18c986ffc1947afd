"""Sensitive reads and permission verdicts, each with its proof."""

from typing import Literal

from analyzer.program.owner import Owner
from analyzer.value import Value

Grade = Literal["packaged", "reachable", "start-up"]
"""How alive a piece of code is: only in the package, reachable from an entry point, or reached while the app starts,
before the user has done anything."""

GRADES: tuple[Grade, ...] = ("start-up", "reachable", "packaged")
"""From the most alive."""

Phase = Literal["attach", "provider", "application", "launch", "user-event", "background", "repeating", "external"]
"""When code runs, in the device's order: ``attachBaseContext``; content providers; ``Application.onCreate``; the
launcher activity up to the first user event; a user's action; a service, receiver, job, alarm, worker or sync;
repeatedly (timer, periodic work, updates at an interval); only when another app or the system starts a component."""

START_UP = frozenset({"attach", "provider", "application", "launch"})
"""The phases before the user can have done anything."""

ConsentVerdict = Literal["", "before", "after", "undecidable"]
"""Before the user agreed: one gate-free path from start-up. After: every path from start-up passes a gate.
Undecidable: anything else that start-up reaches. "": not reached at start-up, or nothing looked.
"""

ReadKind = Literal[
    "api",
    "field",
    "content-uri",
    "constant-argument",
    "override",
    "intent-action",
    "file-path",
    "shell-command",
    "string",
]

PermissionStatus = Literal[
    "used-by-app",
    "used-by-sdk",
    "used-by-unattributed",
    "used-in-unreachable-code",
    "no-use-found",
    "used-not-requested",
    "not-checkable",
]


WIDE_DISPATCH = 8
"""A call that may run more methods than this (``Runnable.run`` on whatever it is given) proves little about one."""


class CallSite(Value, kw_only=True):
    """Where something happens. ``method`` is ``Lcls;->name(args)ret``; ``offset`` in 16-bit code units from the
    start of the method's code; ``line`` the source line, None when the package has no debug lines.
    """

    method: str
    offset: int = 0
    line: int | None = None
    source_file: str = ""
    dex: str = ""


class EntryPoint(Value, kw_only=True):
    """Where the framework enters the code. ``kind`` such as "activity", "provider", "application", "callback",
    "static-initialiser", "javascript-interface"; ``component`` the Java class name of the component, "" if none.
    ``doubtful``: that anything enters there is itself a guess (named by native code, or by nothing that was seen).
    """

    method: str
    kind: str
    component: str = ""
    doubtful: bool = False


class PathStep(Value, kw_only=True):
    """One method on a call path; ``how`` says how the previous step gets here: "entry", "call", "dispatch",
    "callback", "class-initialiser", "instantiation", "indirect" (a method handle, or looked up by name). ``targets``:
    how many methods the call may run when it is dispatched; this one is among them. ``line`` and ``source_file`` are of
    the instruction in the previous step that leads here: a call, or the one that registers or starts what the framework
    then calls; None and "" for an entry and without debug lines.
    """

    method: str
    how: str
    targets: int = 1
    line: int | None = None
    source_file: str = ""


class SensitiveRead(Value, kw_only=True):
    """One place that reads one kind of personal information (or uses a privacy-relevant capability).

    ``api`` is the signature, field, content URI, setting or action matched; ``argument`` the constant that decided,
    if one did. ``entry`` and ``path`` (entry first, the site's method last) are None and () unless reachable.
    ``snippet`` is decompiled Java or, when the decompiler failed, our disassembly; "" until evidence was made.
    ``snippet_line`` is the number of its line with the site, counted from 1; 0 when that is not known. ``permitted``
    is false when the read is bound to fail: at every API level of the app it needs a permission that the package
    does not request. ``phases`` are all phases in which the site runs, in the device's order; ``start_path`` the way
    from start-up that passes no consent gate, when ``consent`` is "before"; ``gate`` words for the gate that stands
    before it (its method, and the flag's key or the button's text) when "after". ``intervals``: where "repeating" is
    among the phases, the constant milliseconds that may lie between two runs. ``later_path``: for what runs at start-up
    and in the background or repeatedly as well, the way to that. ``manner``: of what code does to users or other apps,
    how (`analyzer.behaviours.conduct`), or which broadcasts run it, with commas; "" where nothing more is to be said.
    """

    data_type: str
    kind: ReadKind
    api: str
    argument: str = ""
    site: CallSite
    owner: Owner
    grade: Grade
    entry: EntryPoint | None = None
    path: tuple[PathStep, ...] = ()
    snippet: str = ""
    snippet_kind: Literal["", "java", "smali"] = ""
    snippet_line: int = 0
    permitted: bool = True
    phases: tuple[Phase, ...] = ()
    consent: ConsentVerdict = ""
    start_path: tuple[PathStep, ...] = ()
    gate: str = ""
    intervals: tuple[int, ...] = ()
    later_path: tuple[PathStep, ...] = ()
    manner: str = ""

    @property
    def live(self) -> bool:
        """Whether anything can run it."""
        return self.grade != "packaged"

    @property
    def firm(self) -> bool:
        """Whether the path says enough to accuse: it is entered for sure, and no step of it is one of many that a
        dispatch may run.
        """
        sure = self.entry is None or not self.entry.doubtful
        return self.live and sure and all(step.targets <= WIDE_DISPATCH for step in self.path)


class PermissionProof(Value, kw_only=True):
    """Why a permission counts as used: the API, URI, action, constant, override, filter or service type, and where.

    ``site`` is None for manifest facts. ``levels`` is the API-level range for which this needs the permission. A
    ``weak`` proof needs it only under a condition that was not decided, or as one of several alternatives.
    """

    kind: str
    what: str
    levels: str = ""
    site: CallSite | None = None
    owner: Owner
    grade: Grade
    weak: bool = False

    @property
    def live(self) -> bool:
        """Whether anything can run the code of it."""
        return self.grade != "packaged"


class PermissionSearch(Value, kw_only=True):
    """What was looked for, and in how much, before "no use found" or "not checkable": counts, so that every language
    can say it. The first four count facts of the tables about things that need the permission; all zero: the tables
    hold none. ``levels`` are the API levels, ``mentions`` the places in code where the permission's name occurs.
    """

    signatures: int = 0
    uris: int = 0
    actions: int = 0
    constants: int = 0
    levels: str = ""
    dex_files: int = 0
    methods: int = 0
    reachable_methods: int = 0
    native_libraries: int = 0
    mentions: int = 0


class PermissionUse(Value, kw_only=True):
    """The verdict on one permission. ``proofs`` at most a few, best first, for the "used" ones; ``search`` and, as an
    English sentence, ``searched`` say what was searched for "no use found"; ``causes`` names what hides it when
    "not-checkable".
    """

    name: str
    status: PermissionStatus
    requested: bool
    protection: str = ""
    group: str = ""
    proofs: tuple[PermissionProof, ...] = ()
    searched: str = ""
    search: PermissionSearch | None = None
    causes: tuple[str, ...] = ()
    max_sdk: int | None = None


class SdkPresence(Value, kw_only=True):
    """A third-party SDK found in the package. ``evidence`` such as "class:com.a.b" or "library:libx.so" or
    "component:com.a.C"; ``live`` is true with reachable code or a registered enabled component. ``name`` is the name
    in its own language, ``name_en`` the English one, "" when it has none of its own.
    """

    id: str
    name: str
    name_en: str = ""
    vendor: str = ""
    categories: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    classes: int = 0
    reachable_methods: int = 0
    live: bool = False


class ConsentGate(Value, kw_only=True):
    """A place where code asks whether, or learns that, the user agreed to the privacy policy.

    ``kind``: "flag" (a stored setting is tested), "helper" (a method that returns such a flag is tested), "button"
    (the callback of a dialog's or layout's agreeing control), "sdk-switch" (an SDK is told of the user's consent).
    ``text`` is the key or the words that made it one; ``sure`` is false when only weak words did.
    """

    kind: Literal["flag", "helper", "button", "sdk-switch"]
    text: str
    site: CallSite
    sure: bool = True


class SdkStart(Value, kw_only=True):
    """One call that initialises a third-party SDK, or a component by which it starts itself (``api`` then is the
    component's class). ``kind`` as in the table of initialisers: "init_collects", "init", "pre_init", "start",
    "autostart_provider" ... ``verified`` is the table's mark of how the fact is known.
    """

    sdk: str
    kind: str
    api: str
    site: CallSite | None = None
    grade: Grade
    phases: tuple[Phase, ...] = ()
    consent: ConsentVerdict = ""
    path: tuple[PathStep, ...] = ()
    switch: str = ""
    verified: str = ""


class PermissionRequest(Value, kw_only=True):
    """One place that asks the user for run-time permissions.

    ``permissions`` are the names known, in order; ``complete`` is false when others may be asked as well.
    ``rationale``: ``shouldShowRequestPermissionRationale`` is consulted on the way. ``repeated`` says where it asks
    again after a denial ("onResume", "onRequestPermissionsResult", "loop"), "" if not; ``denied`` what the code does
    when denied ("finish", "exit", "settings", ""), as far as seen.
    """

    permissions: tuple[str, ...]
    complete: bool = True
    site: CallSite
    owner: Owner
    grade: Grade
    phases: tuple[Phase, ...] = ()
    path: tuple[PathStep, ...] = ()
    rationale: bool = False
    repeated: str = ""
    denied: str = ""
