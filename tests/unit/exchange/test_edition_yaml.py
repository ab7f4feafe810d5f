"""YAML is read strictly: hostile files are refused with their line, and nothing is guessed."""

import pytest

from scorecard.core.problem import Refused
from scorecard.exchange.plain import yamlfile
from scorecard.exchange.plain.yamlfile import PlainFile, parse_yaml, read_yaml


def refused(text):
    with pytest.raises(Refused) as caught:
        parse_yaml(text, "f.yaml")
    return [(each.where, str(each.what)) for each in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: yes", "yes"),
        ("a: 1.10", "1.10"),
        ("a: 0.65", "0.65"),
        ("a: 1e3", "1e3"),
        ("a: 2017-10-31", "2017-10-31"),
        ("a: 010", "010"),
        ("a: 0x1f", "0x1f"),
        ("a: 12:30", "12:30"),
        ("a: .inf", ".inf"),
        ("a: NO", "NO"),
        ("a: 10", 10),
        ("a: -3", -3),
        ("a: true", True),
        ("a: null", None),
        ("a: ~", None),
        ("a:", None),
        ("a: '10'", "10"),
        ('a: "true"', "true"),
        ('a: ""', ""),
        ("a: !!python/object:os.system x", "x"),
    ],
)
def test_words_stay_words(text, value):
    found = parse_yaml(text, "f.yaml").data["a"]
    assert (found, type(found)) == (value, type(value))


def test_a_key_that_stands_twice_is_told_with_its_line_and_so_is_every_other():
    assert refused("a: 1\na: 2\nb:\n  c: 1\n  c: 2\n") == [
        ("f.yaml:2", "the key “a” stands here twice."),
        ("f.yaml:5", "the key “c” stands here twice."),
    ]


def test_anchors_are_refused_so_that_no_file_unfolds_without_end():
    bomb = "a: &a [x]\n" + "".join(
        f"b{n}: &b{n} [*{'a' if n == 0 else f'b{n - 1}'}, *a]\n" for n in range(60)
    )
    found = refused(bomb)
    assert ("f.yaml:2", "an anchor is used again here (*name).") in found


def test_deep_nesting_is_refused():
    assert "nested" in refused("[" * 60 + "]" * 60)[0][1]


def test_very_deep_nesting_is_refused_and_does_not_crash():
    for text in (
        "[" * 100_000,
        "- " * 100_000 + "a",
        "{a: " * 100_000,
        "".join(" " * n + "a:\n" for n in range(2000)),
    ):
        assert refused(text)


@pytest.mark.parametrize(
    ("text", "where"),
    [("", "f.yaml"), ("# nothing\n", "f.yaml"), ("a:\n\t- b\n", "f.yaml:2"), ("a: [b\n", "f.yaml:2"), ("a: 'b", "f.yaml:1"), ("a: b\n--- \nc: d\n", "f.yaml:2"), ("? [x]\n: y\n", "f.yaml:1"), ("a: \x00b", "f.yaml")],
    ids=["empty", "comment", "tab", "open list", "open quote", "two documents", "list as key", "control character"],
)  # fmt: skip
def test_what_is_not_plain_yaml_is_refused_with_its_place(text, where):
    found = refused(text)
    assert len(found) == 1
    assert found[0][0].startswith(where)


def test_a_file_that_is_no_text_or_not_there_or_too_large_is_refused(tmp_path, monkeypatch):
    binary, missing = tmp_path / "b.yaml", tmp_path / "m.yaml"
    binary.write_bytes(b"a: \xff\xfe")
    for file, words in ((binary, "not UTF-8"), (missing, "cannot be read"), (tmp_path, "cannot be read")):
        with pytest.raises(Refused, match=words):
            read_yaml(file)
    monkeypatch.setattr(yamlfile, "LARGEST", 2)
    with pytest.raises(Refused, match="at most"):
        read_yaml(binary)


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path):
    file = tmp_path / "f.yaml"
    file.write_bytes(b"\xef\xbb\xbfa: 1\r\n")
    assert read_yaml(file).data == {"a": 1}


def test_a_place_is_the_nearest_line_there_is():
    plain = parse_yaml("a:\n  b:\n    - c: 1\n", "f.yaml")
    assert plain.place(("a", "b", 0, "c")) == "f.yaml:3: a.b.0.c"
    assert plain.place(("a", "x", "y")) == "f.yaml:1: a.x.y"
    assert plain.place(("z",)) == "f.yaml:1: z"
    assert PlainFile("f.yaml").place(("z",)) == "f.yaml: z"
