"""The report as PDF: cover, contents with links, numbered sections, an outline, a running head, page numbers.

The fonts are embedded, only the characters that occur; text can be searched, copied and read out. The date in the file
is that of the assessment, so that the same report gives the same bytes.
"""

import io
import re
from functools import lru_cache
from typing import Any, Literal

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate, Table, TableStyle
from reportlab.platypus.doctemplate import IndexingFlowable

from analyzer.report.furniture import Furniture
from analyzer.report.model import Report
from analyzer.report.paper_bound import Bound, bound
from analyzer.report.paper_model import Run
from analyzer.report.paper_proof import code, para, sheet
from analyzer.report.pdf_fonts import SANS, register, shown, spans, width
from analyzer.report.pdf_layout import WIDTH, Layout, Title, space
from analyzer.report.pdf_text import INK, RULE, SOFT, TONES, style, words

LISTED = 90
"""Most characters of an entry of the contents."""
MARGIN = (A4[0] - WIDTH) / 2
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def render(report: Report) -> bytes:
    """The whole document; the same bytes for the same report."""
    return printed(bound(report))


def printed(document: Bound) -> bytes:
    """The whole document, whatever kind of report it is; the same bytes for the same input."""
    register()
    blocks = [block for section in document.paper.sections for block in section.blocks]
    layout = Layout({heading.anchor for heading in document.headings if heading.anchor})
    contents = _Contents(document)
    story: list[Flowable] = [*_cover(document, layout), PageBreak(), contents]
    story.append(PageBreak())
    story += layout.flowables(blocks)
    out = io.BytesIO()
    _Document(out, document, contents).multiBuild(story)
    return out.getvalue()


def _cover(document: Bound, layout: Layout) -> list[Flowable]:
    rows = ((name, code(value) if name.startswith("SHA-256") else value) for name, value in document.cover)
    return [
        space(120),
        words([Run(text=document.title)], style("cover", 15), (), colour=SOFT),
        space(10),
        words([Run(text=document.name, kind="strong")], style("cover", 26), ()),
        space(14),
        words([Run(text=document.headline, kind="strong")], style("cover", 13), (), colour=TONES[document.tone]),
        space(40),
        *layout.flowables([sheet(rows), para("")]),
    ]


class _Contents(IndexingFlowable):  # type: ignore[misc] # the library has no types
    """The table of contents, with the page numbers that the pass before found."""

    def __init__(self, document: Bound) -> None:
        super().__init__()
        self._title = Furniture(document.worded)("contents")
        self._now: list[tuple[int, str, str, int]] = []
        self._last: list[tuple[int, str, str, int]] = []
        self.pages, self._pages_before = 0, 0
        self._table: Any = None

    def add(self, level: int, label: str, key: str, page: int) -> None:
        """An entry found on ``page``, counted from 1."""
        self._now.append((level, label, key, page))

    def beforeBuild(self) -> None:  # noqa: N802 - the library's name
        """Begin a pass."""
        self._last, self._now = self._now, []
        self._pages_before = self.pages

    def isSatisfied(self) -> bool:  # noqa: N802 - the library's name
        """Whether the last two passes agree."""
        return self._last == self._now and self._pages_before == self.pages

    def wrap(self, room: float, height: float) -> tuple[float, float]:
        """Its size, from the library's view."""
        self._table = self._made()
        size: tuple[float, float] = self._table.wrap(room, height)
        return size

    def split(self, room: float, height: float) -> list[Flowable]:
        """Parts for this page and the next."""
        parts: list[Flowable] = self._made().splitOn(self.canv, room, height)
        return parts

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803 - the library's names
        """The whole on one page."""
        self._table.drawOn(canvas, x, y, _sW)

    def _made(self) -> Any:
        keys = {key for _, _, key, _ in self._last}
        rows = [[words([Run(text=self._title, kind="strong")], style("heading-1", 17), ()), ""]]
        for level, label, key, page in self._last:
            look = style("contents", {1: 10.5, 2: 9.5}.get(level, 9.0), 14.0 * (level - 1))
            kind: Literal["", "strong"] = "strong" if level == 1 else ""
            text = words([Run(text=label, kind=kind, link=key)], look, keys)
            rows.append([text, words([Run(text=str(page), link=key)], style("page", 9.5), keys)])
        rule = ("LINEBELOW", (0, 0), (-1, -1), 0.3, HexColor(RULE))
        tight = [("TOPPADDING", (0, 0), (-1, -1), 0.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5)]
        plain = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]
        return Table(rows, colWidths=[WIDTH - 40, 40], style=TableStyle([rule, *tight, *plain]))


