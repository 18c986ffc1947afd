"""What a paper must say, and what a PDF says: texts without blanks, to be compared."""

import re
from collections.abc import Iterator

import pypdfium2

from analyzer.report.paper_model import Block, Code, Figure, Heading, Paper, Para


def squeezed(text: str) -> str:
    """Without blanks: a line may end anywhere."""
    return re.sub(r"\s", "", text)


def said(paper: Paper) -> Iterator[str]:
    """Every text of a paper, in its order."""
    for section in paper.sections:
        for block in section.blocks:
            yield from _texts(block)


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield block.number + block.text
    elif isinstance(block, Para):
        yield "".join(run.text for run in block.runs)
    elif isinstance(block, Code):
        yield from (line.text for line in block.lines)
    elif isinstance(block, Figure):
        for para in block.caption:
            yield from _texts(para)
    else:
        yield from block.header
        for row in block.rows:
            for cell in row:
                for para in cell:
                    yield from _texts(para)


def pdf_text(data: bytes) -> str:
    """The text of all pages without running heads and feet, squeezed."""
    pages = []
    with pypdfium2.PdfDocument(data) as document:
        for number, page in enumerate(document):
            lines = page.get_textpage().get_text_range().split("\r\n")
            pages.append("".join(lines[2 if number else 1 :]))
    return squeezed("".join(pages))
