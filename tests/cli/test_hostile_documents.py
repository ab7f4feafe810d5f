"""Documents that are wrong, by mistake or on purpose: every command names the line and the remedy, and writes nothing."""

import os
from pathlib import Path

import pytest

COMMANDS = {
    "show": (),
    "rate": (),
    "explain": (),
    "check": (),
    "plan": (),
    "answer": ("1.1/meets/a", "met"),
    "report": ("--out", "OUT"),
}
DOCUMENT = "assessment.yaml"


@pytest.fixture
def refused(run, copy, state, tmp_path):
    """Rate the copy, which must be refused, and return its problems as lines of words; nothing may be written."""

    def invoke(path=None, command="rate"):
        options = [str(tmp_path / "out") if word == "OUT" else word for word in COMMANDS[command]]
        before = state(copy)
        found = run(command, path or copy, *options, code=3)
        assert state(copy) == before
        assert not (tmp_path / "out").exists()
        assert found.stdout == ""
        return found.stderr

    return invoke


def problems(said):
    """Return (where, what, remedy) of each problem printed."""
    found, lines = [], said.splitlines()
    for place, line in enumerate(lines):
        if line.startswith(("error: ", "warning: ", "hint: ")):
            remedy = lines[place + 2].strip() if lines[place + 2 : place + 3] else ""
            found.append((line.partition(": ")[2], lines[place + 1].strip(), remedy.removeprefix("→ ")))
    return found


def line_of(file, words):
    return next(n for n, line in enumerate(Path(file).read_text("utf-8").splitlines(), 1) if words in line)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_refuses_it_in_the_same_words(refused, change, command):
    case = change(DOCUMENT, ("author: Lilia Ormonbekova", "auther: Lilia Ormonbekova"))
    (found,) = problems(refused(command=command))
    line = line_of(case / DOCUMENT, "auther:")
    assert found[0] == f"{case / DOCUMENT}:{line}: auther"
    assert found[1] == "the key “auther” is not known here."
    assert "author" in found[2]


def test_all_problems_of_the_document_come_at_once(refused, change):
    change(
        DOCUMENT,
        ("  name: Kazakhstan\n", "  name: Kazakhstan\n  size: large\n"),
        ("  team: United Nations", "  motto: none\n  team: United Nations"),
        ("date: 2017-10-31", "date: 2017-02-30"),
        ("1.1/approaches/b: {outcome: met", "1.1/approaches/b: {outcome: perhaps"),
    )
    found = problems(refused())
    assert len(found) == 4
    assert all(f"{DOCUMENT}:" in where for where, _, _ in found)


def test_all_names_that_the_edition_does_not_have_come_at_once(refused, change):
    change(
        DOCUMENT,
        ("  1.1/approaches/b: {outcome: met", "  1.1/approaches/x: {outcome: met"),
        ("  jp_screening:", "  jp_sreening:"),
        ('  "1.3": {level: missing', '  "1.33": {level: missing'),
        ('  "4.2": {level: meets', '  "4.2": {level: met'),
    )
    said = [what for _, what, _ in problems(refused())]
    for name in ("1.1/approaches/x", "jp_sreening", "1.33", "met"):
        assert any(f"“{name}”" in what for what in said), name


