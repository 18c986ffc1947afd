"""What could use a permission where this tool can't see: gaps to the causes that forbid to say "no use found".

The reasoning, per cause:

* A gap that ``blocks_code`` hides code that may do anything: every permission.
* Native code calls the kernel without a name that gives it away: network, files and logs (``NDK``) are always open to
  it. Camera, microphone and sensors it reaches through libraries of the platform, which it must name to link or to
  load them (``NDK_NAMES``), and everything else through JNI, by the name of the method: such a permission stays open
  only when one of these names, or of its URIs or actions, is in a library, or the libraries could not be searched.
* Unresolved reflection that does not block is one whose class or method is a constant somewhere: a permission stays
  open only when the name of a method of its API is a string constant of the code, or those could not be searched.
* A page in a WebView reaches what the browser offers (``WEB``); Dart and JavaScript runtimes reach the network and
  files by themselves (``RUNTIME``) and all else through plug-ins, which are Java code that was searched. A gap that
  blocks (plug-ins that call any Java method by name) hides everything, as above.
"""

from collections.abc import Callable, Iterable, Mapping

from analyzer.catalogue.tables import Tables
from analyzer.gaps import Cause, Gap

Search = Callable[[frozenset[str]], frozenset[str]]
"""Which of some names occur, as whole strings, in what is searched (dex string constants, native libraries)."""

_P = "android.permission."

_STORAGE = frozenset(
    _P + name
    for name in (
        "READ_EXTERNAL_STORAGE",
        "WRITE_EXTERNAL_STORAGE",
        "MANAGE_EXTERNAL_STORAGE",
        "READ_MEDIA_IMAGES",
        "READ_MEDIA_VIDEO",
        "READ_MEDIA_AUDIO",
        "READ_MEDIA_VISUAL_USER_SELECTED",
        "ACCESS_MEDIA_LOCATION",
        "MOUNT_UNMOUNT_FILESYSTEMS",
    )
)

RUNTIME = _STORAGE | {_P + "INTERNET", _P + "ACCESS_NETWORK_STATE"}
"""What a runtime of another language reaches without Java."""

NDK = RUNTIME | {
    _P + name
    for name in (
        "CHANGE_WIFI_MULTICAST_STATE",
        "READ_LOGS",
    )
}
"""What the kernel interface reaches without Java and without a name."""

_AUDIO = frozenset(
    {"libOpenSLES.so", "slCreateEngine", "libaaudio.so", "AAudio_createStreamBuilder", "libmedia.so",
     "libaudioclient.so", "libmedia_helper.so"}
)  # fmt: skip
_SENSORS = frozenset(
    {"ASensorManager_getInstance", "ASensorManager_getInstanceForPackage", "libsensor.so", "libsensorservice.so"}
)
NDK_NAMES: Mapping[str, frozenset[str]] = {
    _P + "CAMERA": frozenset({"libcamera2ndk.so", "ACameraManager_create", "libcamera_client.so"}),
    _P + "RECORD_AUDIO": _AUDIO,
    _P + "MODIFY_AUDIO_SETTINGS": _AUDIO,
    _P + "HIGH_SAMPLING_RATE_SENSORS": _SENSORS,
    _P + "BODY_SENSORS": _SENSORS,
    _P + "BODY_SENSORS_BACKGROUND": _SENSORS,
    _P + "ACTIVITY_RECOGNITION": _SENSORS,
}
"""Platform libraries and their first functions by which native code reaches these without Java."""

WEB = RUNTIME | {
    _P + name
    for name in (
        "CAMERA",
        "RECORD_AUDIO",
        "MODIFY_AUDIO_SETTINGS",
        "ACCESS_FINE_LOCATION",
        "ACCESS_COARSE_LOCATION",
        "VIBRATE",
        "POST_NOTIFICATIONS",
        "NFC",
    )
}
"""What a web page reaches through a WebView whose host lets it."""

_REACHES = {
    Cause.WEB_RUNTIME: WEB,
    Cause.FLUTTER: RUNTIME,
    Cause.REACT_NATIVE: RUNTIME,
    Cause.OTHER_RUNTIME: NDK | NDK_NAMES.keys(),
}

_REVIVES = frozenset(
    {
        Cause.REACT_NATIVE,
        Cause.WEB_RUNTIME,
        Cause.OTHER_RUNTIME,
        Cause.DYNAMIC_LOADING,
        Cause.PACKED,
        Cause.NATIVE_CODE,
    }
)
"""Causes that can enter code which nothing else reaches, by name."""

_NOT_OF_THE_PACKAGE = ("policy", "consistency", "judgement", "report", "evidence")


def package_gaps(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """The gaps that are about the package and not about the policy or the report."""
    return tuple(gap for gap in gaps if not gap.stage.startswith(_NOT_OF_THE_PACKAGE))


def hiding_causes(
    permission: str,
    gaps: Iterable[Gap],
    tables: Tables,
    native_search: Search | None = None,
    string_search: Search | None = None,
) -> tuple[Cause, ...]:
    """The causes behind which code may use this permission, sorted; empty when nothing can hide a use."""
    found: set[Cause] = set()
    partial: set[Cause] = set()
    for gap in package_gaps(gaps):
        if gap.blocks_code or permission in _REACHES.get(gap.cause, ()):
            found.add(gap.cause)
        elif gap.cause in (Cause.NATIVE_CODE, Cause.REFLECTION):
            partial.add(gap.cause)
    if Cause.NATIVE_CODE in partial and (permission in NDK or _named(permission, tables, native_search, native=True)):
        found.add(Cause.NATIVE_CODE)
    if Cause.REFLECTION in partial and _named(permission, tables, string_search, native=False):
        found.add(Cause.REFLECTION)
    return tuple(sorted(found))


def reviving_causes(gaps: Iterable[Gap]) -> tuple[Cause, ...]:
    """The causes behind which something may enter code that looks dead, sorted."""
    return tuple(sorted({gap.cause for gap in package_gaps(gaps) if gap.blocks_code or gap.cause in _REVIVES}))


def telling_names(permission: str, tables: Tables, native: bool) -> frozenset[str]:
    """Strings that code needs to use this permission by name: of methods, and in native code of URIs, actions and
    platform libraries too.

    A method's name counts alone only when it is unlike everyday words; others count with their class.
    """
    names: set[str] = set()
    for cls, members in tables.permission_members(permission).items():
        if not cls.startswith(("Landroid/", "Ljava/")):
            continue
        plain = cls[1:-1]
        for member in members:
            if len(member) >= 8 and not member.islower() and member != "<init>":
                names.add(member)
            else:
                names.add(plain if native else plain.replace("/", "."))
    if native:
        names |= tables.permission_uris(permission) | tables.permission_actions(permission)
        names |= NDK_NAMES.get(permission, frozenset())
    return frozenset(names)


def _named(permission: str, tables: Tables, search: Search | None, native: bool) -> bool:
    if search is None:
        return True
    names = telling_names(permission, tables, native)
    # A permission without a name to look for could be used in ways that nobody has written down.
    return not names or bool(search(names))
