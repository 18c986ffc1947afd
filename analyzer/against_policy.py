"""Which policy is read, what it says, and how the code compares with it: the second half of a scan."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from msgspec import structs

from analyzer.apk.model import Certificate, Manifest
from analyzer.behaviours.observe import Observed
from analyzer.catalogue.model import Catalogue
from analyzer.catalogue.tables import Tables
from analyzer.consistency.compare import compare
from analyzer.consistency.model import Consistency, DataClaim, PermissionClaim, RecipientClaim, SdkClaim
from analyzer.consistency.recipients import find_recipients
from analyzer.consistency.whose import AppNames, another_product
from analyzer.flows.model import Flow
from analyzer.gaps import Gap
from analyzer.policy.finding import PackageSearch
from analyzer.policy.model import Policy, PolicyLink, PolicyOrigin
from analyzer.policy.source_file import SourceFile
from analyzer.program.sdks import SdkIndex
from analyzer.progress import Event, Listener

_Claim = TypeVar("_Claim", DataClaim, SdkClaim, PermissionClaim, RecipientClaim)

_GOOD = ("clear", "named", "explained")
"""What a policy says of something when nothing is missing: no accusation rests on it."""


class Paper(NamedTuple):
    """The files of the policy that is read, () for none, where they come from, and what was not looked at in search of
    one.
    """

    files: tuple[Path | SourceFile, ...]
    origin: PolicyOrigin
    gaps: tuple[Gap, ...] = ()


def paper_of(given: Sequence[Path | SourceFile], looking: PackageSearch | None, links: tuple[PolicyLink, ...]) -> Paper:
    """What was given, else what is in the package.

    Args:
        given: files that the caller named, and what was fetched from addresses that he named.
        looking: a search in the open package; None when it must not be searched.
        links: addresses that the package holds.
    """
    if given:
        places = tuple(one.address or one.name if isinstance(one, SourceFile) else one.name for one in given)
        fetched = any(isinstance(one, SourceFile) and one.address for one in given)
        return Paper(tuple(given), PolicyOrigin(kind="fetched" if fetched else "supplied", places=places, links=links))
    if looking is None:
        return Paper((), PolicyOrigin(links=links))
    found = looking.documents()
    return Paper(found.files, structs.replace(found.origin, links=links), found.gaps)


def compared(
    paper: Paper,
    observed: Observed,
    flows: tuple[Flow, ...],
    manifest: Manifest,
    certificates: Sequence[Certificate],
    catalogue: Catalogue,
    sdks: SdkIndex,
    tables: Tables,
    tell: Listener,
) -> tuple[Policy | None, Consistency]:
    """What the policy says, None without one, and the comparison with what was observed.

    That a policy lies in the package does not show that this very text is what the app shows: of such a one nothing
    that is missing is certain; neither is it of a policy that names another product as its own.

    Raises:
        UsageError: a file of the policy cannot be read.
    """
    names = {sdk.id: tuple(dict.fromkeys((sdk.name_zh, sdk.name_en, *sdk.aliases))) for sdk in sdks.sdks}
    companies = {sdk.id: sdk.vendors for sdk in sdks.sdks}
    policy = None
    if paper.files:
        tell(Event("policy"))
        from analyzer.policy.documents import read_document
        from analyzer.policy.reading import understand  # its patterns take longer than some packages

        every = {sdk: (*names[sdk], *companies[sdk]) for sdk in names}
        policy = understand(read_document(paper.files), catalogue, every)
    tell(Event("consistency"))
    recipients = find_recipients(flows, observed.sdks, manifest.package, tables.host)
    consistency = compare(
        observed.reads, observed.sdks, observed.permissions, policy, catalogue, names, companies,
        flows=flows, recipients=recipients,
    )  # fmt: skip
    another = another_product(policy, app_names(manifest, certificates)) if policy is not None else None
    consistency = structs.replace(consistency, another=another)
    return policy, doubted(consistency) if another or paper.origin.kind == "package" else consistency


def app_names(manifest: Manifest, certificates: Sequence[Certificate]) -> AppNames:
    """What a package calls the app, and who signed it."""
    labels = [label.text for label in manifest.labels] + [entry.label for entry in manifest.components]
    return AppNames(
        labels=tuple(dict.fromkeys(label for label in labels if label.strip())),
        package=manifest.package,
        signers=tuple(certificate.subject for certificate in certificates),
    )


def doubted(consistency: Consistency) -> Consistency:
    """The comparison without any certainty about what is missing."""
    return structs.replace(
        consistency,
        data=_doubted(consistency.data),
        sdks=_doubted(consistency.sdks),
        permissions=_doubted(consistency.permissions),
        transfers=_doubted(consistency.transfers),
    )


def _doubted(claims: tuple[_Claim, ...]) -> tuple[_Claim, ...]:
    return tuple(claim if claim.disclosure in _GOOD else structs.replace(claim, certain=False) for claim in claims)
