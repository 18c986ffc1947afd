"""A parsed page as a flat list of what begins, is said and ends, and which of it is not shown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzer.policy.alternatives import word_set

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

DROPPED = frozenset({"script", "style", "template", "head", "noframes", "iframe", "object", "svg", "math", "canvas"})
BLOCKS = word_set(
    """address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav noscript ol optgroup option
    p pre search section select summary table tbody td textarea tfoot th thead tr ul"""
)
_LEAVES = frozenset({"img", "embed", "br", "hr"})
HEADINGS = {f"h{level}": level for level in range(1, 7)}

_HIDDEN_STYLE = re.compile(
    r"(?:^|;)\s{0,9}(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)\b", re.IGNORECASE
)
_SIMPLE = re.compile(r"[a-z]{0,20}([.#][\w-]{1,60})", re.IGNORECASE)
_MEDIA = re.compile(r"@[a-z-]{2,20}[^{};]{0,300}\{", re.IGNORECASE)
_REFERENCE = re.compile(
    r"""(?:aria-controls|data-(?:bs-)?target|aria-owns)\s{0,3}=\s{0,3}["']?#?([\w:.-]{1,80})"""
    r"""|href\s{0,3}=\s{0,3}["']?#([\w:.-]{1,80})""",
    re.IGNORECASE,
)
_UNFOLDING = re.compile(
    r"(?:^|[-_\s])(?:tabs?|pane|panel|tabpanel|collapse|accordion|fold|folded|expand|unfold)(?:$|[-_\s])", re.IGNORECASE
)


@dataclass(slots=True)
class Event:
    """A text node, or an element that begins or (``is_end``) ends; ``end`` is the index of its end in the list."""

    node: "LexborNode"
    tag: str
    is_end: bool = False
    end: int = 0


def children_of(node: "LexborNode") -> "Iterator[LexborNode]":
    """The direct children, text included."""
    child = node.child
    while child is not None:
        yield child
        child = child.next


def events(root: "LexborNode") -> list[Event]:
    """All below ``root`` in document order, without recursion; comments are left out, dropped elements are empty."""
    found: list[Event] = []
    stack: list[tuple[LexborNode, int]] = [(root, -1)]
    while stack:
        node, begin = stack.pop()
        tag = node.tag or ""
        if begin >= 0:
            found[begin].end = len(found)
            found.append(Event(node, tag, is_end=True))
            continue
        if tag == "-text":
            found.append(Event(node, tag, end=len(found)))
            continue
        if tag.startswith(("-", "!")):
            continue
        found.append(Event(node, tag, end=len(found)))
        if tag in DROPPED or tag in _LEAVES:
            continue
        stack.append((node, len(found) - 1))
        stack.extend((child, -1) for child in reversed(list(children_of(node))))
    return found


class Visibility:
    """What is hidden by attributes or by simple rules of the page's own style sheet, and what unfolds on a click."""

    def __init__(self, source: str, styles: str) -> None:
        self._selectors = _hiding(styles)
        self._referred = {match[1] or match[2] for match in _REFERENCE.finditer(source)}

    def is_hidden(self, node: "LexborNode", tag: str) -> bool:
        """Whether nobody sees the element, whatever he opens."""
        attributes = node.attributes
        if tag == "dialog":
            if "open" in attributes:
                return False
        elif not attributes or not self._is_unseen(attributes):
            return False
        return not self._unfolds(attributes)

    def _is_unseen(self, attributes: "dict[str, str | None]") -> bool:
        if "hidden" in attributes or _HIDDEN_STYLE.search((attributes.get("style") or "")[:2_000]):
            return True
        if not self._selectors:
            return False
        names = [f".{name}" for name in (attributes.get("class") or "")[:500].split()]
        return not self._selectors.isdisjoint([*names, f"#{attributes.get('id')}"])

    def _unfolds(self, attributes: "dict[str, str | None]") -> bool:
        if attributes.get("role") == "tabpanel" or "aria-expanded" in attributes:
            return True
        if (attributes.get("id") or "") in self._referred:
            return True
        return _UNFOLDING.search((attributes.get("class") or "")[:500]) is not None


def _hiding(styles: str) -> frozenset[str]:
    """Classes (".x") and ids ("#x") that a rule of their own hides, on every medium."""
    found = set()
    for rule in _without_media(styles).split("}"):
        selectors, opened, body = rule.rpartition("{")
        if opened and _HIDDEN_STYLE.search(body[:2_000]):
            for selector in selectors[-400:].split(","):
                simple = _SIMPLE.fullmatch(selector.strip())
                if simple:
                    found.add(simple[1])
    return frozenset(found)


def _without_media(styles: str) -> str:
    """The style sheet without the blocks of ``@media`` and its kin."""
    parts = []
    position = 0
    for match in _MEDIA.finditer(styles):
        if match.start() < position:
            continue
        parts.append(styles[position : match.start()])
        depth, position = 1, match.end()
        while depth and position < len(styles):
            depth += {"{": 1, "}": -1}.get(styles[position], 0)
            position += 1
    parts.append(styles[position:])
    return "".join(parts)
