"""The pictures on paper, each with the sentence that says what it shows."""

from collections.abc import Iterator

from analyzer.report.furniture import Furniture
from analyzer.report.model import Report
from analyzer.report.paper_model import Block, Figure
from analyzer.report.paper_proof import para
from analyzer.report.picture_flow_drawing import flow_drawing
from analyzer.report.picture_flow_model import PAPER as FLOWS
from analyzer.report.picture_flows import unsent
from analyzer.report.picture_matrix import PAPER as MATRIX
from analyzer.report.picture_matrix import matrix_drawings
from analyzer.report.picture_timeline import PAPER as TIMELINE
from analyzer.report.picture_timeline import timeline_drawing


def flows_picture(report: Report, w: Furniture) -> Iterator[Block]:
    """Where the data goes, and what was not seen to go anywhere."""
    drawing = flow_drawing(report, w, FLOWS)
    if drawing:
        yield Figure(drawing=drawing)
    if names := unsent(report):
        yield para(w("picture_unsent"), w("colon"), " · ".join(names), kind="hint")


def moments_picture(report: Report, w: Furniture) -> Iterator[Block]:
    """When data is read."""
    drawing = timeline_drawing(report, w, TIMELINE)
    if drawing:
        yield Figure(drawing=drawing)
    elif not report.pictures.moments.analysed:
        yield para(w("moments_not_analysed"))


def granted_picture(report: Report, w: Furniture) -> Iterator[Block]:
    """The permissions that matter most; the table after it has all."""
    for drawing in matrix_drawings(report, w, MATRIX)[:1]:
        yield Figure(drawing=drawing)
