"""Types that an app may be of, in words: proposed, not assumed."""

from analyzer.judgement.model import Judgement
from analyzer.report.lexicon import Lexicon
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


def proposal_told(judgement: Judgement, lexicon: Lexicon) -> str:
    """One sentence with all proposals and their reasons; "" without any."""
    told = [
        lexicon.word(
            "proposed_types.one", name=one.type.text, reasons=lexicon.word("proposed_types.and").join(one.reasons)
        )
        for one in proposed_types(judgement, lexicon)
    ]
    return lexicon.word("proposed_types.told", types=lexicon.word("proposed_types.between").join(told)) if told else ""
