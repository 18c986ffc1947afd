"""Why a policy is not taken for a whole one, from the policy stage's English sentence to the report's language."""

import re

from analyzer.report.lexicon import Lexicon

# The sentences of analyzer.policy.completeness; a number in them is the field of the word.
_KEYS: tuple[tuple[str, str], ...] = (
    (r"a part could not be read: .*", "part"),
    (r"the document holds no text", "empty"),
    (r"the text is neither Chinese nor English", "language"),
    (r"it looks like an error page, not a privacy policy", "error_page"),
    (r"it looks like a login page, not a privacy policy", "login_page"),
    (r"only (?P<n>\d+) characters, too short for a whole privacy policy", "short"),
    (r"it hardly speaks of personal information or privacy", "subject"),
    (r"it looks like a user agreement, not a privacy policy", "agreement"),
    (r"one of the files looks like a login page", "login_file"),
    (r"one of the files looks like an error page", "error_file"),
    (r"one of the files holds no text", "empty_file"),
    (r"only a list was given, not the privacy policy that it belongs to", "list_only"),
    (r"it refers to a list of third parties elsewhere, which was not supplied", "list_elsewhere"),
    (r"it states nothing about collecting or using information", "silent"),
    (r"only (?P<n>\d+) of (?P<all>\d+) usual parts of a privacy policy were found", "parts"),
)
_RULES = tuple((re.compile(pattern, re.DOTALL), key) for pattern, key in _KEYS)


def shortfall(sentence: str, lexicon: Lexicon) -> str:
    """The sentence in the report's language; one that is not known stays as it is, "" stays ""."""
    for pattern, key in _RULES:
        if found := pattern.fullmatch(sentence):
            fields = {name: int(text) for name, text in found.groupdict().items()}
            return lexicon.word(f"shortfalls.{key}", **fields)
    return sentence
