"""The pictures of when data is read and of permissions: what stands in each cell, and that it can be read."""

import pytest
from msgspec.structs import replace

from analyzer.behaviours.model import PermissionProof, PermissionUse, SensitiveRead
from analyzer.behaviours.permissions import MOST_PROOFS
from analyzer.catalogue.model import Catalogue
from analyzer.facts import Facts
from analyzer.report import html
from analyzer.report.build import build_report
from analyzer.report.furniture import Furniture
from analyzer.report.model import Report
from analyzer.report.picture_grid import Sheet
from analyzer.report.picture_matrix import MOST as MOST_PERMISSIONS
from analyzer.report.picture_matrix import PAPER as MATRIX_PAPER
from analyzer.report.picture_matrix import matrix_drawings
from analyzer.report.picture_model import Drawing, Sign, Words
from analyzer.report.picture_timeline import MOST, PAGE, PAPER, timeline_drawing
from tests.report import sample
from tests.report.test_picture_flows import made, span, words_of

BAD = "no use found; not in the policy, or denied there"


def read(index: int = 0, **changes: object) -> SensitiveRead:
    settled: dict[str, object] = {"data_type": "imei", "phases": ("launch",), "grade": "start-up", "consent": "before"}
    return replace(sample.facts().reads[index], **(settled | changes))


def timed(*reads: SensitiveRead) -> Facts:
    facts = sample.facts()
    return replace(facts, reads=reads, stages_done=(*facts.stages_done, "phases", "consent"))


def timeline(report: Report, sheet: Sheet = PAGE) -> Drawing:
    drawing = timeline_drawing(report, Furniture(report), sheet)
    assert drawing is not None
    return drawing


def figures(drawing: Drawing, row: int) -> list[str]:
    """The signs in one row of a picture."""
    title = drawing.rows[row][0]
    parts = [part for part in drawing.parts if part.title.startswith(title)]
    return [shape.figure for part in parts for shape in part.shapes if isinstance(shape, Sign)]


def test_what_is_read_before_consent_stands_out_and_comes_first(catalogue: Catalogue) -> None:
    late = read(data_type="contacts", phases=("user-event",), grade="reachable", consent="")
    drawing = timeline(made(catalogue, timed(late, read(), read(phases=("launch", "background"), consent="after"))))
    assert [row[0] for row in drawing.rows] == ["IMEI", "Contacts"]
    assert figures(drawing, 0) == ["alert", "dot"]
    assert "before consent" in drawing.rows[0][5]
    assert "(1/2)" in drawing.rows[0][5]
    assert figures(drawing, 1) == ["dot"]
    loud = [shape.text for shape in words_of(drawing) if shape.strong]
    assert "IMEI" in loud
    assert "Contacts" not in loud


@pytest.mark.parametrize(
    ("consent", "figure"), [("before", "alert"), ("undecidable", "ask"), ("after", "tick"), ("", "dot")]
)
def test_each_verdict_has_a_sign_that_the_picture_explains(consent: str, figure: str, catalogue: Catalogue) -> None:
    drawing = timeline(made(catalogue, timed(read(consent=consent))))
    assert figures(drawing, 0) == [figure]
    legend = [
        shape.figure for part in drawing.parts if not part.title for shape in part.shapes if isinstance(shape, Sign)
    ]
    assert legend == [figure]


def test_consent_is_not_asked_of_what_start_up_does_not_do(catalogue: Catalogue) -> None:
    drawing = timeline(made(catalogue, timed(read(phases=("background",), consent="undecidable"))))
    assert figures(drawing, 0) == ["dot"]


def test_what_is_not_drawn_is_counted(catalogue: Catalogue) -> None:
    reads = (read(), read(phases=(), grade="packaged", consent=""), read(permitted=False))
    report = made(catalogue, timed(*reads))
    assert report.pictures.moments.unplaced == 2
    assert any(text.text.startswith("Places in the code that are not drawn: 2.") for text in words_of(timeline(report)))


