"""English denials in one form: phrases and inversions become "never" and "we do not", place for place.

The text keeps its length, so that what is found in it stands where it stood.
"""

import re

_NEVER = re.compile(
    r"\b(?:(?:at|under|in|on|by|for|to)\sno\s(?:time|point|circumstances?|conditions?|event|cases?|accounts?|ways?|means|"
    r"instances?|situations?|manner|reason|extent)|not\s(?:in\sany\s(?:way|case|event|form|manner)|under\sany\s"
    r"circumstances?|at\sany\s(?:time|point)|once|ever)|never\sever|never\sonce)\b"
)
_TWICE = re.compile(
    r"\b(?P<first>(?:do|does|did|will|would|have|has|shall|can|are|is)\s(?:not|never)|cannot|don[’']t|doesn[’']t|won[’']t|never)"
    r"(?P<more>,?\s(?:and|or|nor)\s(?:(?:do|does|did|will|would|have|has|shall|can|are|is)\s)?(?:not|never|cannot|won[’']t)"
    r"(?:\sin\sthe\sfuture)?,?)(?=\s)"
)
_OTHERWISE = re.compile(r"(?P<keep>\b(?:not|never)\s[a-z]+ly)(?P<more>\sor\s(?:otherwise|[a-z]+ly))\b")
_ACCESS = re.compile(r"\b(?:has|have|gets?|with)\sno\saccess\sto\b")
_INTENT = re.compile(r"\b(?:have|has|with)\sno\s(?:intention|plans?|interest|desire)\s(?:of|in)\b")
_ABLE = re.compile(r"\b(?:is|are|am)\s(?:unable|not\sable|not\sin\sa\sposition)\sto\b|\b(?:is|are)n[’']t\sable\sto\b")
_CONDITION = re.compile(r"\b(?:if|when|unless|without|otherwise|in\sorder|because)\b")
_NO_ONE = re.compile(r"\bno\s(?:one|body)\b(?:\s(?:at|in|from|of)\s(?:our|the)\s[a-z]+)?")
_INVERTED = re.compile(
    r"\b(?P<neg>nor|neither|never)\s+(?P<aux>do|does|did|will|would|shall|should|can|could|may|might|must|have|has|had)\s+"
    r"(?P<who>we|i|it|they|you|(?:our|the|this|any|its)\s[a-z]+(?:\s(?:apps?|sdks?|partners|providers|services?))?)\b"
)


def plainly(text: str) -> str:
    """The same text, as long as it was, with its denials in the form that the verbs are read in."""
    if not _ANY.search(text):
        return text
    text = _NEVER.sub(lambda m: _padded("never", m[0]), text)
    text = _TWICE.sub(lambda m: m["first"] + " " * len(m["more"]), text)
    text = _OTHERWISE.sub(lambda m: m["keep"] + " " * len(m["more"]), text)
    text = _ACCESS.sub(lambda m: _padded("never access", m[0]), text)
    text = _INTENT.sub(lambda m: _padded("refrain from", m[0]), text)
    text = _NO_ONE.sub(lambda m: _padded("nobody", m[0]), text)
    if not _CONDITION.search(text):
        text = _ABLE.sub(lambda m: _padded("cannot", m[0]), text)
    return _INVERTED.sub(lambda m: _padded(f"{m['who']} {m['aux']} not", m[0]), text)


_ANY = re.compile(r"\b(?:no|not|never|nor|neither|nobody|unable|cannot|(?:is|are|do|does|wo)n[’']t)\b")


def _padded(words: str, instead: str) -> str:
    return words.ljust(len(instead)) if len(words) <= len(instead) else instead
