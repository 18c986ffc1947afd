"""Per (data type, actor) fact of the code: what the policy says about it."""

from typing import Literal

from analyzer.program.owner import Owner
from analyzer.value import Value

Disclosure = Literal["clear", "vague", "ambiguous", "incorrect", "omitted", "not-supplied", "not-decidable"]
"""clear: same type and actor; vague: only a broader type or an unnamed third party; ambiguous: stated and denied;
incorrect: only denied; omitted: nothing found; not-supplied: no policy; not-decidable: the policy has gaps."""


MayBe = Literal["", "clear", "vague", "ambiguous"]
"""What a claim would be if sentences say what they only may say; "" when there are none."""

Part = Literal["sdk", "company", "purpose", "type", "manner"]
"""What a complete disclosure of something that an SDK or a permission does would also say."""


class DataClaim(Value, kw_only=True):
    """``sentences`` are the supporting ones, best first; ``denials`` those that deny it, also where others outweigh
    them; ``nearest`` is the nearest sentence when nothing supports. ``missing`` is what the supporting sentences leave
    out. ``certain`` is true only where the verdict may accuse: for "omitted" the policy is complete, without a gap,
    and no name of the type occurs anywhere. ``distance`` counts ontology steps for "vague".

    ``may_be`` is the milder class that it would have if ``may_say``, sentences that were not understood for sure, state
    what they may state: a person has to read them, and the claim, which stays as it is without them, never is certain.
    """

    data_type: str
    owner: Owner
    disclosure: Disclosure
    certain: bool
    sentences: tuple[int, ...] = ()
    nearest: int = 0
    distance: int = 0
    searched: tuple[str, ...] = ()
    denials: tuple[int, ...] = ()
    missing: tuple[Part, ...] = ()
    may_be: MayBe = ""
    may_say: tuple[int, ...] = ()


class SdkClaim(Value, kw_only=True):
    """Whether the policy names an SDK that is in the package, under any alias or its company."""

    sdk: str
    disclosure: Literal["named", "company-only", "not-named", "not-supplied", "not-decidable"]
    certain: bool
    sentences: tuple[int, ...] = ()
    searched: tuple[str, ...] = ()
    missing: tuple[Part, ...] = ()


PermissionDisclosure = Literal[
    "explained", "mentioned", "denied", "only-named", "not-mentioned", "not-supplied", "not-decidable"
]


class PermissionClaim(Value, kw_only=True):
    """Whether the policy explains a requested permission.

    explained: said to be used, and what for; mentioned: said to be used; denied: only said not to be; only-named: words
    that may name it stand in the policy, and no sentence with them says that it is used ("contact: Mr Wang", a denial
    that holds before consent alone); not-mentioned: not even that. ``sentences`` are those that make the class.
    """

    permission: str
    disclosure: PermissionDisclosure
    certain: bool
    sentences: tuple[int, ...] = ()


RecipientRole = Literal["sdk", "third-party", "hosting", "own", "unknown"]
"""An SDK of the package; somebody else whom the tables know as operator of the host; a host that anybody can rent; a
host that, by its name, is the app's own; a host of whom nothing is known.
"""


class Recipient(Value, kw_only=True):
    """Who gets data out of the app: ``id`` is an SDK's id or a host's name. ``owner`` (as the table of hosts names it),
    ``sdk`` (id of the SDK whose maker operates the host), ``country`` (the operator's seat, never the server's place)
    and ``purpose`` are "" when not known.
    """

    id: str
    kind: Literal["sdk", "host"]
    role: RecipientRole
    owner: str = ""
    sdk: str = ""
    country: str = ""
    purpose: str = ""

    @property
    def abroad(self) -> bool:
        """Whether the operator is known, and known to sit outside mainland China only."""
        return bool(self.country) and "CN" not in self.country.split("/")


RecipientDisclosure = Literal[
    "clear", "vague", "named", "unnamed", "denied", "not-named", "not-supplied", "not-decidable"
]
"""clear: the recipient is named with this type; vague: with a broader type; named: named, but not with this type;
unnamed: the type is said to go to third parties without a name; denied: said to go to nobody; not-named: neither."""


class RecipientClaim(Value, kw_only=True):
    """What the policy says about one data type that flows to one recipient other than the app's own host.

    ``certain`` is true only where the verdict may accuse: for "not-named" the policy is complete, without a gap, and no
    telling name of the recipient occurs anywhere in it; names of hosts' operators are known in English only, so that
    nothing is certain about hosts that belong to no known SDK. ``searched`` are the names that were looked for;
    ``denials`` say that the type is given to nobody. ``may_be`` and ``may_say`` are as of a data claim.
    """

    data_type: str
    recipient: str
    disclosure: RecipientDisclosure
    certain: bool
    sentences: tuple[int, ...] = ()
    searched: tuple[str, ...] = ()
    denials: tuple[int, ...] = ()
    may_be: Literal["", "clear", "vague", "named", "unnamed"] = ""
    may_say: tuple[int, ...] = ()


class AnotherProduct(Value, kw_only=True):
    """What the policy names as its own product, as it writes it, with the sentences, where none of the app's ``labels``
    stands anywhere in it: it may be the policy of another app, and nothing that it leaves out is certain.
    """

    names: tuple[str, ...]
    sentences: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()


class Consistency(Value, kw_only=True):
    """All comparisons of one package with one policy (or with none). ``recipients`` are all that data flows to, known
    or not, with or without a policy. What is declared and has no code is for information only: types of data,
    known SDKs of which there is no trace, permissions that are not requested.
    """

    data: tuple[DataClaim, ...] = ()
    sdks: tuple[SdkClaim, ...] = ()
    permissions: tuple[PermissionClaim, ...] = ()
    declared_without_code: tuple[str, ...] = ()
    sdks_without_code: tuple[str, ...] = ()
    permissions_without_request: tuple[str, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    transfers: tuple[RecipientClaim, ...] = ()
    another: AnotherProduct | None = None
