"""Who is who: settled at publication, made one, made two; both can be taken back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Set

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from archive.errors import StatusError
from archive.models import Appearance, Article, Correction, Person
from archive.pipeline.journal import checked_reason, record
from archive.signals import articles_changed

Name = tuple[str, int | None]
"""A name, and the key of the division in which it is borne."""


def settle_people(articles: Iterable[Article]) -> None:
    """Link each appearance to its person: the same name in the same division is one, unless an editor said otherwise."""
    counties = {article.pk: article.county_id for article in articles}
    appearances = list(Appearance.objects.filter(article__in=counties).select_related("person"))
    decided = {row.pk: row.person.standing for row in appearances if row.person and row.person_decided}
    names = {row.pk: (row.name, row.division_id or counties[row.article_id]) for row in appearances}
    people = _people_named({name for pk, name in names.items() if pk not in decided})
    moved = []
    for row in appearances:
        person = decided.get(row.pk) or people[names[row.pk]]
        if row.person_id != person.pk:
            row.person = person
            moved.append(row)
    Appearance.objects.bulk_update(moved, ["person"])


def _people_named(names: Set[Name]) -> dict[Name, Person]:
    """Return who bears each name in its division by now, made if there is nobody."""
    known = _known(names)
    missing = sorted(names - known.keys(), key=str)
    # Somebody else may make the same person at this moment.
    Person.objects.bulk_create(
        (Person(name=name, division_id=division) for name, division in missing), ignore_conflicts=True
    )
    return {**known, **_known(missing)}


def _known(names: Collection[Name]) -> dict[Name, Person]:
    rows = Person.objects.filter(name__in={name for name, _ in names}, note="").select_related("merged_into")
    return {(row.name, row.division_id): row.standing for row in rows}


def labelled(person: Person) -> str:
    """Return a person's name with what tells namesakes apart."""
    return f"{person}（{person.division.name if person.division else '区划未定'}）"


@transaction.atomic
def merge(people: Iterable[Person], into: Person, reason: str, user: User | None) -> list[Correction]:
    """Make several people one: what they said is `into`'s, and their addresses lead there.

    Raises StatusError without a reason, without anybody to merge, or if one of them was merged before.
    """
    reason = checked_reason(reason)
    others = [person for person in people if person.pk != into.pk]
    if not others:
        raise StatusError("请选两个以上的人物再合并。")
    if gone := next((person for person in (into, *others) if _fresh(person).merged_into_id), None):
        raise StatusError(f"“{labelled(gone)}”已经并入别人，请刷新后再选。")
    return [_merge_one(person, into, reason, user) for person in others]


def _merge_one(person: Person, into: Person, reason: str, user: User | None) -> Correction:
    moved = list(person.appearances.values_list("pk", flat=True))
    Person.objects.filter(pk=person.pk).update(merged_into=into)
    words = f"“{labelled(person)}”并入“{labelled(into)}”"
    correction = _kept(Correction.Kind.MERGE, words, reason, person, into, moved, user)
    _hand_over(moved, person, into)
    return correction


@transaction.atomic
def split(
    person: Person, appearances: Collection[int], note: str, reason: str, user: User | None
) -> Correction:
    """Make one person two: the appearances go to the one that `note` tells apart. Return what was done.

    Raises StatusError without a reason or a note, or unless some of the appearances go and some stay.
    """
    reason, note = checked_reason(reason), note.strip()
    if not note:
        raise StatusError("请写明“区分”，如“教育局”，好与同名的人分开。")
    moved = list(person.appearances.filter(pk__in=appearances).values_list("pk", flat=True))
    if not moved or len(moved) == person.appearances.count():
        raise StatusError("请勾选属于另一人的几处，不能一处不选，也不能全选。")
    other, _ = Person.objects.get_or_create(name=person.name, division=person.division, note=note)
    if other.merged_into_id or other.pk == person.pk:
        raise StatusError(f"“{labelled(other)}”已经用过，请另写一个“区分”。")
    words = f"从“{labelled(person)}”分出“{labelled(other)}”，{len(moved)} 处"
    correction = _kept(Correction.Kind.SPLIT, words, reason, person, other, moved, user)
    _hand_over(moved, person, other, decided=True)
    return correction


@transaction.atomic
def undo_people(correction: Correction, user: User | None) -> int:
    """Take a merge or a split back; what was moved elsewhere since stays there. Return how many appearances moved.

    Raises StatusError if a later act has to be taken back first.
    """
    correction.refresh_from_db()
    former, latter = correction.former, correction.latter
    if former is None or latter is None:
        raise StatusError("其中一人已被删除，不能撤销。")
    is_merge = correction.kind == Correction.Kind.MERGE
    if is_merge and former.merged_into_id != latter.pk:
        raise StatusError(f"“{labelled(former)}”现在不在“{labelled(latter)}”名下，不能撤销。")
    if later := next(
        (each for each in (former, latter) if each.merged_into_id not in (None, latter.pk)), None
    ):
        raise StatusError(f"“{labelled(later)}”后来又并入了别人，请先撤销那一次。")
    if is_merge:
        Person.objects.filter(pk=former.pk).update(merged_into=None)
    count = _hand_over(correction.moved, latter, former, decided=not is_merge)
    if not is_merge and not latter.appearances.exists():
        # Its address stays and leads to whom its words belong to again.
        Person.objects.filter(pk=latter.pk).update(merged_into=former)
    correction.undone_by, correction.undone_at = user, timezone.now()
    correction.save(update_fields=["undone_by", "undone_at"])
    record(user, correction, f"撤销：{correction.words}")
    return count


@transaction.atomic
def rename(person: Person) -> None:
    """Save a changed person; appearances under the former name and division follow, or they would found another.

    What came from people merged into this one keeps its own words.
    """
    was = Person.objects.select_related("division").get(pk=person.pk)
    person.save()
    own = person.appearances.filter(name=was.name)
    counted = Q(division=was.division)
    if was.division is not None:
        counted |= Q(division=None, article__county=was.division)
    if was.division_id != person.division_id:
        Appearance.objects.filter(pk__in=list(own.filter(counted).values_list("pk", flat=True))).update(
            division=person.division
        )
    own.update(name=person.name)
    if person.note:
        # Their name and division alone would lead to the one without a note.
        person.appearances.update(person_decided=True)
    _tell(person.appearances.values_list("pk", flat=True))


def _fresh(person: Person) -> Person:
    return Person.objects.select_for_update().get(pk=person.pk)


def _kept(
    kind: str, words: str, reason: str, former: Person, latter: Person, moved: list[int], user: User | None
) -> Correction:
    correction = Correction.objects.create(
        kind=kind, words=words, reason=reason, former=former, latter=latter, moved=moved, made_by=user
    )
    record(user, correction, f"{words}：{reason}")
    return correction


def _hand_over(appearances: Iterable[int], giver: Person, taker: Person, *, decided: bool = False) -> int:
    """Give those of the appearances that are still the giver's to the taker, and tell the search.

    `decided`: it was said of these appearances, so publishing leaves them there whatever their name and division.
    """
    moved = Appearance.objects.filter(pk__in=list(appearances), person=giver)
    keys = list(moved.values_list("pk", flat=True))
    moved.update(person=taker, **({"person_decided": True} if decided else {}))
    _tell(keys)
    return len(keys)


def _tell(appearances: Iterable[int]) -> None:
    public = Article.objects.filter(
        appearances__in=list(appearances), status=Article.Status.PUBLISHED
    ).distinct()
    if ids := list(public.values_list("pk", flat=True)):
        articles_changed.send(sender=Article, article_ids=ids)
