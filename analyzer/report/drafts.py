"""Suggested wording for the policy where it falls short of the code: drafts in both languages for a person.

Built from facts alone: what is read or asked for, by whom, when, through which permission, who gets it. Purposes are
never guessed; they stay blanks with a hint.
"""

import re
from collections.abc import Iterator, Mapping
from string import Formatter

from analyzer.behaviours.model import START_UP
from analyzer.catalogue.model import Catalogue, Lang, Text
from analyzer.consistency.model import DataClaim, PermissionClaim, RecipientClaim, SdkClaim
from analyzer.facts import Facts
from analyzer.judgement.model import EvidenceRef
from analyzer.program.owner import Owner
from analyzer.report.lexicon import Lexicon
from analyzer.report.model import Draft, Drafts

MOST = 4
"""Most drafts of one finding in each language."""

LISTED = 12
"""Most kinds of information in one draft."""

_SHORT = {"omitted": "collect", "vague": "itemise", "ambiguous": "undeny", "incorrect": "undeny"}
_UNEXPLAINED = frozenset({"not-mentioned", "only-named", "denied", "mentioned"})
_LANGS: tuple[Lang, ...] = ("zh", "en")
_SEAM = re.compile("[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]")
_APART: Mapping[Lang, str] = {"zh": "；", "en": "; "}


def _filled(template: str, fields: Mapping[str, str], lang: Lang) -> str:
    """The text with its places filled; a place that nobody fills stays as it is written. In Chinese a space stands
    where what is put in begins or ends with a Latin letter beside a Chinese character.
    """
    text = ""
    for literal, field, _, _ in Formatter().parse(template):
        for piece in (literal, "" if field is None else fields.get(field, "{" + field + "}")):
            text += (" " if lang == "zh" and _SEAM.fullmatch(text[-1:] + piece[:1]) else "") + piece
    return text


