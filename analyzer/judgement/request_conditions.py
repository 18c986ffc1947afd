"""Conditions over places that ask the user for run-time permissions."""

from collections import defaultdict

from analyzer.behaviours.model import WIDE_DISPATCH, PermissionRequest, PermissionUse
from analyzer.catalogue.conditions import RequestCondition
from analyzer.catalogue.model import Text
from analyzer.judgement.code_conditions import hidden_code
from analyzer.judgement.identity import party
from analyzer.judgement.lookup import Case
from analyzer.judgement.match import Match, Outcome, ref
from analyzer.judgement.wording import same
from analyzer.program.owner import Owner

_NO_DATA = frozenset({"android.permission.POST_NOTIFICATIONS"})
"""Dangerous, and opens no information about anybody: asking for it is no question about personal information."""


def requests(case: Case, condition: RequestCondition) -> Outcome:
    """One match per owner of places that ask and can run."""
    unseen = hidden_code(case)
    found: dict[Owner, list[int]] = defaultdict(list)
    unclear = 0
    live = [(n, asked) for n, asked in enumerate(case.facts.permission_requests) if asked.grade != "packaged"]
    for number, asked in live:
        if not _happens(condition, asked):
            continue
        if len(_groups(case, asked)) >= condition.groups and _is_firm(condition, asked):
            found[asked.owner].append(number)
        elif not asked.complete or len(_groups(case, asked)) >= condition.groups:
            unclear += 1
    owners = sorted(found, key=lambda owner: (owner.kind, owner.sdk))
    undecided = (case.lexicon.text("undecided.requests", count=unclear),) if unclear else ()
    looked = case.lexicon.text("looked.requests", count=len(live)) if live else case.lexicon.text("looked.no-requests")
    matches = tuple(_match(case, owner, found[owner]) for owner in owners)
    return Outcome(matches=matches, unseen=unseen, undecided=undecided, looked=(looked,))


def _happens(condition: RequestCondition, asked: PermissionRequest) -> bool:
    """Whether what is known of the place apart from the permissions is what is asked for."""
    return (
        (not condition.owners or asked.owner.kind in condition.owners)
        and (not condition.phases or not set(condition.phases).isdisjoint(asked.phases))
        and (not condition.repeated or asked.repeated in condition.repeated)
        and (not condition.denied or asked.denied in condition.denied)
    )


def _is_firm(condition: RequestCondition, asked: PermissionRequest) -> bool:
    """A phase accuses only when the way to the place is none of many that a call may take."""
    return not condition.phases or all(step.targets <= WIDE_DISPATCH for step in asked.path)


def _uses(case: Case, asked: PermissionRequest) -> list[PermissionUse]:
    """The permissions of one question that the user really has to answer: requested, dangerous, about information."""
    uses = {use.name: use for use in case.facts.permissions if use.requested and use.name not in _NO_DATA}
    known = [uses[name] for name in asked.permissions if name in uses]
    return [use for use in known if "dangerous" in use.protection.split("|")]


def _groups(case: Case, asked: PermissionRequest) -> set[str]:
    """Permissions of one group are one question to the user."""
    return {use.group or use.name for use in _uses(case, asked)}


def _match(case: Case, owner: Owner, numbers: list[int]) -> Match:
    places = [case.facts.permission_requests[number] for number in numbers]
    names = dict.fromkeys(use.name for asked in places for use in _uses(case, asked))
    who = case.owner_name(owner)
    fields: dict[str, Text] = {
        "owner": who,
        "asked": case.lexicon.listed([same(name.rpartition(".")[2]) for name in names]),
        "sites": same(len(places)),
        "repeated": _words(case, "repeated", [asked.repeated for asked in places]),
        "denied": _words(case, "denied", [asked.denied for asked in places]),
    }
    return Match(
        identity=("permission-request", *party(owner)),
        distinction=(owner.kind,),
        subject=case.lexicon.text("subject.read", data_type=case.data_type_name("permission-request"), owner=who),
        fields=tuple(fields.items()),
        evidence=ref("request", *numbers),
    )


def _words(case: Case, key: str, values: list[str]) -> Text:
    """What happens after a denial, in words."""
    return case.lexicon.listed(
        [case.lexicon.text(f"report.requests.{key}.{value}") for value in sorted({*values} - {""})]
    )
