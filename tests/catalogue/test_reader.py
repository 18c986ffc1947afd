"""Reading rulesets: what is refused, with which line, and what comes out."""

from pathlib import Path

import pytest

from analyzer.catalogue.model import Catalogue
from analyzer.catalogue.reader import load_catalogue, parse_catalogue, read_files, ruleset_sha256
from analyzer.errors import RulesetError
from tests.catalogue.folders import CLAUSES, FILES, RULE, files, rule


def mistakes(changed: dict[str, bytes]) -> list[str]:
    with pytest.raises(RulesetError) as caught:
        parse_catalogue(changed)
    assert caught.value.exit_code == 4
    assert caught.value.hint
    return str(caught.value).splitlines()


def test_the_small_rulesets_read() -> None:
    catalogue = parse_catalogue(files())
    assert [entry.id for entry in catalogue.rules] == ["reads-contacts"]
    assert catalogue.rules[0].title.in_language("zh") == "读取通讯录"
    assert catalogue.rules[0].title.in_language("en") == "Contacts are read"
    assert catalogue.rules[0].checks[0].when.read is not None
    assert catalogue.language("zh")["owner.app"] == "app"
    assert catalogue.language("fr") == {}
    problem = catalogue.problem_named("超范围收集")
    assert problem is not None
    assert problem.id == "too-much"
    assert catalogue.problem_named("无此问题") is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "severity: high",
            "severty: high",
            "rules/reads-contacts.yml:6: unknown key 'severty'; did you mean 'severity'?",
        ),
        (
            "severity: high",
            "severity: hihg",
            "rules/reads-contacts.yml:6: 'hihg' is not one of 'high', 'info', 'low', 'medium'; did you mean 'high'?",
        ),
        ("problem: too-much\n", "", "rules/reads-contacts.yml:1: missing key 'problem'"),
        ("number: 1", "number: one", "rules/reads-contacts.yml:2: 'number' must be a whole number, not 'one'"),
        ("number: 1", "number: true", "rules/reads-contacts.yml:2: 'number' must be a whole number, not true"),
        ("{tags: [people]}", "{live: 1}", "rules/reads-contacts.yml:11: 'live' must be true or false, not '1'"),
        (
            "obligations: [only-what-is-needed]",
            "obligations: only-what-is-needed",
            "rules/reads-contacts.yml:7: 'obligations' must be a list, such as [a, b]",
        ),
        (
            "why: {zh: 因为重要, en: It matters}",
            "why: It matters",
            "rules/reads-contacts.yml:4: 'why' must be a mapping (key: value)",
        ),
        (
            "why: {zh: 因为重要, en: It matters}",
            "why: {zh: 因为重要}",
            "rules/reads-contacts.yml:4: missing key 'en' in 'why'",
        ),
        (
            "why: {zh: 因为重要, en: It matters}",
            "why: {zh: 因为重要, en: 7}",
            "rules/reads-contacts.yml:4: 'en' must be text, not '7'; put it in quotes",
        ),
        (
            "why: {zh: 因为重要, en: It matters}",
            "why: {zh: 因为重要, en: ''}",
            "rules/reads-contacts.yml:4: 'en' is empty; leave the key out",
        ),
        ("severity: high", "severity:", "rules/reads-contacts.yml:6: nothing is not one of"),
        (
            "severity: high",
            "severity: high\nseverity: low",
            "rules/reads-contacts.yml:7: key 'severity' stands here twice",
        ),
        ("id: reads-contacts", "id: other", "rules/reads-contacts.yml:1: id 'other' must equal the file name"),
        (
            "[only-what-is-needed]",
            "[only-what-is-neded]",
            "rules/reads-contacts.yml:7: no obligation 'only-what-is-neded'; did you mean 'only-what-is-needed'?",
        ),
        ("[only-what-is-needed]", "[]", "rules/reads-contacts.yml:7: a rule names at least one obligation"),
        ("problem: too-much", "problem: to-much", "rules/reads-contacts.yml:5: no problem 'to-much'; did you mean"),
        (
            "{tags: [people]}",
            "{data_types: [contact]}",
            "rules/reads-contacts.yml:11: no data type 'contact'; did you mean 'contacts'?",
        ),
        ("when: {read: {tags: [people]}}", "when: {}", "rules/reads-contacts.yml:11: 'when' states no condition"),
        (
            "{owner} reads {data_type}",
            "{ower} reads",
            "rules/reads-contacts.yml:12: unknown placeholder '{ower}'; known here: apis, app_type, data_type",
        ),
        ("{owner} reads {data_type}", "{owner reads", "rules/reads-contacts.yml:12: braces do not match"),
        (
            "{owner} reads {data_type}",
            "{owner:>99999999}",
            "rules/reads-contacts.yml:12: a placeholder is a plain name",
        ),
        (
            "{owner} reads {data_type}",
            "{owner.__class__}",
            "rules/reads-contacts.yml:12: a placeholder is a plain name",
        ),
        ("{owner} reads {data_type}", "{owner!r}", "rules/reads-contacts.yml:12: a placeholder is a plain name"),
        ("  - id: read\n", "  - id: Read It\n", "rules/reads-contacts.yml:9: 'Read It' is not lower-case words"),
        ("number: 1", "number: &n 1", "rules/reads-contacts.yml:2: anchors and aliases"),
        ("number: 1", "number: !!int 1", "rules/reads-contacts.yml:2: tags such as"),
        ("number: 1", "<<: {number: 1}", "rules/reads-contacts.yml:2: merge keys"),
        ("number: 1", "? [a, b]\n: 1", "rules/reads-contacts.yml:2: a key is one word of plain text"),
        ("number: 1", "number: [", "rules/reads-contacts.yml:"),
        ("number: 1", "number: 1\n---\nid: x", "rules/reads-contacts.yml:"),
    ],
)
def test_a_mistake_is_refused_with_its_line(old: str, new: str, said: str) -> None:
    assert any(line.startswith(said) for line in mistakes(rule(old, new))), mistakes(rule(old, new))


