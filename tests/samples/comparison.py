"""What a scan says of a sample against its expectations: every mismatch as one sentence, none is success."""

from collections.abc import Iterator, Mapping

from analyzer.behaviours.model import START_UP, SensitiveRead
from analyzer.facts import Facts
from analyzer.judgement.model import EvidenceRef, Finding, Judgement
from analyzer.program.owner import Owner
from tests.samples.expectation import Expected, ExpectedFinding, Read

LATER_STAGES = frozenset({"flows"})
"""The stages without which a finding under ``later`` cannot be made."""

PHASES: Mapping[str, frozenset[str]] = {
    "startup": frozenset(START_UP),
    "user": frozenset({"user-event"}),
    "background": frozenset({"background", "repeating"}),
}
"""The phases that a word of expected.yml stands for."""


def owner_word(owner: Owner) -> str:
    """An owner as expected.yml writes it."""
    return f"sdk:{owner.sdk}" if owner.kind == "sdk" else owner.kind


def java_method(signature: str) -> str:
    """``Lcom/a/B;->go(I)V`` as ``com.a.B.go``."""
    name, _, member = signature.partition(";->")
    return f"{name.removeprefix('L').replace('/', '.')}.{member.partition('(')[0]}"


def manifest_mismatches(facts: Facts, words: Expected) -> Iterator[str]:
    """Package, labels, SDK levels, application class, cleartext."""
    manifest, wanted = facts.manifest, words.manifest
    labels = {label.locale or "default": label.text for label in manifest.labels}
    pairs: tuple[tuple[str, object, object], ...] = (
        ("package", manifest.package, wanted.package),
        ("labels", labels, wanted.labels),
        ("min SDK", manifest.min_sdk, wanted.min_sdk),
        ("target SDK", manifest.target_sdk, wanted.target_sdk),
        ("cleartext", manifest.cleartext, wanted.cleartext),
        ("application class", manifest.application_class, wanted.application),
    )
    for name, found, right in pairs:
        if found != right:
            yield f"{name}: {found!r}, expected {right!r}"


def read_mismatches(
    facts: Facts, words: Expected, grades: Mapping[str, str], marks: Mapping[tuple[str, str], set[int]]
) -> Iterator[str]:
    """Missing, wrongly graded, wrongly placed and invented reads. ``grades`` maps data types to their grade."""
    for wanted in words.reads:
        yield from _one_read(facts, wanted, marks)
    listed = {(wanted.type, wanted.owner) for wanted in words.reads}
    for read in facts.reads:
        owner = owner_word(read.owner)
        personal = grades.get(read.data_type, "personal") in ("sensitive", "personal")
        if personal and (read.data_type, owner) not in listed and read.data_type not in words.may_read:
            yield f"read of {read.data_type} by {owner} in {read.site.method} ({read.api}): not expected"
        if read.live and (read.entry is None or not read.path):
            yield f"read of {read.data_type} in {read.site.method}: reachable without entry point or path"


def _one_read(facts: Facts, wanted: Read, marks: Mapping[tuple[str, str], set[int]]) -> Iterator[str]:
    of_type = [r for r in facts.reads if r.data_type == wanted.type and owner_word(r.owner) == wanted.owner]
    here = [read for read in of_type if java_method(read.site.method) == wanted.method]
    if not here:
        yield f"read of {wanted.type} by {wanted.owner} in {wanted.method}: not found"
        return
    grade = "start-up" if wanted.phase == "startup" else wanted.grade
    if all(read.grade != grade for read in here):
        yield f"read of {wanted.type} in {wanted.method}: {here[0].grade}, expected {grade}"
    if wanted.phase and all(PHASES[wanted.phase].isdisjoint(read.phases) for read in here):
        yield f"read of {wanted.type} in {wanted.method}: runs {here[0].phases}, expected {wanted.phase}"
    said = {read.consent for read in here}
    if wanted.consent and not said.issubset(wanted.consent):
        yield f"read of {wanted.type} in {wanted.method}: consent {sorted(said)}, expected {wanted.consent}"
    if any((read.consent == "before") != bool(read.start_path) for read in here):
        yield f"read of {wanted.type} in {wanted.method}: 'before' and the way from start-up go together"
    if wanted.grade == "packaged" and any(read.live for read in of_type):
        yield f"read of {wanted.type}: reachable, expected packaged only"
    lines = marks[wanted.method.rpartition(".")[0], wanted.type]
    if not any(_at_marked_line(read, lines) for read in here):
        yield f"read of {wanted.type} in {wanted.method}: lines {[r.site.line for r in here]}, marked {sorted(lines)}"


def _at_marked_line(read: SensitiveRead, lines: set[int]) -> bool:
    return read.site.line in lines and bool(read.site.source_file)


def request_mismatches(facts: Facts, words: Expected) -> Iterator[str]:
    """Places that ask for permissions, what they ask for and when; and where consent is asked for or tested."""
    found = {
        java_method(asked.site.method): (
            *(list(asked.permissions), list(asked.phases), asked.repeated, asked.denied),
            asked.complete,
        )
        for asked in facts.permission_requests
    }
    right = {
        wanted.method: (wanted.permissions, wanted.phases, wanted.repeated, wanted.denied, True)
        for wanted in words.requests
    }
    for method in sorted(found.keys() | right.keys()):
        if found.get(method) != right.get(method):
            yield f"request in {method}: {found.get(method)}, expected {right.get(method)}"
    sure = sorted({java_method(gate.site.method) for gate in facts.consent_gates if gate.sure})
    if sure != sorted(words.gates):
        yield f"consent gates in {sure}, expected {sorted(words.gates)}"


