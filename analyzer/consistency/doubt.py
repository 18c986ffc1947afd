"""What a policy may say without being understood for sure: it takes certainty away, and never settles anything.

A claim stays what the statements make it. Where it would be milder if the doubtful sentences say what they may say, it
is not certain, and names them: a person has to read them. To let them excuse would be silence about what may well be
missing; to ignore them would be an accusation of what may well be said.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from msgspec import structs

from analyzer.consistency.model import Consistency, DataClaim, RecipientClaim
from analyzer.policy.model import Policy, Statement
from analyzer.policy.normal import plain

_Claim = TypeVar("_Claim", DataClaim, RecipientClaim)

MILDER: Mapping[str, frozenset[str]] = {
    "omitted": frozenset({"clear", "vague", "ambiguous"}),
    "incorrect": frozenset({"clear", "vague", "ambiguous"}),
    "ambiguous": frozenset({"clear"}),
    "vague": frozenset({"clear"}),
    "not-named": frozenset({"clear", "vague", "named", "unnamed"}),
    "denied": frozenset({"clear", "vague", "named", "unnamed"}),
    "unnamed": frozenset({"clear", "vague", "named"}),
    "named": frozenset({"clear", "vague"}),
}
"""By class, the classes that accuse of less. Nothing is milder than "clear"; where nothing can be told ("not-decidable"
and "not-supplied") a doubt adds nothing. A recipient's "vague" (with a broader type) accuses of less than "named".
"""


_DEFINING = re.compile(
    r"^\W*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.]\s?)?(?:其中)?\W{0,2}(?:敏感)?个人(?:敏感|隐私)?(?:信息|资料)\W{0,2}"
    r"(?:[（(][^()（）]{0,40}[)）])?(?:是指|系指|指的?是|指|一般包括|主要包括|包括|包含)"
    r"|^\W*(?:sensitive )?personal (?:information|data)\W{0,3}(?:means|includes?|refers? to|is any|is information)\b"
)
_TERMS = re.compile(r"定义|释义|名词解释|术语|关键词|\bdefinitions?\b|\bglossary\b|\bterms? used\b")
_COLLECTING = re.compile(
    r"收集|获取|读取|采集|访问|上传|使用|处理|记录|collect|access|obtain|gather|\bread|\buse|process|receive|record|upload"
)
_NEITHER = re.compile(r"\bneither\b[^.;]{1,80}\bnor\b")
_LONGEST = 600


def settled(policy: Policy) -> Policy:
    """The policy with those statements made doubtful whose words are of another kind: definitions of a term ("personal
    information includes the IMEI") that say nothing of collecting, and what is said of two who both don't ("neither").
    """
    texts: dict[int, bool] = {}
    firm: list[Statement] = []
    more: list[Statement] = []
    for statement in policy.statements:
        if statement.polarity != "yes":
            firm.append(statement)
            continue
        number = statement.sentence
        if number not in texts:
            texts[number] = _is_of_another_kind(policy, number)
        (more if texts[number] or _is_denied_of_two(policy, statement) else firm).append(statement)
    if not more:
        return policy
    return structs.replace(policy, statements=tuple(firm), doubtful=(*policy.doubtful, *more))


def _is_of_another_kind(policy: Policy, number: int) -> bool:
    document = policy.document
    sentence = document.sentences[number - 1]
    text = plain(document.text[sentence.span.start : min(sentence.span.end, sentence.span.start + _LONGEST)])
    titles = document.blocks[sentence.block].headings[-1:]
    defining = _DEFINING.search(text) is not None or any(_TERMS.search(plain(title)) for title in titles)
    return defining and _COLLECTING.search(text) is None


def _is_denied_of_two(policy: Policy, statement: Statement) -> bool:
    span = statement.action_span
    if span is None:
        return False
    start = policy.document.sentences[statement.sentence - 1].span.start
    return _NEITHER.search(plain(policy.document.text[max(start, span.start - _LONGEST) : span.start])) is not None


def with_doubtful(policy: Policy) -> Policy | None:
    """The policy as if it stated what it may state; None when there is nothing of the kind."""
    more = tuple(statement for statement in policy.doubtful if statement.polarity == "yes")
    return structs.replace(policy, statements=(*policy.statements, *more), doubtful=()) if more else None


def doubted(stated: Consistency, lenient: Consistency, policy: Policy) -> Consistency:
    """The claims of the statements, each with the sentences that may make it milder.

    Args:
        stated: the comparison with what the policy states.
        lenient: the comparison with what it states and may state (`with_doubtful`).
        policy: whose doubtful sentences they are.
    """
    doubtful = frozenset(statement.sentence for statement in policy.doubtful)
    return structs.replace(
        stated,
        data=_each(stated.data, lenient.data, lambda claim: (claim.data_type, claim.owner), doubtful),
        transfers=_each(
            stated.transfers, lenient.transfers, lambda claim: (claim.data_type, claim.recipient), doubtful
        ),
    )


def _each(
    stated: Sequence[_Claim], lenient: Sequence[_Claim], key: Callable[[_Claim], object], doubtful: frozenset[int]
) -> tuple[_Claim, ...]:
    other = {key(claim): claim for claim in lenient}
    return tuple(_one(claim, other.get(key(claim), claim), doubtful) for claim in stated)


def _one(stated: _Claim, lenient: _Claim, doubtful: frozenset[int]) -> _Claim:
    if lenient.disclosure not in MILDER.get(stated.disclosure, ()):
        return stated
    sentences = tuple(number for number in lenient.sentences if number in doubtful) or lenient.sentences
    found = structs.replace(stated, certain=False, may_be=lenient.disclosure, may_say=sentences)
    if isinstance(found, DataClaim) and not found.sentences and sentences:
        return structs.replace(found, nearest=sentences[0])
    return found
