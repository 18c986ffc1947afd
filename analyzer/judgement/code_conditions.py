"""Conditions over what the code does: sensitive reads, permissions, SDKs."""

from msgspec import structs

from analyzer.behaviours.model import PermissionUse, SdkPresence
from analyzer.catalogue.conditions import PermissionCondition, Phase, ReadCondition, SdkCondition
from analyzer.catalogue.model import Text
from analyzer.judgement.identity import kind_of_entry, party
from analyzer.judgement.lookup import Case, partial_manifest
from analyzer.judgement.match import Match, Outcome, ref
from analyzer.judgement.quoting import quoted
from analyzer.judgement.wording import same, sdk_name
from analyzer.program.owner import Owner

NOT_COMPARED = {"not-supplied": "unseen.policy-not-supplied", "not-decidable": "unseen.policy-not-readable"}
"""Disclosures that are none, and the words that say why."""


def reads(case: Case, condition: ReadCondition) -> Outcome:
    """One match per data type and owner."""
    unseen = list(hidden_code(case))
    if condition.outside_app_type and case.app_type is None:
        unseen.append(case.lexicon.text("unseen.app-type-not-given"))
    undecided: list[int] = []
    matches = []
    for (data_type, owner, live), positions in case.reads.items():
        if live is not condition.live or not _selects(case, condition, data_type, owner):
            continue
        if condition.outside_app_type and (case.app_type is None or case.is_necessary(data_type)):
            continue
        numbers = _running_in(case, condition.phases, positions)
        if condition.apis:
            numbers = tuple(n for n in numbers if case.facts.reads[n].api.startswith(condition.apis))
        if condition.consent:
            undecided += [n for n in numbers if case.facts.reads[n].consent in ("", "undecidable")]
            numbers = tuple(n for n in numbers if case.facts.reads[n].consent in condition.consent)
        if not numbers:
            continue
        match = _read(case, data_type, owner, numbers)
        reason, kept = _disclosed(case, condition, data_type, owner, match)
        unseen += reason
        if kept is not None:
            matches.append(kept)
    looked = _looked_at_reads(case) + (_looked_at_gates(case) if condition.consent else ())
    open_ = _undecided_reads(case, undecided) if "undecidable" not in condition.consent else ()
    return Outcome(matches=tuple(matches), unseen=tuple(unseen), undecided=open_, looked=looked)


def _undecided_reads(case: Case, numbers: list[int]) -> tuple[Text, ...]:
    """Of which reads nothing says whether the user has agreed by then: those at start-up, and those later.

    Only where the stage ran: without it the rule says so itself.
    """
    if "consent" not in case.facts.stages_done:
        return ()
    reads = [case.facts.reads[number] for number in numbers]
    parts = {
        "undecided.reads-at-start": [read for read in reads if read.grade == "start-up"],
        "undecided.reads-later": [read for read in reads if read.grade != "start-up"],
    }
    return tuple(
        case.lexicon.text(
            key,
            count=len(found),
            subjects=case.lexicon.listed(
                [_subject(case, kind, owner) for kind, owner in dict.fromkeys((r.data_type, r.owner) for r in found)]
            ),
        )
        for key, found in parts.items()
        if found
    )


def _subject(case: Case, data_type: str, owner: Owner) -> Text:
    return case.lexicon.text("subject.read", data_type=case.data_type_name(data_type), owner=case.owner_name(owner))


def _looked_at_gates(case: Case) -> tuple[Text, ...]:
    if "consent" not in case.facts.stages_done:
        return ()
    sure = sum(gate.sure for gate in case.facts.consent_gates)
    return (case.lexicon.text("looked.gates", count=sure) if sure else case.lexicon.text("looked.no-gates"),)


def _looked_at_reads(case: Case) -> tuple[Text, ...]:
    looked = (case.lexicon.text("looked.reads", count=len(case.facts.reads)),)
    barred = sum(not read.permitted for read in case.facts.reads)
    return looked + ((case.lexicon.text("looked.reads-barred", count=barred),) if barred else ())


