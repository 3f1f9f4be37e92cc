"""The fields of 高级检索, turned into the query that a reader would type, and a query turned into the fields.

They mean nothing of their own: a page leads to the address with the query, and shows it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from django.http import QueryDict

from search.errors import BadQuery
from search.lexer import tokens
from search.query import UNIT_OF, Clause, Query, Run, typed_again

UNIT_WORDS = {unit: word for word, unit in UNIT_OF.items()}


@dataclass(frozen=True, slots=True)
class Controls:
    """What stands in the fields: a query of any kind; words of which one is enough; words near each other; unwanted ones."""

    all: str = ""
    any: str = ""
    near: str = ""
    unit: str = "句"
    none: str = ""

    @classmethod
    def read(cls, data: QueryDict) -> Controls:
        """Return the fields as they were sent."""
        sent = {field.name: str(data.get(field.name, "")).strip() for field in fields(cls)}
        return cls(**{name: value for name, value in sent.items() if value})

    @property
    def typed(self) -> str:
        """The query as it is typed. Raises BadQuery for operators where only words belong."""
        if self.unit not in UNIT_OF:
            raise BadQuery("范围须为 则、段、句 之一。")
        clauses = (
            self.all,
            "|".join(_words("any", self.any)),
            f" /{self.unit} ".join(_words("near", self.near)),
            *(f"-{word}" for word in _words("none", self.none)),
        )
        return " ".join(filter(None, clauses))


NAMES = {"any": "含其中之一", "near": "同在一处", "none": "不含"}
FIELD_NAMES = tuple(field.name for field in fields(Controls))


def with_controls_as_query(data: QueryDict) -> QueryDict | None:
    """Return the parameters with the fields as part of `q`, or None if no field was sent. Raises BadQuery."""
    if not any(name in data for name in FIELD_NAMES):
        return None
    typed = Controls.read(data).typed
    changed = data.copy()
    for name in (*FIELD_NAMES, "page"):
        changed.pop(name, None)
    changed.setlist("q", [each for each in (*data.getlist("q"), typed) if each.strip()])
    return changed


def controls_of(query: Query, typed: str) -> Controls:
    """Return the fields that mean a query; one that they cannot tell apart stands as it was typed in the first."""
    alone = [clause for clause in query.positive if _is_run(clause)]
    others = [clause for clause in query.positive if not _is_run(clause)]
    either = [clause for clause in others if all(len(chain.runs) == 1 for chain in clause.chains)]
    near = [clause for clause in others if len(clause.chains) == 1]
    plain = all(len(chain.runs) == 1 for clause in query.negative for chain in clause.chains)
    if len(either) > 1 or len(near) > 1 or len(either) + len(near) < len(others) or not plain:
        return Controls(all=typed)
    return Controls(
        all=_typed(run for clause in alone for run in clause.chains[0].runs),
        any=_typed(chain.runs[0] for clause in either for chain in clause.chains),
        near=_typed(run for clause in near for run in clause.chains[0].runs),
        unit=UNIT_WORDS[near[0].chains[0].unit] if near else "句",
        none=_typed(chain.runs[0] for clause in query.negative for chain in clause.chains),
    )


def _is_run(clause: Clause) -> bool:
    return len(clause.chains) == 1 and len(clause.chains[0].runs) == 1


def _typed(runs: Iterable[Run]) -> str:
    return " ".join(map(typed_again, runs))


def _words(name: str, typed: str) -> list[str]:
    found = tokens(typed)
    if any(token.kind not in ("run", "quoted") for token in found):
        raise BadQuery(f"“{NAMES[name]}”一栏只写词，用空格隔开，不用“|”“-”“/句”。")
    return [typed_again(Run(token.text, "", token.kind == "quoted")) for token in found]
