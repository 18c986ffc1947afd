"""Where an English sentence says nothing of what the operator does; see `aside`."""

import re
from itertools import islice

from analyzer.policy.alternatives import any_of, pattern

Ranges = list[tuple[int, int]]
_ACTING = any_of("we i (?:this|the|our)~(?:app|application|game|service|software|company|developers?)")
_GETS = any_of(
    """read(?:s|ing)? access(?:es|ed|ing)? collect(?:s|ed|ing)? obtain(?:s|ed|ing)? record(?:s|ed|ing)?
        track(?:s|ed|ing)? use[sd]? using steal(?:s|ing)? stole stolen intercept(?:s|ed|ing)?
        gather(?:s|ed|ing)? cop(?:y|ies|ied) captur(?:e|es|ed|ing) harvest(?:s|ed|ing)? process(?:es|ed|ing)?
        stor(?:e|es|ed|ing) misus(?:e|es|ed|ing) get(?:s|ting)? retriev(?:e|es|ed|ing) acquir(?:e|es|ed|ing)
        scan(?:s|ned|ning)? log(?:s|ged|ging)? monitor(?:s|ed|ing)? abus(?:e|es|ed|ing) exploit(?:s|ed|ing)?
        disclos(?:e|es|ed|ing) save[sd]? view(?:s|ed|ing)? see(?:s|n)? learn(?:s|ed)? hack(?:s|ed)?
        compromise[sd]?"""
)
_SEES = re.compile("(?:see|view|learn|access|get|us)")
_THINGS = any_of(
    "apps? applications? software programs? processes websites? sites? games? web~pages? webpages? extensions?"
)
_PEOPLE = any_of("users? people persons? individuals? members? players? visitors? customers?")
_STRANGERS = any_of(
    """hackers? attackers? intruders? criminals? cybercriminals? fraudsters? scammers? thieves malware spyware
        viruses trojans eavesdroppers? strangers? wrongdoers?
        (?:malicious|rogue|hostile|unauthori[sz]ed|untrusted|fake|harmful)~(?:third~)?(?:apps?|applications?|software|programs?|code|websites?|sites?|actors?|users?|persons?|people|parties|party|individuals?)
        bad~actors? others(?=~(?:may|might|can|could)) someone~else anyone~else somebody~else"""
)
_OUTSIDER = pattern(
    r"\b(?:(?P<user>(?:any~|all~|some~|certain~)?(?:other|another|fellow)~(?:[a-z]+~)?".replace("~", r"\s"),
    _PEOPLE,
    r")|(?P<thing>(?:any\s|all\s|some\s|certain\s|most\s)?(?:other|another|different)\s(?:third\sparty\s|mobile\s|installed\s|android\s|ios\s|similar\s|malicious\s|such\s|internet\s){0,2}",
    _THINGS,
    r"|(?:apps?|applications?|websites?|sites?|software)\s(?:that\s(?:we\sdo\snot|we\sdon[’']?t|are\snot|is\snot)\s(?:own|control|operate|make|develop|operated|controlled|made|developed|ours)(?:\sby\sus)?|not\s(?:operated|controlled|owned|developed|made)\sby\sus|of\sother\s(?:developers|companies|publishers))",
    ")|(?P<stranger>(?:an?~|the~|some~|any~)?".replace("~", r"\s"),
    _STRANGERS,
    r"))\b",
)
_AFTER = pattern(
    r"(?:\s?\([^()]{0,40}\))?",
    r"(?:,?\s(?:that|which|who|on|in|from|installed|running|present|with|of|and|or|also)\b(?:\s(?!we\b|our\b|you\b)[a-z’'/-]+){0,8}?,?)?",
    r"(?:\s(?:may|might|can|could|will|would|shall|should|cannot|can[’']?t|do|does|are|is|were|be|been|not|never|also|still|then|only|able|unable|to|even|potentially|possibly|sometimes|often|directly|have|has|try|attempt|allowed|permitted|free|likely|[a-z]+ly)){0,7}",
    r"\s(?P<verb>",
    _GETS,
    r")\b(?!\s(?:the\sservices?\b|our\sservices?\b|our\sapp\b|the\sapp\b))",
)
_BESIDE_BEFORE = re.compile(
    r"\b(?:with|to|from|through|via|for|of|about|in|on|within|into|across|use|using|visit|and|or|we|among|between|including|"
    r"as|when|contact|identify|help|our|invite|connect|link|find|follow)\s(?:(?:the|any|all|some|such)\s)?$"
)
_BY_BEFORE = re.compile(r"\bby\s(?:(?:the|any|all|some|such|or|and|an?)\s)?$")
_WARNED = re.compile(
    r"\b(?:prevent|protect|cannot|can[’']?t|unable|guarantee|note|aware|remind|warn|advise|not\sallow|no\scontrol|stop|avoid|responsib|"
    r"liable|do\snot\scontrol|risk|so\sthat|ensure|don[’']?t\slet|keep)"
)
_PUBLISHED = re.compile(
    r"\bpublic|\byou\s(?:may\s|choose\sto\s)?(?:share|post|disclose|publish|submit|provide|upload|make)\b"
)
"""What the user publishes may be seen: that is stated."""
_US = pattern(r"(?<!by\s)(?<!to\s)(?<!with\s)(?<!for\s)(?<!from\s)\b", _ACTING, r"\b")
_CUT = re.compile(r"[;:!?\n\t]|\.(?=\s|$)")
_CLAUSE = re.compile(r"[,;:!?\n\t]|\.(?=\s|$)|\s(?=(?:but|while|whereas|however)\s)")


