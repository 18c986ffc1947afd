"""A picture in a Word document: pixels of the drawing, with its name and description for who cannot see it."""

import io
from typing import Any

from docx.oxml import OxmlElement
from docx.shared import Pt

from analyzer.report.picture_model import Drawing
from analyzer.report.picture_pixels import png
from analyzer.report.visible import visible

WIDTH = 481.0
"""Points: the width of the text in the template that ships."""
TALLEST = 640.0
"""Points of the tallest picture."""


def picture(drawing: Drawing, part: Any) -> Any:
    """A paragraph with the picture; ``part`` is the document's, which keeps the pixels."""
    scale = min(WIDTH / drawing.width, TALLEST / drawing.height)
    inline = part.new_pic_inline(io.BytesIO(png(drawing)), Pt(drawing.width * scale), Pt(drawing.height * scale))
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
    about = inline.docPr
    about.set("name", drawing.id)
    about.set("title", visible(drawing.title))
    about.set("descr", visible(drawing.text))
    paragraph, run, frame = OxmlElement("w:p"), OxmlElement("w:r"), OxmlElement("w:drawing")
    frame.append(inline)
    run.append(frame)
    paragraph.append(run)
    return paragraph
