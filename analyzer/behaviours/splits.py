"""Permissions that come with others: splits of the platform, and permissions that only make sense beside another."""

import re
from functools import lru_cache

from analyzer.catalogue.tables import Tables

_P = "android.permission."

_CLAUSE = re.compile(r"(?P<names>.+?)(?: if targetSdk<(?P<sdk>\d+))?$")

_BESIDE: dict[str, tuple[tuple[str, ...], int]] = {
    # From this target SDK on the precise position may be asked for only together with the approximate one.
    _P + "ACCESS_COARSE_LOCATION": ((_P + "ACCESS_FINE_LOCATION",), 31),
    # The user may grant chosen pictures and videos in place of all.
    _P + "READ_MEDIA_VISUAL_USER_SELECTED": (
        (_P + "READ_MEDIA_IMAGES", _P + "READ_MEDIA_VIDEO", _P + "READ_EXTERNAL_STORAGE"),
        1,
    ),
    # What opened files on the shared storage before opens media files there from the level on that knows these.
    _P + "READ_MEDIA_IMAGES": ((_P + "READ_EXTERNAL_STORAGE",), 1),
    _P + "READ_MEDIA_VIDEO": ((_P + "READ_EXTERNAL_STORAGE",), 1),
    _P + "READ_MEDIA_AUDIO": ((_P + "READ_EXTERNAL_STORAGE",), 1),
    _P + "BODY_SENSORS_BACKGROUND": ((_P + "BODY_SENSORS",), 1),
    # In effect the same access, on older and newer platforms.
    _P + "MANAGE_EXTERNAL_STORAGE": ((_P + "WRITE_EXTERNAL_STORAGE", _P + "READ_EXTERNAL_STORAGE"), 1),
    _P + "USE_FINGERPRINT": ((_P + "USE_BIOMETRIC",), 1),
    _P + "USE_BIOMETRIC": ((_P + "USE_FINGERPRINT",), 1),
    _P + "RECEIVE_MMS": ((_P + "RECEIVE_WAP_PUSH",), 1),
}


def implied_permissions(name: str, tables: Tables, target_sdk: int) -> frozenset[str]:
    """What the platform grants along with ``name`` to an app of this target SDK."""
    info = tables.permission(name)
    return _parsed(info.split_implies, target_sdk, tables.permission_names()) if info else frozenset()


def stand_ins(name: str, target_sdk: int) -> frozenset[str]:
    """Permissions whose use is weak evidence of a use of ``name``, because the two are asked for together."""
    others, from_target = _BESIDE.get(name, ((), 1))
    return frozenset(others) if target_sdk >= from_target else frozenset()


@lru_cache(maxsize=256)
def _parsed(text: str, target_sdk: int, known: frozenset[str]) -> frozenset[str]:
    found: set[str] = set()
    for part in text.removeprefix("implies ").split(";"):
        clause = _CLAUSE.match(part.strip())
        if not clause or (clause["sdk"] and target_sdk >= int(clause["sdk"])):
            continue
        for name in clause["names"].split(","):
            whole = name.strip().removesuffix(" etc.")
            whole = whole if whole.startswith("android.") else _P + whole
            if whole.endswith("*"):
                found |= {other for other in known if other.startswith(whole[:-1])}
            elif whole in known:
                found.add(whole)
    return frozenset(found)
