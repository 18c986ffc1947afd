"""Frame rules for English, over normalised text (lower case, no hyphens within words)."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from analyzer.policy.alternatives import any_of, pattern
from analyzer.policy.cues import MOST_VERBS, Cues, Subject, Verb

if TYPE_CHECKING:
    from analyzer.policy.model import Action

_ACTIONS: dict[str, Action] = {
    "collect": "collect",
    "use": "use",
    "share": "share",
    "store": "store",
    "public": "public",
    "transfer": "transfer",
    "abroad": "cross-border",
}


_VERB = pattern(
    r"\b(?:(?P<abroad>",
    any_of(
        r"""transfer(?:red|s|ring)?(?=~(?:[a-z]+~){0,6}?(?:abroad|overseas|outside))
        (?:store|process)(?:d|ed|s)?(?=~(?:[a-z]+~){0,4}?(?:abroad|overseas|outside))"""
    ),
    ")|(?P<public>publish(?:es|ed|ing)?|publicly~disclose[ds]?|make[s]?~public)".replace("~", r"\s"),
    "|(?P<share>",
    any_of(
        r"""share[ds]? sharing disclose[ds]? disclosing disclosure~of sell(?:s|ing)? sold rent(?:s|ed|ing)?
        trade[ds]? send(?:s|ing)? sent transmit(?:s|ted|ting)? pass(?:es|ed)?~on pass~along release[ds]?"""
    ),
    ")|(?P<transfer>transfer(?:s|red|ring)?)|(?P<store>",
    any_of(
        r"""store[ds]? storing retain(?:s|ed|ing)? keep~(?:a~)?(?:record|log|copy|your) save[ds]? upload(?:s|ed|ing)?"""
    ),
    ")|(?P<collect>",
    any_of(
        r"""collect(?:s|ed|ing)? collection~of gather(?:s|ed|ing)? obtain(?:s|ed|ing)? receiv(?:e|es|ed|ing)
        record(?:ed|ing)?(?=~) records(?=~(?:your|the)~) captur(?:e|es|ed|ing) log~(?:your|the)
        track(?:s|ed|ing)? read(?:s|ing)?(?=~) retrieve[sd]?
        acquir(?:e|es|ed|ing) access(?:es|ed|ing)?(?=~(?:to~)?(?:your|the|certain|information|data|contacts|device)\b)
        request(?:s|ed)?(?=~(?:your|the|access|permission)) monitor(?:s|ed|ing)? ask~(?:you~)?for require(?=~your)"""
    ),
    ")|(?P<use>",
    any_of(r"""use[ds]? using process(?:es|ed|ing)? analy[sz](?:e|es|ed|ing) utili[sz](?:e|es|ed|ing)"""),
    ")|(?P<give>",
    any_of(
        r"""provide[ds]? providing submit(?:s|ted|ting)? enter(?:s|ed|ing)? give[sn]? giving suppl(?:y|ies|ied) input
        fill~(?:in|out) register(?:ed)?~with upload"""
    ),
    r"))\b",
)
_SUBJECT = pattern(
    r"\b(?:(?P<first>we|our\s(?:app|company|services?(?!\sprovider)|website|platform|servers|systems)|the\s(?:app|company|service|application|game|developer))"
    r"|(?P<user>you|users?|the\suser|visitors?)"
    r"|(?P<third>(?:third\spart(?:y|ies)|(?:our|these|such|other|the|advertising|analytics)?\s?(?:partners|service\sproviders|affiliates|vendors|advertisers|ad\snetworks|sdks?|providers))))\b"
)
_NO_SUBJECT_BEFORE = re.compile(
    r"\b(?:to|with|from|by|for|of|about|between|allow|enable|help|let|ask|asks|require|requires|contact|and|or|among|any|our|all)\s$"
)
_NO_USER_BEFORE = re.compile(
    r"\b(?:to|with|from|for|of|about|allow|enable|help|let|ask|asks|require|requires|contact|provide|give|send|offer|show|notify|inform|identify|tell|deliver)\s$"
)
_NEGATION = re.compile(
    r"\b(?:do(?:es)?\snot|don[’']?t|doesn[’']?t|will\snot|won[’']?t|never|not|neither|nor|no\slonger|cannot|can[’']?t|did\snot|refrain)\b"
    r"|\bno\s(?=(?:[a-z]+\s){0,3}(?:is|are|will\sbe)\s)"
)
_NO_NEGATION = re.compile(r"not\s(?:only|limited|necessarily|just)")
_BREAKS_NEGATION = re.compile(r"\b(?:but|only|unless|except|however)\b")
_TO_THIRD = re.compile(
    r"[^.;]{0,90}?\b(?:to|with)\s(?:[a-z]+\s){0,3}(?:third|partner|affiliate|service\sprovider|vendor|advertis|compan|contractor|authorit|agenc)"
)
_OF_SERVICE = re.compile(
    r"\s(?:of\s)?(?:our|the|this|these|its|a|an|any)?\s?(?:[a-z]+\s){0,2}?(?:app|apps|services?|website|site|products?|platform|software|features?|functions?|game|application|encryption|technolog|measures|third|vendor|provider|partners|cookies\sto|ssl|industry|reasonable)"
)
_HELPING_BEFORE = re.compile(
    r"\b(?:continue\sto|stop|your|their|when\syou|while|by|if\syou|how\syou|before|of|terms\sof|make)\s$"
)
_NOUN_BEFORE = re.compile(r"\b(?:the|a|an|your|our|their|this|of|any|in|such|its|for|data)\s$")
_PASSIVE_BEFORE = re.compile(r"\b(?:is|are|be|been|being|was|were)\s(?:[a-z]+ly\s|also\s|not\s|never\s)?$")
_NOT_INFINITIVE = re.compile(
    r"\b(?:want|wish|need|choose|opt|ask|right|able|option|ability|allow|like|request)(?:s|ed)?\s(?:us\s|you\s|not\s)?to\s$"
)
_HOW_BEFORE = re.compile(r"\bhow\s(?:[a-z]+,?\s){0,4}$")
_NOUNS = frozenset({"use", "uses", "share", "process", "transfer", "collection of", "disclosure of", "store", "access"})


def verbs(sentence: str, start: int, end: int, carried: Subject) -> list[Verb]:
    """The verbs of one clause that are about information; see `Cues.verbs`."""
    candidates = list(islice(_VERB.finditer(sentence, start, end), MOST_VERBS))
    if not candidates:
        return []
    subjects = _subjects(sentence, start, end)
    negations = [
        match.start()
        for match in islice(_NEGATION.finditer(sentence, start, end), MOST_VERBS)
        if not _NO_NEGATION.match(sentence, match.start(), end)
    ]
    found = []
    for match in candidates:
        subject = carried
        for place, who in subjects:
            if place < match.start():
                subject = who
        action = _action(sentence, match, subject, start, end)
        if action is None:
            continue
        by_user = match.lastgroup == "give" and action == "collect"
        negated = any(
            place < match.start() and not _BREAKS_NEGATION.search(sentence, place, match.start()) for place in negations
        )
        reach = 60 if match.lastgroup == "use" else 0
        if negated and match[0].startswith("receiv"):
            action = "store"  # "we never receive it" denies that it leaves the device, not that it is read
        found.append(Verb(match.start(), match.end(), action, "first" if by_user else subject, negated, by_user, reach))
    return found


def subject_of(sentence: str, start: int, end: int, carried: Subject) -> Subject:
    """The subject that a clause leaves for the next one."""
    subjects = _subjects(sentence, start, end)
    return subjects[-1][1] if subjects else carried


def _subjects(sentence: str, start: int, end: int) -> list[tuple[int, Subject]]:
    found: list[tuple[int, Subject]] = []
    for match in islice(_SUBJECT.finditer(sentence, start, end), MOST_VERBS):
        before = sentence[max(start, match.start() - 14) : match.start()]
        barred = _NO_USER_BEFORE if match.lastgroup == "user" else _NO_SUBJECT_BEFORE
        if match.lastgroup == "first" or not barred.search(before):
            found.append((match.start(), match.lastgroup or "first"))
    return found


def _action(sentence: str, match: re.Match[str], subject: Subject, start: int, end: int) -> Action | None:
    """The action of a verb in its place, None when it is not about anybody's information."""
    kind, word = match.lastgroup or "", match[0]
    before = sentence[max(start, match.start() - 24) : match.start()]
    if _HOW_BEFORE.search(before):
        return None
    if kind == "give":
        if subject == "user":
            return "collect"
        return "share" if _TO_THIRD.match(sentence, match.end(), end) else None
    if word.startswith(("send", "sent", "transmit")) and not _TO_THIRD.match(sentence, match.end(), end):
        return None  # to send somebody an email gives nobody information
    passive = bool(_PASSIVE_BEFORE.search(before))
    if subject == "user" and not passive:
        # "when you share your location with us" gives it to us; all else the user does is no practice
        given = kind == "share" and re.match(r"[^.;]{0,80}?\b(?:with|to)\sus\b", sentence[match.end() : end])
        return "collect" if given else None
    if word in _NOUNS and _NOUN_BEFORE.search(before) and not word.endswith(" of"):
        return None
    if _NOT_INFINITIVE.search(before):
        return None
    helping = _OF_SERVICE.match(sentence, match.end(), end) or _HELPING_BEFORE.search(before)
    if kind == "use" and not passive and helping:
        return None
    return _ACTIONS[kind]


