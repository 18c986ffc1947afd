"""Boxes and bands of the picture of flows, and the room that it has."""

from typing import Literal, NamedTuple

from analyzer.value import Value

BAR = 12.0
"""Width of a box."""

Travel = Literal["", "cleartext", "tls-unchecked"]
"""What is wrong with how data travels."""

Column = Literal[0, 1, 2]
"""Kinds of information, whose code reads them, where they go."""


class Frame(NamedTuple):
    """The room of a picture: its width, where the boxes of each column begin, and the sizes of its texts."""

    width: float
    bars: tuple[float, float, float]
    size: float
    small: float

    def room(self, column: int) -> float:
        """How long a text beside a box may be."""
        ends = (self.bars[0] - 8, self.bars[2] - self.bars[1] - BAR - 34, self.width - self.bars[2] - BAR - 12)
        return ends[column]


PAGE = Frame(960.0, (232.0, 488.0, 690.0), 12.0, 10.5)
"""For a page on a screen."""
PAPER = Frame(720.0, (178.0, 356.0, 508.0), 12.5, 11.0)
"""For A4."""


class FlowNode(Value, kw_only=True):
    """A box: a kind of information (``column`` 0), whose code reads it (1), or where it goes (2). ``name`` and
    ``small`` are lines that fit, ``full`` all of it. ``others`` counts those that share the box, 0 for one of its own.
    """

    id: str
    column: Column
    full: str
    name: tuple[str, ...]
    small: tuple[str, ...] = ()
    flows: int
    others: int = 0
    link: str = ""
    travel: Travel = ""
    top: float = 0.0
    height: float = 0.0


class FlowBand(Value, kw_only=True):
    """All flows between two boxes that look alike. ``source`` and ``target`` index the boxes; ``start`` and ``end`` are
    where its upper edge begins and ends. ``travel`` says what is wrong with how it travels.
    """

    source: int
    target: int
    flows: int
    certain: bool
    travel: Travel = ""
    height: float = 0.0
    start: float = 0.0
    end: float = 0.0


class FlowPicture(Value, kw_only=True):
    """The boxes from top to bottom, column by column, and the bands between them. ``height`` is that of the columns."""

    analysed: bool
    flows: int
    sizes: tuple[int, int, int]
    nodes: tuple[FlowNode, ...]
    bands: tuple[FlowBand, ...]
    height: float
