"""`scorecard show`: what the document holds and what it waits for."""


def test_the_json_says_whose_it_is_under_which_edition(run_json, example):
    found = run_json("show", example)
    assert (found["subject"], found["date"]) == ("United Nations Country Team in Kazakhstan", "2017-10-31")
    assert found["framework"] == "unct-swap/2017-08"
    assert found["digest"].startswith("sha256:")
    assert found["stage"] == "finalization"


def test_progress_is_so_many_of_so_many(run_json, example):
    progress = run_json("show", example)["progress"]
    assert progress["levels_agreed"] == [15, 15]
    for done, of in progress.values():
        assert 0 <= done <= of


def test_tables_are_delivered_or_not(run_json, example, copy):
    tables = run_json("show", example)["tables"]
    assert tables["results_matrix"]["rows"] == 29
    assert tables["survey_answers"]["rows"] == 95
    assert any(each["rows"] is None for each in tables.values())


def test_a_new_assessment_has_decided_and_received_nothing(run, run_json, tmp_path):
    run(
        "new",
        tmp_path / "fresh",
        "--framework",
        "unct-swap/2017-08",
        "--subject",
        "Atlantis",
        "--date",
        "2026-05-01",
    )
    found = run_json("show", tmp_path / "fresh")
    assert found["progress"]["criteria_decided"][0] == found["progress"]["levels_agreed"][0] == 0
    assert {each["rows"] for each in found["tables"].values()} == {None}
    assert not any(each["answered"] for each in found["questions"].values())
    assert (found["evidence"], found["actions"]) == (0, 0)


def test_people_read_tables_and_questions_that_wait(run, tmp_path):
    run(
        "new",
        tmp_path / "fresh",
        "--framework",
        "unct-swap/2017-08",
        "--subject",
        "Atlantis",
        "--date",
        "2026-05-01",
    )
    said = run("show", tmp_path / "fresh").stdout
    assert "not delivered" in said
    assert "Questions not answered yet:" in said
    assert "0 of 15" in said