def test_capabilities_are_no_personal_information(catalogue: Catalogue) -> None:
    report = made(catalogue, timed(read(), read(data_type="permission-request")))
    assert [row.data_type.id for row in report.pictures.moments.rows] == ["imei"]
    assert report.pictures.moments.unplaced == 0


def test_when_code_runs_was_not_analysed(catalogue: Catalogue) -> None:
    facts = replace(sample.facts(), reads=(), stages_done=())
    report = made(catalogue, facts)
    assert timeline_drawing(report, Furniture(report)) is None
    assert "When personal information is read was not analysed." in html.render(report)


def test_consent_that_nobody_looked_at_is_told(catalogue: Catalogue) -> None:
    facts = replace(timed(read(consent="")), stages_done=("phases",))
    assert "Consent was not analysed." in {text.text for text in words_of(timeline(made(catalogue, facts)))}


@pytest.mark.parametrize("sheet", [PAGE, PAPER], ids=["page", "paper"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_texts_of_the_timeline_stay_inside_and_apart(sheet: Sheet, lang: str, catalogue: Catalogue) -> None:
    types = [kind.id for kind in catalogue.data_types if kind.grade in ("sensitive", "personal")][: MOST + 9]
    report = made(catalogue, timed(*(read(data_type=key) for key in types)), lang)
    drawing = timeline(report, sheet)
    assert len(drawing.rows) == MOST
    assert any("9" in text.text for text in words_of(drawing))
    apart(drawing)


def permissions(count: int, **changes: object) -> Facts:
    facts = sample.facts()
    first = replace(facts.permissions[0], protection="dangerous", **changes)
    uses = tuple(replace(first, name=f"android.permission.MADE_UP_{number:03}") for number in range(count))
    return replace(facts, permissions=uses)


def matrix(report: Report, sheet: Sheet = MATRIX_PAPER) -> tuple[Drawing, ...]:
    return matrix_drawings(report, Furniture(report), sheet)


def use(**changes: object) -> PermissionUse:
    settled: dict[str, object] = {"name": "android.permission.CAMERA", "protection": "dangerous", "requested": True}
    return replace(sample.facts().permissions[0], **(settled | changes))


def drawn(catalogue: Catalogue, one: PermissionUse) -> tuple[str, ...]:
    (drawing,) = matrix(made(catalogue, replace(sample.facts(), permissions=(one,))))
    return drawing.rows[0]


def proof(owner: object, grade: str = "reachable", what: str = "x") -> PermissionProof:
    return PermissionProof(kind="api", what=what, owner=owner, grade=grade)  # type: ignore[arg-type]


def test_each_user_of_a_permission_has_a_column(catalogue: Catalogue) -> None:
    row = drawn(catalogue, use(status="used-by-app", proofs=(proof(sample.APP), proof(sample.ADS, "packaged"))))
    assert row[1:6] == ("yes", "yes", "no", "no", "yes")
    row = drawn(catalogue, use(status="used-by-sdk", proofs=(proof(sample.ADS),)))
    assert row[1:6] == ("yes", "no", "no", "yes", "no")


def test_users_behind_the_proofs_that_were_kept_are_not_denied(catalogue: Catalogue) -> None:
    proofs = tuple(proof(sample.APP, what=str(number)) for number in range(MOST_PROOFS))
    row = drawn(catalogue, use(status="used-by-app", proofs=proofs))
    assert row[1:6] == ("yes", "yes", *["not compared, or not known"] * 3)


def test_what_could_not_be_checked_is_no_no(catalogue: Catalogue) -> None:
    row = drawn(catalogue, use(status="not-checkable", proofs=()))
    assert row[2:6] == ("not decidable, or to be reviewed",) * 4


def test_a_permission_without_use_or_request_stands_out(catalogue: Catalogue) -> None:
    assert drawn(catalogue, use(status="no-use-found", proofs=()))[1] == BAD
    row = drawn(catalogue, use(status="used-not-requested", requested=False, proofs=(proof(sample.APP),)))
    assert row[1] == "used without being requested"


def test_a_policy_that_was_not_compared_says_nothing(catalogue: Catalogue) -> None:
    facts = replace(sample.facts(), permissions=(use(status="used-by-app"),), policy=None)
    (drawing,) = matrix(made(catalogue, facts))
    assert drawing.rows[0][6:] == ("not compared, or not known",) * 2


def test_a_policy_need_not_name_harmless_permissions(catalogue: Catalogue) -> None:
    facts = sample.facts()
    claims = tuple(replace(claim, disclosure="not-mentioned", certain=True) for claim in facts.consistency.permissions)
    name = claims[0].permission
    uses = [replace(use(status="used-by-app"), name=name, protection=kind) for kind in ("normal", "dangerous")]
    rows = []
    for one in uses:
        told = replace(facts, permissions=(one,), consistency=replace(facts.consistency, permissions=claims))
        rows.append(matrix(made(catalogue, told))[0].rows[0][6:])
    assert rows == [("no", "no"), (BAD,) * 2]


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ("explained", ("yes", "yes")),
        ("mentioned", ("yes", BAD)),
        ("denied", (BAD,) * 2),
        ("only-named", ("not decidable, or to be reviewed",) * 2),
        ("not-decidable", ("not decidable, or to be reviewed",) * 2),
    ],
)
def test_what_the_policy_says_of_a_permission(stated: str, shown: tuple[str, str], catalogue: Catalogue) -> None:
    facts = sample.facts()
    claims = tuple(replace(claim, disclosure=stated) for claim in facts.consistency.permissions)
    one = replace(use(status="used-by-app"), name=claims[0].permission)
    told = replace(facts, permissions=(one,), consistency=replace(facts.consistency, permissions=claims))
    assert matrix(made(catalogue, told))[0].rows[0][6:] == shown


