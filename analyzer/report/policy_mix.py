"""What to know before reading when the files may not be one policy."""

from analyzer.consistency.model import AnotherProduct
from analyzer.policy.model import PolicyMix
from analyzer.report.lexicon import Lexicon
from analyzer.report.visible import one_line

_MOST_LABELS = 3


def another_told(another: AnotherProduct | None, lexicon: Lexicon) -> str:
    """That the policy names another product as its own; "" when it does not."""
    if another is None:
        return ""
    return lexicon.word(
        "policy_mix.another",
        names=lexicon.listed([one_line(name) for name in another.names]),
        labels=lexicon.listed([one_line(label) for label in another.labels[:_MOST_LABELS]]),
        sentences=lexicon.listed([str(number) for number in another.sentences]),
    )


def mix_told(mix: PolicyMix | None, lexicon: Lexicon) -> str:
    """One notice for a reader; "" when nothing sets the files apart."""
    if mix is None:
        return ""
    shown = mix.named
    if mix.why == "languages":
        shown = tuple(lexicon.name("policy_mix.of", language) for language in mix.named)
    pairs = zip(mix.files, shown, strict=True)
    named = lexicon.word("policy_mix.join").join(
        lexicon.word("policy_mix.file", file=one_line(file), named=one_line(name)) for file, name in pairs
    )
    return lexicon.word(f"policy_mix.{mix.why}", named=named)
