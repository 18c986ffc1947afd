"""HTML to blocks: the whole body is walked; what nobody sees and what belongs to the website is left out."""

import html
import re
from dataclasses import dataclass, field

from analyzer.gaps import Cause, Gap
from analyzer.policy.alternatives import word_set
from analyzer.policy.grid import table_rows
from analyzer.policy.html_boilerplate import boilerplate
from analyzer.policy.html_places import Places
from analyzer.policy.html_scripts import Embedded, script_gap
from analyzer.policy.html_tables import DataTable, cell_runs, data_table, read_table
from analyzer.policy.html_tree import BLOCKS, DROPPED, HEADINGS, Event, Visibility, events
from analyzer.policy.plain import read_text
from analyzer.policy.raw import RawBlock, RawKind, Run, placed

MOST_DEPTH = 4_000
"""Deeper nesting is not parsed as a tree (the parser's time grows with its square); its text still is read."""
MOST_ATTRIBUTES = 10_000
"""The same for the attributes of one element."""
MOST_CHARACTERS = 8_000_000
MOST_HIDDEN = 200
"""Hidden text of this many characters or more is a gap: it may be a section that a script shows."""

_ITEMS = frozenset({"li", "dd"})
_LISTS = frozenset({"ul", "ol", "dl"})
_PREFORMATTED = frozenset({"pre", "textarea"})
_BOLD = frozenset({"b", "strong"})
_BOLD_STYLE = re.compile(r"font-weight\s{0,3}:\s{0,3}(?:bold|[6-9]00)", re.IGNORECASE)
_SCRIPT_NOTICE = re.compile(
    r"(?:enable|activate|启用|开启|打开).{0,20}(?:java\s?script|脚本)"
    r"|java\s?script.{0,40}(?:enable|required|disabled|启用|开启)",
    re.IGNORECASE,
)
_LONGEST_NOTICE = 200
_VOID = word_set("area base br col embed hr img input link meta param source track wbr")
_CLOSE_THEMSELVES = word_set("p li dt dd tr td th thead tbody tfoot option optgroup colgroup rp rt body html")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,30})")


def read_html(source: str) -> tuple[list[RawBlock], list[Gap]]:
    """Blocks of the body in reading order, and what could not be read.

    Runs point into ``source`` (a run that the parser moved or that cannot be found again points to the run before).
    """
    gaps = []
    if len(source) > MOST_CHARACTERS:
        source = source[:MOST_CHARACTERS]
        gaps.append(Gap(stage="policy", cause=Cause.BUDGET, detail="the HTML is longer than is read"))
    attributes = max(part.count("=") for part in source.split(">"))
    if attributes > MOST_ATTRIBUTES or _depth(source) > MOST_DEPTH:
        gaps.append(
            Gap(stage="policy", cause=Cause.BUDGET, detail="the HTML is too deep or too wide to be read as a tree")
        )
        return _without_tree(source), gaps
    from selectolax.lexbor import LexborHTMLParser  # loaded only for HTML

    tree = LexborHTMLParser(source)
    body = tree.body
    frames = sum(bool(frame.attributes.get("src")) for frame in tree.css("frame"))
    if body is None:
        return [], gaps + Embedded().gaps(frames)
    styles = "\n".join(node.text() for node in tree.css("style"))
    walk = _Walk(Places(source), Visibility(source, styles))
    walk.walk(events(body))
    gaps += walk.embedded.gaps(frames)
    if walk.hidden >= MOST_HIDDEN:
        detail = f"{walk.hidden} characters are hidden by the page's own markup and were not read"
        gaps.append(Gap(stage="policy", cause=Cause.NOT_ANALYSED, detail=detail))
    gaps += script_gap(tree, "".join(text for block in walk.blocks for text in block.texts()))
    return walk.blocks, gaps


def _depth(source: str) -> int:
    depth = deepest = 0
    for match in _TAG.finditer(source):
        name = match[2].lower()
        if name in _VOID or name in _CLOSE_THEMSELVES:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _without_tree(source: str) -> list[RawBlock]:
    """Text between tags, in one pass; comments, scripts and styles are skipped where they end."""
    blocks = []
    runs: list[Run] = []
    lowered = source.lower()
    position = 0
    while position < len(source):
        tag = source.find("<", position)
        end = len(source) if tag < 0 else tag
        text = html.unescape(source[position:end])
        if text.strip():
            runs.append((text, position))
        name = _TAG.match(source, tag) if tag >= 0 else None
        if runs and (name is None or name[2].lower() in BLOCKS):
            blocks.append(RawBlock(kind="paragraph", runs=tuple(runs)))
            runs = []
        if tag < 0:
            break
        closing = ">"
        for opening, close in (("<!--", "-->"), ("<script", "</script"), ("<style", "</style")):
            if lowered.startswith(opening, tag):
                closing = close
        found = lowered.find(closing, tag + 1)
        position = len(source) if found < 0 else found + len(closing)
    if runs:
        blocks.append(RawBlock(kind="paragraph", runs=tuple(runs)))
    return blocks


