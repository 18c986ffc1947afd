"""Statements, SDK rows and whole-policy checks in the words of the report."""

from bisect import bisect_left
from collections.abc import Mapping

from analyzer.policy.alternatives import word_set
from analyzer.policy.model import Actor, Policy, PolicyCheck, SdkMention, Statement
from analyzer.report.check_values import QUOTED, value_told
from analyzer.report.lexicon import Lexicon
from analyzer.report.policy_kinds import ADVERSE, kind_of
from analyzer.report.policy_model import CheckRow, Party, SdkMentionView, StatementView
from analyzer.report.policy_text import PolicyText
from analyzer.report.proof import Term
from analyzer.report.visible import one_line

MEASURED = "readability"
"""The check that measures: nothing is stated or missing."""

RESULTS = ("adverse", "missing", "undecided", "found", "absent")
"""Results of checks, what asks for a look first."""

PLAIN_WORDS = word_set(
    """angle batch digits entrust epic fingerprint fabric folly glide heap here hook image line matrix meta party-sdk
    prime pump radar republic robust sense shook sift snap sonic spine square stretch stripe tap timber tinker unity
    various zoom no-sdk"""
)
"""SDKs that are called like an ordinary English word: in small letters, with nothing told of it, it is that word."""

Names = Mapping[str, str]
"""Id of an SDK to its name in the report's language."""


def statement_views(policy: Policy, lexicon: Lexicon, names: Names) -> tuple[StatementView, ...]:
    """All statements in the order of the policy stage."""
    numbers = [sentence.number for sentence in policy.document.sentences]
    return tuple(
        _statement(number, statement, policy, numbers, lexicon, names)
        for number, statement in enumerate(policy.statements, 1)
    )


def _statement(
    number: int, statement: Statement, policy: Policy, numbers: list[int], lexicon: Lexicon, names: Names
) -> StatementView:
    document = policy.document
    at = bisect_left(numbers, statement.sentence)
    known = at < len(numbers) and numbers[at] == statement.sentence
    sentence = document.sentences[at] if known else None
    headings = document.blocks[sentence.block].headings if sentence else ()
    return StatementView(
        number=number,
        sentence=statement.sentence,
        kind=kind_of(statement),
        data_types=tuple(lexicon.data_type(key) for key in statement.data_types),
        action=lexicon.term("actions", statement.action),
        actor=_party(statement.actor, lexicon, names),
        receiver=_party(statement.receiver, lexicon, names) if statement.receiver else None,
        purpose=one_line(statement.purpose),
        purpose_kinds=tuple(lexicon.term("purpose_kinds", kind) for kind in statement.purpose_kinds),
        condition=one_line(statement.condition),
        condition_kind=_term("condition_kinds", statement.condition_kind or "", lexicon),
        necessity=_term("necessities", statement.necessity, lexicon),
        polarity=lexicon.term("polarities", statement.polarity),
        modality=lexicon.term("modalities", statement.modality),
        section=tuple(one_line(heading) for heading in headings),
        rule=statement.rule,
        score=round(statement.score, 3),
        sentence_text=one_line(document.text[sentence.span.start : sentence.span.end]) if sentence else "",
    )


def _term(table: str, key: str, lexicon: Lexicon) -> Term | None:
    return lexicon.term(table, key) if key else None


def _party(actor: Actor, lexicon: Lexicon, names: Names) -> Party:
    known = names.get(actor.sdk, actor.sdk)
    return Party(kind=lexicon.term("actors", actor.kind), name=one_line(actor.name) or known, sdk=actor.sdk)


def sdk_mention_views(policy: Policy, lexicon: Lexicon, names: Names) -> tuple[SdkMentionView, ...]:
    """Whom the policy names as a third party, each once: those that it says most about first, then as they come."""
    best: dict[str, SdkMention] = {}
    for mention in policy.sdk_mentions:
        if _is_plain_word(mention):
            continue
        key = mention.sdk or mention.name.casefold()
        if key not in best or _told(mention) > _told(best[key]):
            best[key] = mention
    order = sorted(best.values(), key=lambda mention: (not mention.data_types, mention.sentence))
    return tuple(
        SdkMentionView(
            sentence=mention.sentence,
            name=one_line(mention.name),
            sdk=mention.sdk,
            known=names.get(mention.sdk, mention.sdk),
            company=one_line(mention.company),
            data_types=tuple(lexicon.data_type(key) for key in mention.data_types),
            purpose=one_line(mention.purpose),
            manner=one_line(mention.manner),
            link=one_line(mention.link),
        )
        for mention in order
    )


def _is_plain_word(mention: SdkMention) -> bool:
    """Only the list leaves such a word out: in the comparison a name that may be meant excuses, and never accuses."""
    words = "-".join(mention.name.split())
    named = words in PLAIN_WORDS or words in ("Here", "Various") or words.lower() in ("party-sdk", "no-sdk")
    return named and not _told(mention)


def _told(mention: SdkMention) -> int:
    parts = (mention.data_types, mention.purpose, mention.company, mention.manner, mention.link)
    return sum(bool(part) for part in parts)


def check_rows(policy: Policy, text: PolicyText, lexicon: Lexicon) -> tuple[CheckRow, ...]:
    """All whole-policy checks in the order that the policy stage gives them."""
    return tuple(_check_row(check, policy, text, lexicon) for check in policy.checks)


def _check_row(check: PolicyCheck, policy: Policy, text: PolicyText, lexicon: Lexicon) -> CheckRow:
    complete = policy.complete
    title = lexicon.name("checks", check.id)
    if check.id in ADVERSE:
        result = "adverse" if check.found else "absent" if complete else "undecided"
    else:
        result = "found" if check.found else "missing" if complete else "undecided"
    term = lexicon.term("check_results", result)
    if check.id == MEASURED and check.found:  # a text does not state how readable it is
        term = Term(id=result, text=lexicon.name("check_results", "measured"))
    spelled = (check.value,) if check.id in QUOTED else ()
    return CheckRow(
        id=check.id,
        title=title,
        result=term,
        value=check.value,
        told=value_told(check, policy.document.language, lexicon),
        quote=text.quote(check.sentence, words=(*spelled, *check.searched), span=check.span)
        if check.found and check.sentence
        else None,
        search=None if check.found else text.search(title, check.searched, check.nearest),
    )
