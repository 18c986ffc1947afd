"""Permissions against what is known of each: asked for, used by whose code, said in the policy."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from analyzer.report.furniture import Furniture
from analyzer.report.model import PermissionRow, Report
from analyzer.report.picture_facts_model import Users
from analyzer.report.picture_grid import Grid, Line, Mark, Sheet, grid_drawing
from analyzer.report.picture_model import Drawing, Sign

MOST = 26
"""Most rows of the first picture; what is beyond has one of its own."""
MOST_FOLDED = 150
"""Most rows of the second one."""

PAGE = Sheet(960.0, (370.0, 0.0), 12.0, 10.5)
"""For a page on a screen."""
PAPER = Sheet(720.0, (222.0, 0.0), 12.0, 10.5)
"""For A4."""

_USERS = {
    "app": "granted_app",
    "unattributed": "granted_unattributed",
    "sdk": "granted_sdk",
    "unreachable": "granted_unreachable",
}
"""The word above the column of each kind of user."""
_COLUMNS = ("granted_requested", *_USERS.values(), "granted_said", "granted_purpose")
_GRAVE = frozenset({"used-not-requested", "no-use-found"})
_SILENT = frozenset({"not-mentioned", "mentioned", "denied"})
_NOTHING = frozenset({"none", "not-supplied"})
_PLATFORM = "android.permission."

State = Literal["yes", "no", "bad", "missing", "open", "unknown"]
_SIGNS: dict[State, tuple[Sign, str]] = {
    "yes": (Sign(x=0, y=0, size=6.5, figure="tick", tone="accent"), "granted_yes"),
    "no": (Sign(x=0, y=0, size=6.5, figure="dash", tone="soft"), "granted_no"),
    "bad": (Sign(x=0, y=0, size=6.5, figure="alert", tone="alarm"), "granted_bad"),
    "missing": (Sign(x=0, y=0, size=6.5, figure="cross", tone="alarm"), "granted_missing"),
    "open": (Sign(x=0, y=0, size=6.5, figure="ask", tone="open"), "granted_open"),
    "unknown": (Sign(x=0, y=0, size=6.5, figure="ring", tone="soft"), "granted_unknown"),
}
"""The sign of each, and the word for it."""


class _Row(NamedTuple):
    """A permission, its place in the report counted from 1, its users, and whether a policy was compared."""

    number: int
    row: PermissionRow
    users: Users
    told: bool

    @property
    def asks(self) -> bool:
        """Whether something stands against it. A policy need not speak of permissions that are not dangerous."""
        silent = self.told and self.users.dangerous and self.row.policy.id in _SILENT
        return silent or self.row.status.id in _GRAVE


def matrix_drawings(report: Report, words: Furniture, sheet: Sheet = PAGE) -> tuple[Drawing, ...]:
    """First the dangerous permissions and those that ask for a look; then, folded away, the others."""
    users = {one.permission: one for one in report.pictures.users}
    told = bool(report.sample.policy)
    rows = [
        _Row(number, row, users.get(row.name, Users(permission=row.name)), told)
        for number, row in enumerate(report.permissions, 1)
    ]
    first = [row for row in rows if row.users.dangerous or row.asks]
    front = sorted(first, key=lambda row: (not row.asks, not row.users.dangerous, row.number))[:MOST]
    kept = {row.number for row in front}
    rest = [row for row in rows if row.number not in kept]
    if not front:
        front, rest = rest[:MOST], rest[MOST:]
    drawn = [_drawing(front, words, sheet, "permission-matrix", len(rest))] if front else []
    if rest:
        drawn.append(_drawing(rest[:MOST_FOLDED], words, sheet, "permission-matrix-rest", len(rest) - MOST_FOLDED))
    return tuple(drawn)


def _drawing(rows: Sequence[_Row], words: Furniture, sheet: Sheet, name: str, rest: int) -> Drawing:
    states = [_states(row) for row in rows]
    lines = [
        Line(
            name=one.row.label or one.row.name.rpartition(".")[2],
            second=one.row.name.removeprefix(_PLATFORM) if one.row.label else "",
            cells=tuple(Mark(sign, words(told)) for sign, told in map(_SIGNS.__getitem__, cells)),
            link=f"permission-{one.number}",
            loud=_is_loud(cells),
        )
        for one, cells in zip(rows, states, strict=True)
    ]
    used = {state for cells in states for state in cells}
    return grid_drawing(
        Grid(
            id=name,
            title=words("granted"),
            text=words("granted_text", n=len(rows), bad=sum(map(_is_loud, states))),
            head=(words("permission"), ""),
            columns=tuple(words(column) for column in _COLUMNS),
            lines=lines,
            key=[(sign, words(told)) for state, (sign, told) in _SIGNS.items() if state in used],
            notes=[words("granted_rest", n=rest)] if rest > 0 else [],
        ),
        sheet,
    )


def _is_loud(states: tuple[State, ...]) -> bool:
    return "bad" in states or "missing" in states


def _states(one: _Row) -> tuple[State, ...]:
    asked: State = "yes" if one.row.requested else "no"
    if one.row.status.id == "used-not-requested":
        asked = "missing"
    elif one.row.status.id == "no-use-found":
        asked = "bad"
    return (asked, *(_use(kind, one) for kind in _USERS), *_said(one))


def _use(kind: str, one: _Row) -> State:
    if kind in one.users.kinds:
        return "yes"
    if one.row.status.id == "not-checkable":
        return "open"
    return "no" if one.users.complete else "unknown"


def _said(one: _Row) -> tuple[State, State]:
    """Whether the policy names the permission, and says what for."""
    against: State = "bad" if one.users.dangerous else "no"
    told: dict[str, tuple[State, State]] = {
        "explained": ("yes", "yes"),
        "mentioned": ("yes", against),
        "denied": (against, against),
        "not-mentioned": (against, against),
    }
    if not one.told or one.row.policy.id in _NOTHING:
        return "unknown", "unknown"
    return told.get(one.row.policy.id, ("open", "open"))  # only named, not found for sure, not decidable
