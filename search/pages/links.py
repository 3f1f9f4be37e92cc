"""Where a page's links lead: the same parameters with one of them changed, on the same page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from archive.query_string import component, query_string
from search import edge
from search.params import Pair, Pairs, SearchParams, stated
from search.picking import picked

SEARCH_PATH = "/search/"
# Stands for a value yet to come.
MARK = "\0"
# Bytes: a page of two hundred such links stays below 100 kB.
LONG = 160


@dataclass(frozen=True, slots=True)
class Scope:
    """A page that shows results: its path, and the filters that its path already states."""

    path: str = SEARCH_PATH
    fixed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def narrow(self, params: SearchParams) -> SearchParams:
        """Return what to ask the engine: the reader's parameters within this page."""
        return params.replace(**self.fixed) if self.fixed else params

    def url(self, params: SearchParams, **changed: object) -> str:
        """Return the address of these parameters on this page; of some, by their names in it, with other values."""
        return self._address(chain.from_iterable(self._stated(params, changed).values()))

    def pairs(self, params: SearchParams) -> list[Pair]:
        """Return what the address of these parameters states."""
        return list(chain.from_iterable(self._stated(params, {}).values()))

    def _stated(self, params: SearchParams, changed: Mapping[str, object]) -> dict[str, Pairs]:
        changes = {name: stated(name, value) for name, value in changed.items()}
        return params.stated() | changes | dict.fromkeys(self.fixed, ())

    def _address(self, pairs: Iterable[Pair]) -> str:
        query = query_string(pairs)
        return f"{self.path}?{query}" if query else self.path

    def filtered(self, params: SearchParams, name: str, values: tuple[str, ...]) -> str:
        """Return the address with other values of one filter, from the first page."""
        return self.url(params, page=1, **{name: tuple(sorted(values))})

    def toggled(self, params: SearchParams, name: str, value: str) -> str:
        """Return the address with a value of a filter added, or taken away if it is chosen."""
        return self.filtered(params, name, picked(getattr(params, name), name, value))

    def adder(self, params: SearchParams, name: str) -> Callable[[str], str]:
        """Return what `toggled` returns for each value of a filter: a page has hundreds of them."""
        if name in self.fixed:
            return lambda value: self.toggled(params, name, value)
        before, after = self.filtered(params, name, (MARK,)).split(f"{name}={component(MARK)}")
        chosen: tuple[str, ...] = getattr(params, name)

        def url(value: str) -> str:
            values = picked(chosen, name, value) if chosen else (value,)
            pairs = query_string(edge.pairs(name, values))
            return f"{before}{pairs}{after}" if pairs else self.filtered(params, name, ())

        return url

    def is_long(self, params: SearchParams) -> bool:
        """Whether an address is too long for every value of a facet to repeat: there they are buttons of the search form."""
        return _length(self.path, tuple(self.fixed), params) > LONG


@lru_cache(maxsize=64)
def _length(path: str, fixed: tuple[str, ...], params: SearchParams) -> int:
    """Return the bytes of an address; every facet of a page asks for the same."""
    return len(Scope(path, dict.fromkeys(fixed, ())).url(params).encode())