@pytest.mark.parametrize(
    ("old", "new", "said", "remedy"),
    [
        ("date: 2017-10-31", "date: 2017-02-30", "“2017-02-30” is not a day of the calendar", "2017-10-31"),
        ("date: 2017-10-31", "date: 31.10.2017", "not a day of the calendar", "2017-10-31"),
        ("date: 2017-10-31", "date: [2017]", "not a day of the calendar", "2017-10-31"),
        ("date: 2017-10-31\n", "", "“date” is missing", "Add it."),
        ("framework: {edition: unct-swap/2017-08}\n", "", "“framework” is missing", "Add it."),
        ("framework: {edition: unct-swap/2017-08}", "framework: unct-swap/2017-08", "a block of keys is expected", ""),
        ("format: 1", "format: 99", "format 99", "newer version"),
        ("format: 1", "format: one", "one", ""),
        ("subject:\n", "subject: Kazakhstan\nextra:\n", "", ""),
        ("personnel_invited: {value: 124", "personnel_invited: {value: -1", "“-1” is not a whole number of 0 or more", "whole number"),
        ("personnel_invited: {value: 124", 'personnel_invited: {value: "124.5"', "not a whole number", "whole number"),
        ("personnel_invited: {value: 124", "personnel_invited: {value: many", "not a whole number", "whole number"),
        ("personnel_invited: {value: 124", "personnel_invited: {value: .nan", "not a whole number", "whole number"),
        ("personnel_invited: {value: 124", "personnel_invited: {value: yes", "not a whole number", "whole number"),
        ("jp_screening: {value: false", "jp_screening: {value: perhaps", "neither yes nor no", "yes or no"),
        ("spending_total: {value: 8386529", "spending_total: {value: -5", "not a number of 0 or more", "number"),
        ("evidence: [jp-documents]}", "evidence: [jp-document]}", "there is no evidence “jp-document”", "jp-documents"),
        ("outcome: met, evidence: [csa]", "outcome: yes, evidence: [csa]", "is not an outcome", ""),
        ("outcome: met, evidence: [csa]", "outcome: met, evidence: csa", "is not a list", ""),
        ("outcome: met, evidence: [csa]", "outcom: met, evidence: [csa]", "", ""),
        ("stage: finalization", "stage: finish", "there is no stage “finish”", ""),
        ("  start: 2016-01-01, end: 2020-12-31", "  start: 2020-01-01, end: 2016-12-31", "", ""),
    ],
)  # fmt: skip
def test_a_wrong_value_is_named_with_its_line_and_the_remedy(refused, copy, old, new, said, remedy):
    file = copy / DOCUMENT
    text = file.read_text("utf-8")
    if old not in text:
        old, new = old.strip(), new.strip()
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    found = problems(refused())
    assert all(where.startswith(f"{file}") for where, _, _ in found)
    assert any(said in what and remedy in what + how for _, what, how in found), found


def test_a_key_that_stands_twice_is_named_with_its_line(refused, change):
    case = change(DOCUMENT, ("date: 2017-10-31\n", "date: 2017-10-31\nstage: draft\n"))
    lines = [
        n
        for n, line in enumerate((case / DOCUMENT).read_text("utf-8").splitlines(), 1)
        if line.startswith("stage:")
    ]
    (found,) = problems(refused())
    assert found[0] == f"{case / DOCUMENT}:{lines[1]}"
    assert "twice" in found[1]


def test_a_figure_whose_part_is_larger_than_its_whole_is_named(refused, change):
    change(DOCUMENT, ("\nanswers:", "\nfigures:\n  senior_members: {part: 9, whole: 7}\n\nanswers:"))
    (found,) = problems(refused())
    assert "the part, 9, is not between 0 and its whole, 7." in found[1]


@pytest.mark.parametrize(
    "figure",
    ["{part: -1, whole: 7}", "{part: 1.5e3, whole: 7}", "{part: a, whole: 7}", "{part: 1}", "[1, 7]", "1/7"],
)
def test_a_figure_that_is_none_is_named(refused, change, figure):
    change(DOCUMENT, ("\nanswers:", f"\nfigures:\n  senior_members: {figure}\n\nanswers:"))
    (found,) = problems(refused())
    assert "senior_members" in found[0]


def test_an_unknown_criterion_comes_with_the_nearest_name(refused, change):
    change(DOCUMENT, ("  1.1/approaches/b: {outcome: met", "  1.1/aproaches/b: {outcome: met"))
    (found,) = problems(refused())
    assert found[1] == "there is no criterion “1.1/aproaches/b”."
    assert found[2] == "Did you mean 1.1/approaches/b?"


def test_actions_of_one_name_are_told_apart_by_a_problem(refused, change):
    change(DOCUMENT, ("  - id: 2.3-training", '  - id: "2.3"'))
    assert any("stands here twice" in what for _, what, _ in problems(refused()))


