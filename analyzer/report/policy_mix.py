"""What to know before reading when the files may not be one policy."""

from analyzer.policy.model import PolicyMix
from analyzer.report.lexicon import Lexicon
from analyzer.report.visible import one_line


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