def outsiders(sentence: str) -> Ranges:
    """Where somebody acts who is neither the operator nor anybody it has to do with: other apps, strangers."""
    found: Ranges = []
    done = 0
    for match in islice(_OUTSIDER.finditer(sentence), _MOST):
        if match.start() < done:
            continue
        start, end = _clause(sentence, match.start())
        before = sentence[max(start, match.start() - 24) : match.start()]
        us = _US.search(sentence, start, match.start())
        warned = us is None or _WARNED.search(sentence, start, match.start()) is not None
        if _BY_BEFORE.search(before):
            said = sentence[start : match.start()]
            if us is None and re.search(rf"\b{_GETS}\b", said) and not _PUBLISHED.search(said):
                found.append((start, end))
                done = end
            continue
        after = _AFTER.match(sentence, match.end(), min(len(sentence), match.end() + 120))
        if after is None or _BESIDE_BEFORE.search(before) or not warned:
            continue
        if match["user"] and _SEES.match(after["verb"]):
            continue
        done = _continued(sentence, match.end(), max(end, after.end()))
        found.append((match.start() if us else start, done))
    return found


_AROUND = pattern(
    r"\b(?:your\s|the\s|a\s)?",
    any_of(
        """(?:(?:mobile|wireless|cellular|network|phone)~)(?:carrier|operator|provider)s?
        internet~service~providers? isps? (?:device|phone|handset)~(?:manufacturer|maker|vendor)s?
        operating~systems?(?:~(?:provider|vendor)s?)? app~stores? (?:web~|internet~)?browsers?(?:~provider)?"""
    ),
    r"(?:\sitself)?(?:\s(?:may|might|can|could|will|would|also|sometimes|automatically|typically|[a-z]+ly)){1,4}\s(?P<verb>",
    _GETS,
    r")\b",
)


def around(sentence: str) -> Ranges:
    """Where the system, the maker of the telephone or the network acts: a third party, not the operator."""
    found = []
    for match in islice(_AROUND.finditer(sentence), _MOST):
        start, end = _clause(sentence, match.start())
        beside = _BESIDE_BEFORE.search(sentence[max(start, match.start() - 24) : match.start()])
        if not beside and not _US.search(sentence, start, match.start()):
            found.append((match.start(), end))
    return found


def _clause(sentence: str, at: int) -> tuple[int, int]:
    """The clause around a place, as far as anybody would write one."""
    low, high = max(0, at - _LONGEST), min(len(sentence), at + _LONGEST)
    start = max((m.end() for m in _CLAUSE.finditer(sentence, low, at)), default=low)
    ends = (found.start() for mark in (_CUT, _TURN) if (found := mark.search(sentence, at, high)))
    return start, min(ends, default=high)


_LONGEST = 400
_MOST = 40
"""Places of one sentence that are looked at."""
_TURN = re.compile(r",\s(?:we|our|you|but|while|however|and\swe|so\swe|this\s(?:app|policy))\b")
_BUT = re.compile(r"\b(?:but|while|whereas|and)\s(?:we|our|you)\b")


