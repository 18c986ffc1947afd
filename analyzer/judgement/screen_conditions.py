"""Conditions over what the app's own screens show."""

from analyzer.behaviours.screen_model import ScreenFact
from analyzer.catalogue.conditions import ScreenCondition
from analyzer.catalogue.model import Text
from analyzer.judgement.code_conditions import hidden_code
from analyzer.judgement.lookup import INTERFACE, Case, partial_manifest
from analyzer.judgement.match import Match, Outcome, ref
from analyzer.judgement.wording import same

SHOWN = 3
"""Most texts and places named in a sentence."""


def screens(case: Case, condition: ScreenCondition) -> Outcome:
    """One match per kind of what reachable code brings onto a screen; one for all screens when nothing is asked for but
    that something is missing.
    """
    hidden = (*partial_manifest(case), *_unseen(case))
    unseen = tuple(dict.fromkeys((*hidden_code(case), *hidden)))
    looked = (case.lexicon.text("looked.screens", count=len(case.facts.screens)),)
    facts = [(n, fact) for n, fact in enumerate(case.facts.screens) if _is_whose(fact)]
    if any(fact.kind in condition.without for _, fact in facts):
        return Outcome(looked=looked)
    found: dict[str, list[int]] = {}
    for number, fact in facts:
        if fact.kind in condition.kinds and fact.live:
            found.setdefault(fact.kind, []).append(number)
    matches = [_match(case, condition, kind, numbers) for kind, numbers in found.items()]
    if not condition.kinds:
        matches = [_match(case, condition, "", [])]
    if condition.without and hidden:
        matches = []  # what is not there may be where nobody could look
    return Outcome(matches=tuple(matches), unseen=unseen, looked=looked)


def _is_whose(fact: ScreenFact) -> bool:
    """Whether it may be the app's: what only an SDK's code shows is none of its entries, but it asks for consent."""
    asking = fact.kind in ("consent-prompt", "consent-box", "ticked-consent", "unrefusable-consent")
    return asking or fact.owner.kind != "sdk"


def _unseen(case: Case) -> tuple[Text, ...]:
    if INTERFACE not in case.facts.stages_done:
        return (case.lexicon.text("unseen.screens-not-looked"),)
    causes = sorted({gap.cause.value for gap in case.screen_gaps})
    if not causes:
        return ()
    names = case.lexicon.listed([case.lexicon.text(f"report.causes.{cause}") for cause in causes])
    return (case.lexicon.text("unseen.screens-hidden", causes=names),)


def _match(case: Case, condition: ScreenCondition, kind: str, numbers: list[int]) -> Match:
    facts = [case.facts.screens[number] for number in numbers]
    texts = [same(text) for text in dict.fromkeys(fact.text for fact in facts if fact.text)]
    places = [same(text) for text in dict.fromkeys(place_of(fact) for fact in facts)]
    name = case.lexicon.text(f"report.screens.kinds.{kind}") if kind else case.lexicon.text("subject.screens")
    missing = [case.lexicon.text(f"report.screens.kinds.{entry}") for entry in condition.without]
    fields: dict[str, Text] = {
        "control": name,
        "texts": case.lexicon.listed(texts, most=SHOWN),
        "places": case.lexicon.listed(places, most=SHOWN),
        "sites": same(len(facts)),
        "missing_entries": case.lexicon.listed(missing),
    }
    return Match(
        identity=("screen", kind, *condition.without),
        subject=name,
        fields=tuple(fields.items()),
        evidence=ref("screen", *numbers),
    )


def place_of(fact: ScreenFact) -> str:
    """Where it stands, short enough for a sentence."""
    if fact.place:
        return fact.place
    if fact.site is None:
        return fact.source
    owner, _, member = fact.site.method.partition("->")
    return f"{owner.rpartition('/')[2].rstrip(';')}.{member.partition('(')[0]}"
