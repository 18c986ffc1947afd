"""Pieces of saved facts and of a report, cut out of their JSON: facts of another version of the tool stay checkable."""

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from analyzer.errors import UnreadableError
from analyzer.seal.canonical import digest_of

T = TypeVar("T")

PLACES: Mapping[str, tuple[str, ...]] = {
    "read": ("reads",),
    "permission": ("permissions",),
    "sdk": ("sdks",),
    "sdk-start": ("sdk_starts",),
    "request": ("permission_requests",),
    "screen": ("screens",),
    "flow": ("flows",),
    "gap": ("gaps",),
    "component": ("manifest", "components"),
    "policy-check": ("policy", "checks"),
    "data-claim": ("consistency", "data"),
    "sdk-claim": ("consistency", "sdks"),
    "permission-claim": ("consistency", "permissions"),
    "recipient-claim": ("consistency", "transfers"),
}
"""Where in the facts the list of each kind of evidence stands."""

_QUOTING = ("sentence", "sentences", "denials", "nearest")
"""Members of evidence that hold numbers of sentences."""


class FactsItems:
    """The evidence in saved facts, by kind and index, as digests. Hostile input: what is not there has no digest.

    ``data`` is the plain JSON.

    Raises:
        UnreadableError: it is not a JSON object.
    """

    def __init__(self, data: bytes) -> None:
        try:
            # Raw members: the facts of a large package are never all in memory as objects.
            self._members: dict[str, msgspec.Raw] = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise UnreadableError(f"not apkscan facts ({error})") from error
        self._lists: dict[tuple[str, ...], list[msgspec.Raw]] = {}
        self._digests: dict[tuple[str, int], str] = {}
        document = self._at(("policy", "document"))
        self._document: dict[str, Any] = document if isinstance(document, dict) else {}
        self._sentences = _by_number(self._document.get("sentences"))
        self._snippets = self._placed()

    def parts(self) -> dict[str, str]:
        """Digest of each member of the facts, by its name, sorted."""
        return {name: digest_of(_value(raw)) for name, raw in sorted(self._members.items())}

    def evidence(self, kind: str, index: int) -> str:
        """Digest of one piece of evidence with the sentences of the policy and the code that it shows; "" when there is
        none.
        """
        if (kind, index) not in self._digests:
            self._digests[kind, index] = self._evidence(kind, index)
        return self._digests[kind, index]

    def _evidence(self, kind: str, index: int) -> str:
        if kind == "manifest":
            item = self._at(("manifest",))
            return digest_of({"item": item}) if isinstance(item, dict) else ""
        if kind == "sentence":
            return digest_of({"sentence": self._quoted(index)}) if index in self._sentences else ""
        found = self._list(PLACES.get(kind, ()))
        if not 0 <= index < len(found):
            return ""
        item = _value(found[index])
        shown: dict[str, Any] = {"item": item}
        if isinstance(item, dict):
            if numbers := _quoted_numbers(item):
                shown["sentences"] = [self._quoted(number) for number in numbers]
            if kind == "flow":
                shown["snippets"] = [self._snippets.get(_place(item.get(end)), []) for end in ("source", "sink")]
        return digest_of(shown)

    def _at(self, path: tuple[str, ...]) -> Any:
        raw = self._raw(path)
        return None if raw is None else _value(raw)

    def _raw(self, path: tuple[str, ...]) -> msgspec.Raw | None:
        raw = self._members.get(path[0]) if path else None
        for name in path[1:]:
            raw = _cut(raw, dict[str, msgspec.Raw], {}).get(name) if raw is not None else None
        return raw

    def _list(self, path: tuple[str, ...]) -> list[msgspec.Raw]:
        if path not in self._lists:
            raw = self._raw(path)
            self._lists[path] = [] if raw is None else _cut(raw, list[msgspec.Raw], [])
        return self._lists[path]

    def _quoted(self, number: int) -> list[Any]:
        """The number of a sentence, and its words."""
        span = self._sentences.get(number, {}).get("span")
        text = self._document.get("text")
        if not isinstance(span, dict) or not isinstance(text, str):
            return [number, ""]
        start, end = span.get("start"), span.get("end")
        return [number, text[start:end]] if isinstance(start, int) and isinstance(end, int) else [number, ""]

    def _placed(self) -> dict[tuple[Any, Any], list[Any]]:
        found: dict[tuple[Any, Any], list[Any]] = {}
        for raw in self._list(("snippets",)):
            placed = _value(raw)
            found.setdefault(_place(placed), []).append(placed)
        return found


class _Item(msgspec.Struct):
    rule: str
    findings: list[msgspec.Raw] = []


class _Problem(msgspec.Struct):
    items: list[_Item]


class _Report(msgspec.Struct):
    """As much of a report as its findings need; all else, which may be large, is passed over."""

    problems: list[_Problem]


def findings_in(report: bytes) -> dict[tuple[str, str], str]:
    """Digest of each finding in a ``report.json``, by rule and id.

    Raises:
        UnreadableError: it is not JSON, or no report.
    """
    found: dict[tuple[str, str], str] = {}
    try:
        problems = msgspec.json.decode(report, type=_Report).problems
        for item in (item for problem in problems for item in problem.items):
            for raw in item.findings:
                finding = msgspec.json.decode(raw, type=dict[str, Any])
                found[item.rule, str(finding["id"])] = digest_of([item.rule, finding])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, KeyError) as error:
        raise UnreadableError(f"not a report of apkscan ({error})") from error
    return found


def _value(raw: msgspec.Raw) -> Any:
    """The member of the facts.

    Raises:
        UnreadableError: what was passed over when the whole was read is no JSON after all.
    """
    try:
        return msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableError(f"not apkscan facts ({error})") from error


def _cut(raw: msgspec.Raw, kind: type[T], nothing: T) -> T:
    """The members of an object or the elements of a list, not looked into; ``nothing`` where it is something else."""
    try:
        return msgspec.json.decode(raw, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return nothing


def _by_number(sentences: Any) -> dict[int, dict[str, Any]]:
    found = (one for one in (sentences if isinstance(sentences, list) else []) if isinstance(one, dict))
    return {one["number"]: one for one in found if isinstance(one.get("number"), int)}


def _quoted_numbers(item: dict[str, Any]) -> list[int]:
    numbers: list[int] = []
    for name in _QUOTING:
        value = item.get(name)
        found = value if isinstance(value, list) else [value]
        numbers += [number for number in found if isinstance(number, int) and number > 0]
    return list(dict.fromkeys(numbers))


def _place(site: Any) -> tuple[Any, Any]:
    """Method and offset of a call site or of a snippet."""
    if not isinstance(site, dict):
        return "", ""
    method, offset = site.get("method"), site.get("offset")
    return (method, offset) if isinstance(method, str) and isinstance(offset, int) else ("", "")
