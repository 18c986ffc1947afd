"""How large saved facts may be: they are a file that anybody can write, and a report repeats what is in them."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from analyzer.errors import UnreadableError
from analyzer.policy.assembly import MOST_BLOCKS, MOST_TEXT
from analyzer.policy.model import PolicyDocument, Span
from analyzer.policy.statements import MOST_STATEMENTS

MOST_ENTRIES = 1_000_000
"""Entries of any list for which nothing narrower stands in `MOST`: several per character of a policy."""

MOST_SPANNED = 32 * MOST_TEXT
"""Characters that blocks, cells and sentences of a policy quote of its text, all together."""

MOST: Mapping[tuple[str, ...], int] = {
    ("policy", "document", "text"): 2 * MOST_TEXT,
    ("policy", "document", "blocks"): MOST_BLOCKS,
    ("policy", "document", "sentences"): MOST_TEXT,
    ("policy", "statements"): 10 * MOST_STATEMENTS,
    ("policy", "doubtful"): 10 * MOST_STATEMENTS,
    ("policy", "sdk_mentions"): 10 * MOST_STATEMENTS,
    ("reads",): 100_000,
    ("flows",): 100_000,
    ("snippets",): 10_000,
}
"""By place: most entries of a list, most characters of a text. At least what a scan leaves, which has these limits."""

_HINT = "scan the package again"
_ROOM = 4096
"""Bytes of a text for which nobody needs to count its characters."""


def require_size(data: bytes, name: str) -> None:
    """That no list and no text in the JSON ``data`` is larger than a scan would leave it: looked at without reading
    what is in them. What is no JSON, or is laid out otherwise, passes: reading it tells.

    Raises:
        UnreadableError: it is larger.
    """
    _members(data, (), name)


def _members(data: msgspec.Raw | bytes, path: tuple[str, ...], name: str) -> None:
    if path not in ((), ("policy",), ("policy", "document")):
        _one(data, path, name)
        return
    for key, raw in (_cut(data, dict[str, msgspec.Raw]) or {}).items():
        _members(raw, (*path, key), name)


def _one(data: msgspec.Raw | bytes, path: tuple[str, ...], name: str) -> None:
    raw = memoryview(data)
    most = MOST.get(path, MOST_ENTRIES)
    if len(raw) < min(most, _ROOM):
        return
    count = len(_cut(data, str) or "") if bytes(raw[:1]) == b'"' else len(_cut(data, list[msgspec.Raw]) or ())
    if count > most:
        raise _too_large(name, ".".join(path), count, most)


def _cut(data: msgspec.Raw | bytes, kind: Any) -> Any:
    """The value with its members not looked into; None where it is something else."""
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def require_quoted(document: PolicyDocument, name: str) -> None:
    """That the parts of a policy do not quote its text over and over: each is shown in a report.

    Raises:
        UnreadableError: they do.
    """
    length = len(document.text)
    spans: Iterable[Span] = (
        *(sentence.span for sentence in document.sentences),
        *(span for block in document.blocks for span in (block.span, *block.cells)),
    )
    quoted = sum(max(0, min(span.end, length) - max(0, span.start)) for span in spans)
    if quoted > MOST_SPANNED:
        raise _too_large(name, "policy.document", quoted, MOST_SPANNED)


def _too_large(name: str, where: str, found: int, most: int) -> UnreadableError:
    return UnreadableError(f"{name}: '{where}' is larger than a scan leaves it ({found}, at most {most})", _HINT)