# ── files that are no documents ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"   \n",
        b"# only words\n",
        b"---\n",
        b"null\n",
        b"[]\n",
        b"- a\n- b\n",
        b"just words\n",
        b"17\n",
        b"{}\n",
        b"a: [1, 2\n",
        b"a: b: c\n",
        b"\ta: 1\n",
        b"a: 'x\n",
        b"%YAML 9.9\n---\na: 1\n",
        b"--- a\n--- b\n",
        b"\xff\xfe\x00a",
        b"author: Andr\xe9\n",
        b"a: \x00\n",
        b"a: \x1b[31m\n",
        b"PK\x03\x04" + b"\x00" * 200,
        b"%PDF-1.7\n",
        b"<html></html>\n",
        b"[" * 100_000,
        b"{a: " * 100_000,
        b"- " * 100_000,
        b"a: " + b"9" * 100_000,
        b"? [a]\n: b\n",
        b"!!python/object/apply:os.system [echo]\n",
    ],
)
def test_a_file_that_is_no_document_is_refused_by_name(refused, copy, data):
    (copy / DOCUMENT).write_bytes(data)
    found = problems(refused())
    assert found
    assert all(where.startswith(str(copy / DOCUMENT)) for where, _, _ in found)
    assert all(what for _, what, _ in found)


def test_a_bomb_of_anchors_is_refused_before_it_unfolds(refused, copy):
    levels = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 30))
    (copy / DOCUMENT).write_text(f"l0: &l0 [lol]\n{levels}\n", "utf-8")
    assert any("anchor" in what for _, what, _ in problems(refused()))


def test_merge_keys_bring_nothing_in(refused, copy):
    (copy / DOCUMENT).write_text("a: &a {b: 1}\nc:\n  <<: *a\n", "utf-8")
    assert "anchor" in refused()


def test_a_huge_file_is_refused_by_its_size_and_not_read(refused, copy):
    with (copy / DOCUMENT).open("r+b") as stream:
        stream.truncate(3_000_000_000)
    (found,) = problems(refused())
    assert "3,000,000,000 bytes" in found[1]
    assert found[2]


def test_a_document_of_very_many_lines_is_still_answered(refused, copy):
    (copy / DOCUMENT).write_text("a: 1\n" * 20_000, "utf-8")
    assert "twice" in refused()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_without_a_document_is_named_with_what_to_do(refused, tmp_path, command):
    empty = tmp_path / "empty"
    empty.mkdir()
    (found,) = problems(refused(empty, command))
    assert found[0] == str(empty)
    assert "scorecard new" in found[2]
    assert list(empty.iterdir()) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_a_path_that_is_not_there_is_named(refused, tmp_path, command):
    (found,) = problems(refused(tmp_path / "nowhere", command))
    assert found[0] == str(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_in_place_of_the_document_is_refused(refused, copy):
    (copy / DOCUMENT).unlink()
    (copy / DOCUMENT).mkdir()
    assert str(copy) in refused()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_in_place_of_the_document_is_refused_and_not_waited_for(program, copy):
    (copy / DOCUMENT).unlink()
    os.mkfifo(copy / DOCUMENT)
    found = program("rate", copy)
    assert found.returncode == 3
    assert str(copy) in found.stderr


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to this user"
)
def test_a_document_that_may_not_be_read_is_refused(refused, copy):
    (copy / DOCUMENT).chmod(0)
    assert "cannot be read" in refused()


@pytest.mark.parametrize("name", ["../other.csv", "/etc/passwd", "tables/../../other.csv", "tables/link.csv"])
def test_a_table_outside_the_folder_is_refused(refused, change, tmp_path, name):
    case = change(DOCUMENT, ("{file: tables/sectors.csv,", f"{{file: {name},"))
    (tmp_path / "other.csv").write_text("sector\nSecret words\n", "utf-8")
    (case / "tables" / "link.csv").symlink_to(tmp_path / "other.csv")
    said = refused()
    assert "leads out of the assessment's folder" in said
    assert "Secret" not in said


def test_evidence_outside_the_folder_is_never_opened(run, change):
    case = change(
        DOCUMENT,
        (
            "  csa: {title: UN Country Situation Analysis,",
            "  csa: {title: UN Country Situation Analysis, file: ../../../../etc/passwd,",
        ),
    )
    found = run("check", case, code=3)
    assert "root:" not in found.output
    assert "csa" in found.output


def test_words_of_the_document_cannot_steer_the_terminal(refused, change):
    change(
        DOCUMENT,
        ("  team: United Nations Country Team in Kazakhstan", '  team: "Team \\e[31mred\\a \\e]0;title\\a"'),
    )
    found = refused()
    assert "control character" in found
    assert not set(found) & {"\x1b", "\x07"}


def test_an_edition_named_by_a_path_out_of_the_folders_of_editions_is_only_one_that_is_there(refused, change):
    change(DOCUMENT, ("unct-swap/2017-08", "../../../../etc"))
    assert "there is no edition" in refused()
