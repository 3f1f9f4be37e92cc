"""Published articles for search tests, made without the pipeline: `article("一则", Said("二则", speaker="李明"))`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from archive.models import (
    Appearance,
    Article,
    Division,
    Occurrence,
    Person,
    RepairStep,
    Slogan,
    Source,
    Statement,
    Upload,
)

_serial = count(1)


@dataclass(frozen=True)
class Said:
    """What a statement is made of; without a speaker it is the narrator's."""

    text: str
    speaker: str = ""
    office: str = ""
    role: str = "speaks"
    division: Division | None = None
    slogans: Sequence[str] = ()


def division(
    adcode: str,
    name: str,
    *,
    parent: Division | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
    successor: Division | None = None,
) -> Division:
    """Return a division; level and type follow from its code and name."""
    level = "province" if adcode.endswith("0000") else "prefecture" if adcode.endswith("00") else "county"
    unit = Division.objects.create(
        adcode=adcode,
        name=name,
        level=level,
        type=name[-1],
        parent=parent,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    if successor:
        unit.successors.add(successor)
    return unit


def article(
    *statements: str | Said,
    furniture: str = "",
    source: str = "",
    is_sample: bool = False,
    flags: Sequence[str] = (),
    **fields: object,
) -> Article:
    """Return a published article with these statements; `fields` are those of the model."""
    said = [Said(each) if isinstance(each, str) else each for each in statements]
    body = "\n".join(each.text for each in said)
    values = {"title": "", "status": Article.Status.PUBLISHED, "encoding": "utf-8"} | fields
    made = Article.objects.create(
        upload=upload(),
        body=body,
        decoded=f"{furniture}\n{body}" if furniture else body,
        source=Source.objects.get_or_create(name=source)[0] if source else None,
        is_sample=is_sample,
        flags=list(flags),
        **values,
    )
    if furniture:
        _furniture(made, furniture)
    speakers = Appearance.objects.bulk_create(_speakers(made, said))
    statements = Statement.objects.bulk_create(_statements(made, said, speakers))
    Occurrence.objects.bulk_create(_slogans(statements, said))
    return made


def upload() -> Upload:
    """Return an upload that nothing else shares."""
    name = f"文章{next(_serial)}.txt"
    digest = hashlib.sha256(name.encode()).hexdigest()
    return Upload.objects.create(sha256=digest, size=1, name=name, method=Upload.Method.COMMAND)


def _furniture(made: Article, furniture: str) -> None:
    end = len(furniture) + 1
    RepairStep.objects.create(
        article=made, position=0, rule="furniture", start=0, end=end, before=furniture + "\n", after=""
    )


def _speakers(made: Article, said: Sequence[Said]) -> Iterator[Appearance]:
    for position, each in enumerate(said):
        if each.speaker:
            person, _ = Person.objects.get_or_create(name=each.speaker, division=each.division)
            yield Appearance(
                article=made,
                person=person,
                position=position,
                name=each.speaker,
                office=each.office,
                role=each.role,
                division=each.division,
            )


def _statements(made: Article, said: Sequence[Said], speakers: Sequence[Appearance]) -> Iterator[Statement]:
    by_position = {each.position: each for each in speakers}
    start = 0
    for position, each in enumerate(said):
        end = start + len(each.text)
        yield Statement(
            article=made,
            position=position,
            start=start,
            end=end,
            text=each.text,
            division=each.division,
            speaker=by_position.get(position),
        )
        start = end + 1


def _slogans(statements: Sequence[Statement], said: Sequence[Said]) -> Iterator[Occurrence]:
    for statement, each in zip(statements, said, strict=True):
        for name in each.slogans:
            slogan, _ = Slogan.objects.get_or_create(canonical=name)
            start = statement.text.index(name)
            yield Occurrence(slogan=slogan, statement=statement, start=start, end=start + len(name))
