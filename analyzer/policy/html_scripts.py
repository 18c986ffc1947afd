"""What a page shows that is not in its own text: other pages, large pictures, and text that a script puts there."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzer.gaps import Cause, Gap
from analyzer.policy.html_tree import Visibility

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

LARGE_PICTURE = 300
"""Pixels, both ways, from which a picture may be one of text; logos and icons are smaller."""
SHORT_PAGE = 400
"""Characters of text, white space not counted, below which a page may be the empty shell of a script."""
MOST_SCRIPT = 2_000_000
"""Characters of scripts that are searched for words about privacy."""

_PAGES = frozenset({"iframe", "object", "embed"})
_LISTING = re.compile(r"清单|列表|表格|隐私|目录|\b(?:list|table|policy)\b", re.IGNORECASE)
_MOUNTS = "#app, #root, #__next, #__nuxt, #___gatsby, #main-app, app-root, [data-reactroot], [ng-app]"
_SUBJECT = re.compile(
    r"隐私|个人信息|privacy|personal (?:information|data)|\\u9690\\u79c1|\\u4e2a\\u4eba\\u4fe1\\u606f", re.IGNORECASE
)
_FEWEST_WORDS = 3


@dataclass(slots=True)
class Embedded:
    """Counts what the page shows from elsewhere."""

    pages: int = 0
    pictures: int = 0

    def see(self, node: "LexborNode", tag: str, visibility: Visibility) -> None:
        """Count the element if it shows another page, or a picture as large as one of text."""
        attributes = node.attributes
        source = (attributes.get("src") or attributes.get("data") or attributes.get("srcdoc") or "").strip()
        if not source or visibility.is_hidden(node, tag):
            return
        if tag in _PAGES:
            invisible = any((attributes.get(side) or "") in ("0", "1") for side in ("width", "height"))
            self.pages += not invisible and not source.startswith(("about:", "javascript:"))
        elif tag == "img":
            alternative = (attributes.get("alt") or "")[:200]
            large = all(_pixels(attributes.get(side) or "") >= LARGE_PICTURE for side in ("width", "height"))
            self.pictures += large or _LISTING.search(alternative) is not None

    def gaps(self, frames: int) -> list[Gap]:
        """What was not read; ``frames`` is the number of pages in a frame set."""
        gaps = []
        if self.pages + frames:
            detail = f"{self.pages + frames} other pages are embedded in the page (frames); they were not read"
            gaps.append(Gap(stage="policy", cause=Cause.UNSUPPORTED, detail=detail))
        if self.pictures:
            detail = f"{self.pictures} large pictures, whose text was not read"
            gaps.append(Gap(stage="policy", cause=Cause.UNSUPPORTED, detail=detail))
        return gaps


def script_gap(tree: "LexborHTMLParser", text: str) -> list[Gap]:
    """The gap of a page whose text is in its scripts or comes by them, none when the page itself holds it."""
    shown = len("".join(text.split()))
    left = MOST_SCRIPT
    words = 0
    has_script = False
    for script in tree.css("script"):
        has_script = has_script or bool(script.attributes.get("src"))
        content = script.text()[: max(0, left)]
        left -= len(content)
        words += len(_SUBJECT.findall(content))
    own = len(_SUBJECT.findall(text))
    if words >= _FEWEST_WORDS and (shown < SHORT_PAGE or words > 20 + 3 * own):
        detail = "text about privacy stands in a script of the page, which puts it there when it runs; it was not read"
        return [Gap(stage="policy", cause=Cause.UNSUPPORTED, detail=detail)]
    if has_script and shown < SHORT_PAGE and own < _FEWEST_WORDS and tree.css_first(_MOUNTS) is not None:
        detail = "the page is built by a script when it runs: its text is not in the file"
        return [Gap(stage="policy", cause=Cause.UNSUPPORTED, detail=detail)]
    return []


def _pixels(value: str) -> int:
    digits = value.removesuffix("px")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else 0