def hidden_code(case: Case) -> tuple[Text, ...]:
    """Why code may exist, or run, that nobody could look into; empty when all could be seen.

    The manifest says where code starts: without all of it, code that looks dead may live.
    """
    unread = partial_manifest(case)
    if not case.blocking:
        return unread
    causes = sorted({gap.cause.value for _, gap in case.blocking})
    names = case.lexicon.listed([case.lexicon.text(f"report.causes.{cause}") for cause in causes])
    return (*unread, case.lexicon.text("unseen.code-hidden", causes=names))


def _selects(case: Case, condition: ReadCondition, data_type: str, owner: Owner) -> bool:
    entry = case.data_types.get(data_type)
    if entry is None:
        return False
    if condition.owners and owner.kind not in condition.owners:
        return False
    if condition.sdk_categories and not has_category(case, owner, condition.sdk_categories):
        return False
    if condition.sdk_without_categories and has_category(case, owner, condition.sdk_without_categories):
        return False
    if condition.sdk_disclosure and _sdk_disclosure(case, owner) not in condition.sdk_disclosure:
        return False
    return (
        (not condition.tags or bool(set(condition.tags) & set(entry.tags)))
        and not set(condition.without_tags) & set(entry.tags)
        and (not condition.data_types or data_type in condition.data_types)
        and (not condition.grades or entry.grade in condition.grades)
        and (condition.weight is None or condition.weight == case.weight(data_type))
    )


def _running_in(case: Case, phases: tuple[Phase, ...], numbers: tuple[int, ...]) -> tuple[int, ...]:
    """Those sites that can run in one of the phases; all when not asked."""
    if not phases:
        return numbers
    return tuple(number for number in numbers if not set(phases).isdisjoint(case.facts.reads[number].phases))


def has_category(case: Case, owner: Owner, categories: tuple[str, ...]) -> bool:
    """Whether the code is an SDK's of one of these categories."""
    return owner.sdk in case.sdks and bool(set(case.sdks[owner.sdk][1].categories) & set(categories))


def _sdk_disclosure(case: Case, owner: Owner) -> str:
    claim = case.sdk_claims.get(owner.sdk)
    return claim[1].disclosure if claim else ""


def _read(case: Case, data_type: str, owner: Owner, numbers: tuple[int, ...]) -> Match:
    sites = [case.facts.reads[number] for number in numbers]
    # The least keeps the id when another site of the same subject comes or goes.
    api = min(site.api for site in sites)
    name, who = case.data_type_name(data_type), case.owner_name(owner)
    apis = case.lexicon.listed([same(name) for name in dict.fromkeys(short_api(site.api) for site in sites)], most=3)
    fields = {
        "data_type": name,
        "owner": who,
        "apis": apis,
        "sites": same(len(sites)),
        "app_type": case.app_type_name(),
        "nearest": same(""),
    }
    return Match(
        identity=(data_type, *party(owner), api, kind_of_entry(sites)),
        subject=_subject(case, data_type, owner),
        fields=tuple(fields.items()),
        evidence=ref("read", *numbers),
        distinction=(owner.kind,),
    )


def short_api(api: str) -> str:
    """A signature as a person says it: ``TelephonyManager.getDeviceId``; anything else unchanged."""
    owner, arrow, member = api.partition(";->")
    if not arrow:
        return api
    return f"{owner.rpartition('/')[2]}.{member.partition('(')[0].partition(':')[0]}"


def _disclosed(
    case: Case, condition: ReadCondition, data_type: str, owner: Owner, match: Match
) -> tuple[tuple[Text, ...], Match | None]:
    """(why the policy could not be compared, the match with its claim); both empty when the policy says enough."""
    if not condition.disclosure:
        return (), match
    known = case.data_claims.get((data_type, owner))
    if known is None:
        key = "unseen.policy-not-supplied" if case.facts.policy is None else "unseen.not-compared"
        return (case.lexicon.text(key),), None
    number, claim = known
    if claim.disclosure in NOT_COMPARED:
        return (case.lexicon.text(NOT_COMPARED[claim.disclosure]),), None
    if claim.disclosure not in condition.disclosure:
        return (), None
    sentences = claim.sentences or ((claim.nearest,) if claim.nearest else ())
    fields = {**dict(match.fields), "nearest": nearest(case, claim.nearest)}
    kept = structs.replace(
        match,
        fields=tuple(fields.items()),
        evidence=match.evidence + ref("data-claim", number) + ref("sentence", *claim.may_say, *sentences),
        certain=claim.certain,
        doubt=claim.may_be,
        may_say=claim.may_say,
    )
    return (), kept


