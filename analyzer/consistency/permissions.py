"""Permissions that are requested, against what the policy says of them and for what."""

import re

from analyzer.consistency.entries import PURPOSE
from analyzer.consistency.model import PermissionClaim
from analyzer.consistency.paper import Paper, first
from analyzer.policy.model import Statement
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
_CALLED = re.compile(
    r"权限|授权|许可|permission|authori[sz]|\bgrant|\ballow(?:s|ed|ing)? (?:us|the app|access)|access to"
)
"""By these a sentence, a heading, the title of a column, or what introduces a list calls something a permission."""

_UNLESS = re.compile(
    r"(?:未经|未获|未得|未取得|未征得|除非|没有)[^，。；,;]{0,16}(?:授权|许可|权限)"
    r"|\bwithout (?:your )?(?:\w{1,12} )?(?:permission|authori[sz]ation)|\bunless you (?:grant|allow|authori[sz]e)"
)
"""What bounds a denial calls nothing a permission."""

_CONSTANT = re.compile(r"(?<![A-Z_])[A-Z]{3,20}_[A-Z0-9_]{2,40}(?![A-Z_])")
_USING = frozenset({"collect", "use", "store"})
_LONGEST_LIST = 60
_LONGEST_LEAD = 200
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
        """Whether the policy explains a permission: says that it, or another of its group, is used, and what for."""
        own = self._places.get(name, [])
        opened = self._opened({name})
        stating = [number for number in own if self._states(number, opened)]
        if not stating:
            others = _siblings(name)
            about = self._opened(others) | opened
            kin = {number for other in others for number in self._places.get(other, ())}
            stating = sorted(number for number in kin if self._states(number, about))
        explained = [number for number in stating if self._has_purpose(number)]
        if explained:
            certain = bool(set(explained) & set(own))
            return PermissionClaim(permission=name, disclosure="explained", certain=certain, sentences=first(explained))
        if stating:
            return PermissionClaim(permission=name, disclosure="mentioned", certain=False, sentences=first(stating))
        if not self._paper.can_tell:
            return PermissionClaim(permission=name, disclosure="not-decidable", certain=False)
        return self._silent(name, own, opened)

    def _silent(self, name: str, own: list[int], opened: frozenset[str]) -> PermissionClaim:
        """Of a permission that no sentence says is used."""
        denied = [number for number in own if self._denies(number, opened)]
        # What it opens may be declared without the word "permission".
        sure = self._paper.whole and not self._declared(opened)
        if denied:
            alone = set(own) == set(denied) and not self._collected(opened)
            return PermissionClaim(
                permission=name, disclosure="denied", certain=sure and alone, sentences=first(denied)
            )
        bare = own or [number for other in _siblings(name) for number in self._places.get(other, ())]
        if bare:
            return PermissionClaim(permission=name, disclosure="only-named", certain=False, sentences=first(bare))
        return PermissionClaim(permission=name, disclosure="not-mentioned", certain=sure and not self._spelled(name))

    def _opened(self, names: set[str]) -> frozenset[str]:
        """The types of data that permissions open."""
        types = self._paper.ontology.types.values()
        return frozenset(kind.id for kind in types if names & set(kind.permissions))

    def _states(self, number: int, opened: frozenset[str]) -> bool:
        """Whether a sentence that names a permission says that it is used: by a statement about what it opens, as an
        entry of a list of permissions, or by calling it a permission. A sentence that denies it says so of none.
        """
        said = self._said(number, opened)
        if any(statement.polarity == "yes" for statement in said):
            return True
        sentence = self._document.sentences[number - 1]
        text = self._document.text[sentence.span.start : sentence.span.end]
        called = _CONSTANT.search(text) is not None or _CALLED.search(_UNLESS.sub(" ", plain(text))) is not None
        # "Camera permission, to scan; we do not keep your photos" says that it is used.
        if any(s.polarity == "no" and (s.action == "permission" or not called) for s in said):
            return False
        if called:
            return True
        block = self._document.blocks[sentence.block]
        return any(_CALLED.search(plain(title)) for title in (*block.header, *block.headings[-1:], self._lead(number)))

    def _lead(self, number: int) -> str:
        """What introduces the list that a sentence is an item of; "" when it is none."""
        blocks = self._document.blocks
        at = self._document.sentences[number - 1].block
        if blocks[at].kind != "list-item":
            return ""
        for index in range(at - 1, max(-1, at - _LONGEST_LIST), -1):
            if blocks[index].kind == "paragraph":
                return self._document.text[blocks[index].span.start : blocks[index].span.end][-_LONGEST_LEAD:]
            if blocks[index].kind != "list-item":
                return ""
        return ""

    def _said(self, number: int, opened: frozenset[str]) -> list[Statement]:
        """Statements of a sentence about what a permission opens, by the app or by whom it brings along."""
        return [
            statement
            for statement in self._paper.policy.statements
            if statement.sentence == number
            and statement.actor.kind != "user"
            and (statement.action == "permission" or (statement.action in _USING and self._is_about(statement, opened)))
        ]

    def _is_about(self, statement: Statement, opened: frozenset[str]) -> bool:
        """For a denial the type itself or a broader one; of anything else also a narrower one."""
        if statement.polarity == "no":
            return any(stated in self._paper.ontology.above(kind) for kind in opened for stated in statement.data_types)
        distance = self._paper.ontology.distance
        return any(distance(kind, stated) is not None for kind in opened for stated in statement.data_types)

    def _denies(self, number: int, opened: frozenset[str]) -> bool:
        """Whether a sentence denies that the app uses it, whatever for and whenever."""
        said = [statement for statement in self._said(number, opened) if statement.polarity == "no"]
        denials = self._paper.denials
        return any(
            statement.actor.kind == "first-party"
            and not denials.subject(statement)
            and not denials.named_subject(statement)
            and denials.is_about_all(statement)
            for statement in said
        )

    def _spelled(self, name: str) -> bool:
        """Whether the last part of its name stands anywhere, with spaces or without."""
        words = plain(name.rpartition(".")[2]).replace("_", " ")
        return bool(self._paper.search.sentences([words, words.replace(" ", "")]))

    def _declared(self, kinds: frozenset[str]) -> bool:
        """Whether the policy says, or may say, that permission is asked for what it opens."""
        return any(
            statement.polarity == "yes" and statement.action == "permission" and kinds & set(statement.data_types)
            for statement in (*self._paper.policy.statements, *self._paper.policy.doubtful)
        )

    def _collected(self, kinds: frozenset[str]) -> bool:
        """Whether the policy says, or may say, in whatever words, that what it opens is collected."""
        return any(
            statement.polarity == "yes" and statement.action in _USING and kinds & set(statement.data_types)
            for statement in (*self._paper.policy.statements, *self._paper.policy.doubtful)
        )

    def _has_purpose(self, number: int) -> bool:
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
