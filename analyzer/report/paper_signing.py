"""Where people sign a report on paper, as a form of a laboratory has it: only in a report with its statements."""

from collections.abc import Iterator
from typing import Protocol

from analyzer.report.furniture import Furniture
from analyzer.report.model import Meta
from analyzer.report.paper_model import Block, Grid, Heading
from analyzer.report.paper_proof import para, strong

ROLES = ("tester", "reviewer", "approver")
"""Who signs, in this order: keys of `analyzer.report.meta.KEYS`."""

_ROOM = "\u00a0"
"""Height of an empty line: a paragraph without text takes none."""


class Stated(Protocol):
    """A report of any kind with a title and, perhaps, what a laboratory states."""

    @property
    def title(self) -> str:
        """What kind of report it is."""

    @property
    def meta(self) -> Meta | None:
        """The statements, None without."""


def signatures(report: Stated, w: Furniture) -> Iterator[Block]:
    """One row for each who signs, with the name where it was stated, and room for signature, date and stamp."""
    if report.meta is None:
        return
    yield Heading(level=2, text=w("signatures_title"))
    rows = tuple(
        (
            (para(strong(w(f"meta_{role}"))), para(_ROOM)),
            (para(getattr(report.meta, role) or _ROOM),),
            (para(_ROOM),),
            (para(_ROOM),),
        )
        for role in ROLES
    )
    header = (w("sign_role"), w("sign_name"), w("sign_hand"), w("sign_date"))
    yield Grid(weights=(22, 28, 30, 20), header=header, rows=rows)
    stamp = (para(strong(w("sign_stamp"))), para(_ROOM), para(_ROOM), para(_ROOM))
    yield Grid(weights=(22, 78), rows=((stamp, (para(report.meta.laboratory or _ROOM),)),))


def running_title(report: Stated, w: Furniture) -> str:
    """What stands at the head of every page: the title, and the report's number where the laboratory stated one."""
    number = (report.meta or Meta()).report_number
    return f"{report.title} · {w('meta_report_number')}{w('colon')}{number}" if number else report.title