def test_two_rules_do_not_share_a_number() -> None:
    again = RULE.replace("id: reads-contacts", "id: reads-more")
    assert "rules/reads-more.yml:2: number 1 already belongs to reads-contacts" in mistakes(
        files(rules__reads_more=again)
    )


def test_two_problems_do_not_share_a_name() -> None:
    again = FILES["problems.yml"] + FILES["problems.yml"].replace("too-much", "again")
    said = "problems.yml:5: '超范围收集' already is the name of 'too-much'"
    assert said in mistakes(files(problems=again))


def test_a_misspelt_key_is_not_reported_as_missing_too() -> None:
    assert mistakes(rule("severity: high", "severty: high")) == [
        "rules/reads-contacts.yml:6: unknown key 'severty'; did you mean 'severity'?"
    ]


def test_all_mistakes_of_all_files_come_at_once() -> None:
    changed = files(
        rules__reads_contacts=RULE.replace("severity: high", "severity: grave"),
        clauses__the_law=CLAUSES.replace("role: basis", "role: base"),
    )
    assert [line.split(":")[0] for line in mistakes(changed)] == ["clauses/the-law.yml", "rules/reads-contacts.yml"]


def test_a_long_list_of_mistakes_is_cut() -> None:
    lines = mistakes(files(obligations="".join(f"d{n}: 1\n" for n in range(50))))
    assert len(lines) == 21
    assert lines[-1] == "... and 30 more"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "rules/x.yml:1: the file is empty"),
        (b"id: \xff\xfe", "rules/x.yml:1: not UTF-8 text"),
        (b"- a\n- b\n", "rules/x.yml:1: the file must be a mapping (key: value)"),
        (b"a: {b\n", "rules/x.yml:"),
        (b"\x00", "rules/x.yml:1: not YAML"),
        (b"a: " + b"[" * 500 + b"]" * 500, "rules/x.yml:1: nested deeper than"),
        (b"a: &a [x]\nb: [*a, *a]\n", "rules/x.yml:1: anchors and aliases"),
    ],
)
def test_hostile_yaml_is_refused(text: bytes, said: str) -> None:
    assert mistakes({**files(), "rules/x.yml": text})[0].startswith(said)


