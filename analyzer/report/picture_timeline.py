"""When personal information is read: kinds of data and whose code reads them against the phases of the app's life."""

from typing import Literal

from analyzer.behaviours.model import START_UP
from analyzer.report.furniture import Furniture
from analyzer.report.model import Report
from analyzer.report.picture_facts import PHASES
from analyzer.report.picture_facts_model import Moment, MomentRow
from analyzer.report.picture_grid import Band, Grid, Line, Mark, Sheet, grid_drawing
from analyzer.report.picture_model import Drawing, Sign

MOST = 28
"""Most rows; what is beyond is counted below the picture."""

PAGE = Sheet(960.0, (216.0, 140.0), 12.0, 10.5)
"""For a page on a screen."""
PAPER = Sheet(720.0, (134.0, 96.0), 12.0, 10.5)
"""For A4."""

COLUMNS = {
    "attach": "moment_attach",
    "provider": "moment_provider",
    "application": "moment_application",
    "launch": "moment_launch",
    "user-event": "moment_user_event",
    "background": "moment_background",
    "repeating": "moment_repeating",
    "external": "moment_external",
}
"""The word above the column of each phase."""

Stand = Literal["before", "undecidable", "after", "plain"]
_SIGNS: dict[Stand, tuple[Sign, str]] = {
    "before": (Sign(x=0, y=0, size=7.0, figure="alert", tone="alarm"), "moment_before"),
    "undecidable": (Sign(x=0, y=0, size=6.5, figure="ask", tone="open"), "moment_undecidable"),
    "after": (Sign(x=0, y=0, size=6.5, figure="tick", tone="good"), "moment_after"),
    "plain": (Sign(x=0, y=0, size=6.5, figure="dot", tone="soft"), "moment_plain"),
}
"""The sign of each, and the word for it."""


def timeline_drawing(report: Report, words: Furniture, sheet: Sheet = PAGE) -> Drawing | None:
    """The drawing; None when no read has a known phase."""
    moments = report.pictures.moments
    if not moments.rows:
        return None
    shown = moments.rows[:MOST]
    lines = [_line(row, words) for row in shown]
    used = {_stand(moment) for row in shown for moment in row.moments}
    key = [(sign, words(told)) for stand, (sign, told) in _SIGNS.items() if stand in used]
    notes = [words("moments_numbers")]
    notes += [] if moments.consent else [words("moments_no_consent")]
    if rest := len(moments.rows) - len(shown):
        notes.append(words("moments_more", n=rest))
    if moments.unplaced:
        notes.append(words("moments_unplaced", n=moments.unplaced))
    early = sum(not row.library and any(moment.before for moment in row.moments) for row in moments.rows)
    last = max(number for number, phase in enumerate(PHASES) if phase in START_UP)
    return grid_drawing(
        Grid(
            id="moments",
            title=words("moments"),
            text=words("moments_text", n=len(moments.rows), early=early),
            head=(words("data_type"), words("owner")),
            columns=tuple(words(COLUMNS[phase]) for phase in PHASES),
            lines=lines,
            key=key,
            notes=notes,
            bands=(Band(0, last, words("moments_start")),),
        ),
        sheet,
    )


def _line(row: MomentRow, words: Furniture) -> Line:
    by_phase = {moment.phase: moment for moment in row.moments}
    cells = tuple(_mark(by_phase[phase], words) if phase in by_phase else None for phase in PHASES)
    early = not row.library and any(_stand(moment) == "before" for moment in row.moments)
    return Line(row.data_type.text, row.owner.text, cells, row.anchor, early)


def _mark(moment: Moment, words: Furniture) -> Mark:
    """The sign of the worst, with how many of how many stand so."""
    stand = _stand(moment)
    sign, told = _SIGNS[stand]
    own = {"before": moment.before, "undecidable": moment.undecidable}.get(stand, moment.count)
    number = str(own) if own == moment.count else f"{own}/{moment.count}"
    return Mark(sign, words(told), number)


def _stand(moment: Moment) -> Stand:
    """How the worst of the reads stands to consent. What start-up does not do is not asked."""
    if moment.phase not in START_UP:
        return "plain"
    if moment.before:
        return "before"
    if moment.undecidable:
        return "undecidable"
    return "after" if moment.after == moment.count else "plain"
