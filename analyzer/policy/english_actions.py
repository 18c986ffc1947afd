"""What a verb of an English sentence says about information: action and actor, by verb, voice, subject and receiver."""

import re
from typing import TYPE_CHECKING

from analyzer.policy import english_words as words
from analyzer.policy.english_tokens import Group, Parsed

if TYPE_CHECKING:
    from analyzer.policy.model import Action

_REACH = 24
_NEAR = 6
_ABROAD = re.compile(
    r"\b(?:outside|abroad|overseas|another\scountry|(?:other|third|different|foreign)\s(?:countr|jurisdiction)|across\sborders|cross\sborder|"
    r"internationally|united\sstates|u\.s\b|out\sof\sthe\s(?:eu|uk|eea))"
)
_PERIOD = re.compile(
    r"\b(?:after|within|for|until|following)\s(?:[a-z]+\s){0,3}?(?:\d{1,4}|one|two|three|six|seven|thirty|ninety|twelve)\b"
    r"|\b(?:\d{1,4}|one|two|three|thirty|ninety)\s(?:to\s\d{1,4}\s)?(?:business\s)?(?:day|hour|week|month|year)s?\b"
)
_SAFE = re.compile(r"\b(?:safe|secure|securely|confidential|private|secret|accurate|up\sto\sdate|anonymous)\b")
_DOERS_NEED_RECEIVER = frozenset(
    {
        "report",
        "communicate",
        "hand",
        "exchange",
        "distribute",
        "route",
        "pass",
        "forward",
        "deliver",
        "trade",
        "transfer",
    }
)
_SENT = frozenset({"send", "transmit", "deliver", "forward", "pass", "route", "report"})
_ENTERED = frozenset({"provide", "submit", "supply", "give", "upload", "enter", "attach", "input", "volunteer"})
_HOLDERS = frozenset(
    {"information", "data", "log", "logs", "report", "reports", "record", "records", "message", "messages"}
)
_THIRD = frozenset({"third", "other"})


