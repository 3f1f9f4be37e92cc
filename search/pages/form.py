"""The search form above results: what was typed, and the filters it carries along."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from search.controls import Controls, controls_of
from search.edge import FILTERS
from search.errors import BadParameter
from search.pages.links import Scope
from search.params import SearchParams

# Hidden fields of the forms: what else was chosen, but not the page, which a new search starts afresh.
CARRIED = (*FILTERS, "sort", "view", "per_page")
PERIOD = ("from", "to", "dates")


@dataclass(frozen=True, slots=True)
class SearchForm:
    """The fields of the two forms, of the box and of 高级检索; `carried` are the hidden ones, as pairs of name and value.

    `period` is carried by the box alone, `where` stands beside it and is carried by the other; `unfolded` shows that one.
    """

    path: str
    q: str
    start: str
    end: str
    within: bool
    carried: tuple[tuple[str, str], ...]
    where: str
    controls: Controls
    period: tuple[tuple[str, str], ...] = ()
    unfolded: bool = False


def form_of(params: SearchParams, *, scope: Scope) -> SearchForm:
    """Return the form as the reader left it, on a page that answered."""
    pairs = scope.pairs(params)
    return SearchForm(
        path=scope.path,
        q=params.q,
        start=params.start.isoformat() if params.start else "",
        end=params.end.isoformat() if params.end else "",
        within=params.within,
        carried=tuple((name, value) for name, value in pairs if name in CARRIED),
        period=tuple((name, value) for name, value in pairs if name in PERIOD),
        where=params.where,
        controls=controls_of(params.query, params.q),
    )


def form_as_typed(path: str, typed: QueryDict, error: BadParameter) -> SearchForm:
    """Return the form with everything that was typed; a bad value that no field shows is left out."""
    controls = Controls.read(typed)
    return SearchForm(
        path=path,
        q=" ".join(typed.getlist("q")),
        start=typed.get("from", ""),
        end=typed.get("to", ""),
        within=typed.get("dates") == "within",
        carried=tuple(
            (name, value) for name in CARRIED if name != error.parameter for value in typed.getlist(name)
        ),
        where="title" if typed.get("in") == "title" else "text",
        controls=controls,
        unfolded=controls != Controls() or error.parameter in PERIOD,
    )