def test_words_such_as_no_and_dates_stay_text() -> None:
    words = "name: English\nanswers: {a: no, b: 2026-01-01, c: '7', d: on}\n"
    language = parse_catalogue(files(languages__en=words)).language("en")
    assert language == {
        "name": "English",
        "answers.a": "no",
        "answers.b": "2026-01-01",
        "answers.c": "7",
        "answers.d": "on",
    }


def test_a_word_must_be_text() -> None:
    assert mistakes(files(languages__en="name: English\nanswers: {a: [1]}\n")) == [
        "languages/en.yml:2: 'answers.a' must be text or a mapping of texts"
    ]


def test_braces_of_a_word_that_the_judgement_fills_in_must_match() -> None:
    assert mistakes(files(languages__en='name: English\nowner: {app: "{x"}\n'))[0].startswith(
        "languages/en.yml:2: braces"
    )


def test_clauses_without_dates_are_valid_as_long_as_their_instrument() -> None:
    law = CLAUSES.replace("role: basis", "valid_to: 2025-12-31\nrole: basis")
    clause = parse_catalogue(files(clauses__the_law=law)).instruments[0].clauses[0]
    assert (clause.valid_from, clause.valid_to) == ("2020-01-01", "2025-12-31")
    assert clause.holds_on("2020-01-01")
    assert clause.holds_on("2025-12-31")
    assert not clause.holds_on("2019-12-31")
    assert not clause.holds_on("2026-01-01")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("valid_from: 2020-01-01", "valid_from: 2020-13-01", "clauses/the-law.yml:5: '2020-13-01' is not a date"),
        ("mark: V\n    dec", "mark: V\n    valid_to: soon\n    dec", "clauses/the-law.yml:14: 'soon' is not a date"),
        (
            "mark: V\n    dec",
            "mark: V\n    valid_to: 2019-01-01\n    dec",
            "clauses/the-law.yml:10: 'LAW-1' ends before",
        ),
        ("mark: V\n    dec", "mark: X\n    dec", "clauses/the-law.yml:13: 'X' is not one of 'M', 'V', 'V2'"),
        ("[only-what-is-needed]", "[other-duty]", "clauses/the-law.yml:15: no obligation 'other-duty'"),
    ],
)
def test_mistakes_in_clauses(old: str, new: str, said: str) -> None:
    lines = mistakes(files(clauses__the_law=CLAUSES.replace(old, new)))
    assert any(line.startswith(said) for line in lines), lines


def test_one_clause_id_stands_in_one_instrument() -> None:
    twin = CLAUSES.replace("id: the-law", "id: twin-law")
    assert mistakes(files(clauses__twin_law=twin)) == [
        "clauses/twin-law.yml:10: clause 'LAW-1' already stands in clauses/the-law.yml"
    ]


def test_one_code_belongs_to_one_data_type() -> None:
    other = FILES["data_types/contacts.yml"].replace("id: contacts", "id: people")
    assert mistakes(files(data_types__people=other)) == [
        "data_types/people.yml:6: 'CONTACTS' already belongs to 'contacts'"
    ]


def test_a_data_type_is_not_its_own_ancestor() -> None:
    text = FILES["data_types/contacts.yml"]
    changed = files(
        data_types__contacts=text + "parents: [people]\n",
        data_types__people=text.replace("id: contacts", "id: people").replace("[CONTACTS]", "[]")
        + "parents: [contacts]\n",
    )
    assert mistakes(changed) == [
        "data_types/contacts.yml:8: a data type cannot be its own ancestor",
        "data_types/people.yml:8: a data type cannot be its own ancestor",
    ]


def test_an_unknown_parent_is_refused() -> None:
    text = FILES["data_types/contacts.yml"] + "parents: [persons]\n"
    assert mistakes(files(data_types__contacts=text)) == ["data_types/contacts.yml:8: no data type 'persons'"]


def test_an_app_type_names_known_data_types_and_its_own_number() -> None:
    text = FILES["app_types/torch.yml"]
    needs = text.replace("necessary: []", "necessary:\n  - {name: {zh: 光, en: light}, data_types: [contact]}")
    assert mistakes(files(app_types__torch=needs)) == [
        "app_types/torch.yml:6: no data type 'contact'; did you mean 'contacts'?"
    ]
    twin = text.replace("id: torch", "id: lamp")
    assert mistakes(files(app_types__lamp=twin)) == ["app_types/torch.yml:2: number 38 already belongs to lamp"]


