"""The counts of the evaluation are those that a person would make."""

import os
import subprocess
import sys

import pytest

from evaluation import certain, describe, practice, ratchet
from evaluation.fields import FIELDS
from evaluation.samples import ROOT
from evaluation.tally import Tally

PERSON = {"name": "何立本", "title": "副县长", "org": "县政府", "role": "attends"}


def record(**changed):
    empty = dict.fromkeys(
        ("title", "event_date", "event_date_with_url", "publish_date", "publish_date_with_url", "source", "level",
         "genre", "county", "congress_term", "session_number")
    )  # fmt: skip
    lists = {name: [] for name in ("speakers", "author", "statements", "slogans", "flags")}
    return {"id": "a", **empty, **lists, "evidence": {}, **changed}


def counts(name, label, prediction):
    field = next(field for field in FIELDS if field.name == name)
    tally = field.score([(record(**label), record(**prediction))])
    return tally.right, tally.extra, tally.missed


def test_nothing_said_of_nothing_is_no_mistake():
    assert all(counts(field.name, {}, {}) == (0, 0, 0) for field in FIELDS)
    assert Tally().f1 == 1.0


def test_a_title_is_compared_without_script_blanks_and_punctuation():
    assert counts("title", {"title": "沁源縣召開會議 "}, {"title": "沁源县：召开会议"}) == (1, 0, 0)
    assert counts("title", {"title": "召开会议"}, {"title": "召开大会"}) == (0, 1, 1)
    assert counts("title", {"title": None}, {"title": "召开大会"}) == (0, 1, 0)


@pytest.mark.parametrize(
    ("given", "expected"),
    [("XXXX-05-14", (1, 0, 0)), ("2020-05-14", (1, 0, 0)), ("2021-05-14", (0, 1, 1)), (None, (0, 0, 1))],
)
def test_a_date_is_right_as_stated_or_with_its_year(given, expected):
    label = {"event_date": "XXXX-05-14", "event_date_with_url": "2020-05-14"}
    assert counts("event_date", label, {"event_date": given}) == expected


def test_who_speaks_may_be_listed_as_present_besides():
    label = {"speakers": [{**PERSON, "role": "speaks"}]}
    both = {"speakers": [PERSON, {**PERSON, "role": "speaks"}]}
    assert counts("speaker_role", label, both) == (1, 0, 0)
    assert counts("speaker_role", label, {"speakers": [PERSON]}) == (0, 0, 1)
    assert counts("speaker_name", label, {"speakers": [PERSON]}) == (1, 0, 0)


def test_statements_are_compared_in_their_order():
    a, b = {"adcode": "620621", "speaker": None}, {"adcode": "620621", "speaker": "何立本"}
    assert counts("statements", {"statements": [a, b, a]}, {"statements": [a, b]}) == (2, 0, 1)
    assert counts("statements", {"statements": [a, b]}, {"statements": [b, a]}) == (1, 1, 1)


def test_a_slogan_counts_once_from_the_evidence():
    found = [{"value": "共同富裕"}, {"value": "共同富裕"}]
    assert counts("slogans", {"slogans": ["共同富裕"]}, {"evidence": {"slogan": found}}) == (1, 0, 0)


def test_a_wrong_certain_value_is_a_broken_promise():
    found = {"title": [{"value": "甲", "certain": True}, {"value": "乙", "certain": False}]}
    tally = certain.score("title", [(record(title="乙"), record(evidence=found))])
    assert (tally.right, tally.extra, tally.missed) == (0, 1, 1)


def test_both_forms_of_one_date_break_no_promise():
    label = record(event_date="XXXX-05-14", event_date_with_url="2020-05-14")
    found = [{"value": value, "certain": True} for value in ("2020-05-14", "XXXX-05-14")]
    tally = certain.score("event_date", [(label, record(evidence={"event_date": found}))])
    assert (tally.right, tally.extra, tally.missed) == (1, 0, 0)


def test_certain_people_are_those_marked_so():
    evidence = {"speaker": [{"certain": False}, {"certain": True}]}
    prediction = record(speakers=[PERSON, {**PERSON, "name": "石秀兰"}], evidence=evidence)
    tally = certain.score("speaker", [(record(speakers=[PERSON]), prediction)])
    assert (tally.right, tally.extra, tally.missed) == (0, 1, 1)


def test_the_ratchet_gives_way_by_less_than_a_step_only():
    fallen, risen = ratchet.changes({"a": 0.9612, "b": 0.95, "c": 0.99}, {"a": 0.96, "b": 0.955, "c": 0.96})
    assert [change.field for change in fallen] == ["b"]
    assert [change.field for change in risen] == ["c"]
    assert ratchet.rounded(0.96) == 0.96


def test_a_missing_practice_set_is_said(tmp_path):
    assert "skipped" in practice.report(tmp_path)


def test_a_part_of_the_samples_never_becomes_the_ratchet():
    before = ratchet.FILE.read_bytes()
    with pytest.raises(SystemExit):
        describe.main(["--ratchet", "--first", "079"])
    assert ratchet.FILE.read_bytes() == before


def test_the_command_runs_without_a_database_and_settings_told_to_it():
    """Its sample has shifted bytes, which ask for the words that are kept in a folder of the settings."""
    part = ["--first", "022", "--last", "022"]
    command = [sys.executable, "-m", "evaluation.describe", "--field", "title", *part, "--verbose"]
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[1].startswith("title")
