"""The parts of an article that a new reading may propose one by one: what each holds, and how it is put in.

A part is a piece of a state (`archive.pipeline.state`) with the findings that belong to it; that of the text brings its
decoded text where the original is decoded otherwise now.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from archive.models import Article, Finding
from archive.pipeline.state import State, steps_of
from archive.text.draft import RepairStep, replay, replay_draft
from archive.text.pieces import changed_pieces, moved_spans

# Part → the values it holds, the deciding one first. Of the rest a part is named after the field of its findings.
VALUES: dict[str, tuple[str, ...]] = {
    "title": ("title",),
    "genre": ("genre",),
    "level": ("level",),
    "county": ("county",),
    "event_date": ("event_on", "event_quote"),
    "publish_date": ("published_on", "published_quote"),
    "congress_term": ("congress_term",),
    "session_number": ("session_number",),
    "report_year": ("report_year",),
    "source": ("source",),
    "author": ("author",),
    "editor": ("editor",),
    "reprinter": ("reprinter",),
    "original_url": ("original_url",),
    "flag": ("flags",),
}
PEOPLE, TEXT = "people", "text"
FIELDS = {PEOPLE: ("speaker",), TEXT: ("speaker", "hole", "speaking_body", "slogan")}
EDITOR = Finding.EDITOR


def name_of(part: str) -> str:
    """Return the Chinese name of a part."""
    if part in VALUES:
        return str(Article._meta.get_field(VALUES[part][0]).verbose_name)  # type: ignore[union-attr]
    return {PEOPLE: "人物与陈述", TEXT: "正文"}[part]


def fields_of(part: str) -> tuple[str, ...]:
    """Return the fields of the findings that belong to a part."""
    return FIELDS.get(part, (part,))


def take(part: str, state: State, decoded: str, *, now: str) -> dict[str, Any]:
    """Return a part of a state whose places refer to `decoded`; `now` is the decoded text of the article so far."""
    findings = [row for row in state["findings"] if row["field"] in fields_of(part)]
    if part in VALUES:
        taken = {"values": {name: state["values"][name] for name in VALUES[part]}}
        more = {"divisions": state["divisions"]} if part == "county" else {}
        return {**taken, **more, "findings": findings}
    people = {"people": state["people"], "statements": state["statements"], "findings": findings}
    if part == PEOPLE:
        return people
    other = {"decoded": decoded} if decoded != now else {}
    return {**people, "steps": state["steps"], "values": {"encoding": state["values"]["encoding"]}, **other}


def opinion(part: str, state: State) -> object:
    """Return what a part says, without keys and places: two readings that say the same are one."""
    match part:
        case "county":
            return [state["values"]["county"], sorted(state["divisions"])]
        case "people":
            return [_said(state["people"]), _said(state["statements"])]
        case "text":
            return [[step[0], step[3], step[4]] for step in state["steps"]]
        case _:
            return state["values"][VALUES[part][0]]


def _said(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [
        {name: value for name, value in row.items() if name not in ("key", "start", "end")} for row in rows
    ]


def put_in(state: State, part: str, new: Mapping[str, Any], stamp: Mapping[str, Any]) -> dict[str, Any]:
    """Return the state with a part put in. `stamp` is who decided and when, kept on the findings it brings.

    What people decided before stays as a candidate. Rows keep their keys in their order, so addresses stay.
    """
    merged = {**state, **{name: new[name] for name in ("divisions", "steps") if name in new}}
    merged["values"] = {**state["values"], **new.get("values", {})}
    for name in ("people", "statements"):
        if name in new:
            merged[name] = _with_keys(new[name], state[name])
    merged["findings"] = _findings(state["findings"], part, new, stamp)
    return merged


def _with_keys(rows: Sequence[Mapping[str, Any]], known: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    keys = [row["key"] for row in known]
    return [{**row, "key": keys[place] if place < len(keys) else None} for place, row in enumerate(rows)]


def _findings(
    rows: Sequence[Mapping[str, Any]], part: str, new: Mapping[str, Any], stamp: Mapping[str, Any]
) -> list[Mapping[str, Any]]:
    fields = fields_of(part)
    brought = [{**row, **stamp} if row["chosen"] else row for row in new["findings"]]
    values = {(row["field"], row["value"]) for row in brought}
    kept = [
        {**row, "chosen": False} if row["field"] in fields else row
        for row in rows
        if row["field"] not in fields or (is_decided(row) and (row["field"], row["value"]) not in values)
    ]
    return [*kept, *brought]


def is_decided(finding: Mapping[str, Any]) -> bool:
    """Whether a person decided over a finding."""
    return finding["rule"] == EDITOR or finding["decided_at"] is not None


def keep_people(fresh: State, now: State) -> State:
    """Return a fresh state with the people that an editor corrected, and whose words are whose as far as it can be told."""
    places = {row["name"]: row["position"] for row in reversed(now["people"])}
    names = {row["position"]: row["name"] for row in fresh["people"]}
    if len(fresh["statements"]) == len(now["statements"]):
        pairs = zip(fresh["statements"], now["statements"], strict=True)
        said = [{**row, "speaker": old["speaker"], "division": old["division"]} for row, old in pairs]
    else:
        said = [{**row, "speaker": places.get(names.get(row["speaker"], ""))} for row in fresh["statements"]]
    decided = [row for row in now["findings"] if row["field"] == "speaker"]
    other = [row for row in fresh["findings"] if row["field"] != "speaker"]
    return {**fresh, "people": now["people"], "statements": said, "findings": [*other, *decided]}


def with_corrections(fresh: State, decoded: str, steps: Sequence[Sequence[Any]]) -> State:
    """Return a fresh state with an editor's steps after its own, its statements moved along.

    Raises ReplayError where a correction no longer finds its words.
    """
    if not steps:
        return fresh
    body = replay(decoded, steps_of(fresh))
    corrected = replay_draft(decoded, [*steps_of(fresh), *(RepairStep(*step) for step in steps)]).text
    narrated = {"key": None, "start": 0, "end": 0, "speaker": None, "division": fresh["values"]["county"]}
    rows = fresh["statements"] or [narrated]
    spans = moved_spans(
        [(row["start"], row["end"]) for row in rows], changed_pieces(body, corrected), corrected
    )
    moved = [{**row, "start": start, "end": end} for row, (start, end) in zip(rows, spans, strict=True)]
    said = [row for row in moved if corrected[row["start"] : row["end"]].strip()]
    return {**fresh, "steps": [*fresh["steps"], *steps], "statements": said}
