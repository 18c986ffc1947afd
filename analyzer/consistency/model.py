"""Per (data type, actor) fact of the code: what the policy says about it."""

from typing import Literal

from analyzer.program.owner import Owner
from analyzer.value import Value

Disclosure = Literal["clear", "vague", "ambiguous", "incorrect", "omitted", "not-supplied", "not-decidable"]
"""clear: same type and actor; vague: only a broader type or an unnamed third party; ambiguous: stated and denied;
incorrect: only denied; omitted: nothing found; not-supplied: no policy; not-decidable: the policy has gaps."""


class DataClaim(Value, kw_only=True):
    """``sentences`` are the supporting ones, best first; ``nearest`` the nearest sentence when nothing supports.
    ``certain`` is true only where the verdict may accuse: for "omitted" the policy is complete, without a gap, and
    no name of the type occurs anywhere. ``distance`` counts ontology steps for "vague".
    """

    data_type: str
    owner: Owner
    disclosure: Disclosure
    certain: bool
    sentences: tuple[int, ...] = ()
    nearest: int = 0
    distance: int = 0
    searched: tuple[str, ...] = ()


class SdkClaim(Value, kw_only=True):
    """Whether the policy names an SDK that is in the package, under any alias or its company."""

    sdk: str
    disclosure: Literal["named", "company-only", "not-named", "not-supplied", "not-decidable"]
    certain: bool
    sentences: tuple[int, ...] = ()
    searched: tuple[str, ...] = ()


class PermissionClaim(Value, kw_only=True):
    """Whether the policy explains a requested permission."""

    permission: str
    disclosure: Literal["explained", "mentioned", "not-mentioned", "not-supplied", "not-decidable"]
    certain: bool
    sentences: tuple[int, ...] = ()


class Consistency(Value, kw_only=True):
    """All comparisons of one package with one policy (or with none)."""

    data: tuple[DataClaim, ...] = ()
    sdks: tuple[SdkClaim, ...] = ()
    permissions: tuple[PermissionClaim, ...] = ()
    declared_without_code: tuple[str, ...] = ()