def nearest(case: Case, sentence: int) -> Text:
    """The sentence that comes nearest, or that none does."""
    return case.lexicon.text("nearest.sentence", number=sentence) if sentence else case.lexicon.text("nearest.none")


def permissions(case: Case, condition: PermissionCondition) -> Outcome:
    """One match per permission, or none when there are fewer than ``at_least``."""
    unseen = list(partial_manifest(case))
    if condition.outside_app_type and case.app_type is None:
        unseen.append(case.lexicon.text("unseen.app-type-not-given"))
    matches, unclear = [], []
    for number, use in enumerate(case.facts.permissions):
        if use.requested is not condition.requested or (condition.names and use.name not in condition.names):
            continue
        if not _opens(case, condition, use) or not _opens_data(case, condition, use):
            continue
        if use.status == "not-checkable" and condition.statuses and "not-checkable" not in condition.statuses:
            unclear.append(use)
            continue
        if condition.statuses and use.status not in condition.statuses:
            continue
        if _excluded(case, condition, use):
            continue
        reason, kept = _explained(case, condition, number, use)
        unseen += reason
        if kept is not None:
            matches.append(kept)
    unseen += _not_checkable(case, unclear)
    if len(matches) < condition.at_least:
        matches = []
    looked = case.lexicon.text("looked.permissions", count=sum(use.requested for use in case.facts.permissions))
    return Outcome(matches=tuple(matches), unseen=tuple(unseen), looked=(looked,))


def _opens(case: Case, condition: PermissionCondition, use: PermissionUse) -> bool:
    if not condition.opens:
        return True
    if "dangerous" in use.protection.split("|"):
        kind = "dangerous"
    elif any(case.is_personal(entry.id) for entry in case.permissions_of.get(use.name, ())):
        kind = "personal"
    else:
        kind = "other"
    return kind in condition.opens


def _opens_data(case: Case, condition: PermissionCondition, use: PermissionUse) -> bool:
    if condition.opens_data is None:
        return True
    personal = any(case.is_personal(entry.id) for entry in case.permissions_of.get(use.name, ()))
    return personal is condition.opens_data


def _excluded(case: Case, condition: PermissionCondition, use: PermissionUse) -> bool:
    guarded = case.permissions_of.get(use.name, ())
    if condition.outside_app_type:
        if case.app_type is None or any(case.is_necessary(entry.id) for entry in guarded):
            return True
        # Without a data type nothing says what the permission would be unnecessary for.
        if not guarded:
            return True
    if condition.without_read:
        live = {data_type for data_type, _, live in case.reads if live}
        return any(entry.id in live and case.is_personal(entry.id) for entry in guarded)
    return False


def _explained(
    case: Case, condition: PermissionCondition, number: int, use: PermissionUse
) -> tuple[tuple[Text, ...], Match | None]:
    short = same(use.name.rpartition(".")[2] or use.name)
    fields = {
        "permission": same(use.name),
        "searched": same(use.searched),
        "app_type": case.app_type_name(),
        "nearest": same(""),
    }
    match = Match(
        identity=(use.name,),
        subject=case.lexicon.text("subject.permission", permission=short),
        fields=tuple(fields.items()),
        evidence=ref("permission", number),
    )
    if not condition.disclosure:
        return (), match
    known = case.permission_claims.get(use.name)
    if known is None:
        key = "unseen.policy-not-supplied" if case.facts.policy is None else "unseen.not-compared"
        return (case.lexicon.text(key),), None
    position, claim = known
    if claim.disclosure in NOT_COMPARED:
        return (case.lexicon.text(NOT_COMPARED[claim.disclosure]),), None
    if claim.disclosure not in condition.disclosure:
        return (), None
    evidence = match.evidence + ref("permission-claim", position) + ref("sentence", *claim.sentences)
    if claim.sentences:
        match = structs.replace(match, fields=(*match.fields, ("nearest", quoted(case, claim.sentences[0]))))
    return (), structs.replace(match, evidence=evidence, certain=claim.certain)


