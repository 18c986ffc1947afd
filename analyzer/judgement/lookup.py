"""One package's facts beside the catalogue, indexed once for all rules; nothing here judges."""

from collections import defaultdict
from collections.abc import Collection

from analyzer.behaviours.model import SdkPresence
from analyzer.catalogue.model import AppType, Catalogue, DataType, Text
from analyzer.consistency.model import DataClaim, PermissionClaim, Recipient, RecipientClaim, SdkClaim
from analyzer.consistency.recipients import libraries, parties
from analyzer.errors import UsageError
from analyzer.facts import Facts
from analyzer.flows.model import Flow
from analyzer.gaps import Gap
from analyzer.judgement.wording import Lexicon, same, sdk_name
from analyzer.program.owner import Owner

PERSONAL = ("sensitive", "personal")
"""Grades of data types that are personal information themselves."""


INTERFACE = "interface"
"""The stage that looks at the screens: what it could not look at hides no code from the others."""

FLOWS = "flows"
"""The stage that follows data: what it could not follow hides no code from the others."""


class Case:
    """Facts and catalogue with lookups. Read only; positions are those of the tuples in ``facts``.

    Raises:
        UsageError: ``app_type`` is no id of the catalogue.
    """

    def __init__(self, facts: Facts, catalogue: Catalogue, app_type: str = "") -> None:
        self.facts = facts
        self.lexicon = Lexicon(catalogue)
        self.data_types = {entry.id: entry for entry in catalogue.data_types}
        self.app_type = _app_type(catalogue, app_type)
        self.necessary = {
            name for item in (self.app_type.necessary if self.app_type else ()) for name in item.data_types
        }
        self.sdks: dict[str, tuple[int, SdkPresence]] = {sdk.id: (n, sdk) for n, sdk in enumerate(facts.sdks)}
        self.blocking: tuple[tuple[int, Gap], ...] = tuple(
            (number, gap) for number, gap in enumerate(facts.gaps) if gap.blocks_code and gap.stage != FLOWS
        )
        self.screen_gaps = tuple(gap for gap in facts.gaps if gap.stage == INTERFACE)
        claims = facts.consistency
        self.data_claims: dict[tuple[str, Owner], tuple[int, DataClaim]] = {
            (claim.data_type, claim.owner): (number, claim) for number, claim in enumerate(claims.data)
        }
        self.sdk_claims: dict[str, tuple[int, SdkClaim]] = {c.sdk: (n, c) for n, c in enumerate(claims.sdks)}
        self.permission_claims: dict[str, tuple[int, PermissionClaim]] = {
            claim.permission: (number, claim) for number, claim in enumerate(claims.permissions)
        }
        self.recipients: dict[str, Recipient] = {recipient.id: recipient for recipient in claims.recipients}
        self.recipient_claims: dict[tuple[str, str], tuple[int, RecipientClaim]] = {
            (claim.data_type, claim.recipient): (number, claim) for number, claim in enumerate(claims.transfers)
        }
        self._toolkits = libraries(facts.sdks)
        self.reads_at = self._placed_reads()
        self.reads = self._grouped_reads()
        self.permissions_of: dict[str, tuple[DataType, ...]] = self._guarded()

    def _grouped_reads(self) -> dict[tuple[str, Owner, bool], tuple[int, ...]]:
        """Positions of reads by (data type, owner, whether reachable), in order of the keys.

        What cannot succeed because its permission is not requested reads nothing, and no rule hears of it.
        """
        groups: dict[tuple[str, Owner, bool], list[int]] = defaultdict(list)
        for number, read in enumerate(self.facts.reads):
            if not read.permitted:
                continue
            groups[read.data_type, read.owner, read.live].append(number)
        ordered = sorted(groups.items(), key=lambda pair: (pair[0][0], pair[0][1].kind, pair[0][1].sdk, pair[0][2]))
        return {key: tuple(numbers) for key, numbers in ordered}

    def _placed_reads(self) -> dict[tuple[str, str, int], tuple[int, ...]]:
        """Positions of reads by (data type, method, offset)."""
        places: dict[tuple[str, str, int], tuple[int, ...]] = {}
        for number, read in enumerate(self.facts.reads):
            place = read.data_type, read.site.method, read.site.offset
            places[place] = (*places.get(place, ()), number)
        return places

    def parties(self, flow: Flow) -> tuple[Recipient, ...]:
        """Those who get the data of a flow; what the package's toolkits get stays with the app."""
        return parties(flow, self._toolkits, self.recipients)

    def _guarded(self) -> dict[str, tuple[DataType, ...]]:
        guarded: dict[str, list[DataType]] = defaultdict(list)
        for data_type in self.data_types.values():
            for permission in data_type.permissions:
                guarded[permission].append(data_type)
        return {permission: tuple(found) for permission, found in guarded.items()}

    def starts_of_sdk(self, sdk: str, consent: Collection[str]) -> tuple[int, ...]:
        """Positions of the starts of an SDK with one of these verdicts on consent, without pre-initialisations and what
        nothing runs.
        """
        return tuple(
            number
            for number, start in enumerate(self.facts.sdk_starts)
            if start.sdk == sdk and start.kind != "pre_init" and start.grade != "packaged" and start.consent in consent
        )

    def ancestors(self, data_type: str) -> set[str]:
        """All broader types of a data type."""
        seen: set[str] = set()
        waiting = [data_type]
        while waiting:
            entry = self.data_types.get(waiting.pop())
            new = set(entry.parents) - seen if entry else set()
            seen |= new
            waiting += sorted(new)
        return seen

    def is_necessary(self, data_type: str) -> bool:
        """Whether the stated app type's necessary information covers the data type or a broader one."""
        return bool(self.necessary & {data_type, *self.ancestors(data_type)})

    def is_personal(self, data_type: str) -> bool:
        """Whether the data type is personal information itself."""
        entry = self.data_types.get(data_type)
        return entry is not None and entry.grade in PERSONAL

    def weight(self, data_type: str) -> str:
        """Whether the T/TAF 078 vocabulary, its grade or its tags make tests look at a data type first: "core"."""
        entry = self.data_types.get(data_type)
        core = entry is not None and (entry.taf or entry.grade == "sensitive" or "identifier" in entry.tags)
        return "core" if core else "other"

    def core_reads_of_sdk(self, sdk: str) -> dict[str, tuple[int, ...]]:
        """Positions of live reads of core personal information in an SDK's code, by data type."""
        return {
            data_type: numbers
            for (data_type, owner, live), numbers in self.reads.items()
            if live
            and owner == Owner(kind="sdk", sdk=sdk)
            and self.is_personal(data_type)
            and self.weight(data_type) == "core"
        }

    def data_type_name(self, data_type: str) -> Text:
        """What a data type is called."""
        entry = self.data_types.get(data_type)
        return entry.name if entry else same(data_type)

    def sdk_name(self, sdk: str) -> Text:
        """What an SDK is called, its id when the facts do not list it."""
        return sdk_name(self.sdks[sdk][1]) if sdk in self.sdks else same(sdk)

    def app_type_name(self) -> Text:
        """The stated app type with its place in the provisions; "" when none is stated."""
        if self.app_type is None:
            return same("")
        return self.lexicon.text("app-type.label", name=self.app_type.name, number=self.app_type.number)

    def owner_name(self, owner: Owner) -> Text:
        """Whose code, in words."""
        return self.lexicon.text(f"owner.{owner.kind}", sdk=self.sdk_name(owner.sdk))


def _app_type(catalogue: Catalogue, app_type: str) -> AppType | None:
    if not app_type:
        return None
    for entry in catalogue.app_types:
        if entry.id == app_type:
            return entry
    raise UsageError(f"no app type '{app_type}'", "apkscan rules list shows the 39 types")


def partial_manifest(case: Case) -> tuple[Text, ...]:
    """That the manifest could not be read, or not whole; empty when it was."""
    if not case.facts.manifest.package:
        return (case.lexicon.text("unseen.manifest-unread"),)
    partial = any(gap.stage == "manifest" for gap in case.facts.gaps)
    return (case.lexicon.text("unseen.manifest-partial"),) if partial else ()
