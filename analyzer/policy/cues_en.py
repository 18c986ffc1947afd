"""What is looked for in English sentences beside their grammar (`english`), over normalised text."""

import re

from analyzer.policy.cues import Cues

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
    user_control=re.compile(
        r"\b(?:disable|turn\soff|withdraw|revoke|opt\sout|refuse|decline|deny|delete|correct|right\sto|not|never|contact\sus|"
        r"unsubscribe|complain)\b"
    ),
    listing=re.compile(r":|\bsuch\sas\b|\bincluding\b|\bincludes?\b|\be\.g"),
)
