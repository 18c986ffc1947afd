"""One policy as the comparison needs it: its text, what it keeps in other documents, and how far it can be trusted."""

import re
from collections.abc import Mapping
from functools import cached_property

from analyzer.consistency.mentions import Mentions
from analyzer.consistency.ontology import Ontology
from analyzer.consistency.scope import Denials
from analyzer.policy.model import Policy
from analyzer.policy.names import NameSearch
from analyzer.policy.normal import normalise

MOST_SENTENCES = 8
MOST_SEARCHED = 60
_ELSEWHERE = re.compile(
    r"(?:详见|参见|请见|见附|查看|点击|查阅|阅读|访问)[^。\n]{0,40}?(?P<a>sdk|第三方|共享|合作方|收集|信息)[^。\n]{0,16}?"
    r"(?:目录|列表|清单|名单)"
    r"|《[^》\n]{0,24}?(?P<b>sdk|第三方|共享|合作方|收集|信息)[^》\n]{0,16}?(?:目录|列表|清单|名单|说明)[^》\n]{0,8}》"
    r"|(?:list of|see our|see the)[^.\n]{0,30}?(?P<c>sdk|third|partner|collected)[^.\n]{0,30}?"
    r"(?:https?:|here|list|page)"
)
_SUPPLIED = {"sdk-list": "others", "collected-list": "own"}
"""Roles of files that hold what a policy keeps elsewhere."""

Names = Mapping[str, tuple[str, ...]]


_OTHER_KINDS = frozenset({"user-agreement", "login-page", "error-page", "empty"})
"""What these leave out, the privacy policy that was not supplied may say."""


class Paper:
    """A policy with what all comparisons ask of it.

    Args:
        policy: the policy.
        ontology: of the catalogue's data types.
        names: by which an SDK is named, by id.
        companies: by which its company is.
    """

    def __init__(self, policy: Policy, ontology: Ontology, names: Names, companies: Names) -> None:
        self.policy = policy
        self.ontology = ontology
        self.names = names
        self.companies = companies
        self.search = NameSearch(policy.document)
        self.mentions = Mentions(policy, ontology)
        self.whole = policy.complete and not policy.gaps and not policy.document.gaps
        """Whether "not there" may be said for certain."""

    @cached_property
    def denials(self) -> Denials:
        """What the denials are about."""
        known = sorted({name for listed in self.names.values() for name in listed})
        return Denials(self.policy, self.search, (*known, *sorted({m.name for m in self.policy.sdk_mentions})))

    @property
    def can_tell(self) -> bool:
        """Whether anything may be said to be absent at all: not of a document of another kind, or not read whole."""
        if self.policy.kind in _OTHER_KINDS:
            return False
        read = bool(self.policy.statements or self.policy.mentions) and self.policy.document.language != "other"
        return read and not self.policy.gaps and not self.policy.document.gaps

    def mentioned(self, sdk: str) -> set[int]:
        """Sentences in which the policy's reading recognised an SDK or its company, by whatever name."""
        return {mention.sentence for mention in self.policy.sdk_mentions if sdk and mention.sdk == sdk}

    def names_of(self, sdk: str) -> tuple[str, ...]:
        """All names of an SDK and its company."""
        return (*self.names.get(sdk, ()), *self.companies.get(sdk, ()))

    @cached_property
    def _elsewhere(self) -> frozenset[str]:
        text = normalise(self.policy.document.text).text
        words = {word for match in _ELSEWHERE.finditer(text) for word in match.groupdict().values() if word}
        kept = set()
        if words & {"收集", "信息", "collected"}:
            kept.add("own")
        named = any(mention.data_types for mention in self.policy.sdk_mentions)
        if words & {"sdk", "第三方", "共享", "合作方", "third", "partner"} and not named:
            kept.add("others")
        return frozenset(kept - {_SUPPLIED.get(one.role, "") for one in self.policy.document.files})

    @property
    def own_elsewhere(self) -> bool:
        """Whether the policy keeps its list of what it collects in a document of its own that was not supplied."""
        return "own" in self._elsewhere

    @property
    def others_elsewhere(self) -> bool:
        """Whether the policy keeps its list of third parties in a document of its own that was not supplied."""
        return "others" in self._elsewhere


def first(numbers: set[int] | list[int] | tuple[int, ...]) -> tuple[int, ...]:
    """The first few sentence numbers, ascending."""
    return tuple(sorted(set(numbers)))[:MOST_SENTENCES]