class Actions:
    """Answers for the verbs of one sentence."""

    def __init__(self, text: str, parsed: Parsed) -> None:
        self._text = text
        self._tokens = parsed.tokens
        self._groups = parsed.groups
        self._known: dict[int, list[tuple[Action, str]]] = {}

    def of(self, index: int) -> "list[tuple[Action, str]]":
        """(action, actor) of a verb, none when it states no practice."""
        if index not in self._known:
            group = self._groups[index]
            maker = getattr(self, "_" + group.kind, None)
            made = [] if maker is None or group.inner == "asked" else maker(group, index)
            self._known[index] = made
        return self._known[index]

    # who

    def _doers(self, group: Group, index: int) -> list[str]:
        if group.passive:
            who = self._agent(group, index)
            joined = who == "us" and self._also_third(group, index)
            return ["first", "third"] if joined else [who] if who else ["first"]
        if group.subject == "both":
            return ["first", "third"]
        if group.subject in ("data", "other"):
            return []
        return [group.subject]

    def _agent(self, group: Group, index: int) -> str:
        for place in range(group.place + 1, self._end(group, index)):
            if self._word(place) == "by":
                return self._who(place + 1)
        return ""

    def _also_third(self, group: Group, index: int) -> bool:
        end = self._end(group, index)
        joins = [at for at in range(group.place + 1, end) if self._word(at) in ("and", "or")]
        return any(self._who(at + (2 if self._word(at + 1) == "by" else 1)) == "third" for at in joins)

    def _word(self, place: int) -> str:
        return self._tokens[place].text if 0 <= place < len(self._tokens) and self._tokens[place].data < 0 else ""

    def _end(self, group: Group, index: int) -> int:
        """Where the words after a verb end: at the next verb with a clause of its own, or at a mark."""
        last = min(len(self._tokens), group.place + _REACH)
        for later in self._groups[index + 1 :]:
            if later.form in ("finite", "infinitive") and later.chain < 0:
                last = min(last, later.first)
                break
        for place in range(group.place + 1, last):
            if self._word(place) in (".", ";", "!", "?", "\n", "\t") or self._word(place) in words.SUBORDINATORS:
                return place
        return last

    def receiver(self, group: Group, index: int) -> str:
        """To whom: "us", "you", "public", "third", "other" (a name or another noun) or ""."""
        after = self._word(group.place + 1)
        if after == "us":
            return "us"
        if after == "you":
            return "you"
        end = self._end(group, index)
        found = ""
        for place in range(group.place + 1, end):
            word = self._word(place)
            if word in ("publicly", "public"):
                return "public"
            if word in ("to", "with", "among") and self._word(place - 1) not in (
                "according",
                "regard",
                "accordance",
                "connection",
                "up",
            ):
                who = self._who(place + 1)
                if who in ("us", "you", "public", "third"):
                    return who
                found = found or who
        return found

    def _who(self, place: int) -> str:
        first_word = self._word(place)
        if first_word in ("us", "we", "i", "me", "ourselves"):
            return "us"
        if first_word in ("you", "yourself"):
            return "you"
        for at in range(place, min(place + _NEAR, len(self._tokens))):
            word = self._word(at)
            if not word or word in (",", ".", ";", "(", ")"):
                break
            if word in words.PUBLIC_PLACES or (
                word in words.USER_HEADS and self._word(at - 1) in ("other", "all", "any")
            ):
                return "public"
            if word == "others":
                return "public"
            if word in words.THIRD_HEADS and not (word in words.FIRST_HEADS and first_word == "our"):
                return "third"
            if word in words.FIRST_HEADS and first_word in ("our", "the", "this") and not self._heads_third(at + 1):
                return "us" if first_word == "our" or word in ("app", "application") else "other"
            if word in words.PREPOSITIONS:
                break
        return "other" if first_word and first_word.isalnum() else ""

    def _heads_third(self, place: int) -> bool:
        return self._word(place) in words.THIRD_HEADS and self._word(place) not in words.FIRST_HEADS

    # what

    def _collect(self, group: Group, index: int) -> "list[tuple[Action, str]]":
        after = self._word(group.place + 1)
        if group.verb == "need" and after == "to":
            return []
        if group.verb == "access" and self._word(group.place - 1) in words.HAVE:
            return [("share", "first")] if group.subject == "third" else []
        if group.verb == "ask" and not any(
            self._word(at) == "for" for at in range(group.place + 1, group.place + _NEAR + 2)
        ):
            return []
        if group.verb in ("ask", "require", "request") and group.passive and group.subject == "user":
            return []
        if group.verb in ("need", "require") and group.subject == "third":
            return []
        third_sees = group.verb in ("see", "access", "read")
        doers = self._doers(group, index)
        if third_sees and not group.passive and group.subject == "user" and group.own_subject:
            return [("public", "first")] if self._word(group.first - 2) in ("other", "all") else []
        return [("collect", _plain(who)) for who in doers if who != "user" and who != "you" and who != "public"]

    def _use(self, group: Group, index: int) -> "list[tuple[Action, str]]":
        return [("use", _plain(who)) for who in self._doers(group, index) if who not in ("user", "you", "public")]

    def _share(self, group: Group, index: int) -> "list[tuple[Action, str]]":
        to = self.receiver(group, index)
        if to == "you":
            return []
        if to == "us":
            return [("collect", "first")]
        if group.subject == "user" and not group.passive:
            return [("public", "user")] if to == "public" else []
        if to == "public":
            return [("public", "first")]
        doers = [_plain(who) for who in self._doers(group, index) if who not in ("user", "you", "public")]
        if group.verb == "transfer" and _ABROAD.search(self._after(group)):
            return [("cross-border", who) for who in doers]
        if not to and group.verb in _SENT:
            return [("collect", "first")] if group.passive else []
        if not to and group.verb in _DOERS_NEED_RECEIVER and group.verb != "transfer":
            return []
        return [("transfer" if group.verb == "transfer" else "share", who) for who in doers]

    def _after(self, group: Group) -> str:
        start = self._tokens[group.place].end
        return self._text[start : start + 120]

    def _store(self, group: Group, index: int) -> "list[tuple[Action, str]]":
        if group.verb in ("keep", "maintain", "hold") and _SAFE.search(self._after(group)[:80]):
            return []
        return [("store", _plain(who)) for who in self._doers(group, index) if who not in ("user", "you", "public")]

    def _stay(self, group: Group, index: int) -> "list[tuple[Action, str]]":
        return [("store", "first")] if group.subject != "user" or not group.own_subject else []

    def _leave(self, group: Group, index: int) -> "list[tuple[Action, str]]":
        return [("collect", "first")] if group.negated else []

    def _give(self, group: Group, index: int) -> "list[tuple[Action, str]]":
        to = self.receiver(group, index)
        if to == "you":
            return []
        if group.passive:
            if group.verb not in _ENTERED:
                return [("collect", "first")] if self._agent(group, index) == "you" else []
            return (
                [("share", "first")]
                if to == "third"
                else [("public", "first")]
                if to == "public"
                else [("collect", "first")]
            )
        if group.subject == "user":
            return (
                [] if group.form == "gerund" and self._word(group.first - 1) in ("by", "or") else [("collect", "first")]
            )
        if group.form == "gerund" and self._word(group.first - 1) == "by":
            return []
        if to == "us":
            return [("collect", "first")]
        if group.verb not in _ENTERED:
            return []
        if to == "third":
            return [("share", _plain(group.subject))]
        return [("collect", "first")] if group.verb == "upload" and group.subject == "first" else []

    def _public(self, group: Group, index: int) -> "list[tuple[Action, str]]":
        to = self.receiver(group, index)
        if group.verb in ("display", "show", "list", "post") and not (group.verb == "post" and group.subject == "user"):
            return [("public", "first")] if to == "public" else []
        if group.subject == "user" and not group.passive:
            return [("public", "user")]
        return [("public", _plain(who)) for who in self._doers(group, index) if who not in ("you", "user")]

    def _delete(self, group: Group, index: int) -> "list[tuple[Action, str]]":
        if not group.passive and group.subject != "first":
            return []
        return [("store", "first")] if _PERIOD.search(self._after(group)) else []

    def _place(self, group: Group, index: int) -> "list[tuple[Action, str]]":
        return [("collect", _plain(who)) for who in self._doers(group, index) if who not in ("user", "you", "public")]

    def _refuse(self, group: Group, index: int) -> "list[tuple[Action, str]]":
        return [("collect", "first")] if group.passive or group.subject == "user" or group.form == "gerund" else []

    def _contain(self, group: Group, index: int) -> "list[tuple[Action, str]]":
        defined = self._text.lstrip()[:1] in "“\"'‘" or (
            group.negated and self._text.lstrip().startswith(("personal", "sensitive"))
        )
        if group.form != "finite" or defined or (group.negated and not self._tells_of_data(group)):
            return []
        return [("collect", "first")] if not group.passive and group.subject != "user" else []

    def _tells_of_data(self, group: Group) -> bool:
        """Whether the subject is data, not a pronoun."""
        return any(
            self._tokens[at].data >= 0 or self._tokens[at].text in _HOLDERS
            for at in range(max(0, group.first - _NEAR), group.first)
        )

    def _entrust(self, group: Group, index: int) -> "list[tuple[Action, str]]":
        return [("entrust", "first")]


def _plain(who: str) -> str:
    return "third" if who in _THIRD else "first" if who == "us" else who