class _Document(BaseDocTemplate):  # type: ignore[misc] # the library has no types
    """A4 pages with a running head and foot."""

    def __init__(self, out: io.BytesIO, document: Bound, contents: _Contents) -> None:
        self._bound, self._contents, self._words = document, contents, Furniture(document.worded)
        frame = Frame(MARGIN, 60, WIDTH, A4[1] - 130, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
        super().__init__(
            out, pagesize=A4, invariant=1, title=_plain(document.title), author=_plain(document.tool),
            subject=_plain(document.subject),
            creator=_plain(f"{document.tool} {document.tool_version}"),
            lang="zh-CN" if document.language == "zh" else "en",
            pageTemplates=[PageTemplate("page", [frame], onPage=self._furniture)],
        )  # fmt: skip

    def beforeDocument(self) -> None:  # noqa: N802 - the library's name
        """The date of assessment is that of the file."""
        found = _DATE.match(self._bound.date)
        day = "".join(found.groups()) if found else "20000101"
        self.canv.setDateFormatter(lambda *_: f"D:{day}000000+00'00'")
        self.canv.showOutline()

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - the library's name
        """Collect headings for the contents and the outline."""
        if not isinstance(flowable, Title):
            return
        heading = flowable.heading
        self.canv.addOutlineEntry(_plain(flowable.label), flowable.key, self._depth(heading.level), closed=1)
        if heading.level <= flowable.listed:
            label = flowable.label
            label = label if len(label) <= LISTED else label[:LISTED] + "…"
            self._contents.add(heading.level, label, flowable.key, self.page)

    def _depth(self, level: int) -> int:
        # The outline may go down one level at a time only.
        self._outline = [above for above in getattr(self, "_outline", []) if above < level]
        self._outline.append(level)
        return len(self._outline) - 1

    def afterPage(self) -> None:  # noqa: N802 - the library's name
        """Count."""
        self._contents.pages = self.page

    def _furniture(self, canvas: Any, _: Any) -> None:
        document, w = self._bound, self._words
        if self.page > 1:
            sample = f"{document.name} {document.version}".strip()
            top = A4[1] - 44
            taken = min(width(shown(sample[:200]), SANS, 8.0) + 1, WIDTH * 0.48)
            _line(canvas, document.running_title, MARGIN, top, WIDTH * 0.98 - taken)
            _line(canvas, sample, MARGIN + WIDTH - taken, top, taken, right=True)
            canvas.setStrokeColor(HexColor(RULE))
            canvas.setLineWidth(0.5)
            canvas.line(MARGIN, top - 6, MARGIN + WIDTH, top - 6)
        _line(canvas, document.foot, MARGIN, 36, WIDTH * 0.6)
        number = w("page", page=self.page, pages=self._contents._pages_before or self.page)
        _line(canvas, number, MARGIN + WIDTH * 0.6, 36, WIDTH * 0.4, right=True)


def _line(canvas: Any, text: str, x: float, y: float, room: float, right: bool = False, size: float = 8.0) -> None:
    """One line that fits into ``room``, cut with an ellipsis."""
    text = _fitted(text, room, size)
    at = x + room - width(text, SANS, size) if right else x
    canvas.setFillColor(HexColor(SOFT))
    for font, piece in spans(text, SANS):
        canvas.setFont(font, size)
        canvas.drawString(at, y, piece)
        at += width(piece, font, size)
    canvas.setFillColor(HexColor(INK))


@lru_cache(maxsize=64)
def _fitted(text: str, room: float, size: float) -> str:
    text = shown(text[:200])
    if width(text, SANS, size) <= room:
        return text
    while text and width(text + "…", SANS, size) > room:
        text = text[:-1]
    return text + "…"


def _plain(text: str) -> str:
    """A text for the file's own fields: one line of at most 200 characters."""
    return " ".join(text.split())[:200]
