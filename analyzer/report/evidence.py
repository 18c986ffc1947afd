"""What an `EvidenceRef` points to, as sites, notes, quotations and searches."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from analyzer.behaviours.model import PermissionSearch
from analyzer.facts import Facts
from analyzer.judgement.model import EvidenceRef
from analyzer.report.asking import asked, told
from analyzer.report.facets import facets
from analyzer.report.flows import flow_order
from analyzer.report.lexicon import Lexicon
from analyzer.report.policy_text import PolicyText
from analyzer.report.proof import Note, Quote, Search, Site, Term
from analyzer.report.sites import Sites, in_java, shown

T = TypeVar("T")

SITES = 6
"""Most sites shown below one finding."""

FLOWS = 5
"""Most flows shown below one finding."""

NOTES = 12
"""Most notes, quotations and searches of each kind shown below one finding."""

SENTENCES = 3
"""Most sentences quoted for one claim."""

_INTERNET = "android.permission.INTERNET"

PROOFS = 3
"""Most proofs shown for one permission."""


@dataclass
class Proof:
    """All evidence of one finding, while it is gathered."""

    sites: list[Site] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    searches: list[Search] = field(default_factory=list)
    flows: list[str] = field(default_factory=list)
    """Places of flows in the report."""
    hidden: int = 0
    """Flows that only the facts file holds."""
    sentences: list[Quote] = field(default_factory=list)
    """Sentences that a reference names by their number alone."""


class Evidence:
    """Resolves references into one `Facts`; a reference that points nowhere yields nothing."""

    def __init__(self, facts: Facts, lexicon: Lexicon) -> None:
        self._facts = facts
        self._lexicon = lexicon
        self.policy = PolicyText(facts.policy)
        self._sdk_names = {sdk.id: lexicon.sdk(sdk) for sdk in facts.sdks}
        self.sites = Sites(lexicon, self._sdk_names)
        self.flow_order = flow_order(facts.flows, lexicon)
        self._twins = {(read.site.method, read.site.offset): read for read in reversed(facts.reads)}
        self._asking = {
            (read.site.method, read.site.offset): read for read in facts.reads if read.data_type == "permission-request"
        }
        self._kinds: dict[str, Callable[[int, Proof], None]] = {
            "read": self._read,
            "permission": self._permission,
            "sdk": self._sdk,
            "data-claim": self._data_claim,
            "sdk-claim": self._sdk_claim,
            "permission-claim": self._permission_claim,
            "policy-check": self._policy_check,
            "component": self._component,
            "manifest": self._manifest,
            "sentence": self._sentence,
            "gap": self._gap,
            "sdk-start": self._sdk_start,
            "request": self._request,
            "screen": self._screen,
            "flow": self._flow,
            "recipient-claim": self._recipient_claim,
        }

    def gather(self, references: tuple[EvidenceRef, ...]) -> tuple[Proof, int]:
        """Everything that ``references`` point to, and how many proofs were left out for length."""
        proof = Proof()
        for reference in references:
            resolve = self._kinds.get(reference.kind)
            if resolve is not None and reference.index >= 0:
                resolve(reference.index, proof)
        proof.quotes = _unique(proof.quotes)
        proof.notes = _unique(proof.notes)
        proof.searches = _unique(proof.searches)
        proof.sites = _unique(proof.sites)
        # The nearest sentence of a search stands with the search; alone it would pass for what the policy says.
        nearest = {search.nearest.number for search in proof.searches if search.nearest}
        known = nearest | {quote.number for quote in proof.quotes}
        proof.quotes += [quote for quote in _unique(proof.sentences) if quote.number not in known]
        more = max(0, len(proof.sites) - SITES) + proof.hidden + max(0, len(proof.flows) - FLOWS)
        del proof.flows[FLOWS:]
        del proof.sites[SITES:]
        for rest in (proof.notes, proof.quotes, proof.searches):
            more += max(0, len(rest) - NOTES)
            del rest[NOTES:]
        return proof, more

    def facets(self, references: tuple[EvidenceRef, ...]) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
        """Whose code ``references`` point to, and which data types, each once."""
        owners, types = facets(references, self._facts)
        return tuple(map(self.sites.owner, owners)), tuple(map(self._lexicon.data_type, types))

    def permission_proofs(self, index: int) -> tuple[list[Site], list[Note]]:
        """The proofs of one permission: places in the code, and facts of the manifest or of the search."""
        use = self._facts.permissions[index]
        sites, notes = [], []
        for proof in use.proofs[:PROOFS]:
            twin = self._twins.get((proof.site.method, proof.site.offset)) if proof.site else None
            site = self.sites.of_proof(use.name, proof, twin)
            if site is not None:
                sites.append(site)
            else:
                notes.append(self.sites.note_of_proof(proof))
        if places := asked(self._facts, use.name, self._lexicon):
            notes.append(Note(label=self._lexicon.word("requests.label"), texts=places))
        searched = search_in_words(use.search, self._lexicon) if use.search else use.searched
        if searched:
            notes.append(Note(label=self._lexicon.word("notes.searched"), texts=(searched,)))
        if use.causes:
            causes = tuple(self._lexicon.name("causes", cause) for cause in use.causes)
            notes.append(Note(label=self._lexicon.word("notes.causes"), texts=causes))
        return sites, notes

    def traces(self, evidence: tuple[str, ...]) -> tuple[str, ...]:
        """An SDK's traces (``class:com.a.b``) in words."""
        found = []
        for trace in evidence:
            kind, colon, what = trace.partition(":")
            label = self._lexicon.name("traces", kind)
            found.append(self._lexicon.word("notes.class_code", label=label, text=what) if colon else trace)
        return tuple(found)

    def _read(self, index: int, proof: Proof) -> None:
        if index < len(self._facts.reads):
            proof.sites.append(self.sites.of_read(self._facts.reads[index]))

    def _permission(self, index: int, proof: Proof) -> None:
        if index >= len(self._facts.permissions):
            return
        use = self._facts.permissions[index]
        sites, notes = self.permission_proofs(index)
        status = self._lexicon.name("permission_status", use.status)
        text = self._lexicon.word("notes.class_code", label=use.name, text=status)
        proof.notes.append(Note(label=self._lexicon.word("notes.permission"), texts=(text,)))
        proof.sites += sites
        proof.notes += notes

    def _sdk(self, index: int, proof: Proof) -> None:
        if index >= len(self._facts.sdks):
            return
        sdk = self._facts.sdks[index]
        size = self._lexicon.word("notes.sdk_size", classes=sdk.classes, methods=sdk.reachable_methods)
        label = f"{self._lexicon.word('notes.sdk')} · {self._lexicon.sdk(sdk)}"
        proof.notes.append(Note(label=label, texts=(*self.traces(sdk.evidence[:4]), size)))

    def _sdk_start(self, index: int, proof: Proof) -> None:
        if index >= len(self._facts.sdk_starts):
            return
        start = self._facts.sdk_starts[index]
        if (site := self.sites.of_start(start)) is not None:
            proof.sites.append(site)
        else:
            proof.notes.append(Note(label=self._lexicon.word("notes.component"), texts=(in_java(start.api),)))

    def _request(self, index: int, proof: Proof) -> None:
        if index < len(self._facts.permission_requests):
            request = self._facts.permission_requests[index]
            label = self._lexicon.word("requests.label")
            proof.notes.append(Note(label=label, texts=(told(request, self._lexicon),)))
            proof.sites.append(
                self.sites.of_request(request, self._asking.get((request.site.method, request.site.offset)))
            )

    def _screen(self, index: int, proof: Proof) -> None:
        if index < len(self._facts.screens):
            fact = self._facts.screens[index]
            proof.notes.append(Note(label=self._lexicon.word("screens.label"), texts=(shown(fact, self._lexicon),)))
            proof.sites += [site] if (site := self.sites.of_screen(fact)) is not None else []

    def _data_claim(self, index: int, proof: Proof) -> None:
        if index >= len(self._facts.consistency.data):
            return
        claim = self._facts.consistency.data[index]
        if self._not_supplied(claim.disclosure, proof):
            return
        types = self._lexicon.ancestors(claim.data_type)
        words = self._lexicon.policy_words(claim.data_type)
        numbers = (*claim.may_say, *claim.sentences)
        proof.quotes += self.policy.quotes(numbers, SENTENCES, types=types, words=words)
        if not claim.sentences:
            label = self._lexicon.data_type(claim.data_type).text
            proof.searches.append(self.policy.search(label, claim.searched, claim.nearest, types=types))

    def _sdk_claim(self, index: int, proof: Proof) -> None:
        if index >= len(self._facts.consistency.sdks):
            return
        claim = self._facts.consistency.sdks[index]
        if self._not_supplied(claim.disclosure, proof):
            return
        proof.quotes += self.policy.quotes(claim.sentences, SENTENCES, words=claim.searched)
        if not claim.sentences:
            proof.searches.append(self.policy.search(self._sdk_names.get(claim.sdk, claim.sdk), claim.searched, 0))

    def _flow(self, index: int, proof: Proof) -> None:
        if index < len(self._facts.flows):
            place = self.flow_order.anchor(index)
            proof.flows += [place] if place else []
            proof.hidden += not place

    def _recipient_claim(self, index: int, proof: Proof) -> None:
        if index >= len(self._facts.consistency.transfers):
            return
        claim = self._facts.consistency.transfers[index]
        if self._not_supplied(claim.disclosure, proof):
            return
        proof.quotes += self.policy.quotes((*claim.may_say, *claim.sentences), SENTENCES, words=claim.searched)
        if not claim.sentences:
            proof.searches.append(self.policy.search(self.sites.sdk_name(claim.recipient), claim.searched, 0))

    def _permission_claim(self, index: int, proof: Proof) -> None:
        if index >= len(self._facts.consistency.permissions):
            return
        claim = self._facts.consistency.permissions[index]
        if self._not_supplied(claim.disclosure, proof):
            return
        short = claim.permission.rpartition(".")[2]
        proof.quotes += self.policy.quotes(claim.sentences, SENTENCES, words=(claim.permission, short))
        if not claim.sentences:
            known = self._lexicon.permission(claim.permission)
            label = f"{short} · {known}" if known else short
            proof.searches.append(self.policy.search(label, (), 0))

    def _policy_check(self, index: int, proof: Proof) -> None:
        checks = self._facts.policy.checks if self._facts.policy else ()
        if index >= len(checks):
            return
        check = checks[index]
        if check.found:
            quote = self.policy.quote(check.sentence, words=(check.value, *check.searched), span=check.span)
            proof.quotes += (quote,) if quote else ()
        else:
            label = self._lexicon.name("checks", check.id)
            proof.searches.append(self.policy.search(label, check.searched, check.nearest))

    def _component(self, index: int, proof: Proof) -> None:
        if index >= len(self._facts.manifest.components):
            return
        component = self._facts.manifest.components[index]
        kind = self._lexicon.name("entry_kinds", component.kind)
        texts = [self._lexicon.word("notes.class_code", label=kind, text=component.name)]
        if component.exported:
            texts.append(self._lexicon.word("notes.exported"))
        texts += [action for part in component.filters for action in part.actions][:6]
        proof.notes.append(Note(label=self._lexicon.word("notes.component"), texts=tuple(texts)))

    def _manifest(self, _: int, proof: Proof) -> None:
        manifest = self._facts.manifest
        texts = [f"minSdkVersion {manifest.min_sdk} · targetSdkVersion {manifest.target_sdk}"]
        if any(use.name == _INTERNET for use in manifest.uses_permissions):
            texts.append(f"uses-permission {_INTERNET}")
        stated = {"usesCleartextTraffic": manifest.cleartext, "debuggable": manifest.debuggable}
        texts += [f"{name} {str(value).lower()}" for name, value in stated.items() if value is not None]
        proof.notes.append(Note(label="AndroidManifest.xml", texts=tuple(texts)))

    def _sentence(self, number: int, proof: Proof) -> None:
        quote = self.policy.quote(number)
        if quote is not None:
            proof.sentences.append(quote)

    def _gap(self, index: int, proof: Proof) -> None:
        if index >= len(self._facts.gaps):
            return
        gap = self._facts.gaps[index]
        cause = self._lexicon.name("causes", gap.cause)
        meaning = self._lexicon.gap(gap.stage, gap.cause) or gap.detail
        texts = tuple(text for text in (cause, meaning, in_java(gap.where)) if text)
        proof.notes.append(Note(label=self._lexicon.word("notes.gap"), texts=texts))

    def _not_supplied(self, disclosure: str, proof: Proof) -> bool:
        if disclosure != "not-supplied":
            return False
        texts = (self._lexicon.word("notes.not_supplied"),)
        proof.notes.append(Note(label=self._lexicon.word("notes.policy"), texts=texts))
        return True


def search_in_words(search: PermissionSearch, lexicon: Lexicon) -> str:
    """What was looked for, for one permission, as sentences."""
    counts = {name: getattr(search, name) for name in ("signatures", "uris", "actions", "constants")}
    if not any(counts.values()):
        return lexicon.word("search.nothing_known")
    things = [lexicon.word(f"search.{name}", n=count) for name, count in counts.items() if count]
    sentences = [
        lexicon.word(
            "search.looked",
            things=lexicon.listed(things),
            levels=search.levels,
            methods=search.methods,
            reachable=search.reachable_methods,
            dex=search.dex_files,
        )
    ]
    if search.native_libraries:
        sentences.append(lexicon.word("search.native", n=search.native_libraries))
    if search.mentions:
        sentences.append(lexicon.word("search.mentions", n=search.mentions))
    return lexicon.joined(sentences)


def _unique(values: list[T]) -> list[T]:
    return list(dict.fromkeys(values))
