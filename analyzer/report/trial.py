"""What rules on trial say, apart from everything that counts."""

from msgspec import structs

from analyzer.judgement.model import Judgement
from analyzer.report.drafts import Drafting
from analyzer.report.evidence import Evidence
from analyzer.report.furniture import Furniture
from analyzer.report.items import problem_groups
from analyzer.report.lexicon import Lexicon
from analyzer.report.model import ProblemGroup, Report


def trial_groups(
    judgement: Judgement, evidence: Evidence, lexicon: Lexicon, drafting: Drafting
) -> tuple[ProblemGroup, ...]:
    """Their items by problem, as those of the other rules."""
    groups = problem_groups(structs.replace(judgement, items=judgement.trial), evidence, lexicon, drafting)
    return tuple(structs.replace(group, anchor=f"trial-{number}") for number, group in enumerate(groups, 1))


def trial_note(report: Report, words: Furniture) -> str:
    """How many rules on trial there are and how much they found, and that it counts for nothing."""
    items = [item for group in report.trial for item in group.items]
    return words("trial_hint", rules=len(items), findings=sum(len(item.findings) for item in items))
