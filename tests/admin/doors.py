"""Every address of the site, filled in with things that are there: found by walking the resolver, so none is forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from archive.models import Article, Person, Source, Statement

OWN_APPS = ("archive", "search", "auth", "admin")
HUGE = "9" * 30


@dataclass(frozen=True)
class Door:
    """An address by its name, with the arguments that its pattern asks for."""

    name: str
    arguments: tuple[str, ...]

    @property
    def is_admin(self) -> bool:
        return self.name.startswith("admin:")

    def url(self, *, huge: bool = False) -> str:
        """Return the address of something that is there; `huge`: of something that cannot be."""
        filled = {name: HUGE if huge and name in KEYS else self._value(name) for name in self.arguments}
        return reverse(self.name, kwargs=filled)

    def _value(self, name: str) -> object:
        if name in KEYS:
            # Of accounts one that is nobody's here: that of a superuser is closed to all others.
            first = ("is_superuser", "pk") if self._model is User else ("pk",)
            found = self._model.objects.order_by(*first).first()
            assert found is not None, f"nothing of {self.name} was made"
            return found.pk
        return VALUES[name]() if callable(VALUES[name]) else VALUES[name]

    @property
    def _model(self) -> Any:
        words = self.name.removeprefix("admin:").split("_")
        if self.is_admin and words[0] in OWN_APPS:
            return apps.get_model(words[0], words[1])
        return {"person": Person, "source": Source, "statement": Statement}.get(self.name, Article)


KEYS = ("pk", "id", "object_id")
VALUES: dict[str, Any] = {
    "adcode": "130534",
    "year": "2022",
    "kind": "csv",
    "number": "1",
    "app_label": "archive",
    "content_type_id": lambda: ContentType.objects.get_for_model(Article).pk,
}


def doors() -> list[Door]:
    """Return every address that has a name."""
    return list(_walk(get_resolver().url_patterns, ()))


def _walk(patterns: Iterable[URLPattern | URLResolver], spaces: tuple[str, ...]) -> Iterator[Door]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _walk(
                pattern.url_patterns, (*spaces, pattern.namespace) if pattern.namespace else spaces
            )
        elif pattern.name:
            name = ":".join((*spaces, pattern.name))
            groups = tuple(getattr(pattern.pattern, "regex", None).groupindex)
            yield Door(name, tuple(pattern.pattern.converters) or groups)


def everything_kept() -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of the archive and of its accounts, to see whether anything was changed."""
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values_list())
        for label in OWN_APPS
        for model in apps.get_app_config(label).get_models()
        if not model._meta.proxy
    }
