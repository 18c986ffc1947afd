"""What texts on the screen and keys of stored settings say about consent, by the words of ``tables/consent``."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from analyzer.catalogue.facts import ConsentTerm

Button = Literal["agree", "weak-agree", "disagree", ""]

LONGEST_KEY = 48
"""Characters; keys of preferences that people write are shorter."""

LONGEST_BUTTON = 24
"""Characters on a button; a longer text is a sentence that merely speaks of agreeing."""

_DIGITS = re.compile(r"\d+")
_APART = re.compile(r"[\s_\-.:/]+")
_PUNCTUATION = re.compile(r"[\s\u3000,.!?;:()\[\]<>\"'“”‘’《》【】（）！，。、…&+-]+")
_TITLES = ("policy_title", "agreement_title", "dialog_title")
_TOO_PLAIN = frozenset({"温馨提示", "欢迎使用"})
"""Titles of any dialog."""


class Key(NamedTuple):
    """What a key says: ``agreed`` is true when a set flag means consent, false when it means that consent is missing;
    ``sure`` is false when only weak or unchecked words say so.
    """

    agreed: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class ConsentWords:
    """The words by what they are for."""

    roles: dict[str, tuple[str, bool]]
    buttons: dict[str, Button]
    policy: tuple[str, ...]

    @classmethod
    def of(cls, terms: Iterable[ConsentTerm]) -> "ConsentWords":
        """The words of the shipped table."""
        roles: dict[str, tuple[str, bool]] = {}
        buttons: dict[str, Button] = {}
        policy: dict[str, None] = {}
        for term in terms:
            text = plain(term.value)
            if term.use == "key_word":
                roles[term.value] = (term.kind, term.checked)
            elif term.kind in ("disagree", "exit"):
                buttons[text] = "disagree"
            elif term.kind == "agree":
                firm = term.polarity == "positive" and term.checked
                buttons.setdefault(text, "agree" if firm else "weak-agree")
            elif term.kind in _TITLES and term.checked and term.value not in _TOO_PLAIN:
                policy[text] = None
        return cls(roles, buttons, tuple(policy))

    def button(self, text: str) -> Button:
        """What pressing a control with this text says."""
        return _button(self, plain(text))

    def telling(self, text: str) -> bool:
        """Whether a text on the screen says anything of consent."""
        return bool(self.button(text)) or self.speaks_of_policy(text)

    def speaks_of_policy(self, text: str) -> bool:
        """Whether a text names the privacy policy or the agreement that comes with it."""
        if len(text) < 4:
            return False
        squeezed = plain(text[:4000])
        return any(title in squeezed for title in self.policy)

    def key(self, text: str) -> Key | None:
        """What a key of a stored setting, or the name of a method that returns one, says; None: nothing of consent."""
        if not 2 < len(text) <= LONGEST_KEY:
            return None
        return _key_of_roles(self._roles_in(_DIGITS.sub("", _APART.sub("", text)).lower()))

    def _roles_in(self, text: str) -> tuple[tuple[str, bool], ...]:
        """The roles of the fewest words that make up all of the text; () when it cannot be made of known words."""
        best: list[tuple[tuple[str, bool], ...] | None] = [()] + [None] * len(text)
        for end in range(1, len(text) + 1):
            for start in range(max(0, end - 12), end):
                before, role = best[start], self.roles.get(text[start:end])
                if before is None or role is None:
                    continue
                known = best[end]
                if known is None or len(before) + 1 < len(known):
                    best[end] = (*before, role)
        return best[len(text)] or ()

    def __hash__(self) -> int:
        return id(self)


def plain(text: str) -> str:
    """Lower case without blanks and punctuation: "Agree & Continue" and "agree and continue" meet as words do."""
    return _PUNCTUATION.sub("", text.replace("&", "and")).lower()


@lru_cache(maxsize=4096)
def _button(words: ConsentWords, text: str) -> Button:
    if not text or len(text) > LONGEST_BUTTON:
        return ""
    if known := words.buttons.get(text):
        return known
    if text.startswith(
        ("不", "暂不", "拒绝", "退出", "取消", "disagree", "decline", "donot", "dont", "not", "no", "reject")
    ):
        return "disagree"
    if text.startswith(("同意", "我同意", "已同意", "接受", "我接受", "iagree", "agreeand", "acceptand", "iaccept")):
        return "agree"
    if text.endswith(("并同意", "同意", "已阅读并同意", "andagree", "andaccept")):
        return "agree"
    return ""


def _key_of_roles(found: tuple[tuple[str, bool], ...]) -> Key | None:
    """One meaning of a sequence of roles. A flag that consent was given names the agreeing; one of a first start, or
    that a dialog was shown, only comes with it.
    """
    checked: dict[str, bool] = {}
    for role, seen in found:
        checked[role] = checked.get(role, True) and seen
    if "first" in checked:
        return Key(agreed="not" in checked, sure=False)
    if "agree" in checked:
        sure = checked["agree"] and checked.get("subject", True)
        if "not" in checked:
            return Key(agreed=False, sure=False)
        if "show" in checked:
            return Key(agreed=False, sure=False)
        return Key(agreed=True, sure=sure)
    if "subject" not in checked:
        return None
    if "show" in checked and "seen" not in checked and "not" not in checked:
        return Key(agreed=False, sure=checked["show"] and checked["subject"])
    if "state" in checked and "seen" not in checked and "not" not in checked:
        return Key(agreed=True, sure=checked["state"] and checked["subject"])
    return Key(agreed="not" not in checked, sure=False)