def _continued(sentence: str, start: int, end: int) -> int:
    but = _BUT.search(sentence, start, end)
    return but.start() if but else end


_QUOTED = r"[“\"‘'][^”\"’'.]{1,40}[”\"’']"
_NUMBER = r"^\W{0,6}(?:(?:\d{1,2}(?:\.\d{1,2}){0,2}|[a-z])[.)]\s)?\W{0,3}"
_POLICY = (
    r"(?:in|for\sthe\spurposes?\sof|as\sused\sin|within|throughout|when\sused\sin|under)\s(?:this|our|the)\s"
    r"(?:[a-z]+\s){0,3}?(?:policy|notice|statement|agreement|document|section)"
)
_TERM = r"(?:[a-z0-9/&’'-]+\s){0,6}?[a-z0-9/&’')-]+"
_NOTE = r"(?:\s\([^()]{0,80}\))?"
_MEANS = (
    r"(?:(?<!by\s)means|shall\smean|refers?\sto|is\sdefined\s(?:as|to)|are\sdefined\s(?:as|to)|denotes?|stands\sfor|is\sunderstood|is\sany\s(?:information|data|piece)"
    r"|are\sany\s(?:information|data)|is\sa\s(?:unique\s|string|number|file|type|form|piece|set|term)"
    r"|is\san\s(?:identifier|alphanumeric|address|acronym|abbreviation))"
)
_DEFINITION = re.compile(
    rf"{_NUMBER}(?:(?:the\sterms?\s|by\s|the\sexpression\s)?{_QUOTED}{_NOTE},?\s(?:also\s|may\s|here\s|generally\s|collectively\s)?(?:we\smean|{_MEANS}|includes?|comprises?|consists?|is\b|are\b|mean\b)"
    rf"|{_POLICY},?\s(?:the\sterms?\s)?(?:by\s)?{_QUOTED}?\s?(?:{_TERM})?{_NOTE},?\s(?:may\s|also\s|will\s|shall\s)?(?:we\smean|{_MEANS}|includes?|comprises?)"
    rf"|(?!(?:this|that|it|which|these|what)\s){_TERM}{_NOTE},?\s(?:as\sused\s[a-z\s]{{2,40}},?\s|{_POLICY},?\s)?(?:generally\s|also\s|here\s|typically\s)?{_MEANS}"
    rf"|{_TERM}{_NOTE}\s(?:as\sused|in\sthis\s(?:policy|notice|statement)|as\sdefined)[^.;]{{0,40}}?\s(?:{_MEANS}|includes?|comprises?))"
)
_KIND = re.compile(
    rf"{_NUMBER}(?:sensitive|special\scategor(?:y|ies)\sof)\s(?:personal\s)?(?:information|data){_NOTE}\s(?:may\s|can\s|also\s)?(?:includes?|comprises?|covers?)\b"
)
_OURS = pattern(
    r"\b(?:we|i|(?:our|this|the)\s(?:app|application|service|game))\s",
    r"(?:(?:also|may|will|can|might|do|does|not|never|only|automatically|then|always)\s){0,4}",
    any_of(
        """collect gather obtain receive record use process share store disclose sell access read request ask need
        require track send"""
    ),
)
_OURS_BEFORE = re.compile(r"\b(?:we(?!\smean\b|\srefer\b)|i|you|your|collect|collected|our\sapp)\b")


def definitions(sentence: str) -> Ranges:
    """Where a sentence only says what a word means, up to a clause that tells what the operator does."""
    match = _DEFINITION.match(sentence) or _KIND.match(sentence)
    if match is None or _OURS_BEFORE.search(match[0]):
        return []
    ours = _OURS.search(sentence, match.end())
    if ours is None:
        return [(0, len(sentence))]
    stop = max((m.end() for m in _CLAUSE.finditer(sentence, 0, ours.start())), default=0)
    return [(0, stop)] if stop > match.end() else []


