"""Permissions that are requested, against what the policy says of them and for what."""

import re

from analyzer.consistency.entries import PURPOSE
from analyzer.consistency.model import PermissionClaim
from analyzer.consistency.paper import Paper, first
from analyzer.policy.normal import plain
from analyzer.policy.records import column_kind, says_nothing

_PREFIX = "android.permission."
_GROUPS = (
    ("READ_CALENDAR", "WRITE_CALENDAR"),
    ("READ_CALL_LOG", "WRITE_CALL_LOG", "PROCESS_OUTGOING_CALLS"),
    ("READ_CONTACTS", "WRITE_CONTACTS", "GET_ACCOUNTS"),
    ("ACCESS_FINE_LOCATION", "ACCESS_COARSE_LOCATION", "ACCESS_BACKGROUND_LOCATION"),
    ("READ_PHONE_STATE", "READ_PHONE_NUMBERS", "CALL_PHONE", "ANSWER_PHONE_CALLS", "ADD_VOICEMAIL", "USE_SIP"),
    ("BODY_SENSORS", "BODY_SENSORS_BACKGROUND"),
    ("SEND_SMS", "RECEIVE_SMS", "READ_SMS", "RECEIVE_WAP_PUSH", "RECEIVE_MMS"),
    ("READ_EXTERNAL_STORAGE", "WRITE_EXTERNAL_STORAGE", "MANAGE_EXTERNAL_STORAGE"),
    (
        "READ_MEDIA_IMAGES", "READ_MEDIA_VIDEO", "READ_MEDIA_AUDIO", "READ_MEDIA_VISUAL_USER_SELECTED",
        "ACCESS_MEDIA_LOCATION", "READ_EXTERNAL_STORAGE",
    ),
    ("BLUETOOTH_SCAN", "BLUETOOTH_CONNECT", "BLUETOOTH_ADVERTISE", "NEARBY_WIFI_DEVICES", "UWB_RANGING"),
)  # fmt: skip
"""Permissions that the system asks for together (Android's documentation of permission groups): policies name the
group. That one of a group is declared leaves it open whether the others are, and accuses nobody.
"""

_ANSWER = re.compile(
    r"(?:是|否|必[须要选]?|可选|可关闭|询问|默认.{0,4}|开启|关闭|yes|no|optional|required|android|ios|\W|\d)*"
)
_NAME = re.compile(r"权限|permission|^[a-z0-9.]{0,80}_[a-z0-9_.]{1,80}$")
_LONGEST_ANSWER = 16
_SAYS = 2
"""So many characters of a cell say what for."""


class Permissions:
    """All claims about permissions."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._document = paper.policy.document
        self._places: dict[str, list[int]] = {}
        for name, number in paper.policy.permission_mentions:
            self._places.setdefault(name, []).append(number)

    def claim(self, name: str) -> PermissionClaim:
        """Whether the policy explains a permission: names or describes it or its group, and says what for."""
        own = self._places.get(name, [])
        numbers = own or sorted({number for other in _siblings(name) for number in self._places.get(other, ())})
        explained = [number for number in numbers if self._has_purpose(number)]
        if explained:
            return PermissionClaim(
                permission=name, disclosure="explained", certain=bool(own), sentences=first(explained)
            )
        if numbers:
            return PermissionClaim(permission=name, disclosure="mentioned", certain=False, sentences=first(numbers))
        if not self._paper.can_tell:
            return PermissionClaim(permission=name, disclosure="not-decidable", certain=False)
        # What it opens may be declared without the word "permission".
        opened = [kind.id for kind in self._paper.ontology.types.values() if name in kind.permissions]
        certain = self._paper.whole and not self._spelled(name)
        return PermissionClaim(
            permission=name, disclosure="not-mentioned", certain=certain and not self._declared(opened)
        )

    def _spelled(self, name: str) -> bool:
        """Whether the last part of its name stands anywhere, with spaces or without."""
        words = plain(name.rpartition(".")[2]).replace("_", " ")
        return bool(self._paper.search.sentences([words, words.replace(" ", "")]))

    def _declared(self, kinds: list[str]) -> bool:
        return any(
            statement.polarity == "yes" and statement.action == "permission" and set(statement.data_types) & set(kinds)
            for statement in self._paper.policy.statements
        )

    def _has_purpose(self, number: int) -> bool:
        if self._is_denied(number):
            return False
        sentences = self._document.sentences
        index = sentences[number - 1].block
        block = self._document.blocks[index]
        if block.kind == "table-row" and len(block.cells) > 1:
            return self._row_says(number)
        if PURPOSE.search(self._paper.search.sentence(number)):
            return True
        # "…: camera permission." and what it is for in the next sentence, unless that is about another permission
        if number >= len(sentences) or sentences[number].block not in (index, index + 1):
            return False
        following = self._paper.search.sentence(number + 1)
        return "权限" not in following and "permission" not in following and PURPOSE.search(following) is not None

    def _is_denied(self, number: int) -> bool:
        said = [s for s in self._paper.policy.statements if s.sentence == number and s.action == "permission"]
        return bool(said) and all(statement.polarity == "no" for statement in said)

    def _row_says(self, number: int) -> bool:
        """Whether another cell says what for: the one below such a header, else any with words of its own."""
        block = self._document.blocks[self._document.sentences[number - 1].block]
        cells = [plain(self._document.text[span.start : span.end]).strip() for span in block.cells]
        kinds = [column_kind(plain(title)) for title in block.header] if block.header else []
        purposes = [cell for cell, kind in zip(cells, kinds, strict=False) if kind == "purpose"]
        if purposes:
            return any(_speaks(cell) for cell in purposes)
        name = next((at for at, cell in enumerate(cells) if _NAME.search(cell)), 0)
        others = [cell for at, cell in enumerate(cells) if at != name]
        return any(_speaks(cell) for cell in others) or PURPOSE.search(cells[name]) is not None


def _speaks(cell: str) -> bool:
    if len(cell) < _SAYS or says_nothing(cell):
        return False
    return len(cell) > _LONGEST_ANSWER or _ANSWER.fullmatch(cell) is None


def _siblings(name: str) -> set[str]:
    short = name.removeprefix(_PREFIX)
    return {_PREFIX + other for group in _GROUPS if short in group for other in group if other != short}
