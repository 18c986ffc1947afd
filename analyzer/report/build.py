"""Facts and judgement to one `Report` in one language."""

import re

from msgspec import structs

from analyzer.catalogue.model import Catalogue
from analyzer.facts import Facts
from analyzer.judgement.model import Judgement
from analyzer.report.decisions import with_review
from analyzer.report.drafts import Drafting
from analyzer.report.evidence import Evidence
from analyzer.report.flows import FlowTexts
from analyzer.report.itemised import item_tables
from analyzer.report.items import basis, conclusion, item_lines, problem_groups
from analyzer.report.lexicon import Lexicon
from analyzer.report.model import Meta, PolicySource, Report, Sample, Tool
from analyzer.report.origin import origin_view
from analyzer.report.picture_facts import picture_facts
from analyzer.report.policy_citations import cited_in
from analyzer.report.policy_mix import another_told, mix_told
from analyzer.report.policy_view import policy_view
from analyzer.report.proposed import proposed_types
from analyzer.report.retest import with_retests
from analyzer.report.shortfall import shortfall
from analyzer.report.tables import behaviours, gap_rows, permission_rows, policy_check_rows, sdk_rows
from analyzer.report.trial import trial_groups
from analyzer.report.visible import NAME_LIMIT, clip, tidy
from analyzer.review.model import Review

NATIVE = 30
"""Most native libraries listed."""

_REFERENCE = re.compile("@0x[0-9a-f]{1,8}")
"""A label whose resource could not be read: no name for people."""


def build_report(
    facts: Facts,
    judgement: Judgement,
    catalogue: Catalogue,
    lang: str,
    *,
    meta: Meta | None = None,
    review: Review | None = None,
) -> Report:
    """Everything that a reader sees, in the language ``lang`` ("zh", "en"): the same value for the same input.

    ``meta`` is what a laboratory states about the report, ``review`` what an analyst decided about its findings.
    """
    lexicon = Lexicon(catalogue, lang)
    evidence = Evidence(facts, lexicon)
    drafting = Drafting(facts, catalogue, lang)
    groups = problem_groups(judgement, evidence, lexicon, drafting)
    report = Report(
        language=lang,
        title=lexicon.word("title"),
        date=judgement.date,
        tool=Tool(
            name=facts.tool.name,
            version=facts.tool.version,
            tables_sha256=facts.tool.tables_sha256,
            ruleset_sha256=judgement.ruleset_sha256,
            packs=lexicon.chosen_packs(judgement.packs),
        ),
        sample=_sample(facts, judgement, lexicon),
        conclusion=conclusion(facts, judgement, groups, lexicon),
        basis=basis(judgement, lexicon),
        problems=groups,
        trial=trial_groups(judgement, evidence, lexicon, drafting),
        permissions=permission_rows(facts, evidence, lexicon),
        behaviours=behaviours(facts, evidence, lexicon),
        flows=FlowTexts(facts, lexicon, evidence.sites).all(evidence.flow_order),
        sdks=sdk_rows(facts, evidence, lexicon),
        policy_checks=policy_check_rows(facts, evidence, lexicon),
        undecidable=item_lines(groups, "undecidable"),
        not_seen=item_lines(groups, "not-seen"),
        gaps=gap_rows(facts, lexicon),
        item_tables=item_tables(judgement, catalogue, lexicon),
        meta=meta,
        limits=lexicon.numbered("limits"),
        words=lexicon.furniture(),
        pictures=picture_facts(facts, evidence.sites, lexicon),
    )
    if facts.policy is not None:
        names = {sdk.id: lexicon.sdk(sdk) for sdk in facts.sdks}
        report = structs.replace(report, policy=policy_view(facts.policy, lexicon, names, cited_in(report)))
    report = with_retests(report, judgement, catalogue, lexicon)
    if review is not None:
        report = with_review(report, judgement, review, lexicon)
    safe: Report = tidy(report, lambda length: lexicon.word("cut", n=length))
    return safe


def _sample(facts: Facts, judgement: Judgement, lexicon: Lexicon) -> Sample:
    file, manifest, contents, code = facts.sample, facts.manifest, facts.contents, facts.code
    name, others = _names(facts, lexicon)
    anomalies = dict.fromkeys(_anomaly(part.code, part.where, lexicon) for part in contents.anomalies)
    libraries = sorted({library.name for library in contents.native_libraries})
    return Sample(
        app_name=name,
        other_names=others,
        package=manifest.package,
        version_name=manifest.version_name,
        version_code=manifest.version_code,
        app_type=lexicon.app_type(judgement.app_type),
        proposed_types=proposed_types(judgement, lexicon),
        file_name=file.name,
        size=file.size,
        size_text=_size(file.size, lexicon),
        sha256=file.sha256,
        sha1=file.sha1,
        md5=file.md5,
        min_sdk=manifest.min_sdk,
        target_sdk=manifest.target_sdk,
        max_sdk=manifest.max_sdk,
        certificates=facts.certificates,
        dex_files=code.dex_files,
        classes=code.classes,
        methods=code.methods,
        reachable_methods=code.reachable_methods,
        entry_points=code.entry_points,
        native_libraries=_shortened(libraries),
        packers=contents.packers,
        runtimes=contents.runtimes,
        anomalies=tuple(anomalies)[:NATIVE],
        policy=_policy(facts, lexicon),
        policy_origin=origin_view(facts, lexicon),
    )


def _names(facts: Facts, lexicon: Lexicon) -> tuple[str, tuple[str, ...]]:
    """The app's name in the report's language when it has one, and its other names."""
    labels = [label for label in facts.manifest.labels if label.text.strip() and not _REFERENCE.fullmatch(label.text)]
    own = [label.text for label in labels if label.locale.startswith(lexicon.lang)]
    own = own or [label.text for label in labels if not label.locale] or [label.text for label in labels]
    name = own[0] if own else facts.manifest.package or facts.sample.name
    others = dict.fromkeys(label.text for label in labels if label.text != name)
    return _named(name, lexicon), tuple(_named(other, lexicon) for other in others)[:NATIVE]


def _named(name: str, lexicon: Lexicon) -> str:
    return clip(name, lambda length: lexicon.word("cut", n=length), NAME_LIMIT)


def _shortened(names: list[str]) -> tuple[str, ...]:
    rest = len(names) - NATIVE
    return (*names[:NATIVE], f"… + {rest}") if rest > 0 else tuple(names)


def _anomaly(code: str, where: str, lexicon: Lexicon) -> str:
    name = lexicon.name("anomalies", code)
    return f"{name} ({where})" if where else name


def _size(size: int, lexicon: Lexicon) -> str:
    if size >= 1 << 20:
        return lexicon.word("sizes.mega", n=size, m=f"{size / (1 << 20):.1f}")
    if size >= 1 << 10:
        return lexicon.word("sizes.kilo", n=size, k=f"{size / (1 << 10):.1f}")
    return lexicon.word("sizes.bytes", n=size)


def _policy(facts: Facts, lexicon: Lexicon) -> PolicySource | None:
    if facts.policy is None:
        return None
    document = facts.policy.document
    return PolicySource(
        name=document.name,
        sha256=document.sha256,
        media=document.media,
        encoding=document.encoding,
        language=document.language,
        sentences=len(document.sentences),
        characters=len(document.text),
        complete=facts.policy.complete,
        why_incomplete=shortfall(facts.policy.why_incomplete, lexicon),
        mixed=lexicon.joined(
            [
                told
                for told in (mix_told(facts.policy.mix, lexicon), another_told(facts.consistency.another, lexicon))
                if told
            ]
        ),
    )
