"""`scorecard rate --statements`: bare statements in, levels out, for programs that keep their own documents."""

import json

import pytest

BARE = {
    "1.1/approaches/a": "met",
    "4.1/meets/c": "unmet",
    "2.3/meets/a": "unknown",
    "1.3": {"part": 5, "whole": 29},
    "4.2": {"part": 684, "whole": 950},
}
EDITION = "unct-swap/2017-08"


def reach(found, indicator):
    each = found["indicators"][indicator]
    return each["level"], each["at_least"], each["at_most"]


def outcome(found, key):
    return found["indicators"][key.partition("/")[0]]["criteria"][key]["outcome"]


def test_the_json_has_the_same_shape_as_for_a_document_without_subject_and_date(rate_bare):
    found = rate_bare(BARE)
    assert {"framework", "subject", "date", "indicators", "summary", "computed", "overall"} <= set(found)
    assert (found["framework"], found["subject"], found["date"]) == (EDITION, None, None)
    assert found["summary"] == found["computed"]
    assert len(found["indicators"]) == found["summary"]["of"] == 15
    assert {each["agreed"] for each in found["indicators"].values()} == {None}


def test_what_is_stated_counts_and_the_rest_is_unknown(rate_bare):
    found = rate_bare(BARE)
    assert outcome(found, "1.1/approaches/a") == "met"
    assert outcome(found, "1.1/approaches/b") == "unknown"
    assert outcome(found, "2.3/meets/a") == "unknown"
    assert reach(found, "5.1") == (None, "missing", "exceeds")


def test_a_part_and_a_whole_are_rated_as_their_exact_share(rate_bare):
    found = rate_bare(BARE)
    assert reach(found, "1.3") == ("missing", "missing", "missing")
    assert reach(found, "4.2") == ("meets", "meets", "meets")


@pytest.mark.parametrize(
    ("indicator", "part", "whole", "level"),
    [
        ("1.3", 1, 5, "approaches"),
        ("1.3", 199_999, 1_000_000, "missing"),
        ("1.3", 1, 3, "meets"),
        ("1.3", 333_333, 1_000_000, "approaches"),
        ("1.3", 1, 2, "meets"),
        ("1.3", 500_001, 1_000_000, "exceeds"),
        ("4.2", 50, 100, "approaches"),
        ("4.2", 499, 1000, "missing"),
        ("4.2", 65, 100, "meets"),
        ("4.2", 649_999, 1_000_000, "approaches"),
        ("4.2", 80, 100, "meets"),
        ("4.2", 800_001, 1_000_000, "exceeds"),
        ("4.2", 0, 7, "missing"),
        ("4.2", 7, 7, "exceeds"),
    ],
)
def test_a_value_on_a_border_belongs_to_the_higher_level_except_where_the_text_says_more_than(
    rate_bare, indicator, part, whole, level
):
    assert reach(rate_bare({indicator: {"part": part, "whole": whole}}), indicator)[0] == level


def test_a_share_of_nothing_is_open_and_never_guessed(rate_bare):
    assert reach(rate_bare({"1.3": {"part": 0, "whole": 0}}), "1.3") == (None, "missing", "exceeds")


def test_an_indicator_that_does_not_apply_has_neither_level_nor_range(rate_bare):
    found = rate_bare({"2.1": "not_applicable"})
    assert reach(found, "2.1") == (None, None, None)
    assert (found["summary"]["not_applicable"], found["summary"]["of"]) == (1, 14)


@pytest.mark.parametrize(
    ("stated", "filled"),
    [
        ({"1.1/meets/a": "met"}, {"1.1/approaches/a": "met", "1.1/exceeds/a": "met"}),
        ({"1.1/approaches/a": "unmet"}, {"1.1/meets/a": "unmet", "1.1/exceeds/a": "unmet"}),
        ({"4.1/meets/c": "unmet"}, {"4.1/approaches/c": "unmet", "4.1/exceeds/c": "unmet"}),
        ({"5.1/exceeds/d": "met"}, {"5.1/approaches/d": "met", "5.1/meets/d": "met"}),
        ({"6.1/meets/a": "met"}, {"6.1/exceeds/a": "met"}),
    ],
)
def test_what_is_not_stated_is_filled_in_by_implications(rate_bare, stated, filled):
    found = rate_bare(stated)
    assert {key: outcome(found, key) for key in filled} == filled


def test_what_was_filled_in_says_from_where(rate_bare):
    finding = rate_bare({"1.1/meets/a": "met"})["indicators"]["1.1"]["criteria"]["1.1/approaches/a"]
    assert finding["implied_by"] == "1.1/meets/a"


