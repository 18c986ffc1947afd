"""Whether a policy tells who gets data, by name or by a list."""

import re
from collections.abc import Sequence

from analyzer.policy.check_words import RECIPIENTS_LISTED
from analyzer.policy.checks_search import CheckWords, Said
from analyzer.policy.model import PolicyDocument, Statement

GIVING = frozenset(("share", "entrust", "transfer", "public", "cross-border"))
"""Actions by which somebody else gets data."""

_NAME = re.compile(
    r"(?<=[^\s.!?:;*#\d\]])\s?(?!(?:SDK|APP|App|ID|IDs|IMEI|IMSI|MEID|ICCID|MAC|OAID|IDFA|GAID|IP|GPS|WLAN|WiFi|Android"
    r"|Cookie|Cookies|URL|API|Bluetooth|USSD|SIM|SSID|BSSID|You|We|Our|Your|They|Wi|Please|Privacy|Policy|Account)\b)"
    r"[A-Z][A-Za-z]{2,30}|公司|集团|有限|銀行|银行(?!卡|账)"
    r"|(?:named|listed|set out|described|shown)\s(?:below|above|here|in the)|如下|下列|以下|下表|附件|附录"
)
"""What may be a name that the reading does not know, or leads to one: then nobody is said to be unnamed."""


def lists_recipients(
    document: PolicyDocument, words: CheckWords, text: Said, statements: Sequence[Statement], sentence: int
) -> bool:
    """Whether a receiver has a name, or may have one, or there is, or the policy leads to, a list of them.

    ``sentence`` is the number of the sentence that says that somebody gets data.
    """
    given = [entry for entry in statements if entry.polarity == "yes" and entry.action in GIVING]
    if any(entry.receiver is not None and entry.receiver.name for entry in given):
        return True
    spans = [document.sentences[number - 1].span for number in {sentence, *(entry.sentence for entry in given)}]
    if any(_NAME.search(document.text[span.start : span.end]) for span in spans):
        return True
    listed = text.having(RECIPIENTS_LISTED) - text.having(words.bars)
    return any(text.lines[place].said for place in listed)
