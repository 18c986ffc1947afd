"""What a policy says about each SDK in its list, table or prose, and what it leaves out."""

import re
from collections.abc import Iterable

from analyzer.behaviours.model import SdkPresence
from analyzer.consistency.model import Part, SdkClaim
from analyzer.consistency.paper import MOST_SEARCHED, Paper, first
from analyzer.policy.model import SdkMention, Statement
from analyzer.policy.normal import plain
from analyzer.policy.parties import is_telling
from analyzer.policy.records import Kind, column_kind, key_values, says_nothing

PURPOSE = re.compile(
    r"用于|用来|为了|以便|以实现|以提供|以完成|以确保|以保障|帮助|方便|便于|从而|(?:目的|用途|功能|场景)(?:是|为|：|:)|为您|[,，]以(?=[^及上下后前])"
    r"|(?:^|[。；;，,])\s?(?:\(?[一二三四五六七八九十0-9]{1,2}[)、.]\s?)?为[^，。；]{2,40}[，,]"
    r"|\bto\s(?!your\b|the\b|our\b|access\b|this\b|these\b|us\b|you\b|third\b)[a-z]{3,}|\bso\sthat\b|\bin\sorder\b|\bpurpose"
    r"|\b(?:helps?|allows?|enables?|lets?) (?:us|you|it)\b|\bfor (?:the )?[a-z]+ing\b|\bbecause\b"
)
_PARTS: tuple[tuple[Part, Kind], ...] = (
    ("company", "company"), ("purpose", "purpose"), ("type", "info"), ("manner", "manner")
)  # fmt: skip
_MANNER = re.compile(r"方式|自行收集|直接收集|去标识|加密|接口|嵌入|method|manner|directly|encrypt|transmi|\bapi\b")
_LONGEST = 2_000
"""So many characters of a sentence are searched for what it is for."""


class Entries:
    """What one policy says about SDKs."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._document = paper.policy.document
        self._named: dict[str, set[int]] = {}
        self._mentioned: dict[str, tuple[SdkMention, ...]] = {}

    def named(self, sdk: str) -> set[int]:
        """Sentences where the SDK is named so that it cannot be a common word."""
        if sdk not in self._named:
            names = (name for name in self._paper.names.get(sdk, ()) if is_telling(plain(name).strip()))
            self._named[sdk] = self._paper.search.sentences(names)
        return self._named[sdk]

    def mentions(self, sdk: str) -> tuple[SdkMention, ...]:
        """The entries that are about an SDK."""
        if sdk not in self._mentioned:
            names = self._paper.names_of(sdk)
            is_name = self._paper.search.is_name
            self._mentioned[sdk] = tuple(
                mention
                for mention in self._paper.policy.sdk_mentions
                if (mention.sdk == sdk if mention.sdk else is_name(mention.name, names))
            )
        return self._mentioned[sdk]

    def claim(self, sdk: SdkPresence) -> SdkClaim:
        """Whether the policy names an SDK, or at least its company, and what its entry leaves out."""
        paper = self._paper
        companies = (*paper.companies.get(sdk.id, ()), *((sdk.vendor,) if sdk.vendor else ()))
        known = {name.casefold() for name in companies}
        own = (sdk.name, sdk.name_en, *paper.names.get(sdk.id, ()))
        names = [name for name in own if name and name.casefold() not in known]
        searched = tuple(dict.fromkeys((*names, *companies)))[:MOST_SEARCHED]
        named = paper.search.sentences(name for name in names if is_telling(plain(name).strip()))
        if named:
            missing = self._missing(sdk.id, named, companies)
            return SdkClaim(
                sdk=sdk.id, disclosure="named", certain=True, sentences=first(named), searched=searched, missing=missing
            )
        company = paper.search.sentences(companies) | paper.mentioned(sdk.id)
        if company:
            missing = ("sdk", *self._missing(sdk.id, company, companies))
            return SdkClaim(
                sdk=sdk.id,
                disclosure="company-only",
                certain=paper.whole,
                sentences=first(company),
                searched=searched,
                missing=missing,
            )
        if not paper.can_tell:
            return SdkClaim(sdk=sdk.id, disclosure="not-decidable", certain=False, searched=searched)
        # A name that is a common word ("push") proves nothing where it is found, and leaves a doubt.
        certain = paper.whole and not paper.others_elsewhere and bool(names) and not paper.search.sentences(names)
        return SdkClaim(sdk=sdk.id, disclosure="not-named", certain=certain, searched=searched)

    def _missing(self, sdk: str, named: set[int], companies: tuple[str, ...]) -> tuple[Part, ...]:
        statements = [s for s in self._paper.policy.statements if s.sentence in named or self._is_about(s, sdk)]
        mentions = self.mentions(sdk)
        kinds = self._kinds(sdk, named)
        found = {part for part, kind in _PARTS if kind in kinds}
        if any(m.company for m in mentions) or not companies or self._paper.search.sentences(companies):
            found.add("company")
        if any(m.data_types for m in mentions) or any(s.polarity == "yes" for s in statements):
            found.add("type")
        if any(m.purpose for m in mentions) or self.say_what_for(statements, sdk, named):
            found.add("purpose")
        texts = [self._paper.search.sentence(number) for number in sorted(named)]
        if any(m.manner for m in mentions) or any(_MANNER.search(text) for text in texts):
            found.add("manner")
        return tuple(part for part, _ in _PARTS if part not in found)

    def _is_about(self, statement: Statement, sdk: str) -> bool:
        actor = statement.actor
        if actor.kind != "named-third-party":
            return False
        return actor.sdk == sdk if actor.sdk else self._paper.search.is_name(actor.name, self._paper.names_of(sdk))

    def _kinds(self, sdk: str, named: Iterable[int]) -> set[Kind]:
        """What the columns and keys of an entry hold that have a value."""
        kinds: set[Kind] = set()
        for number in sorted({*named, *(mention.sentence for mention in self.mentions(sdk))}):
            sentence = self._document.sentences[number - 1]
            block = self._document.blocks[sentence.block]
            text = self._paper.search.sentence(number)
            for name, span in zip(block.header, block.cells, strict=False):
                if not says_nothing(plain(self._document.text[span.start : span.end]).strip() or "无"):
                    kinds.add(column_kind(plain(name)))
            kinds |= {value.kind for value in key_values(text) if not says_nothing(text[value.start : value.end])}
        return kinds

    def say_what_for(self, statements: Iterable[Statement], sdk: str, named: Iterable[int] = ()) -> bool:
        """Whether statements, or the entry of their SDK, say for what."""
        listed = list(statements)
        if any(statement.purpose or statement.purpose_kinds for statement in listed):
            return True
        numbers = {statement.sentence for statement in listed} | set(named)
        if sdk:
            mentions = self.mentions(sdk)
            if any(mention.purpose for mention in mentions):
                return True
            numbers |= {mention.sentence for mention in mentions}
            if "purpose" in self._kinds(sdk, numbers):
                return True
        return any(PURPOSE.search(self._around(number)[:_LONGEST]) for number in numbers)

    def _around(self, number: int) -> str:
        """A sentence, and the next when it continues the same paragraph."""
        sentences = self._document.sentences
        index = sentences[number - 1].block
        block = self._document.blocks[index]
        text = self._paper.search.sentence(number)
        if block.kind == "table-row":
            return text
        return text + (self._paper.search.sentence(number + 1) if self._continues(number, index) else "")

    def _continues(self, number: int, index: int) -> bool:
        sentences = self._document.sentences
        return number < len(sentences) and sentences[number].block == index
