"""One fact of the code against the statements of one policy."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analyzer.behaviours.model import SdkPresence
from analyzer.consistency.model import DataClaim, Disclosure, PermissionClaim, SdkClaim
from analyzer.consistency.ontology import TOO_BROAD, Ontology
from analyzer.policy.model import Policy, Statement
from analyzer.policy.names import NameSearch
from analyzer.policy.normal import normalise, plain
from analyzer.policy.parties import is_telling
from analyzer.program.owner import Owner

MOST_SENTENCES = 8
MOST_SEARCHED = 60

_RANK = {"collect": 0, "use": 1, "permission": 2, "share": 3, "entrust": 4, "store": 5}
_DENYING = frozenset({"collect", "permission"})
"""Not "use": it nearly always is denied for one purpose only."""
_PURPOSE = re.compile(
    r"用于|用来|为了|以便|方便|便于|以实现|帮助|以提供|以完成|为您|功能|场景|时[,，]|(?:目的|用途)[是为:：]"
    r"|\bto\s(?!your\b|the\b|our\b|access\b|this\b|these\b)[a-z]{3,}|\bso\sthat\b|\bwhen\syou\b|\bin\sorder\b|\bpurpose"
)
_BARE_ROW = 12
_ELSEWHERE = re.compile(
    r"(?:详见|参见|请见|见附|查看|点击|查阅|阅读|访问)[^。\n]{0,40}?(?P<a>sdk|第三方|共享|合作方|收集|信息)[^。\n]{0,16}?"
    r"(?:目录|列表|清单|名单)"
    r"|《[^》\n]{0,24}?(?P<b>sdk|第三方|共享|合作方|收集|信息)[^》\n]{0,16}?(?:目录|列表|清单|名单|说明)[^》\n]{0,8}》"
    r"|(?:list of|see our|see the)[^.\n]{0,30}?(?P<c>sdk|third|partner|collected)[^.\n]{0,30}?"
    r"(?:https?:|here|list|page)"
)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """A statement that speaks about a fact: steps up in the ontology, plus one when it is another, vaguer actor."""

    statement: Statement
    types_up: int
    actor_up: int

    @property
    def distance(self) -> int:
        return self.types_up + self.actor_up


class Comparison:
    """All claims about one policy."""

    def __init__(
        self,
        policy: Policy,
        ontology: Ontology,
        sdk_names: Mapping[str, tuple[str, ...]],
        sdk_companies: Mapping[str, tuple[str, ...]],
    ) -> None:
        self._policy = policy
        self._ontology = ontology
        self._names = sdk_names
        self._companies = sdk_companies
        self._search = NameSearch(policy.document)
        self._decidable = bool(policy.statements or policy.mentions) and policy.document.language != "other"
        self._whole = policy.complete and not policy.gaps and not policy.document.gaps
        self._mentioned: dict[str, list[int]] = {}
        for name, number in policy.mentions:
            self._mentioned.setdefault(name, []).append(number)
        self._permissions: dict[str, list[int]] = {}
        for name, number in policy.permission_mentions:
            self._permissions.setdefault(name, []).append(number)
        text = normalise(policy.document.text).text
        lists = {word for match in _ELSEWHERE.finditer(text) for word in match.groupdict().values() if word}
        has_list = any(mention.data_types for mention in policy.sdk_mentions)
        self._own_elsewhere = bool(lists & {"收集", "信息", "collected"})
        self._others_elsewhere = bool(lists & {"sdk", "第三方", "共享", "合作方", "third", "partner"}) and not has_list

    @property
    def others_elsewhere(self) -> bool:
        """Whether the policy keeps its list of third parties in a document of its own."""
        return self._others_elsewhere

    # data

    def data(self, kind: str, owner: Owner) -> DataClaim:
        """What the policy says about one data type read by one owner."""
        said = [evidence for s in self._policy.statements if (evidence := self._evidence(s, kind, owner))]
        yes = sorted((e for e in said if e.statement.polarity == "yes"), key=_order)
        no = sorted((e for e in said if self._denies(e, kind)), key=_order)
        disclosure, support = _weigh(yes, no)
        if disclosure == "omitted" and not self._can_tell():
            disclosure = "not-decidable"
        return DataClaim(
            data_type=kind,
            owner=owner,
            disclosure=disclosure,
            certain=self._is_certain(disclosure, kind, owner, support),
            sentences=_numbers(support),
            nearest=0 if support else self._nearest(kind),
            distance=yes[0].distance if disclosure == "vague" else 0,
            searched=self._words(kind) if disclosure == "omitted" else (),
        )

    def _can_tell(self) -> bool:
        return self._decidable and not self._policy.gaps and not self._policy.document.gaps

    def _evidence(self, statement: Statement, kind: str, owner: Owner) -> _Evidence | None:
        steps = [up for name in statement.data_types if (up := self._ontology.distance(kind, name)) is not None]
        if not steps:
            return None
        actor_up = self._actor_distance(statement, owner)
        return None if actor_up is None else _Evidence(statement, min(steps), actor_up)

    def _actor_distance(self, statement: Statement, owner: Owner) -> int | None:
        """0: the statement is about this owner; 1: it may be; None: it is about another."""
        actor = statement.actor
        if owner.kind == "unattributed":
            return 0 if actor.kind != "user" else None
        if owner.kind == "app":
            return 0 if actor.kind == "first-party" else None
        if actor.kind == "named-third-party":
            same = actor.sdk == owner.sdk if actor.sdk else self._search.is_name(actor.name, self._all_names(owner.sdk))
            return 0 if same else None
        return 1 if actor.kind in ("first-party", "third-party") else None

    def _denies(self, evidence: _Evidence, kind: str) -> bool:
        """Only the owner itself denies, and only this type or a broader one: to deny a narrower one says little."""
        statement = evidence.statement
        if statement.polarity != "no" or statement.action not in _DENYING or evidence.actor_up:
            return False
        above = self._ontology.above(kind)
        return any(name in above for name in statement.data_types)

    def _is_certain(self, disclosure: Disclosure, kind: str, owner: Owner, support: Sequence[_Evidence]) -> bool:
        if disclosure == "clear":
            return True
        elsewhere = self._own_elsewhere if owner.kind == "app" else self._others_elsewhere
        if not self._whole or elsewhere or owner.kind == "unattributed":
            return False
        mentioned = set(self._mentioned.get(kind, ()))
        if disclosure in ("omitted", "vague"):
            # Any name of the type anywhere may be a statement that was not understood.
            return not mentioned
        if disclosure == "incorrect":
            return mentioned <= {evidence.statement.sentence for evidence in support}
        return False

    def _nearest(self, kind: str) -> int:
        if self._mentioned.get(kind):
            return min(self._mentioned[kind])
        above = self._ontology.above(kind)
        for name in [*sorted(above, key=lambda name: (above[name], name)), *sorted(TOO_BROAD)]:
            if self._mentioned.get(name):
                return min(self._mentioned[name])
        return 0

    def _words(self, kind: str) -> tuple[str, ...]:
        words = self._ontology.types[kind].words
        first, second = (words.zh, words.en) if self._policy.document.language == "zh" else (words.en, words.zh)
        return tuple(dict.fromkeys((*first, *second)))[:MOST_SEARCHED]

    # SDKs

    def _all_names(self, sdk: str) -> tuple[str, ...]:
        return (*self._names.get(sdk, ()), *self._companies.get(sdk, ()))

    def sdk(self, sdk: SdkPresence) -> SdkClaim:
        """Whether the policy names an SDK, or at least its company."""
        companies = (*self._companies.get(sdk.id, ()), *((sdk.vendor,) if sdk.vendor else ()))
        known = {name.casefold() for name in companies}
        names = [name for name in (sdk.name, *self._names.get(sdk.id, ())) if name and name.casefold() not in known]
        searched = tuple(dict.fromkeys((*names, *companies)))[:MOST_SEARCHED]
        named = self._search.sentences(name for name in names if is_telling(plain(name).strip()))
        if named:
            return SdkClaim(sdk=sdk.id, disclosure="named", certain=True, sentences=_first(named), searched=searched)
        company = self._search.sentences(companies)
        if company:
            return SdkClaim(
                sdk=sdk.id, disclosure="company-only", certain=self._whole, sentences=_first(company), searched=searched
            )
        if not self._can_tell():
            return SdkClaim(sdk=sdk.id, disclosure="not-decidable", certain=False, searched=searched)
        # A name that is a common word ("push") proves nothing where it is found, and leaves a doubt.
        certain = self._whole and not self._others_elsewhere and bool(names) and not self._search.sentences(names)
        return SdkClaim(sdk=sdk.id, disclosure="not-named", certain=certain, searched=searched)

    # permissions

    def permission(self, name: str) -> PermissionClaim:
        """Whether the policy explains a permission: names or describes it, and says what for."""
        numbers = self._permissions.get(name, [])
        explained = [number for number in numbers if self._has_purpose(number)]
        if explained:
            return PermissionClaim(permission=name, disclosure="explained", certain=True, sentences=_first(explained))
        if numbers:
            return PermissionClaim(permission=name, disclosure="mentioned", certain=False, sentences=_first(numbers))
        if not self._can_tell():
            return PermissionClaim(permission=name, disclosure="not-decidable", certain=False)
        return PermissionClaim(permission=name, disclosure="not-mentioned", certain=self._whole)

    def _has_purpose(self, number: int) -> bool:
        sentences = self._policy.document.sentences
        index = sentences[number - 1].block
        block = self._policy.document.blocks[index]
        text = self._search.sentence(number)
        if block.kind == "table-row" and len(block.cells) > 1:
            return len(text) > _BARE_ROW  # a row about a permission says in its other cells what for
        if _PURPOSE.search(text):
            return True
        # "…: camera permission." and what it is for in the next sentence, unless that is about another permission
        if number >= len(sentences) or sentences[number].block not in (index, index + 1):
            return False
        following = self._search.sentence(number + 1)
        return "权限" not in following and "permission" not in following and _PURPOSE.search(following) is not None


def _order(evidence: _Evidence) -> tuple[int, int, int]:
    return evidence.distance, _RANK.get(evidence.statement.action, 9), evidence.statement.sentence


def _weigh(yes: Sequence[_Evidence], no: Sequence[_Evidence]) -> tuple[Disclosure, Sequence[_Evidence]]:
    """The class, and the statements that make it."""
    if not yes and not no:
        return "omitted", ()
    if not yes:
        return "incorrect", no
    if no and no[0].distance < yes[0].distance:
        return "incorrect", (*no, *yes)
    if no and no[0].distance == yes[0].distance:
        return "ambiguous", (yes[0], no[0], *yes[1:], *no[1:])
    if yes[0].distance == 0:
        return "clear", [evidence for evidence in yes if evidence.distance == 0]
    return "vague", yes


def _numbers(support: Sequence[_Evidence]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(evidence.statement.sentence for evidence in support))[:MOST_SENTENCES]


def _first(numbers: Sequence[int] | set[int]) -> tuple[int, ...]:
    return tuple(sorted(set(numbers)))[:MOST_SENTENCES]