def test_many_permissions_are_folded_away_and_none_is_lost(catalogue: Catalogue) -> None:
    first, rest = matrix(made(catalogue, permissions(90, status="used-by-app")))
    assert len(first.rows) == MOST_PERMISSIONS
    assert len(rest.rows) == 90 - MOST_PERMISSIONS
    page = html.render(made(catalogue, permissions(90, status="used-by-app")))
    assert page.count('class="picture permission-matrix') == 2


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_hostile_names_fit_too(lang: str, catalogue: Catalogue) -> None:
    facts = permissions(12, status="used-by-app")
    names = (*sample.HOSTILE_TEXTS, sample.LONG)
    uses = tuple(replace(use, name=name) for use, name in zip(facts.permissions, names, strict=False))
    for drawing in matrix(made(catalogue, replace(facts, permissions=uses), lang)):
        apart(drawing)
        assert not any("\u202e" in text.text or "\n" in text.text for text in words_of(drawing))


def apart(drawing: Drawing) -> None:
    """Nothing lies on anything else, or outside."""
    texts: list[Words] = words_of(drawing)
    for text in texts:
        left, right = span(text)
        assert -0.5 <= left <= right <= drawing.width + 0.5, text.text
        assert text.size * 0.8 <= text.y <= drawing.height, text.text
    for number, one in enumerate(texts):
        for other in texts[number + 1 :]:
            (left, right), (begin, end) = span(one), span(other)
            beside = right <= begin + 0.5 or end <= left + 0.5
            assert beside or abs(one.y - other.y) >= min(one.size, other.size) * 0.95, (one.text, other.text)


def test_the_same_report_makes_the_same_pictures(catalogue: Catalogue) -> None:
    one, other = (build_report(timed(read()), sample.judgement(), catalogue, "en") for _ in range(2))
    assert timeline(one) == timeline(other)
    assert matrix(one) == matrix(other)
