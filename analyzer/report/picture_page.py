"""The pictures of a report's page: each as an element, and what it shows as a table."""

from typing import NamedTuple

from markupsafe import Markup

from analyzer.report.anchors import anchor
from analyzer.report.furniture import Furniture
from analyzer.report.model import Report
from analyzer.report.picture_flow_drawing import flow_drawing
from analyzer.report.picture_flows import unsent
from analyzer.report.picture_matrix import matrix_drawings
from analyzer.report.picture_model import Drawing
from analyzer.report.picture_svg import svg
from analyzer.report.picture_timeline import timeline_drawing


class Shown(NamedTuple):
    """A picture, ready for the page, and the value that it was made of."""

    svg: Markup
    drawing: Drawing


class Drawn(NamedTuple):
    """The pictures of a page; None for what there is nothing to draw of. ``matrix`` has one or two, the second to be
    folded away. ``unsent`` names what is read and was not seen to leave.
    """

    flows: Shown | None
    moments: Shown | None
    matrix: tuple[Shown, ...]
    unsent: tuple[str, ...]


def drawn(report: Report, words: Furniture) -> Drawn:
    """All pictures of the page."""
    targets = _ids(report)

    def shown(drawing: Drawing) -> Shown:
        return Shown(Markup(svg(drawing, targets)), drawing)  # noqa: S704 - every text in it is escaped where it is drawn

    flows, moments = flow_drawing(report, words), timeline_drawing(report, words)
    return Drawn(
        flows=shown(flows) if flows else None,
        moments=shown(moments) if moments else None,
        matrix=tuple(shown(drawing) for drawing in matrix_drawings(report, words)),
        unsent=unsent(report),
    )


def _ids(report: Report) -> frozenset[str]:
    """Places of the page that a picture may lead to."""
    rows = (anchor(row.anchor) for group in report.behaviours.groups for row in group.rows)
    flows = (anchor(view.anchor) for view in report.flows.views)
    sdks = (f"sdk-{number}" for number in range(1, len(report.sdks) + 1))
    permissions = (f"permission-{number}" for number in range(1, len(report.permissions) + 1))
    return frozenset(("flows", *rows, *flows, *sdks, *permissions))