_INFINITIVE = (
    r"\bto\s(?!(?:the|your|you|our|us|a|an|any|such|other|third|these|those|this|that|it|its|their|them|all|some|"
    r"certain|collect|obtain|gather|receive|access|record|use|share|disclose|read|send|store|process|transfer|"
    r"retrieve|track|monitor|capture)\b)[a-z]+"
)

_CONTROL = re.compile(
    r"\b(?:you|users?|residents?|individuals?)\s(?:[a-z]+\s){0,2}?(?:can|may|could|have\sthe\s(?:right|option|ability|choice)|"
    r"are\s(?:entitled|able)|wish|want|would\slike)\b(?:\s[a-z,/]+){0,12}?\s"
    r"(?:opt|unsubscribe|delet(?:e|ion)|correct(?:ion)?|rectify|withdraw|object|control|disable|manage|revoke|update|erasure|"
    r"restrict|request(?!\s(?:a\s)?(?:service|ride|product|order))|access|complain|view|review|turn\soff|port)\b"
)
_RIGHT = re.compile(
    r"\W*(?:the\sright\s|right\s)?(?:to\s)?(?:inform|view\sand|manage|correct|delete|opt|unsubscribe|request|withdraw|"
    r"object|restrict|rectify|erase|obtain\sa\scopy|know\sw|confirm\sw|opting)\b"
)
_CHANGE = re.compile(r"\bif\swe\s(?:[a-z]+\s){0,4}?(?:change|amend|modify|update)s?\b|\bchange\sthe\sway\b")
_PRACTICE = re.compile(
    r"\bwe\s(?:also\s|may\s|will\s|can\s|might\s|automatically\s|do\snot\s|never\s)*(?:collect|gather|obtain|receive|record|"
    r"track|read|share|disclose|sell|ask)\b(?!\s(?:about|from)\b)"
)
_ABOUT = re.compile(r"\b(?:information|data|categories|what|that)\s$")