def permission_mismatches(facts: Facts, words: Expected) -> Iterator[str]:
    """Statuses, and permissions said to be used without a request."""
    found = {use.name: use for use in facts.permissions}
    for name, wanted in words.permissions.items():
        if name not in found:
            yield f"{name}: no verdict, expected {wanted.status}"
        elif found[name].status != wanted.status:
            proofs = [proof.what for proof in found[name].proofs]
            yield f"{name}: {found[name].status} {proofs} {found[name].causes}, expected {wanted.status}"
    for name, use in found.items():
        if use.status == "used-not-requested" and name not in words.may_use_unrequested:
            yield f"{name}: said to be used without a request, by {[proof.what for proof in use.proofs]}"


def sdk_mismatches(facts: Facts, words: Expected) -> Iterator[str]:
    """SDKs found, alive, and named by the policy or not."""
    found = {sdk.id: sdk for sdk in facts.sdks}
    claims = {claim.sdk: claim.disclosure for claim in facts.consistency.sdks}
    for name in found.keys() - {sdk.id for sdk in words.sdks}:
        yield f"SDK {name}: not expected, by {found[name].evidence}"
    for wanted in words.sdks:
        if wanted.id not in found:
            yield f"SDK {wanted.id}: not found"
            continue
        if found[wanted.id].live != wanted.live:
            yield f"SDK {wanted.id}: live {found[wanted.id].live}, expected {wanted.live}"
        if claims.get(wanted.id) != wanted.policy:
            yield f"SDK {wanted.id}: policy {claims.get(wanted.id)}, expected {wanted.policy}"


def policy_mismatches(facts: Facts, words: Expected) -> Iterator[str]:
    """What the policy says about each expected read and permission."""
    if facts.policy is None or not facts.policy.complete:
        yield f"policy: {'not read' if facts.policy is None else facts.policy.why_incomplete}"
    claims = {(claim.data_type, owner_word(claim.owner)): claim.disclosure for claim in facts.consistency.data}
    for read in words.reads:
        said = claims.get((read.type, read.owner))
        if read.policies() and said not in read.policies():
            yield f"policy on {read.type} ({read.owner}): {said}, expected {' or '.join(read.policies())}"
    of_permission = {claim.permission: claim.disclosure for claim in facts.consistency.permissions}
    for name, permission in words.permissions.items():
        explained = of_permission.get(name)
        if permission.policies() and explained not in permission.policies():
            yield f"policy on {name}: {explained}, expected {' or '.join(permission.policies())}"


def subjects(facts: Facts, finding: Finding) -> set[str]:
    """Ids of the data types, permissions and SDKs that a finding's evidence is about."""
    return {name for ref in finding.evidence for name in _subject(facts, ref)}


def _subject(facts: Facts, ref: EvidenceRef) -> tuple[str, ...]:
    match ref.kind:
        case "read":
            return (facts.reads[ref.index].data_type,)
        case "flow":
            flow = facts.flows[ref.index]
            return (flow.data_type, *(to.value for to in flow.destinations))
        case "data-claim":
            return (facts.consistency.data[ref.index].data_type,)
        case "permission":
            return (facts.permissions[ref.index].name,)
        case "permission-claim":
            return (facts.consistency.permissions[ref.index].permission,)
        case "request":
            return facts.permission_requests[ref.index].permissions
        case "sdk":
            return (facts.sdks[ref.index].id,)
        case "sdk-claim":
            return (facts.consistency.sdks[ref.index].sdk,)
        case _:
            return ()


def finding_mismatches(facts: Facts, judgement: Judgement, words: Expected) -> Iterator[str]:
    """Missing and forbidden findings. A topic is the id of a rule."""
    found = [finding for item in judgement.items for finding in item.findings]

    def those(wanted: ExpectedFinding) -> list[Finding]:
        return [
            finding
            for finding in found
            if finding.rule == wanted.topic
            and (not wanted.about or wanted.about in subjects(facts, finding))
            and wanted.verdict in (None, finding.verdict)
        ]

    for wanted in words.findings:
        if not those(wanted):
            yield f"finding {_named(wanted)}: missing"
    for wanted in words.later:
        if LATER_STAGES.issubset(facts.stages_done) and not those(wanted):
            yield f"finding {_named(wanted)}: missing"
    for ban in words.not_findings:
        for finding in those(ban):
            yield f"finding {_named(ban)}: forbidden, but there is {finding.rule}: {finding.fact_en}"
    if words.only_listed_findings:
        allowed = {finding.id for wanted in words.findings for finding in those(wanted)}
        for finding in found:
            if finding.id not in allowed:
                yield f"finding of a clean sample: {finding.rule} ({finding.verdict}): {finding.fact_en}"


def _named(wanted: ExpectedFinding) -> str:
    return " ".join(word for word in (wanted.topic, wanted.about, wanted.verdict) if word)
