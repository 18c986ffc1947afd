"""What the pictures need of all reads and of all proofs, where the rest of the report shows only the first few."""

from typing import Literal

from analyzer.report.proof import Term
from analyzer.value import Value

UserKind = Literal["app", "unattributed", "sdk", "unreachable"]
"""Whose code it is; "unreachable": code that nothing runs, of whomever."""


class Moment(Value, kw_only=True):
    """Reads of one kind of data by one owner in one phase. ``count`` counts all; ``before``, ``after`` and
    ``undecidable`` how many of them stand so to the user's consent, the others are not reached by start-up.
    """

    phase: str
    count: int
    before: int = 0
    after: int = 0
    undecidable: int = 0


class MomentRow(Value, kw_only=True):
    """When one owner reads one kind of data: its phases in the device's order. ``anchor`` is that of the data type;
    ``library`` is true of an owner whose code only acts for the app.
    """

    data_type: Term
    owner: Term
    anchor: str
    library: bool = False
    moments: tuple[Moment, ...]


class Moments(Value, kw_only=True):
    """When personal information (grades "sensitive" and "personal") is read. ``analysed`` is false when no stage asked
    when code runs, ``consent`` when none asked for consent. ``unplaced`` counts reads that no row has: nothing runs
    them or says when they run, or they are bound to fail. Rows with a read before consent come first.
    """

    analysed: bool = False
    consent: bool = False
    rows: tuple[MomentRow, ...] = ()
    unplaced: int = 0


class Users(Value, kw_only=True):
    """Whose code uses a permission, as far as proofs were kept. ``complete`` is false when there may be users beyond
    those that are named.
    """

    permission: str
    dangerous: bool = False
    kinds: tuple[UserKind, ...] = ()
    complete: bool = True


class PictureFacts(Value, kw_only=True):
    """What the pictures of a report show beyond its tables. ``users`` has an entry for each permission."""

    moments: Moments = Moments()
    users: tuple[Users, ...] = ()