def test_the_higher_level_by_its_own_rule_holds_although_a_lower_one_does_not(rate_bare):
    found = rate_bare({"1.2/approaches/a": "unmet", "1.2/meets/b": "met", "1.2/exceeds/c": "unmet"})
    assert reach(found, "1.2")[0] == "meets"
    assert [notice["code"] for notice in found["indicators"]["1.2"]["notices"]] == ["lower-does-not-hold"]


def test_the_order_of_the_statements_does_not_matter(rate_bare):
    assert rate_bare(BARE) == rate_bare(dict(reversed(BARE.items())))


def test_no_statements_at_all_leave_everything_open(rate_bare):
    found = rate_bare({})
    assert found["computed"]["open"] == 15
    assert {reach(found, name) for name in found["indicators"]} == {(None, "missing", "exceeds")}


# ── contradictions ───────────────────────────────────────────────────────────────────────────


def test_statements_that_conflict_with_implications_are_named_with_both_values(rate_bare):
    (problem,) = rate_bare({"1.1/meets/a": "met", "1.1/approaches/a": "unmet"}, code=3)
    assert (problem["code"], problem["severity"]) == ("contradiction", "error")
    assert problem["values"] == {"1.1/meets/a": "met", "1.1/approaches/a": "unmet"}
    assert "1.1/meets/a" in problem["where"]
    assert problem["remedy"]


def test_all_contradictions_come_at_once(rate_bare):
    found = rate_bare(
        {
            "1.1/meets/a": "met",
            "1.1/approaches/a": "unmet",
            "4.1/meets/c": "met",
            "4.1/approaches/c": "unmet",
        },
        code=3,
    )
    assert {tuple(problem["values"]) for problem in found} >= {
        ("1.1/meets/a", "1.1/approaches/a"),
        ("4.1/meets/c", "4.1/approaches/c"),
    }


@pytest.mark.parametrize(
    "stated",
    [
        {"1.2/meets/b": "met", "1.2/approaches/a": "unmet"},
        {"1.1/meets/a": "met", "1.1/approaches/a": "unknown"},
        {"1.1/meets/a": "unmet", "1.1/approaches/a": "met"},
        {"2.1/meets/b": "met", "2.1/approaches/a": "unmet"},
    ],
)
def test_nothing_else_is_a_contradiction(rate_bare, stated):
    assert "indicators" in rate_bare(stated)


# ── lists and streams ────────────────────────────────────────────────────────────────────────


def test_a_list_of_sets_gives_a_list_in_the_same_order(rate_bare):
    one, two = {"1.3": {"part": 5, "whole": 29}}, {"1.3": {"part": 15, "whole": 29}}
    assert rate_bare([one, two]) == [rate_bare(one), rate_bare(two)]


def test_a_list_of_one_is_a_list_and_a_list_of_none_is_empty(rate_bare):
    assert rate_bare([BARE]) == [rate_bare(BARE)]
    assert rate_bare([]) == []


def test_a_set_that_is_wrong_stands_in_its_place_and_the_others_are_rated(rate_bare):
    found = rate_bare([{}, {"9.9": "met"}, BARE], code=3)
    assert ["problems" in each for each in found] == [False, True, False]
    assert "[1]" in found[1]["problems"][0]["where"]
    assert found[2] == rate_bare(BARE)


@pytest.mark.parametrize("value", [BARE, [BARE], [BARE, {}, {"2.1": "not_applicable"}]])
def test_levels_only_gives_the_same_levels(rate_bare, value):
    full, short = rate_bare(value), rate_bare(value, "--levels-only")
    full, short = (each if isinstance(each, list) else [each] for each in (full, short))
    assert len(full) == len(short)
    for one, other in zip(full, short, strict=True):
        assert {name: reach(one, name) for name in one["indicators"]} == {
            name: reach(other, name) for name in other["indicators"]
        }
        assert {tuple(each) for each in other["indicators"].values()} == {("level", "at_least", "at_most")}


def test_levels_only_names_contradictions_too(rate_bare):
    (found,) = rate_bare([{"1.1/meets/a": "met", "1.1/approaches/a": "unmet"}], "--levels-only", code=3)
    assert found["problems"][0]["code"] == "contradiction"


def test_levels_only_writes_each_result_before_the_file_is_read_to_its_end(run, statements):
    sets = ",\n".join(json.dumps(BARE) for _ in range(3))
    found = run(
        "rate",
        "--framework",
        EDITION,
        "--statements",
        statements(f"[{sets},\n{{oops"),
        "--levels-only",
        "--json",
        code=3,
    )
    assert found.stdout.count('"indicators"') == 3