def is_idle(sentence: str) -> bool:
    """Whether a sentence states no practice; see `Cues.idle`."""
    practice = any(
        not _ABOUT.search(sentence[max(0, match.start() - 14) : match.start()])
        for match in _PRACTICE.finditer(sentence)
    )
    if practice:
        return False
    return bool(_CONTROL.search(sentence) or _RIGHT.match(sentence) or _CHANGE.search(sentence))


EN = Cues(
    name="en",
    clause_end=re.compile(
        r"[;:!?\t\n，；：。]"
        # "we do not collect, store or use": one denial for all the verbs
        r"|,(?!\s(?:or\s|and\s)?(?:store|use|share|sell|rent|disclose|collect|process|transfer|transmit|retain|access|read|trade|release)\b)"
        r"|(?<=[a-z0-9\"”)])\.(?=\s|$)|\s(?=(?:and|but|or)\s(?:we|you|they|it|third\sparties)\b)"
        r"|\s(?=(?:when|if|while|unless|because|however|so\sthat)\s)"
    ),
    verbs=verbs,
    subject_of=subject_of,
    purpose_clause=re.compile(
        r"\W*(?:in\sorder\sto|for\sthe\spurposes?\sof|so\sthat|to\s(?!you\b|us\b|our\b|your\b|the\b)[a-z]+)\b"
    ),
    purpose_part=re.compile(r"\bin\sorder\sto\b|\bfor\s(?:the\s)?purposes?\sof\b|\bso\sthat\b|" + _INFINITIVE),
    qualified=pattern(
        r"\b",
        any_of(
            """without unless except other~than unnecessar not~necessary knowingly unrelated intentionally beyond solely
            outside~of personally~identif only~as until specifically~identif directly automatically actual~knowledge
            allow permit want wish opt~out ensure warrant guarantee on~purpose reasonably~necessary please"""
        ),
    ),
    conditional=re.compile(
        r"\bif\syou\s(?:[a-z]+\s){0,3}?(?:not|decline|refuse|disable|opt|turn\soff|deny|withdraw|revoke)|\bwhen\sthe\sapp\sis\s(?:not|closed)"
    ),
    exempt=re.compile(
        r"without\s(?:first\s)?(?:obtaining\s)?(?:your\s)?(?:prior\s)?(?:consent|authori[sz]ation)\s(?:in|under|when|where|if)|consent\sis\snot\s(?:required|needed)|exempt"
    ),
    definition=re.compile(
        r"^\W*[“\"']?(?:personal\s(?:information|data)|sensitive\spersonal\s(?:information|data)|cookies?|device|location\s(?:information|data))[”\"']?\s(?:\([^)]{0,40}\)\s)?(?:means|refers\sto|is\sdefined|is\sany|is\sinformation)\b"
    ),
    merger=re.compile(
        r"\b(?:merger|acquisition|bankruptcy|reorgani[sz]ation|sale\sof\s(?:all|some|our|assets)|insolvency|dissolution|liquidation)\b"
    ),
    excluding=re.compile(
        r"\b(?:does\snot\sinclude|do\snot\sinclude|not\sincluding|excluding|excludes?|other\sthan|except\sfor)\b"
    ),
    lead_in=re.compile(r"(?:[:：]|\bthe\sfollowing(?:\s[a-z]+){0,4}|\bas\sfollows|\bbelow)[^\w]*$"),
    no_carry=re.compile(r"\W*(?:but|unless|except|if|when|please|however|while|otherwise)\b"),
    permission=re.compile(r"\bpermissions?\b|\baccess\sto\b"),
    third=re.compile(
        r"\b(?:third\spart(?:y|ies)|partners|service\sproviders|affiliates|vendors|advertisers|ad\snetworks|sdks?)\b"
    ),
    collecting_heading=re.compile(
        r"\b(?:collect|collection|gather|obtain|receive|permissions?|information\syou\sprovide|data\swe)"
    ),
    sharing_heading=re.compile(r"\b(?:shar(?:e|ing)|disclos|third\spart|sdk|partners|recipients)"),
    other_heading=re.compile(
        r"\b(?:rights?|choices|security|secure|protect|retention|retain|stor(?:e|age)|changes?|updates?|contact|children|minors|definitions?|delet|cookie)"
    ),
    idle=is_idle,
    supposed=re.compile(r"\bin\sthe\sfuture\b"),
    label=re.compile(
        r"\W*(?:[a-z/]+\s){0,5}(?:information|data|details|identifiers)\s?(?:\([^)]{0,30}\))?\s?(?::|includ|such\sas)"
    ),
    scoped=re.compile(
        r"\bonce\syou\b|\bafter\syou\s(?:delete|turn|close|withdraw)|\bno\slonger\b|\b(?:basic|guest|offline)\smode\b"
        r"|\bfor\s(?:this|that|these)\s(?:purpose|feature|function)|\b(?:this|that|the)\s(?:feature|function|mode|page|step)\s"
    ),
    user_control=re.compile(
        r"\b(?:disable|turn\soff|withdraw|revoke|opt\sout|refuse|decline|deny|delete|correct|right\sto|not|never|contact\sus|"
        r"unsubscribe|complain)\b"
    ),
    listing=re.compile(r":|\bsuch\sas\b|\bincluding\b|\bincludes?\b|\be\.g"),
)
