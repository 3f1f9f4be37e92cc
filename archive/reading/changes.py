"""What differs between two states of an article, row by row, the old and the new words side by side.

A state is what `archive.pipeline.state` takes of an article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from archive.models import Appearance, Article, Division
from archive.reading.dates import in_words
from archive.reading.lexicon import FLAGS, NARRATOR
from archive.reading.marks import Part, Span, parts
from archive.text.draft import RepairStep, replay
from archive.text.pieces import Piece, changed_pieces

Row = Mapping[str, Any]
DATES = {"event_on", "published_on"}
ROLES = dict(Appearance.Role.choices)
# How many changed places of the text are shown, and how much of a statement that came or went.
MOST_PLACES = 40
OPENING = 40


@dataclass(frozen=True, slots=True)
class Change:
    """One row: the part's Chinese name, and its words before and after with the marks `gone` and `new`."""

    label: str
    old: tuple[Part, ...]
    new: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Stood:
    """An article as it stood: its state, and the decoded text that the state refers to."""

    state: Mapping[str, Any]
    decoded: str

    @property
    def body(self) -> str:
        return replay(self.decoded, (RepairStep(*step) for step in self.state["steps"]))


def changes(old: Stood, new: Stood) -> tuple[Change, ...]:
    """Return what differs, in the order of the review page: values, divisions, people, text, statements."""
    names = _Names(old.state, new.state)
    return (
        *_values(old.state["values"], new.state["values"], names),
        *_pair("涉及区划", names.many(old.state["divisions"]), names.many(new.state["divisions"])),
        *_people(old.state, new.state, names),
        *_text(old.body, new.body),
        *_statements(old, new, names),
    )


class _Names:
    """The names of all divisions that two states mention."""

    def __init__(self, *states: Mapping[str, Any]) -> None:
        keys = {key for state in states for key in state["divisions"]}
        keys |= {state["values"]["county"] for state in states}
        keys |= {row["division"] for state in states for row in (*state["people"], *state["statements"])}
        self._known = {
            row.pk: f"{row.name}（{row.adcode}）" for row in Division.objects.filter(pk__in=keys - {None})
        }

    def one(self, key: int | None) -> str:
        return "" if key is None else self._known.get(key, f"已删除的区划 {key}")

    def many(self, keys: Iterable[int]) -> str:
        return "、".join(sorted(self.one(key) for key in keys))


def _values(old: Row, new: Row, names: _Names) -> Iterator[Change]:
    for name in new:
        label = str(Article._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # no relation from elsewhere
        yield from _pair(label, _shown(name, old.get(name), names), _shown(name, new[name], names))


def _shown(name: str, value: Any, names: _Names) -> str:
    if name == "county":
        return names.one(value)
    if name == "flags":
        return "".join(FLAGS.get(flag, flag) for flag in value)
    if name == "level" and value:
        return str(Article.Level(value).label)
    if name in DATES and value:
        return f"{in_words(value)}（{value}）"
    return "" if value is None else str(value)


def _people(old: Row, new: Row, names: _Names) -> Iterator[Change]:
    before, after = _keyed(old["people"]), _keyed(new["people"])
    for key in dict.fromkeys((*before, *after)):
        was, is_now = before.get(key), after.get(key)
        shown = is_now or was or {}
        label = f"人物 {shown['name']}（{ROLES[shown['role']]}）"
        yield from _pair(label, _person(was, names), _person(is_now, names))


def _keyed(rows: Iterable[Row]) -> dict[object, Row]:
    return {row["key"] or ("new", place): row for place, row in enumerate(rows)}


def _person(row: Row | None, names: _Names) -> str:
    if row is None:
        return ""
    facts = (row["name"], row["office"], row["organisation"], ROLES[row["role"]], names.one(row["division"]))
    return "，".join(fact for fact in facts if fact)


def _statements(old: Stood, new: Stood, names: _Names) -> Iterator[Change]:
    before, after = _keyed(old.state["statements"]), _keyed(new.state["statements"])
    places = {key: place for rows in (before, after) for place, key in enumerate(rows, 1)}
    for key, place in places.items():
        was = _statement(before.get(key), old, names, whole=key not in after)
        is_now = _statement(after.get(key), new, names, whole=key not in before)
        yield from _pair(f"第 {place} 则", was, is_now)


def _statement(row: Row | None, stood: Stood, names: _Names, *, whole: bool) -> str:
    """Return whose words a statement is and where they count; its opening too where the other side has none."""
    if row is None:
        return ""
    people = {person["position"]: person["name"] for person in stood.state["people"]}
    said = f"{people.get(row['speaker'], NARRATOR)}，计入{names.one(row['division']) or '未定'}"
    opening = stood.body[row["start"] : row["end"]].strip()[:OPENING] if whole else ""
    return f"{said}：{opening}…" if opening else said


def _text(old: str, new: str) -> Iterator[Change]:
    """Yield each changed place of the body as the paragraphs that hold it."""
    places = _places(old, new, changed_pieces(old, new))
    for i1, i2, j1, j2, pieces in places[:MOST_PLACES]:
        gone, came = _marks(pieces)
        yield Change("正文", parts(old, gone, i1, i2), parts(new, came, j1, j2))
    if len(places) > MOST_PLACES:
        rest = f"另有 {len(places) - MOST_PLACES} 处不同，这里不再列出。"
        yield Change("正文", (), (Part(rest),))


def _places(old: str, new: str, pieces: Iterable[Piece]) -> list[tuple[int, int, int, int, list[Piece]]]:
    """Widen pieces to whole paragraphs; those that meet are one place."""
    places: list[tuple[int, int, int, int, list[Piece]]] = []
    for piece in pieces:
        i1, i2 = _paragraphs(old, piece[0], piece[1])
        j1, j2 = _paragraphs(new, piece[2], piece[3])
        if places and (i1 < places[-1][1] or j1 < places[-1][3]):
            first = places.pop()
            places.append((first[0], max(i2, first[1]), first[2], max(j2, first[3]), [*first[4], piece]))
        else:
            places.append((i1, i2, j1, j2, [piece]))
    return places


def _paragraphs(text: str, start: int, end: int) -> tuple[int, int]:
    stop = text.find("\n", max(start, end - 1))
    return text.rfind("\n", 0, start) + 1, len(text) if stop < 0 else stop


def _pair(label: str, old: str, new: str) -> Iterator[Change]:
    """Yield a row if two short texts differ, with what changed marked."""
    if old == new:
        return
    gone, came = _marks(changed_pieces(old, new))
    yield Change(label, parts(old, gone), parts(new, came))


def _marks(pieces: Iterable[Piece]) -> tuple[list[Span], list[Span]]:
    """Return the spans of the old text that went, and those of the new one that came."""
    pieces = list(pieces)
    gone = [Span(i1, i2, "gone", "") for i1, i2, _, _ in pieces]
    return gone, [Span(j1, j2, "new", "") for _, _, j1, j2 in pieces]
