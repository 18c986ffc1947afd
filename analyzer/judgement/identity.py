"""What a finding's id is made of: only things that no obfuscator renames and no order or count changes.

Names of classes, methods, fields and files never get in. Code of the app itself and code of nobody known are one
owner here: which of the two it is depends on the name that an obfuscator gave its class.
"""

import hashlib
from collections.abc import Sequence

from analyzer.behaviours.model import Phase, SensitiveRead
from analyzer.judgement.match import Match
from analyzer.program.owner import Owner

OWN = ("own", "")
"""How the id names code that is no known SDK's."""

_ORDER: tuple[Phase, ...] = (
    "attach", "provider", "application", "launch", "user-event", "background", "repeating", "external",
)  # fmt: skip


def party(owner: Owner) -> tuple[str, str]:
    """The owner as an id knows it."""
    return ("sdk", owner.sdk) if owner.kind == "sdk" else OWN


def kind_of_entry(sites: Sequence[SensitiveRead]) -> str:
    """How the sites are first entered: the earliest phase in which any of them runs.

    Of several entry points at the same distance the one that a path begins at depends on the order of names; the
    phases are those of all ways together. Facts without phases have only the kind of the entry point.
    """
    phases = {phase for site in sites for phase in site.phases}
    if phases:
        return min(phases, key=_ORDER.index)
    return min(site.entry.kind if site.entry else "" for site in sites)


def finding_ids(rule: str, check: str, matches: Sequence[Match]) -> tuple[str, ...]:
    """One id for each match: 12 hexadecimal digits of a hash of rule, check and the match's identity.

    Those of one identity are numbered, in the order of what else is stable of them (``Match.distinction``); what even
    that leaves alike shares out the same ids, whichever comes first.
    """
    order = sorted(range(len(matches)), key=lambda n: (matches[n].identity, matches[n].distinction, n))
    seen: dict[tuple[str, ...], int] = {}
    found = [""] * len(matches)
    for n in order:
        identity = matches[n].identity
        seen[identity] = seen.get(identity, 0) + 1
        number = (f"#{seen[identity]}",) if seen[identity] > 1 else ()
        found[n] = _digest((rule, check, *identity, *number))
    return tuple(found)


def _digest(parts: tuple[str, ...]) -> str:
    # Names of permissions may hold single surrogates; saved facts write them out the same way.
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:12]
