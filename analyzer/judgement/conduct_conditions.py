"""Conditions over what code does to users or to other apps."""

from analyzer.behaviours.model import SensitiveRead
from analyzer.catalogue.conditions import ConductCondition
from analyzer.catalogue.model import Text
from analyzer.judgement.code_conditions import has_category, hidden_code, short_api
from analyzer.judgement.identity import kind_of_entry, party
from analyzer.judgement.lookup import Case
from analyzer.judgement.match import Match, Outcome, ref
from analyzer.judgement.wording import same
from analyzer.program.owner import Owner

SHOWN = 4
"""Most constants named in a sentence."""


def conduct(case: Case, condition: ConductCondition) -> Outcome:
    """One match per act and owner of code that can run."""
    matches = []
    for (act, owner, live), positions in case.reads.items():
        if not live or act not in condition.acts or not _is_whose(case, condition, owner):
            continue
        numbers = tuple(number for number in positions if _happens(condition, case.facts.reads[number]))
        if numbers:
            matches.append(_match(case, act, owner, numbers))
    acts = case.lexicon.listed([case.data_type_name(act) for act in condition.acts])
    looked = case.lexicon.text("looked.conduct", acts=acts)
    return Outcome(matches=tuple(matches), unseen=hidden_code(case), looked=(looked,))


def _is_whose(case: Case, condition: ConductCondition, owner: Owner) -> bool:
    return (
        (not condition.owners or owner.kind in condition.owners)
        and (not condition.sdk_categories or has_category(case, owner, condition.sdk_categories))
        and not (condition.sdk_without_categories and has_category(case, owner, condition.sdk_without_categories))
    )


def _happens(condition: ConductCondition, site: SensitiveRead) -> bool:
    return (
        (not condition.apis or site.api.startswith(condition.apis))
        and (not condition.arguments or site.argument.startswith(condition.arguments))
        and (not condition.manners or site.manner in condition.manners)
        and (condition.with_manner is None or bool(site.manner) is condition.with_manner)
        and (not condition.phases or not set(condition.phases).isdisjoint(site.phases))
        and set(condition.with_phases).issubset(site.phases)
        and set(condition.without_phases).isdisjoint(site.phases)
    )


def _match(case: Case, act: str, owner: Owner, numbers: tuple[int, ...]) -> Match:
    sites = [case.facts.reads[number] for number in numbers]
    name, who = case.data_type_name(act), case.owner_name(owner)
    apis = [same(text) for text in dict.fromkeys(short_api(site.api) for site in sites)]
    constants = [same(text) for text in sorted({site.argument for site in sites} - {""})]
    manners = [same(text) for text in sorted({text for site in sites for text in site.manner.split(",")} - {""})]
    fields: dict[str, Text] = {
        "act": name,
        "owner": who,
        "apis": case.lexicon.listed(apis, most=3),
        "arguments": case.lexicon.listed(constants, most=SHOWN),
        "manners": case.lexicon.listed(manners, most=SHOWN),
        "sites": same(len(sites)),
    }
    return Match(
        identity=(act, *party(owner), min(site.api for site in sites), kind_of_entry(sites)),
        subject=case.lexicon.text("subject.read", data_type=name, owner=who),
        fields=tuple(fields.items()),
        evidence=ref("read", *numbers),
        distinction=(owner.kind,),
    )
