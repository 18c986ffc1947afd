"""Everything about consent in one program: gates, verdicts on reads, and the starts of SDKs."""

from collections.abc import Iterable
from dataclasses import dataclass

from analyzer.apk.consent_texts import Screens
from analyzer.apk.model import Manifest
from analyzer.behaviours.code_index import CodeIndex, Place
from analyzer.behaviours.consent import ConsentJudge, judge_consent
from analyzer.behaviours.consent_words import ConsentWords
from analyzer.behaviours.gates import find_gates
from analyzer.behaviours.model import ConsentGate, ConsentVerdict, SdkStart, SensitiveRead
from analyzer.behaviours.sdk_starts import SdkConsent, find_sdk_starts, honour_switches
from analyzer.callgraph.phases import Phases
from analyzer.catalogue.tables import Tables
from analyzer.program.owner import Owner


@dataclass(frozen=True, slots=True)
class Consents:
    """The verdict on any place of the code, by the gates and switches that the verdicts on reads rest on."""

    judge: ConsentJudge
    switches: SdkConsent

    def of(self, place: Place, owner: Owner) -> ConsentVerdict:
        """Of code of an owner: what a read of personal information there would be told."""
        said = self.judge.verdict(place).consent
        held = said == "before" and bool(owner.sdk) and bool(self.switches.holding_back(owner.sdk))
        return "undecidable" if held else said

    @property
    def choosing(self) -> frozenset[int]:
        """The methods in which something runs only behind a gate."""
        return frozenset(place.method for place in self.judge.gates.positions)


@dataclass(frozen=True, slots=True)
class Consented:
    """What was found; ``reads`` are those given, with their verdicts; ``places`` judges any other place."""

    reads: tuple[SensitiveRead, ...]
    gates: tuple[ConsentGate, ...]
    starts: tuple[SdkStart, ...]
    places: Consents


def observe_consent(
    code: CodeIndex,
    phases: Phases,
    reads: Iterable[SensitiveRead],
    manifest: Manifest,
    tables: Tables,
    screens: Screens | None = None,
) -> Consented:
    """Find the gates, and judge reads and starts by them.

    A setting that start-up sets to the agreed value by itself is no gate. That shows only when the ways are known, so
    the gates are then looked for once more without it.
    """
    words = ConsentWords.of(tables.consent_terms())
    judge = ConsentJudge(code, phases, find_gates(code, words, screens))
    if denied := judge.self_set():
        judge = ConsentJudge(code, phases, find_gates(code, words, screens, denied))
    init = tables.sdk_init()
    consent = SdkConsent(code, init, judge)
    return Consented(
        reads=honour_switches(judge_consent(reads, judge), consent),
        gates=(*judge.gates.saved(code), *consent.gates(code)),
        starts=find_sdk_starts(code, init, manifest, judge, consent),
        places=Consents(judge, consent),
    )
