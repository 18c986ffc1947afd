"""A picture as PNG, for documents that hold no drawings: the vector drawing, turned into pixels."""

import io

import pypdfium2

from analyzer.report.picture_canvas import page
from analyzer.report.picture_model import Drawing

SHARP = 2.0
"""Pixels for each unit: some 200 to the inch on A4."""
LARGEST = 40_000_000
"""Most pixels of a picture; a larger one is made coarser."""


def png(drawing: Drawing) -> bytes:
    """The picture as PNG on white; the same bytes for the same drawing, with the same versions of the libraries."""
    fitting = (LARGEST / (drawing.width * drawing.height)) ** 0.5
    document = pypdfium2.PdfDocument(page(drawing))
    try:
        pixels = document[0].render(scale=min(SHARP, fitting)).to_pil()
    finally:
        document.close()
    out = io.BytesIO()
    # 64 colours keep every edge smooth and take a third of the bytes.
    pixels.convert("RGB").quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()
