"""Types that an app may be of, in words: proposed, not assumed."""

from analyzer.judgement.model import Judgement
from analyzer.report.furniture import Furniture
from analyzer.report.lexicon import Lexicon
from analyzer.report.model import Sample
from analyzer.report.proof import Term
from analyzer.report.proposed_model import ProposedTypeView


def proposed_types(judgement: Judgement, lexicon: Lexicon) -> tuple[ProposedTypeView, ...]:
    """The proposals of a judgement without a stated type, heaviest first."""
    return tuple(
        ProposedTypeView(
            type=lexicon.app_type(one.app_type) or Term(id=one.app_type, text=one.app_type),
            weight=one.weight,
            reasons=one.reasons_zh if lexicon.lang == "zh" else one.reasons_en,
        )
        for one in judgement.proposed
    )


def app_type_told(sample: Sample, words: Furniture) -> str:
    """The type that was stated, or that none was, with those that are proposed and why."""
    if sample.app_type is not None:
        return sample.app_type.text
    types = words("app_type_between").join(
        words("app_type_one", name=one.type.text, reasons=words("app_type_and").join(one.reasons))
        for one in sample.proposed_types
    )
    return words("app_type_proposed", types=types) if types else words("app_type_unknown")


def proposal_told(judgement: Judgement, lexicon: Lexicon) -> str:
    """One sentence with all proposals and their reasons; "" without any."""
    told = [
        lexicon.word(
            "proposed_types.one", name=one.type.text, reasons=lexicon.word("proposed_types.and").join(one.reasons)
        )
        for one in proposed_types(judgement, lexicon)
    ]
    return lexicon.word("proposed_types.told", types=lexicon.word("proposed_types.between").join(told)) if told else ""
