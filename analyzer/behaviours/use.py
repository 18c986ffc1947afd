"""What the code and the manifest do that can need a permission: the input of the permission verdicts."""

from typing import Literal

from analyzer.behaviours.levels import Arguments
from analyzer.behaviours.model import CallSite, Grade
from analyzer.program.owner import Owner
from analyzer.value import Value

UseKind = Literal[
    "api",
    "override",
    "reflection",
    "field",
    "uri",
    "uri-read",
    "uri-write",
    "action",
    "action-sent",
    "action-received",
    "string",
    "permission-check",
    "manifest-filter",
    "component-guard",
    "service-type",
    "own-permission",
]
"""What was seen, and what ``Use.what`` holds:

* ``api``: a call; the signature of the method in the class that declares it (``Lcls;->name(args)ret``).
* ``override``: a packaged method overrides a framework method that has facts; the framework method's signature.
* ``reflection``: a framework method is named by constants, to be called by name; ``Lcls;->name(*)``.
* ``field``: a framework constant or ``CONTENT_URI`` field is read; ``Lcls;->NAME`` with or without ``:type``.
* ``uri-read``, ``uri-write``: a content URI (or the field that holds it) is known to be read or written; an empty
  ``what`` is a write whose URI could not be found out. ``uri``: it occurs, and how it is accessed is not known.
* ``action-sent``, ``action-received``: an intent action that is started or sent, or that a receiver registered in
  code listens to. ``action``: it occurs as a string.
* ``string``: one of ``telling_strings`` or a string that begins with one of ``STORAGE_PATHS``.
* ``permission-check``: the name of a permission occurs as a string in code: it is checked or asked for there.

The others come from the manifest, and ``judge_permissions`` makes them itself.
"""

STORAGE_PATHS = (
    "/sdcard",
    "/mnt/sdcard",
    "/storage/emulated",
    "/storage/sdcard",
    "/storage/self/primary",
    "/mnt/media_rw",
    "file:///sdcard",
    "file:///storage/",
    "file:///mnt/sdcard",
)
"""Beginnings of string constants that are paths on the shared storage."""

STORAGE_NAMES = frozenset({"_data", "EXTERNAL_STORAGE", "SECONDARY_STORAGE"})
"""String constants that name paths on the shared storage: the media provider's column, environment variables."""

AUTHORITIES = frozenset({"com.android.contacts", "com.android.calendar", "call_log", "com.android.voicemail"})
"""Authorities of content providers that code also uses without a URI around them, for batches of operations."""

TELLING_STRINGS = frozenset({"application/vnd.android.package-archive"}) | STORAGE_NAMES | AUTHORITIES
"""String constants that, whole, decide the conditions of facts or are evidence themselves."""


class Use(Value, kw_only=True):
    """One thing at one place. ``arguments`` are the constant arguments of a call that are known; ``site`` is None for
    what the manifest says. ``grade`` as of a read.
    """

    kind: UseKind
    what: str
    arguments: Arguments = ()
    site: CallSite | None = None
    owner: Owner
    grade: Grade

    @property
    def live(self) -> bool:
        """Whether anything can run it."""
        return self.grade != "packaged"


class Searched(Value, kw_only=True):
    """How much was looked through, for the text of "no use found". ``own_methods`` are those of no SDK or library."""

    dex_files: int = 0
    methods: int = 0
    reachable_methods: int = 0
    own_methods: int = 0
    reachable_own_methods: int = 0
    native_libraries: int = 0
