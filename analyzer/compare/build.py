"""Two examinations to one `Comparison` in one language."""

import re
from collections.abc import Mapping

from analyzer.catalogue.model import Catalogue
from analyzer.compare.checks import each_check, stages_of
from analyzer.compare.code_changes import code_tables
from analyzer.compare.findings import Changes, Examined, states_of
from analyzer.compare.model import OPEN, STATES, Comparison, Side, StateCount
from analyzer.compare.paper_changes import law_table, policy_tables
from analyzer.compare.sight import Sight, new_obstacles
from analyzer.facts import Facts
from analyzer.judgement.model import Judgement
from analyzer.report.cited import glosses
from analyzer.report.lexicon import Lexicon
from analyzer.report.model import Meta, Tool, Word
from analyzer.report.opening import unreadable
from analyzer.report.visible import one_line, tidy

_HOME = re.compile(r"[0-9a-f]{64}")


def build_comparison(
    old: Examined,
    new: Examined,
    then: Judgement,
    catalogue: Catalogue,
    lang: str,
    version: str,
    meta: Meta | None = None,
) -> Comparison:
    """OLD against NEW.

    Args:
        old: the first examination, its report in the language ``lang``.
        new: the second.
        then: OLD under the law of NEW's date: what the law alone changed is told apart by it.
        catalogue: that both were judged by.
        lang: "zh" or "en".
        version: of this tool.
        meta: what the laboratory states about the re-test.
    """
    lexicon = Lexicon(catalogue, lang)
    results = each_check(new.facts, catalogue, new.judgement.date, new.judgement.app_type)
    needed = {(rule.id, check.id): stages_of(check.when) for rule in catalogue.rules for check in rule.checks}
    items = Changes(old, new, then, Sight(old.facts, new.facts, results, needed), lexicon).items()
    counts = states_of(items)
    same_app = old.facts.manifest.package == new.facts.manifest.package
    passed = same_app and not any(counts[state] for state in OPEN)
    comparison = Comparison(
        language=lang,
        title=lexicon.word("comparison.title"),
        tool=Tool(
            name=new.facts.tool.name,
            version=version,
            tables_sha256=new.facts.tool.tables_sha256,
            ruleset_sha256=new.judgement.ruleset_sha256,
            packs=new.report.tool.packs,
        ),
        old=_side(old),
        new=_side(new),
        passed=passed,
        headline=_headline(counts, passed, lexicon) or lexicon.word("comparison.headlines.other-app"),
        unit=lexicon.word("comparison.unit"),
        meta=meta,
        reviews=_reviews(old, new, lexicon),
        sentences=_sentences(old, new, lexicon),
        warnings=_warnings(old.facts, new.facts, lexicon),
        counts=tuple(
            StateCount(
                state=lexicon.term("comparison.states", state),
                meaning=lexicon.word(f"comparison.meanings.{state}"),
                findings=counts[state],
            )
            for state in STATES
            if counts[state] or state in ("new", "remaining", "not-visible", "fixed")
        ),
        items=items,
        code=code_tables(old.facts, new.facts, lexicon),
        policy=policy_tables(old, new, lexicon),
        law=law_table(old.judgement, new.judgement, lexicon),
        gaps=new.report.gaps,
        limits=lexicon.numbered("comparison.limits"),
        words=(*lexicon.furniture(), *lexicon.furniture("comparison.ui.")),
        cites_en=tuple(Word(key=cite, text=text) for cite, text in (glosses(old.report) | glosses(new.report)).items()),
    )
    safe: Comparison = tidy(comparison, lambda length: lexicon.word("cut", n=length))
    return safe


def _side(examined: Examined) -> Side:
    facts, sample = examined.facts, examined.report.sample
    findings = [finding for item in examined.judgement.items for finding in item.findings]
    return Side(
        file_name=sample.file_name,
        sha256=sample.sha256,
        app_name=sample.app_name,
        package=sample.package,
        version_name=sample.version_name,
        version_code=sample.version_code,
        certificates=tuple(certificate.sha256 for certificate in facts.certificates),
        date=examined.judgement.date,
        app_type=sample.app_type,
        tool_version=facts.tool.version,
        tables_sha256=facts.tool.tables_sha256,
        policy=facts.policy.document.name if facts.policy else "",
        policy_sha256=facts.policy.document.sha256 if facts.policy else "",
        confirmed=sum(finding.verdict == "confirmed" for finding in findings),
        suspected=sum(finding.verdict == "suspected" for finding in findings),
        unseen=one_line(unreadable(facts)),
    )


def _headline(counts: Mapping[str, int], passed: bool, lexicon: Lexicon) -> str:
    """Every state that a finding came to, with how many: the same numbers as in ``counts``."""
    parts = [lexicon.word(f"comparison.tallies.{state}", n=counts[state]) for state in STATES if counts[state]]
    line = lexicon.listed(parts)
    if passed:
        return lexicon.word("comparison.headlines.passed", tally=line or lexicon.word("comparison.tallies.none"))
    return line[:1].upper() + line[1:]


def _reviews(old: Examined, new: Examined, lexicon: Lexicon) -> tuple[str, ...]:
    """What was decided about either side."""
    return tuple(
        lexicon.word(f"comparison.reviews.{key}", text=lexicon.joined(list(side.report.review.sentences)))
        for key, side in (("old", old), ("new", new))
        if side.report.review is not None
    )


def _sentences(old: Examined, new: Examined, lexicon: Lexicon) -> tuple[str, ...]:
    found = [
        lexicon.word("comparison.sentences.rules", old=old.judgement.date, new=new.judgement.date),
        lexicon.word("comparison.sentences.sight"),
    ]
    if old.facts.sample.sha256 == new.facts.sample.sha256:
        found.append(lexicon.word("comparison.sentences.same-package"))
    return tuple(found)


def _warnings(old: Facts, new: Facts, lexicon: Lexicon) -> tuple[str, ...]:
    """Reasons to doubt that the two can be compared."""
    found = []

    def warn(key: str, **fields: object) -> None:
        found.append(lexicon.word(f"comparison.warnings.{key}", **fields))

    if old.manifest.package != new.manifest.package:
        warn("package", old=one_line(old.manifest.package)[:200], new=one_line(new.manifest.package)[:200])
    signers = [{certificate.sha256 for certificate in facts.certificates} for facts in (old, new)]
    if not all(signers):
        warn("certificate-unknown")
    elif not signers[0] & signers[1]:
        warn("certificate", old=_short(signers[0]), new=_short(signers[1]))
    versions = old.manifest.version_code, new.manifest.version_code
    if versions[0] is not None and versions[1] is not None and versions[1] < versions[0]:
        warn("older", old=str(versions[0]), new=str(versions[1]))
    if (old.tool.version, old.tool.tables_sha256) != (new.tool.version, new.tool.tables_sha256):
        warn("tool", old=old.tool.version, new=new.tool.version)
    if (old.policy is None) != (new.policy is None):
        warn("policy-then" if new.policy is None else "policy-now")
    if set(old.stages_done) - set(new.stages_done) - {"policy"}:
        warn("stages")
    if new_obstacles(old, new):
        causes = sorted({lexicon.name("causes", gap.cause.value) for gap in new_obstacles(old, new)})
        warn("obstacles", causes=lexicon.listed(causes))
    for facts, key in ((old, "unseen-old"), (new, "unseen-new")):
        if unreadable(facts):
            warn(key, why=one_line(unreadable(facts))[:200])
    return tuple(found)


def _short(digests: set[str]) -> str:
    return " ".join(f"{digest[:16]}…" for digest in sorted(digests) if _HOME.fullmatch(digest))
