"""PDF to blocks: the text of every page, its lines joined to paragraphs again."""

import re
from collections import Counter

from analyzer.gaps import Cause, Gap
from analyzer.policy.raw import RawBlock, Run

MOST_PAGES = 500
MOST_CHARACTERS = 4_000_000

_PAGE_NUMBER = re.compile(r"\W*(?:第|page)?\s*\d{1,4}\s*(?:页|(?:/|of)\s*\d{1,4}|/\s*\d{1,4}\s*页)?\W*", re.IGNORECASE)
_STARTS_ANEW = re.compile(
    r"\s*(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）)、.．]|第[一二三四五六七八九十0-9]{1,3}[条章节]|[•●·○■◆▪\-–—*①-⑳]\s?)"
)
_REPAIRS = str.maketrans({"\ufffe": "", "\r": "", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
_ENDS = tuple("。！？；")


def read_pdf(data: bytes) -> tuple[list[RawBlock], list[Gap]]:
    """Blocks in the order of the pages, and what could not be read. Positions count the extracted characters."""
    import pypdfium2  # loaded only for PDF

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        encrypted = "password" in str(error).lower()
        cause, why = (Cause.ENCRYPTED, "needs a password") if encrypted else (Cause.DAMAGED, "cannot be opened")
        return [], [_gap(cause, f"the PDF {why}")]
    gaps: list[Gap] = []
    try:
        pages = _pages(document, gaps)
    finally:
        document.close()
    return _blocks(pages), gaps


def _gap(cause: Cause, detail: str, where: str = "") -> Gap:
    return Gap(stage="policy", cause=cause, where=where, detail=detail)


def _pages(document: "object", gaps: list[Gap]) -> list[list[str]]:
    import pypdfium2

    pages: list[list[str]] = []
    length = 0
    count = len(document)  # type: ignore[arg-type]  # the library has no types
    for number in range(min(count, MOST_PAGES)):
        try:
            page = document[number]  # type: ignore[index]  # the library has no types
            text = page.get_textpage().get_text_range()
            pictures = text.strip() == "" and any(item.type == 3 for item in page.get_objects(max_depth=2))
        except pypdfium2.PdfiumError:
            gaps.append(_gap(Cause.DAMAGED, "a page cannot be read", f"page {number + 1}"))
            continue
        if pictures:
            gaps.append(_gap(Cause.UNSUPPORTED, "a page is a picture without text", f"page {number + 1}"))
        # PDFium marks a hyphen at a line's end with U+FFFE.
        pages.append([line.rstrip() for line in text.translate(_REPAIRS).split("\n")])
        length += len(text)
        if length > MOST_CHARACTERS:
            count = MOST_PAGES + 1
            break
    if count > MOST_PAGES:
        gaps.append(_gap(Cause.BUDGET, "the PDF is longer than is read"))
    return pages


def _blocks(pages: list[list[str]]) -> list[RawBlock]:
    """Join lines: a full line that does not end a sentence goes on in the next one, over page ends as well."""
    edges = Counter(line.strip() for page in pages for line in {*page[:2], *page[-2:]} if line.strip())
    widths = sorted(len(line) for page in pages for line in page if line.strip())
    full = widths[len(widths) * 9 // 10] * 0.8 if widths else 0
    blocks: list[RawBlock] = []
    pending: list[Run] = []
    position = 0

    def flush() -> None:
        if pending:
            blocks.append(RawBlock(kind="paragraph", runs=tuple(pending)))
            pending.clear()

    for page in pages:
        for number, line in enumerate(page):
            start, position = position, position + len(line) + 1
            text = line.strip()
            at_edge = number < 2 or number >= len(page) - 2
            if not text:
                flush()
            elif at_edge and (_PAGE_NUMBER.fullmatch(text[:40]) or (len(pages) > 2 and edges[text] > len(pages) / 2)):
                blocks.append(RawBlock(kind="paragraph", runs=((line, start),)))  # stands apart, before what it cuts
            else:
                if _STARTS_ANEW.match(line):
                    flush()
                glue = " " if pending and text[0].isascii() and pending[-1][0][-1:].isascii() else ""
                pending.append((glue + text, start + len(line) - len(line.lstrip()) - len(glue)))
                if len(text) < full or text.endswith(_ENDS):
                    flush()
    flush()
    return blocks