def _not_checkable(case: Case, unclear: list[PermissionUse]) -> tuple[Text, ...]:
    if not unclear:
        return ()
    causes = sorted({cause for use in unclear for cause in use.causes})
    return (
        case.lexicon.text(
            "unseen.permissions-not-checkable",
            permissions=case.lexicon.listed([same(use.name.rpartition(".")[2]) for use in unclear]),
            causes=case.lexicon.listed(
                [case.lexicon.text(f"report.causes.{cause}") for cause in causes] or [same("-")]
            ),
        ),
    )


def sdks(case: Case, condition: SdkCondition) -> Outcome:
    """One match per SDK."""
    unseen = list(hidden_code(case))
    undecided: list[Text] = []
    matches = []
    for number, sdk in enumerate(case.facts.sdks):
        if sdk.live is not condition.live or set(condition.without_categories) & set(sdk.categories):
            continue
        if condition.categories and not set(condition.categories) & set(sdk.categories):
            continue
        personal = case.core_reads_of_sdk(sdk.id)
        if condition.reads_core is not None and bool(personal) is not condition.reads_core:
            continue
        started = case.starts_of_sdk(sdk.id, condition.starts)
        if condition.starts and not started:
            undecided += _undecided_starts(case, sdk)
            continue
        reason, kept = _named(case, condition, number, sdk, personal, started)
        unseen += reason
        if kept is not None:
            matches.append(kept)
    looked = case.lexicon.text("looked.sdks", count=len(case.facts.sdks))
    return Outcome(matches=tuple(matches), unseen=tuple(unseen), undecided=tuple(undecided), looked=(looked,))


def _undecided_starts(case: Case, sdk: SdkPresence) -> tuple[Text, ...]:
    """That an SDK is initialised, and nothing says whether the user has agreed by then; empty when all wait for it."""
    if "consent" not in case.facts.stages_done:
        return ()
    starts = [case.facts.sdk_starts[n] for n in case.starts_of_sdk(sdk.id, ("", "undecidable"))]
    if not starts:
        return ()
    early = any(start.grade == "start-up" for start in starts)
    apis = case.lexicon.listed([same(short_api(api)) for api in sorted({start.api for start in starts})], most=3)
    key = "undecided.start-at-start" if early else "undecided.start-later"
    return (case.lexicon.text(key, sdk=sdk_name(sdk), starts=apis),)


def _named(
    case: Case,
    condition: SdkCondition,
    number: int,
    sdk: SdkPresence,
    personal: dict[str, tuple[int, ...]],
    started: tuple[int, ...],
) -> tuple[tuple[Text, ...], Match | None]:
    evidence = (
        ref("sdk-start", *started)
        + ref("sdk", number)
        + ref("read", *(read for numbers in personal.values() for read in numbers))
    )
    certain = True
    missing: list[Text] = []
    if condition.disclosure:
        known = case.sdk_claims.get(sdk.id)
        if known is None:
            key = "unseen.policy-not-supplied" if case.facts.policy is None else "unseen.not-compared"
            return (case.lexicon.text(key),), None
        position, claim = known
        if claim.disclosure not in condition.disclosure:
            key = NOT_COMPARED.get(claim.disclosure, "")
            return ((case.lexicon.text(key),) if key else ()), None
        missing = [case.lexicon.text(f"part.{part}") for part in condition.missing if part in claim.missing]
        if condition.missing and not missing:
            return (), None
        evidence += ref("sdk-claim", position) + ref("sentence", *claim.sentences)
        certain = claim.certain
    fields = {
        "sdk": sdk_name(sdk),
        "data_types": case.lexicon.listed([case.data_type_name(data_type) for data_type in personal]),
        "missing": case.lexicon.listed(missing),
        "starts": case.lexicon.listed(
            [same(short_api(api)) for api in dict.fromkeys(case.facts.sdk_starts[n].api for n in started)], most=3
        ),
    }
    return (), Match(
        identity=(sdk.id,),
        subject=sdk_name(sdk),
        fields=tuple(fields.items()),
        evidence=evidence,
        certain=certain,
    )