def test_ten_thousand_sets_are_rated_as_one_is(rate_bare):
    found = rate_bare([BARE] * 10_000, "--levels-only")
    assert len(found) == 10_000
    assert all(each == found[0] for each in found)
    assert found[0] == rate_bare(BARE, "--levels-only")


# ── hostile files ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("key", "value", "remedy"),
    [
        ("9.9/meets/a", "met", "framework show"),
        ("1.1/meets/z", "met", "Did you mean"),
        ("1.1/exceed/a", "met", "Did you mean 1.1/exceeds/a?"),
        ("", "met", "framework show"),
        ("1.1", "met", "not_applicable"),
        ("1.1", {"part": 1, "whole": 2}, "not_applicable"),
        ("1.1/meets/a", "yes", "met, unmet or unknown"),
        ("1.1/meets/a", "Met", "met, unmet or unknown"),
        ("1.1/meets/a", True, "met, unmet or unknown"),
        ("1.1/meets/a", None, "met, unmet or unknown"),
        ("1.1/meets/a", 1, "met, unmet or unknown"),
        ("1.1/meets/a", ["met"], "met, unmet or unknown"),
        ("1.1/meets/a", {"outcome": "met"}, "met, unmet or unknown"),
        ("1.3", "met", '{"part": 5, "whole": 29}'),
        ("1.3", 0.17, '{"part": 5, "whole": 29}'),
        ("1.3", [5, 29], '{"part": 5, "whole": 29}'),
        ("1.3", {"part": 5}, '{"part": 5, "whole": 29}'),
        ("1.3", {"part": 5, "whole": 29, "year": 2017}, '{"part": 5, "whole": 29}'),
        ("1.3", {"part": 30, "whole": 29}, "no larger than"),
        ("1.3", {"part": -1, "whole": 29}, "two numbers"),
        ("1.3", {"part": 1, "whole": -29}, "two numbers"),
        ("1.3", {"part": "five", "whole": 29}, "two numbers"),
        ("1.3", {"part": None, "whole": 29}, "two numbers"),
        ("1.3", {"part": True, "whole": 29}, "two numbers"),
        ("1.3", {"part": [5], "whole": 29}, "two numbers"),
        ("1.3", {"part": {}, "whole": 29}, "two numbers"),
    ],
)
@pytest.mark.parametrize("options", [(), ("--levels-only",)], ids=["full", "levels-only"])
def test_what_is_wrong_is_named_with_its_key_and_the_remedy(rate_bare, key, value, remedy, options):
    (each,) = rate_bare([{key: value}], *options, code=3)
    (problem,) = each["problems"]
    assert problem["severity"] == "error"
    assert "statements.json[0]: " + key in problem["where"]
    assert problem["message"]
    assert remedy in problem["remedy"]


def test_all_that_is_wrong_comes_at_once(rate_bare):
    found = rate_bare({"9.9": "met", "1.1/meets/a": "perhaps", "1.3": {"part": 30, "whole": 29}}, code=3)
    assert [problem["where"].rpartition(": ")[2] for problem in found] == ["9.9", "1.1/meets/a", "1.3"]


@pytest.mark.parametrize("options", [(), ("--levels-only",)], ids=["full", "levels-only"])
@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "empty"),
        (" \n\n ", "empty"),
        ("[", "ends too early"),
        ('{"1.1/meets/a": "met"', "not JSON"),
        ('{"1.1/meets/a": "met",}', "not JSON"),
        ('[{"1.1/meets/a": "met"}', "ends too early"),
        ("{'1.1/meets/a': 'met'}", "not JSON"),
        ('{"1.1/meets/a": "met"} {}', "more after the end"),
        ('"met"', "object in braces"),
        ("17", "object in braces"),
        ("null", "object in braces"),
        ("[1, 2]", "object in braces"),
        ("[[]]", "object in braces"),
        ('{"1.1/meets/a": "met", "1.1/meets/a": "met"}', "stated twice: 1.1/meets/a"),
        ('{"1.3": {"part": 1, "part": 2, "whole": 29}}', "stated twice: part"),
        ('{"1.3": {"part": NaN, "whole": 29}}', "NaN"),
        ('{"1.3": {"part": Infinity, "whole": 29}}', "Infinity"),
        ("[" * 100_000, "object in braces"),
        ('{"a":' * 100_000, "nested too deep"),
        ('{"1.3": {"part": ' + "9" * 10_000 + ', "whole": 29}}', "too long"),
        ('{"1.3": {"part": 1e999999999, "whole": 29}}', "is not a number"),
        ("a: yaml", "object in braces"),
        ("[{},]", "object in braces"),
        ("[,{}]", "object in braces"),
        ("[{} {}]", "a comma or a bracket"),
        ("[{}}", "a comma or a bracket"),
        ("[{}] {}", "more after the end"),
        ("[{}]]", "more after the end"),
    ],
    ids=range(28),
)
def test_a_file_that_is_not_statements_is_refused_by_name(run, statements, words, said, options):
    file = statements(words)
    found = run("rate", "--framework", EDITION, "--statements", file, *options, code=3)
    assert str(file) in found.stderr
    assert said in found.stderr
    assert "→" in found.stderr