class Drafting:
    """Drafts for the findings of one package."""

    def __init__(self, facts: Facts, catalogue: Catalogue, lang: str) -> None:
        self._facts = facts
        self._types = {entry.id: entry for entry in catalogue.data_types}
        self._lang = lang
        self._words: Mapping[str, Text] = {entry.id: entry.text for entry in catalogue.wording}
        self._lexicons = {lang: Lexicon(catalogue, lang) for lang in _LANGS}
        self._requested = {use.name for use in facts.permissions if use.requested}
        self._idle = {use.name for use in facts.permissions if use.status == "no-use-found"}
        """Better taken out of the manifest than explained."""
        self._sdks = {sdk.id: sdk for sdk in facts.sdks}

    def of(self, evidence: tuple[EvidenceRef, ...]) -> Drafts | None:
        """The drafts for what a finding points to; None when nothing of it is missing from a policy."""
        if not self._words or self._facts.policy is None:
            return None
        own: Lang = "zh" if self._lang == "zh" else "en"
        texts = [
            Draft(language=lang, text=text)
            for lang in sorted(_LANGS, key=lambda lang: lang != own)
            for text in list(dict.fromkeys(self._texts(evidence, lang)))[:MOST]
        ]
        if not texts:
            return None
        return Drafts(title=self._word("title", own), note=self._word("note", own), texts=tuple(texts))

    def _texts(self, evidence: tuple[EvidenceRef, ...], lang: Lang) -> Iterator[str]:
        claims = self._facts.consistency
        for reference in evidence:
            at = reference.index
            if reference.kind == "data-claim" and 0 <= at < len(claims.data):
                yield from self._data(claims.data[at], lang)
            elif reference.kind == "sdk-claim" and 0 <= at < len(claims.sdks):
                yield from self._sdk_claim(claims.sdks[at], lang)
            elif reference.kind == "permission-claim" and 0 <= at < len(claims.permissions):
                yield from self._permission(claims.permissions[at], lang)
            elif reference.kind == "recipient-claim" and 0 <= at < len(claims.transfers):
                yield from self._transfer(claims.transfers[at], lang)

    def _word(self, key: str, lang: Lang, **fields: str) -> str:
        text = self._words.get(key)
        return _filled(text.in_language(lang), fields, lang) if text is not None else ""

    def _name(self, kind: str, lang: Lang) -> str:
        """What a type is called in the middle of a sentence."""
        text = self._lexicons[lang].data_type(kind).text
        return text.lower() if text[1:].islower() else text

    # what an app reads

    def _data(self, claim: DataClaim, lang: Lang) -> Iterator[str]:
        if claim.owner.kind == "sdk":
            if claim.disclosure in _SHORT or (claim.disclosure == "clear" and claim.missing):
                yield self._row(claim.owner.sdk, lang)
            return
        key = _SHORT.get(claim.disclosure)
        if key is None:
            return
        yield self._word(
            key,
            lang,
            data=self._name(claim.data_type, lang),
            broad=self._broad(claim, lang),
            when=self._when(claim.data_type, claim.owner, lang),
            permissions=self._permissions_of(claim.data_type, lang),
        )

    def _broad(self, claim: DataClaim, lang: Lang) -> str:
        """The words that the policy uses instead, as it writes them."""
        policy = self._facts.policy
        above = self._lexicons[lang].ancestors(claim.data_type)
        for statement in policy.statements if policy else ():
            if statement.sentence in claim.sentences:
                for span in statement.data_spans:
                    if policy is not None and above & set(statement.data_types):
                        return policy.document.text[span.start : span.end]
        return self._lexicons[lang].data_type(claim.data_type).text

    def _when(self, kind: str, owner: Owner, lang: Lang) -> str:
        reads = [read for read in self._facts.reads if read.data_type == kind and read.owner == owner and read.live]
        phases = list(dict.fromkeys(phase for read in reads for phase in read.phases))
        lexicon = self._lexicons[lang]
        told = _APART[lang].join(lexicon.name("phases", phase) for phase in phases if phase not in START_UP)
        when = self._word("when", lang, phases=told) if told else ""
        # A policy must not announce what comes before consent: the code has to change first.
        return when + (self._word("early", lang) if START_UP.intersection(phases) else "")

    def _permissions_of(self, kind: str, lang: Lang) -> str:
        entry = self._types.get(kind)
        names = sorted(set(entry.permissions if entry else ()) & self._requested)
        if not names:
            return ""
        short = [name.rpartition(".")[2] for name in names]
        return self._word("permissions", lang, permissions=self._lexicons[lang].listed(short))

    # what an SDK reads or gets

    def _sdk_claim(self, claim: SdkClaim, lang: Lang) -> Iterator[str]:
        if claim.disclosure in ("not-named", "company-only") or (claim.disclosure == "named" and claim.missing):
            yield self._row(claim.sdk, lang)

    def _row(self, sdk: str, lang: Lang, given: str = "") -> str:
        """One entry of the list of SDKs, with everything that its code reads or the app hands to it."""
        lexicon, present = self._lexicons[lang], self._sdks.get(sdk)
        own = {read.data_type for read in self._facts.reads if read.owner.sdk == sdk and read.live and read.permitted}
        got = {claim.data_type for claim in self._facts.consistency.transfers if claim.recipient == sdk} | {given}
        kinds = sorted(kind for kind in own | got if kind in self._types and self._is_personal(kind))[:LISTED]
        manner = "by-itself" if own & set(kinds) or not kinds else "by-the-app"
        return self._word(
            "sdk",
            lang,
            sdk=lexicon.sdk(present) if present else sdk,
            company=(present.vendor if present else "") or self._word("company", lang),
            data=lexicon.listed([self._name(kind, lang) for kind in kinds]) or self._word("no-data", lang),
            manner=self._word(manner, lang),
            link=self._word("link", lang),
        )

    def _is_personal(self, kind: str) -> bool:
        return self._types[kind].grade in ("personal", "sensitive")

    # permissions and recipients

    def _permission(self, claim: PermissionClaim, lang: Lang) -> Iterator[str]:
        if claim.disclosure not in _UNEXPLAINED or claim.permission in self._idle:
            return
        lexicon = self._lexicons[lang]
        read = {read.data_type for read in self._facts.reads if read.live}
        opened = [kind for kind, entry in self._types.items() if claim.permission in entry.permissions and kind in read]
        names = [self._name(kind, lang) for kind in sorted(opened)][:LISTED]
        short = claim.permission.rpartition(".")[2]
        yield self._word(
            "permission",
            lang,
            label=lexicon.permission(claim.permission) or short,
            permission=claim.permission,
            types=self._word("types", lang, types=lexicon.listed(names)) if names else "",
        )

    def _transfer(self, claim: RecipientClaim, lang: Lang) -> Iterator[str]:
        if claim.disclosure not in ("not-named", "unnamed", "named", "vague", "denied"):
            return
        if claim.recipient in self._sdks:
            yield self._row(claim.recipient, lang, given=claim.data_type)
            return
        recipient = next((to for to in self._facts.consistency.recipients if to.id == claim.recipient), None)
        yield self._word(
            "share",
            lang,
            data=self._name(claim.data_type, lang),
            recipient=(recipient.owner if recipient else "") or claim.recipient,
            transport=self._word("by-network", lang, host=claim.recipient),
            link=self._word("link", lang),
        )
