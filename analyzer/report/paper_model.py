"""A report for paper: sections of headings, paragraphs, tables and code, before any format lays them out.

PDF and DOCX are both made from these, so that they hold the same content in the same order.
"""

from typing import Literal

from analyzer.report.picture_model import Drawing
from analyzer.value import Value

SECTIONS = (
    "sample", "basis", "conclusion", "items", "item_tables", "permissions", "behaviours", "flows", "sdks",
    "policy_checks", "undecidable", "not_seen", "limits",
)  # fmt: skip
"""Ids of the sections, in the order of a laboratory's report; each is also the key of its title."""

Tone = Literal["", "confirmed", "suspected", "undecidable", "not-seen", "no-issue"]
"""A verdict that colours a text; never the only mark of it."""

Kind = Literal["body", "lead", "hint", "caution", "quote", "bullet", "step"]
"""What a paragraph is: running text, a small label, an explanation, a warning, words of the policy, an item of a list,
a step of a path.
"""


class Run(Value, kw_only=True):
    """A run of text in one style. ``kind``: code is a name out of code, mark is what matters of a quotation, soft is
    less important. ``link`` is the anchor it leads to, "" for none.
    """

    text: str
    kind: Literal["", "code", "strong", "mark", "soft"] = ""
    tone: Tone = ""
    link: str = ""


class Para(Value, kw_only=True):
    """A paragraph. ``indent`` counts levels from 0; ``label`` is the number or mark of a list item."""

    runs: tuple[Run, ...]
    kind: Kind = "body"
    indent: int = 0
    label: str = ""
    tone: Tone = ""


class Heading(Value, kw_only=True):
    """A heading. ``level`` 1 is a section's title, 4 a finding's; ``number`` such as "4.2"; ``anchor`` "" for none."""

    level: Literal[1, 2, 3, 4]
    text: str
    number: str = ""
    anchor: str = ""
    tone: Tone = ""


Cell = tuple[Para, ...]
"""The content of one cell of a table."""


class Grid(Value, kw_only=True):
    """A table. ``header`` is () for a sheet whose first column names each row; ``weights`` are shares of the width.

    ``rows`` all have as many cells as ``weights``, but a row of one cell spans the table and names a group.
    """

    weights: tuple[int, ...]
    header: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...]


class CodeLine(Value, kw_only=True):
    """One line of code; ``label`` is what stands before it, such as the source line of a marked one."""

    text: str
    label: str = ""
    marked: bool = False


class Code(Value, kw_only=True):
    """A piece of code."""

    lines: tuple[CodeLine, ...]


class Figure(Value, kw_only=True):
    """A picture, as wide as the text, below its title and the sentences that say what it shows."""

    drawing: Drawing

    @property
    def caption(self) -> tuple[Para, Para]:
        """Its title and its sentences."""
        title = Run(text=self.drawing.title, kind="strong")
        return Para(runs=(title,), kind="lead"), Para(runs=(Run(text=self.drawing.text),), kind="hint")


Block = Heading | Para | Grid | Code | Figure


class Section(Value, kw_only=True):
    """One section: an id of `SECTIONS`, and its blocks, a heading of level 1 first."""

    key: str
    blocks: tuple[Block, ...]


class Paper(Value, kw_only=True):
    """The report: each of `SECTIONS` in this order."""

    sections: tuple[Section, ...]

    def of(self, key: str) -> tuple[Block, ...]:
        """The blocks of a section."""
        return next(section.blocks for section in self.sections if section.key == key)
