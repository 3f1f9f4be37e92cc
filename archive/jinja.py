"""The language of the public pages: Jinja2, with what their templates may call beside the page object they print."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, cast

from django.template import engines
from django.template.backends.jinja2 import Jinja2
from django.template.defaultfilters import filesizeformat, truncatechars
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined


def environment(**options: Any) -> Environment:
    """Return the environment in which `settings.TEMPLATES` has public templates rendered; a name that is unknown is a fault."""
    made = Environment(**{**options, "undefined": StrictUndefined})
    # A page names thirty files, and their addresses stay while a process lives.
    made.globals.update(static=lru_cache(maxsize=None)(static), url=reverse)
    made.filters.update(filesizeformat=filesizeformat, truncatechars=truncatechars, thousands="{:,}".format)
    return made


def compile_templates() -> None:
    """Compile all public templates, which this process and those forked from it then keep."""
    made = cast(Jinja2, engines["jinja2"]).env
    for name in made.list_templates():
        made.get_template(name)