def test_what_is_wrong_in_the_middle_of_a_list_is_named_with_its_line(run, statements):
    file = statements('[\n{"1.1/meets/a": "met"},\n{"1.1/meets/a": met}\n]')
    found = run("rate", "--framework", EDITION, "--statements", file, "--json", code=3)
    assert f"{file}:3" in found.stderr


@pytest.mark.parametrize("options", [("--json",), ("--levels-only",)])
def test_a_list_that_breaks_off_is_closed_so_that_what_came_before_can_be_read(run, statements, options):
    file = statements('[\n{"1.1/meets/a": "met"},\n{"1.1/meets/a": met}\n]')
    found = run("rate", "--framework", EDITION, "--statements", file, *options, code=3)
    first, last = json.loads(found.stdout)
    assert "indicators" in first
    assert last["problems"][0]["where"] == f"{file}:3"


@pytest.mark.parametrize(
    "data", [b"\xff\xfe{\x00}\x00", b'{"1.1/meets/a": "m\xe9t"}', b"PK\x03\x04\x00\x00", b"\x00" * 100]
)
def test_a_file_that_is_not_utf_8_text_is_refused(run, statements, data):
    found = run("rate", "--framework", EDITION, "--statements", statements(data), code=3)
    assert "statements.json" in found.stderr


@pytest.mark.parametrize("key", ["\\ud800", "\\u001b[31mred", "\\u0007"])
def test_letters_that_no_terminal_can_show_are_told_without_them(run, statements, key):
    file = statements(f'{{"{key}": "met", "1.1/meets/a": "{key}"}}')
    said = run("rate", "--framework", EDITION, "--statements", file, code=3).stderr
    assert not set(said) & {"\ud800", "\x1b", "\x07"}
    found = run("rate", "--framework", EDITION, "--statements", file, "--json", code=3)
    assert len(json.loads(found.stdout)) == 2


def test_a_byte_order_mark_does_not_matter(rate_bare):
    assert rate_bare(b"\xef\xbb\xbf" + json.dumps(BARE).encode()) == rate_bare(BARE)


@pytest.mark.parametrize(
    "value", [{"part": 0.5, "whole": 1}, {"part": "5", "whole": "29"}, {"part": 1.5, "whole": 2.5}]
)
def test_a_decimal_number_is_read_exactly(rate_bare, value):
    assert reach(rate_bare({"1.3": value}), "1.3")[0] is not None


def test_one_tenth_is_exactly_one_tenth(rate_bare):
    assert reach(rate_bare({"1.3": {"part": 0.2, "whole": 1}}), "1.3")[0] == "approaches"
    assert reach(rate_bare({"1.3": {"part": 0.1, "whole": 0.3}}), "1.3")[0] == "meets"


def test_a_huge_file_is_refused_by_its_size_and_not_read(run, tmp_path):
    file = tmp_path / "huge.json"
    with file.open("wb") as stream:
        stream.truncate(3_000_000_000)
    for options in ((), ("--levels-only",)):
        found = run("rate", "--framework", EDITION, "--statements", file, *options, code=3)
        assert "3,000,000,000 bytes" in found.stderr


def test_a_file_that_is_not_there_and_a_folder_are_refused(run, tmp_path):
    for place in (tmp_path / "none.json", tmp_path):
        found = run("rate", "--framework", EDITION, "--statements", place, code=3)
        assert str(place) in found.stderr


def test_an_edition_that_is_not_there_is_named_with_those_that_are(run, statements):
    found = run("rate", "--framework", "unct-swap/1999", "--statements", statements(BARE), code=3)
    assert "“unct-swap/1999”" in found.stderr
    assert EDITION in found.stderr


def test_an_edition_may_be_a_folder(run_json, statements, example):
    folder = example.parents[1] / "src/scorecard/frameworks/unct-swap/2017-08"
    found = run_json("rate", "--framework", folder, "--statements", statements(BARE))
    assert found["indicators"]["4.2"]["level"] == "meets"
