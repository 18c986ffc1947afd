"""What a whole-policy check read out of the policy, in the reader's words."""

import re
from collections.abc import Callable, Mapping

from analyzer.policy.model import PolicyCheck
from analyzer.report.lexicon import Lexicon

QUOTED = frozenset({"contact", "rights-path", "continued-use-consent"})
"""Checks whose value is a piece of the policy's own text: nothing to translate, and worth marking in the sentence."""

_FIGURES = re.compile(r"characters=(\d+) sentences=(\d+) mean=(\d+) long=(\d+)%")
_PROMISE = re.compile(r"(\d+) (working days|days|hours|weeks|months)")
_NAMED = re.compile(r"(\d+) named")
_AGES = re.compile(r"ages=([\d,]+)")
# ``value`` of a check to the word that stands for it; "yes" and "no" would be truth values in a language file.
_WORDS = {
    "yes": "done", "no": "not_done", "none": "none", "traditional": "traditional", "zh": "chinese", "en": "english",
    "other": "other_language", "abroad": "abroad", "conditional": "conditional", "home": "home", "unnamed": "unnamed",
}  # fmt: skip


def value_told(check: PolicyCheck, language: str, lexicon: Lexicon) -> str:
    """``check.value`` for a reader; one of no known form stays as it is. ``language`` is that of the policy."""
    value = check.value
    if check.id in QUOTED:
        return value
    if value in _WORDS:
        return lexicon.word(f"check_values.{_WORDS[value]}")
    for form, tell in _FORMS.items():
        if found := form.fullmatch(value):
            return tell(found, language, lexicon)
    return value


def _figures(found: re.Match[str], language: str, lexicon: Lexicon) -> str:
    characters, sentences, mean, long = (int(figure) for figure in found.groups())
    key = "figures_zh" if language == "zh" else "figures_en"
    return lexicon.word(f"check_values.{key}", characters=characters, sentences=sentences, mean=mean, long=long)


def _promise(found: re.Match[str], language: str, lexicon: Lexicon) -> str:
    return lexicon.word(f"check_values.{found[2].replace(' ', '_')}", n=int(found[1]))


def _named(found: re.Match[str], language: str, lexicon: Lexicon) -> str:
    return lexicon.word("check_values.named", n=int(found[1]))


def _ages(found: re.Match[str], language: str, lexicon: Lexicon) -> str:
    return lexicon.word("check_values.ages", ages=lexicon.listed(found[1].split(",")))


_FORMS: Mapping[re.Pattern[str], Callable[[re.Match[str], str, Lexicon], str]] = {
    _FIGURES: _figures,
    _PROMISE: _promise,
    _NAMED: _named,
    _AGES: _ages,
}
