"""The verbs of an English sentence in their groups: voice, denial, subject, and what governs them."""

from collections.abc import Sequence

from analyzer.policy import english_words as words
from analyzer.policy.english_denials import plainly
from analyzer.policy.english_tokens import Group, Parsed, Token, tokens_of
from analyzer.policy.lexicon import Match

_LOOK_BACK = 9
_UNKNOWN_SHORTEST = 2
_GERUND = 5


def parse(text: str, matches: Sequence[Match], carried: str) -> Parsed:
    """Find the verbs of a normalised sentence. ``carried`` is the subject where none is named."""
    return _Parser(tokens_of(plainly(text), matches), carried).run()


def kind_stays(word: str) -> bool:
    """Whether a word is a verb whose subject is the information: "remain"."""
    return words.VERBS.get(word, ("", "", ""))[1] == "stay" and word not in ("live", "lives")


class _Parser:
    """One sentence; read from left to right, each word once."""

    def __init__(self, tokens: list[Token], carried: str) -> None:
        self._out = Parsed(tokens)
        self._tokens = tokens
        self._subject = self._main = carried
        self._outer: str | None = None
        """Where an open bracket stands: what it interrupts."""
        self._inner = ""
        self._relative = ""
        self._bare = True
        """No subject has been named in this clause yet."""
        self._neither = False
        """The subject of this clause does nothing: "neither we nor our partners", "nobody"."""
        self._barred: set[int] = set()
        """Nouns that could be subjects but are objects."""

    def run(self) -> Parsed:
        """All groups."""
        for place, token in enumerate(self._tokens):
            if token.data < 0:
                self._step(place, token.text)
        return self._out

    def _word(self, place: int) -> str:
        return self._tokens[place].text if 0 <= place < len(self._tokens) and self._tokens[place].data < 0 else ""

    def _is_data(self, place: int) -> bool:
        return 0 <= place < len(self._tokens) and self._tokens[place].data >= 0

    def _step(self, place: int, word: str) -> None:
        if word == "(":
            self._outer, self._inner = self._inner, "("
            return
        if word == ")" and self._outer is not None:
            self._inner, self._outer = self._outer, None
            return
        if word in words.BREAKS:
            self._inner, self._relative, self._bare, self._outer = "", "", True, None
            self._neither = False
            return
        if word in words.SUBORDINATORS:
            self._inner, self._relative, self._bare = word, "", True
            return
        if word in words.ASKING and self._word(place + 1) != "is":
            self._inner, self._relative, self._bare = "asked", "", True
            return
        if word == ",":
            if self._relative or self._inner in words.SUBORDINATORS or self._inner == "asked":
                if self._inner in words.SUBORDINATORS:
                    self._subject = self._main
                self._relative, self._inner = "", ""
            self._bare = True
            return
        if word in words.RELATIVES and self._opens_relative(place, word):
            return
        if self._take_subject(place, word):
            return
        self._take_verb(place, word)

    def _opens_relative(self, place: int, word: str) -> bool:
        if word == "that" and (self._is_data(place + 1) or self._word(place + 1) in words.DETERMINERS):
            self._bare = True
            return True
        if word == "that" and place == 0:
            return False
        before = place - 1
        comma = self._word(before) in (",", ")")
        while before >= 0 and self._word(before) in (
            ",",
            ")",
            "(",
            "”",
            '"',
            "of",
            "with",
            "for",
            "to",
            "by",
            "from",
            "on",
        ):
            before -= 1
        self._inner = "relative," if comma else "relative"
        self._bare = True
        if self._is_data(before) or self._word(before) in ("information", "data", "details"):
            self._relative = "data"
        elif self._word(before) in words.THIRD_HEADS and self._word(before) not in words.FIRST_HEADS:
            self._relative = "third"
        elif self._word(before) in words.USER_HEADS:
            self._relative = "user"
        elif self._word(before) in words.FIRST_HEADS:
            self._relative = "first"
        else:
            self._relative = "third" if comma and word in ("which", "who") else "other"
        return True

    def _take_subject(self, place: int, word: str) -> bool:
        who = self._class_of(place, word)
        if not who:
            return False
        start = place
        while (
            word not in words.PRONOUNS
            and start
            and place - start < 4
            and (
                self._word(start - 1) in words.DETERMINERS
                or self._word(start - 1) in words.THIRD_MARKS
                or self._is_data(start - 1)
            )
        ):
            start -= 1
        before = self._word(start - 1)
        object_of = before in words.PREPOSITIONS
        joined = before in ("and", "or", ",", "nor", "&")
        if who != "first" or word not in ("we", "i"):
            last = self._out.groups[-1] if self._out.groups else None
            follows_verb = last is not None and last.place == start - 1 and not last.passive
            if follows_verb or object_of or (joined and (start - 2) in self._barred):
                self._barred.add(place)
                return True
            if word == "you" and not self._verb_may_follow(place + 1):
                self._barred.add(place)
                return True
        if joined and (start - 2) in self._out.subject_at and self._out.subject_at[start - 2] != who:
            who = "both" if {who, self._subject} == {"first", "third"} else who
        bare_relative = before not in ("and", "but", "or") and self._is_data(start - 1)
        if word in words.PRONOUNS and (bare_relative or (self._word(start - 1) in ("information", "data"))):
            self._inner = "relative"
        elif word in words.PRONOUNS and self._inner.startswith("relative") and before in ("and", "but"):
            self._inner = ""
        self._relative = ""
        self._neither = before == "neither" or word == "nobody" or (self._neither and joined)
        self._subject = who
        if not self._inner:
            self._main = who
        self._bare = False
        self._out.subject_at[place] = who
        return True

    def _class_of(self, place: int, word: str) -> str:
        if word in words.PRONOUNS:
            return words.PRONOUNS[word]
        after = self._word(place + 1)
        if after in ("'s", "’s", "’", "'"):
            return ""
        before = self._word(place - 1)
        if word in words.FIRST_HEADS and before in ("our", "the", "this", "my") and after not in words.THIRD_HEADS:
            return "first"
        if word in words.THIRD_HEADS and (after not in words.THIRD_HEADS):
            return "third"
        if word in words.USER_HEADS:
            return "user"
        return ""

    def _verb_may_follow(self, place: int) -> bool:
        word = self._word(place)
        while word in words.ADVERBS or word.endswith("ly"):
            place += 1
            word = self._word(place)
        return (
            bool(word)
            and word.isalpha()
            and word not in words.PREPOSITIONS
            and word not in words.DETERMINERS
            and word not in ("and", "or")
        )

    # verbs

    def _take_verb(self, place: int, word: str) -> None:
        verb, kind, shape = words.VERBS.get(word, ("", "", "")) if word != "including" else ("", "", "")
        first, flags = self._auxiliaries(place)
        if shape == "base" and "be" in flags and verb in ("read", "set", "put", "upload"):
            shape = "ed"
        if kind == "":
            verb, kind, shape = self._unknown(place, word, flags)
            if kind == "":
                return
        form = self._form(place, word, shape, first, flags)
        if form == "infinitive" and self._word(first - 1) in words.UNREAL:
            kind = "other"
        if form:
            self._add(place, first, verb, kind, form, shape, flags)

    def _auxiliaries(self, place: int) -> tuple[int, dict[str, str]]:
        """The first token of the verb group, and what stands in it."""
        flags: dict[str, str] = {}
        at = place - 1
        while at >= 0 and place - at <= _LOOK_BACK:
            word = self._word(at)
            if word in words.BE:
                flags.setdefault("be", word)
            elif word in words.HAVE and not self._is_data(at + 1):
                flags.setdefault("have", word)
            elif word in words.MODALS:
                flags.setdefault("modal", word)
            elif word in words.DO:
                flags.setdefault("do", word)
            elif word == "to" and "to" not in flags and at >= place - 3:
                flags["to"] = word
                if self._word(at - 1) in words.NEGATIONS:
                    flags["neg"] = word
                return at, flags
            elif not (word in words.ADVERBS or word in words.NEGATIONS or (word.endswith("ly") and len(word) > 3)):
                break
            if word in words.NEGATIONS and self._word(at + 1) not in ("only", "limited", "necessarily", "just"):
                flags["neg"] = word
            if word == "no" and self._word(at + 1) == "longer":
                flags["neg"] = flags["longer"] = word
            at -= 1
        return at + 1, flags

    def _unknown(self, place: int, word: str, flags: dict[str, str]) -> tuple[str, str, str]:
        """A verb that the lists do not have, by its place."""
        if not word.isalpha() or len(word) < _UNKNOWN_SHORTEST or word in words.BE or word in words.HAVE:
            return "", "", ""
        if word in words.MODALS or word in words.DO or word in words.ADVERBS or word in words.NEGATIONS:
            return "", "", ""
        if (
            word in words.DETERMINERS
            or word in words.PREPOSITIONS
            or word in words.OBJECT_PRONOUNS
            or word.endswith("ly")
        ):
            return "", "", ""
        if word in words.RELATIVES or word in words.SUBORDINATORS or word in ("and", "or", "but"):
            return "", "", ""
        before = self._word(place - 1)
        if ("to" in flags and before == "to") or ("to" in flags and before.endswith("ly")):
            plural = word.endswith("s") and not word.endswith("ss")
            return ("", "", "") if plural or word in words.THIRD_HEADS else (word, "other", "base")
        if "modal" in flags or "do" in flags:
            if "be" in flags and not word.endswith(("ed", "en", "ing")):
                return "", "", ""
            return word, "other", "ed" if "be" in flags else "base"
        if "be" in flags and word.endswith("ed"):
            return word, "other", "ed"
        if word.endswith("ing") and len(word) > _GERUND and word not in words.NOT_GERUNDS:
            if before in words.PREPOSITIONS or before in words.SUBORDINATORS or before in (",", "", "("):
                return word, "other", "ing"
            return "", "", ""
        at = place - 1
        while self._word(at) in words.ADVERBS or self._word(at).endswith("ly"):
            at -= 1
        if at in self._out.subject_at and (self._word(at) in words.PRONOUNS or self._word(at) in ("who",)):
            return word, "other", "base"
        return "", "", ""

    def _form(self, place: int, word: str, shape: str, first: int, flags: dict[str, str]) -> str:
        """How a form is used here, "" when it is no verb."""
        before, after = self._word(first - 1), self._word(place + 1)
        previous = self._word(place - 1)
        noun_before = previous in words.DETERMINERS or self._is_data(place - 1)
        if kind_stays(word) and self._is_data(place - 1):
            return "finite"
        if shape == "ing":
            if "be" in flags:
                return "finite"
            if after == "of" or (noun_before and previous not in ("that", "this", "these", "those")):
                return ""
            return "gerund"
        if shape == "ed":
            if flags.keys() & {"be", "have"}:
                return "finite"
            if previous in words.DETERMINERS and previous not in ("that", "data"):
                return ""
            if (first - 1) in self._out.subject_at and self._word(first - 1) in words.PRONOUNS:
                return "finite"
            if before in ("and", "or", ",", "nor", "&", "but") and self._last_is_near(first):
                last = self._out.groups[-1]
                return last.form if last.passive or last.form == "finite" else "participle"
            return "participle"
        if "to" in flags:
            return "infinitive"
        evidence = bool(flags.keys() & {"modal", "do", "neg"}) or (first - 1) in self._out.subject_at
        evidence = evidence or before in ("who", "which", "that", "it")
        chained = before in ("and", "or", ",", "nor", "/", "&") and self._last_is_near(first)
        if word not in words.AMBIGUOUS:
            return "" if previous in words.DETERMINERS and previous not in ("that",) else "finite"
        if after == "of" and not evidence:
            return ""
        if evidence or chained:
            return "finite"
        if noun_before or before in words.PREPOSITIONS:
            return ""
        opens = not before or before in words.BREAKS
        object_follows = self._is_data(place + 1) or after in words.DETERMINERS or after in words.OBJECT_PRONOUNS
        return "finite" if object_follows and (shape == "s" or opens) else ""

    def _last_is_near(self, first: int) -> bool:
        """Whether only "and", commas and adverbs stand between the last verb and this place."""
        if not self._out.groups:
            return False
        last = self._out.groups[-1].place
        return first - last <= 5 and all(
            self._word(at) in (",", "and", "or", "nor", "/", "&", "but", "otherwise", "to", "by")
            or self._word(at) in words.ADVERBS
            for at in range(last + 1, first)
        )

    def _add(self, place: int, first: int, verb: str, kind: str, form: str, shape: str, flags: dict[str, str]) -> None:
        groups = self._out.groups
        last = groups[-1] if groups else None
        chained = (
            last is not None
            and self._last_is_near(first)
            and self._word(first - 1) in ("and", "or", ",", "nor", "/", "&", "but")
        )
        passive = shape == "ed" and ("be" in flags or form == "participle")
        if shape == "ed" and "have" in flags and flags.get("be") != "been":
            passive = "be" in flags
        subject = self._subject_here(first, form, last)
        negated = "neg" in flags or (self._neither and form == "finite")
        joined = self._word(first - 1)
        if chained and last is not None:
            passive = passive or (shape == "ed" and last.passive and "have" not in flags)
            fresh = joined == "but" or (flags.keys() & {"modal", "do"} and joined not in ("or", "nor"))
            negated = negated or (last.negated and not (fresh or ("be" in flags and joined == "and")))
            subject = last.subject if form == "finite" and (first - 1) not in self._out.subject_at else subject
        elif (last is not None and form == "infinitive") or (
            last is not None and form == "finite" and joined in ("or", "nor") and not flags.keys() & {"be"}
        ):
            negated = negated or last.negated
            negated = negated or (
                form == "infinitive" and last.verb in ("refuse", "decline") and last.subject == "first"
            )
        if form == "gerund":
            refrained = joined == "from" and last is not None and last.verb == "refrain"
            negated = negated or refrained or joined in ("without", "avoid", "avoids", "avoided")
        spent = last is not None and last.inner == "relative" and last.form == "finite" and not chained
        if (
            spent
            and self._inner == "relative"
            and form == "finite"
            and joined not in words.RELATIVES
            and (first - 1) not in self._out.subject_at
        ):
            self._inner = self._relative = ""
        inner = self._inner
        groups.append(
            Group(
                place, first, verb, kind, form, passive, negated, flags.get("modal", ""), subject,
                len(groups) - 1, len(groups) - 1 if chained else -1, inner, (first - 1) in self._out.subject_at,
            )
        )  # fmt: skip
        self._bare = False

    def _subject_here(self, first: int, form: str, last: Group | None) -> str:
        before = self._word(first - 1)
        if form == "infinitive":
            if (first - 1) in self._barred:
                return self._class_of(first - 1, before)
            if before == "us":
                return "first"
            if last is not None and last.passive and last.verb in ("ask", "require", "request", "invite", "prompt"):
                return "user" if last.subject in ("user", "you") else last.subject
        if form in ("finite",) and before in words.RELATIVES and self._relative:
            return self._relative
        if self._relative and form == "finite" and (first - 1) not in self._out.subject_at:
            return self._relative
        return self._subject
