"""The file of an analyst's decisions, read strictly."""

import datetime
import hashlib
from types import MappingProxyType

from analyzer.catalogue.given import Given, clipped, read_given, unknown_key
from analyzer.catalogue.yaml_tree import Path
from analyzer.review.model import Choice, Decision, Review

HINT = "see docs/review.md, or begin with 'apkscan review new'"

LONGEST = 800
"""Most characters of one text: what a report shows of one."""

_HEAD = ("package", "version", "sha256", "decisions")
_ENTRY = ("decision", "reason", "note", "who", "date", "rule", "subject", "verdict")
_CHOICES: MappingProxyType[str, Choice] = MappingProxyType(
    {"confirm": "confirm", "确认": "confirm", "reject": "reject", "驳回": "reject"}
)


def read_review(data: bytes, name: str) -> Review:
    """The decisions of a file of YAML, or of JSON when it is called so.

    Raises:
        UsageError: not such a file, an unknown key, a wrong type, a rejection without a reason; one line, with the
            place.
    """
    given = read_given(data, name, HINT)
    head = given.mapping(())
    for key in head:
        if key not in _HEAD:
            raise unknown_key(given, (), key, _HEAD)
    if "decisions" not in head:
        raise given.wrong((), "missing key 'decisions'")
    listed = given.mapping(("decisions",))
    decisions = [_decision(given, finding) for finding in listed]
    made = tuple(decision for decision in decisions if decision is not None)
    return Review(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        package=_text(given, ("package",)),
        version=_text(given, ("version",)),
        sample=_text(given, ("sha256",)).lower(),
        decisions=made,
        undecided=len(decisions) - len(made),
    )


def holds_decisions(data: bytes, name: str) -> bool:
    """Whether a file is one of decisions at all, right or wrong.

    Raises:
        UsageError: it cannot be read as YAML or JSON.
    """
    value = read_given(data, name, HINT).at(())
    return isinstance(value, dict) and "decisions" in value


def _decision(given: Given, finding: str) -> Decision | None:
    path = ("decisions", finding)
    entry = given.mapping(path)
    for key in entry:
        if key not in _ENTRY:
            raise unknown_key(given, path, key, _ENTRY)
    fields = {key: _text(given, (*path, key)) for key in _ENTRY}
    stated = fields.pop("decision")
    choice = _choice(given, path, stated, fields)
    if fields["date"]:
        _require_date(given, (*path, "date"), fields["date"])
    return None if choice is None else Decision(finding=finding, choice=choice, **fields)


def _choice(given: Given, path: Path, stated: str, fields: dict[str, str]) -> Choice | None:
    if not stated:
        if fields["reason"]:
            raise given.wrong((*path, "reason"), "a reason stands here without a decision")
        return "note" if fields["note"] else None
    choice = _CHOICES.get(stated)
    if choice is None:
        raise given.wrong((*path, "decision"), f"'{clipped(stated)}' is not one of 'confirm', 'reject'")
    if choice == "reject" and not fields["reason"]:
        raise given.wrong((*path, "decision"), f"finding '{clipped(str(path[-1]))}' is rejected without a reason")
    return choice


def _text(given: Given, path: Path) -> str:
    holder = given.mapping(path[:-1])
    text = " ".join(given.text(holder.get(str(path[-1])), path).split())
    if len(text) > LONGEST:
        raise given.wrong(path, f"'{path[-1]}' is longer than {LONGEST} characters")
    return text


def _require_date(given: Given, path: Path, text: str) -> None:
    try:
        valid = datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        valid = False
    if not valid:
        raise given.wrong(path, f"'{path[-1]}' is no date; write it like 2026-01-31")