@dataclass(slots=True)
class _Walk:
    places: Places
    visibility: Visibility
    blocks: list[RawBlock] = field(default_factory=list)
    embedded: Embedded = field(default_factory=Embedded)
    hidden: int = 0
    _runs: list[Run] = field(default_factory=list)
    _kinds: list[tuple[RawKind, int]] = field(default_factory=list)
    _preformatted: int = 0
    _bold: int = 0
    _is_strong: bool = True

    def walk(self, all_events: list[Event]) -> None:
        """Read everything that is shown."""
        left_out = boilerplate(all_events)
        index = 0
        while index < len(all_events):
            event = all_events[index]
            if event.tag == "-text":
                self._text(event.node.text_content or "")
            elif event.is_end:
                self._leave(event)
            elif event.end == index:
                self._dropped(event)
            elif index in left_out or self.visibility.is_hidden(event.node, event.tag) or self._is_notice(event):
                # Its text is still looked up, so that the same words further on are not found here.
                for inner in all_events[index : event.end]:
                    if inner.tag == "-text":
                        text = inner.node.text_content or ""
                        self.places.runs(text)
                        self.hidden += 0 if index in left_out else len("".join(text.split()))
                index = event.end
            elif table := data_table(event.node, event.tag) if event.tag in BLOCKS else None:
                self._table(table)
                index = event.end
            else:
                self._enter(event)
            index += 1
        self._flush()

    def _flush(self) -> None:
        """End the block under construction."""
        if any(text.strip() for text, _ in self._runs):
            kind, level = self._kinds[-1] if self._kinds else ("paragraph", 0)
            self.blocks.append(RawBlock(kind=kind, runs=tuple(self._runs), level=level, strong=self._is_strong))
        self._runs = []
        self._is_strong = True

    def _dropped(self, event: Event) -> None:
        if event.tag in BLOCKS:
            self._flush()
        elif event.tag in DROPPED or event.tag in ("img", "embed"):
            self.embedded.see(event.node, event.tag, self.visibility)
            if event.tag == "script":
                self.places.runs(event.node.text())

    def _is_notice(self, event: Event) -> bool:
        """Whether this only says that the page needs scripts."""
        if event.tag != "noscript":
            return False
        text = event.node.text(deep=True)
        return len(text) <= _LONGEST_NOTICE and _SCRIPT_NOTICE.search(text) is not None

    def _text(self, text: str) -> None:
        found = self.places.runs(text)
        if not self._bold and text.strip():
            self._is_strong = False
        if not self._preformatted:
            self._runs += found
            return
        self._flush()
        joined = "".join(run for run, _ in found)
        self.blocks += placed(read_text(joined), found)

    def _enter(self, event: Event) -> None:
        tag = event.tag
        self._bold += _is_bold(event)
        if tag not in BLOCKS:
            return
        self._flush()
        self._preformatted += tag in _PREFORMATTED
        kind = _kind(event)
        if kind is not None:
            self._kinds.append(kind)

    def _leave(self, event: Event) -> None:
        if event.tag in BLOCKS:
            self._flush()
            self._preformatted -= event.tag in _PREFORMATTED
            if _kind(event) is not None:
                self._kinds.pop()
        self._bold -= _is_bold(event)

    def _table(self, table: DataTable) -> None:
        self._flush()
        for caption in table.captions:
            runs, _ = cell_runs(caption, self.places, self.visibility)
            if runs:
                self.blocks.append(RawBlock(kind="paragraph", runs=runs))
        rows, hidden = read_table(table, self.places, self.visibility)
        self.hidden += hidden
        self.blocks += table_rows(rows)


def _kind(event: Event) -> tuple[RawKind, int] | None:
    """What the blocks within this element are, None when it does not say so."""
    if event.tag in HEADINGS:
        return "heading", HEADINGS[event.tag]
    if event.tag in _ITEMS:
        return "list-item", 0
    if event.tag in _LISTS:
        return "paragraph", 0
    role = event.node.attributes.get("role")
    if role == "listitem":
        return "list-item", 0
    if role == "heading":
        level = event.node.attributes.get("aria-level") or ""
        return "heading", int(level) if level in ("1", "2", "3", "4", "5", "6") else 2
    return None


def _is_bold(event: Event) -> bool:
    if event.tag in _BOLD:
        return True
    return _BOLD_STYLE.search((event.node.attributes.get("style") or "")[:2_000]) is not None