def test_a_rule_asks_something() -> None:
    start, end = RULE.index("checks:"), RULE.index("remedy:")
    assert mistakes(files(rules__reads_contacts=RULE[:start] + RULE[end:])) == [
        "rules/reads-contacts.yml:1: a rule has 'checks', or 'needs' a stage, or both"
    ]


def test_a_check_narrows_the_obligations_of_its_rule_only() -> None:
    changed = files(
        rules__reads_contacts=RULE.replace("strength: lead", "strength: lead\n    obligations: [other]"),
        obligations=FILES["obligations.yml"] + "other: {zh: 其他, en: Other}\n",
    )
    assert mistakes(changed) == ["rules/reads-contacts.yml:11: no obligation 'other'"]


def test_a_placeholder_may_choose_between_two_forms() -> None:
    text = RULE.replace("{owner} reads {data_type}", "{owner} reads {data_type} at {sites} {sites:place|places}")
    assert parse_catalogue(files(rules__reads_contacts=text)).rules
    for wrong in ("{sites:place}", "{sites:a|b|c}", "{sites:a|{owner}}"):
        changed = RULE.replace("{owner} reads {data_type}", wrong)
        assert "a placeholder is a plain name" in mistakes(files(rules__reads_contacts=changed))[0]


def test_placeholders_of_a_list_need_one_finding_for_all() -> None:
    text = RULE.replace("when: {read: {tags: [people]}}", "when: {permission: {opens: [dangerous]}}")
    text = text.replace("{owner}读取{data_type}", "{permissions}").replace("{owner} reads {data_type}", "{permissions}")
    assert "unknown placeholder '{permissions}'" in mistakes(files(rules__reads_contacts=text))[0]
    together = text.replace("strength: lead", "strength: lead\n    together: true")
    assert parse_catalogue(files(rules__reads_contacts=together)).rules[0].checks[0].together


def test_undecidable_duties_name_known_problems_and_obligations() -> None:
    text = "x: {title: {zh: 甲, en: A}, problem: nothing, obligations: [none], reason: {zh: 乙, en: B}}\n"
    assert mistakes(files(undecidable=text)) == [
        "undecidable.yml:1: no obligation 'none'",
        "undecidable.yml:1: no problem 'nothing'",
    ]


def write(folder: Path, changed: dict[str, bytes]) -> Path:
    for name, data in changed.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def test_the_digest_depends_on_content_and_names_alone(tmp_path: Path) -> None:
    one = write(tmp_path / "one", files())
    two = write(tmp_path / "elsewhere" / "two", dict(reversed(files().items())))
    assert ruleset_sha256(read_files(one)) == ruleset_sha256(read_files(two))
    (two / "problems.yml").write_bytes((two / "problems.yml").read_bytes().replace(b"\n", b"\r\n"))
    assert ruleset_sha256(read_files(one)) == ruleset_sha256(read_files(two))
    (two / "problems.yml").write_text("")
    assert ruleset_sha256(read_files(one)) != ruleset_sha256(read_files(two))
    renamed = {("rules/other.yml" if name.startswith("rules/") else name): data for name, data in files().items()}
    assert ruleset_sha256(renamed) != ruleset_sha256(files())


def test_a_missing_folder_and_a_huge_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RulesetError, match="no such folder"):
        load_catalogue(tmp_path / "none", tmp_path)
    write(tmp_path, {"rules/big.yml": b"#" * 1_000_001})
    with pytest.raises(RulesetError, match=r"rules/big\.yml:1: larger than 1000000 bytes"):
        load_catalogue(tmp_path, tmp_path)


def test_other_files_in_the_folder_count_in_the_digest_only(tmp_path: Path) -> None:
    plain = parse_catalogue(files())
    more = parse_catalogue({**files(), "sdks/a.yml": b"id: a\n"})
    assert isinstance(more, Catalogue)
    assert more.sha256 != plain.sha256
    assert more.rules == plain.rules
