"""What of a page belongs to the website and not to the text: menus, language choices, cookie banners, legal lines.

An element goes only on evidence: nearly all of its words are links to other pages and it is a menu by its element, role
or name, or stands on the page twice; its options are names of languages; it is a short dialogue about cookies with
buttons; it is a short line of copyright in a footer. A form, a header, a table of contents (links within the page) and
any other list of links stay.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analyzer.policy.alternatives import word_set
from analyzer.policy.html_tree import BLOCKS, Event

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_MENUS = word_set("nav ul ol menu div section aside footer p dl")
_WHOLE = word_set("body form header main article table tbody tr td")
_NAMED = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|navigation|menu|footer|breadcrumbs?|crumbs?|langs?|languages?|topbar|sidebar)(?:$|[-_\s])",
    re.IGNORECASE,
)
_FOOTERS = frozenset({"footer", "div", "section"})
_FOOTER = re.compile(r"(?:^|[-_\s])(?:footer|copyright)(?:$|[-_\s])", re.IGNORECASE)
_TRAIL = re.compile(r"(?:^|[-_\s])(?:bread)?crumbs?(?:$|[-_\s])", re.IGNORECASE)
_BUTTON = re.compile(r"(?:^|[-_\s])(?:btn|button)(?:$|[-_\s])", re.IGNORECASE)
_BANNER = re.compile(r"cookie|consent|gdpr|onetrust", re.IGNORECASE)
_COOKIE = re.compile(r"cookie", re.IGNORECASE)
_LEGAL = re.compile(
    r"©|\(c\)\s|copyright|版权所有|all rights reserved|ICP\s?[备证]|公网安备|增值电信业务经营许可证", re.IGNORECASE
)
_SKIP = re.compile(
    r"\s*(?:skip to (?:main |the )?(?:content|navigation)|跳转?到(?:正文|主要内容))\s*",
    re.IGNORECASE,
)
_LANGUAGES = frozenset(
    name.replace("~", " ")
    for name in word_set(
        """english 中文 简体中文 繁體中文 繁体中文 简体 繁體 简中 繁中 deutsch français español português italiano
        nederlands polski русский 日本語 한국어 tiếng~việt ไทย bahasa~indonesia bahasa~melayu türkçe العربية svenska
        dansk norsk suomi čeština magyar ελληνικά українська en zh de fr es ja ko cn tw hk english~(us) english~(uk)"""
    )
)
FEWEST_LINKS = 3
LINK_DENSITY = 0.8
"""Share of the letters of an element that must be links for it to be a menu."""
LONGEST_LINK = 30
LONGEST_BANNER = 600
LONGEST_TRAIL = 80
LONGEST_LEGAL = 160


@dataclass(slots=True)
class _Sum:
    letters: int = 0
    linked: int = 0
    links: int = 0
    inner_links: int = 0
    buttons: int = 0
    blocks: int = 0
    headings: int = 0
    words: list[str] = field(default_factory=list)
    cookie: bool = False

    def add(self, other: "_Sum") -> None:
        self.letters += other.letters
        self.linked += other.linked
        self.links += other.links
        self.inner_links += other.inner_links
        self.buttons += other.buttons
        self.blocks += other.blocks
        self.headings += other.headings
        self.cookie = self.cookie or other.cookie
        # What matters of a large element is only that it is large.
        self.words = self.words + other.words if len(self.words) + len(other.words) <= 200 else [""] * 201


def boilerplate(all_events: Sequence[Event]) -> set[int]:
    """Indices of the elements, of those in ``events``, that belong to the website."""
    found: set[int] = set()
    lists: dict[tuple[str, ...], list[int]] = {}
    open_elements: list[tuple[int, _Sum, bool]] = [(-1, _Sum(), False)]
    anchors = footers = 0
    for index, event in enumerate(all_events):
        if event.tag == "-text":
            _count(open_elements[-1][1], event.node.text_content or "", linked=anchors > 0)
        elif event.is_end:
            begin, own, is_footer = open_elements.pop()
            if event.tag == "a":
                anchors -= 1
            footers -= is_footer
            if _is_of_the_site(event.node, event.tag, own, in_footer=footers > 0 or is_footer):
                found.add(begin)
            else:
                if event.tag in _MENUS and _is_link_list(own, 2):
                    same = lists.setdefault(tuple(own.words), [])
                    same[:] = [*(other for other in same if other < begin), begin]
                own.blocks += event.tag in BLOCKS
                own.headings += event.tag[:1] == "h" and event.tag[1:].isdigit()
                open_elements[-1][1].add(own)
        elif event.end > index:
            own = _Sum()
            if event.tag == "a":
                anchors += 1
                target = (event.node.attributes.get("href") or "").strip()
                own.inner_links = int(target.startswith("#") and len(target) > 1)
                own.links = 1
            own.buttons = int(_is_button(event.node, event.tag))
            is_footer = event.tag in _FOOTERS and _is_footer(event.node, event.tag)
            footers += is_footer
            open_elements.append((index, own, is_footer))
    repeated = (begin for same in lists.values() if len(same) > 1 for begin in same)
    return found.union(repeated)


def _count(own: _Sum, text: str, linked: bool) -> None:
    letters = sum(map(str.isalnum, text)) if len(text) < 5_000 else len(text)
    if not letters:
        return
    own.letters += letters
    own.linked += letters if linked else 0
    own.words.append(text.strip()[: LONGEST_BANNER + 1])
    own.cookie = own.cookie or _COOKIE.search(text[:5_000]) is not None


def _is_footer(node: "LexborNode", tag: str) -> bool:
    if tag == "footer":
        return True
    attributes = node.attributes
    return attributes.get("role") == "contentinfo" or _FOOTER.search(_names(attributes)) is not None


def _is_button(node: "LexborNode", tag: str) -> bool:
    if tag not in ("a", "button", "span", "div"):
        return False
    attributes = node.attributes
    is_named = tag != "div" and _BUTTON.search((attributes.get("class") or "")[:500]) is not None
    return tag == "button" or attributes.get("role") == "button" or is_named


def _names(attributes: "dict[str, str | None]") -> str:
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:500]


def _is_of_the_site(node: "LexborNode", tag: str, own: _Sum, in_footer: bool) -> bool:
    if not own.letters or len(own.words) > 200:
        return False
    if tag == "a":
        return _SKIP.fullmatch(own.words[0]) is not None
    if tag == "select":
        return _are_languages(own.words)
    if tag in _WHOLE or tag not in BLOCKS:
        return False
    if in_footer and not own.blocks and own.letters <= LONGEST_LEGAL and _LEGAL.search(" ".join(own.words)):
        return True
    attributes = node.attributes
    if own.cookie and _is_banner(attributes, own):
        return True
    if own.links and own.letters <= LONGEST_TRAIL and _TRAIL.search(_names(attributes)):
        return True
    return tag in _MENUS and _is_menu(attributes, tag, own, in_footer)


def _is_link_list(own: _Sum, fewest: int) -> bool:
    """Whether nearly all words are short links, at least so many, to other pages."""
    if own.links < fewest or own.linked < own.letters * LINK_DENSITY or own.inner_links * 2 > own.links:
        return False
    return all(len(word) <= LONGEST_LINK for word in own.words)


def _is_menu(attributes: "dict[str, str | None]", tag: str, own: _Sum, in_footer: bool) -> bool:
    """A list of links that is a menu by its element, role or name, or a choice of languages. Any other stays unless it
    is repeated: it may be a list of partners.
    """
    is_element = in_footer or tag == "nav" or attributes.get("role") in ("navigation", "menu", "menubar")
    if not _is_link_list(own, 1 if is_element else 2):
        return False
    if is_element or _are_languages(own.words):
        return True
    return own.links >= FEWEST_LINKS and _NAMED.search(_names(attributes)) is not None


def _is_banner(attributes: "dict[str, str | None]", own: _Sum) -> bool:
    """A few words about cookies, with buttons to accept or refuse them, in an element that says what it is."""
    if own.letters > LONGEST_BANNER or not own.buttons or own.headings > 1:
        return False
    names = _names(attributes)
    return attributes.get("role") in ("dialog", "alertdialog") or _BANNER.search(names) is not None


def _are_languages(words: Sequence[str]) -> bool:
    named = sum(word.lower() in _LANGUAGES for word in words)
    return named >= 2 and named * 10 >= len(words) * 6