_UNRELATED = re.compile(
    r"\b(?:has|have|having|had)\s(?:nothing\sto\sdo|no\s(?:connection|relation(?:ship)?|association|link))\swith\s(?:us|our|the\s(?:app|developer|company)|this\sapp)\b"
    r"|\b(?:is|are)\s(?:not\s(?:related|connected|linked|attributable)|unrelated|unconnected)\s(?:to|with)\s(?:us|our\s(?:app|service|company)|the\s(?:app|developer|company)|this\sapp)\b"
)


_NOT_BY_US = re.compile(
    r"\b(?:this|that|it|these|those|they|which)\s(?:information\s|data\s)?(?:is|are|was|were)\snot\s"
    r"(?:collected|obtained|gathered|received|processed|read|accessed)\sby\s(?:us|our|this\sapp|the\sapp)\b"
)


def disclaimers(sentence: str) -> Ranges:
    """Where a sentence says that something has nothing to do with the operator."""
    found: Ranges = [(0, min(len(sentence), m.end() + _LONGEST)) for m in islice(_NOT_BY_US.finditer(sentence), 1)]
    for match in islice(_UNRELATED.finditer(sentence), _MOST):
        start = max((m.end() for m in _CUT.finditer(sentence, 0, match.start())), default=0)
        own = list(_OURS.finditer(sentence, start, match.start()))
        if own:
            start = next(
                (m.end() for m in re.finditer(",", sentence) if own[-1].end() < m.end() < match.start()), match.start()
            )
        found.append((start, match.end()))
    return found


_PLACE = pattern(
    r"\b",
    any_of(
        """prominent visible conspicuous following bottom top obvious central suitable storage file download
        install(?:ation)? folder default save server office"""
    ),
    r"\s(?P<word>locations?|positions?)\b(?!\s(?:data|information|service|permission|history))"
    r"|\b(?P<of>locations?|position)\sof\s(?:the|this|our|a|any|these|all)\s(?:[a-z]+\s)?",
    any_of(
        """page policy settings? button menu servers? files? folder offices? link data~cent(?:er|re)s? screen app
        form"""
    ),
    r"\b",
)
_LABEL = pattern(
    r"(?:^|(?<=[\s,;|(/]))\W{0,3}(?:",
    any_of(
        """our customer support company office postal mailing registered email e~mail business privacy data protection
        legal general toll~free"""
    ),
    r"\s){0,3}(?P<word>",
    any_of(
        """contacts?(?:~(?:person|us|name|details|information|email|phone|address))? phone telephone tel mobile fax
        email e~mail mail address sms text whatsapp hotline call phone~number telephone~number email~address"""
    ),
    r")\.?\s?(?::|-|–)\s?",
)
_VALUE = re.compile(
    r"[^,;\n\t]{0,40}?(?:\+?\d[\d\s()-]{4,}|@|https?:|www\."
    r"|\d{1,5}\s[a-z]+\s(?:street|st|road|rd|avenue|ave|lane|drive|way|square|blvd|suite)\b)"
)
_DATA_AFTER = re.compile(r"(?:we|to|for|used|your|collected|required|optional|read|access)\b")
_ASKS = pattern(
    r"\b",
    any_of(
        """call phone telephone text email e~mail mail write~to write contact reach message
        send~(?:an?~)?(?:sms|text(?:~message)?|email|e~mail|message|letter|mail)~(?:to|at)"""
    ),
    r"\s(?:",
    any_of(
        """to at on us me our the customer support team service desk an? email e~mail sms text message data protection
        officer privacy by via using through"""
    ),
    r"\s){0,8}(?::\s?)?(?=\+?\d|[a-z0-9._+-]{1,40}@|https?:|www\.)",
)


def homonyms(sentence: str) -> Ranges:
    """Words that are no information of the user: places that are not the user's, lines that say how to reach the
    operator.
    """
    found = [match.span("word" if match["word"] else "of") for match in islice(_PLACE.finditer(sentence), _MOST)]
    found += [(match.start(), match.start("verb")) for match in islice(_AROUND.finditer(sentence), _MOST)]
    for match in islice(_LABEL.finditer(sentence), _MOST):
        value = _VALUE.match(sentence, match.end())
        if value is not None and not _DATA_AFTER.match(value[0]):
            found.append((match.start(), value.end()))
    found += [
        m.span()
        for m in islice(_ASKS.finditer(sentence), _MOST)
        if not sentence[: m.start()].endswith(("when you ", "if you "))
    ]
    return found
