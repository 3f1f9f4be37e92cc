"""The two languages of templates: Jinja2 for the public pages, Django's own for the admin, and neither sees the other's."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template import TemplateDoesNotExist, engines
from jinja2 import UndefinedError

from archive.jinja import compile_templates

PUBLIC = Path(settings.BASE_DIR) / "templates" / "public"


def said(source: str, **context: object) -> str:
    return engines["jinja2"].from_string(source).render(context)


def test_each_language_finds_its_own_templates_only():
    engines["jinja2"].get_template("home.html")
    engines["django"].get_template("admin/base_site.html")
    with pytest.raises(TemplateDoesNotExist):
        engines["jinja2"].get_template("admin/base_site.html")
    with pytest.raises(TemplateDoesNotExist):
        engines["django"].get_template("home.html")


def test_text_is_escaped_and_what_is_made_of_it_once_only():
    source = '{% from "_slogans.html" import slogans %}{{ slogans(uses) }}'
    html = said(source, uses=[{"url": '"><script>', "name": "<b>&'\"", "count": 1}])
    assert "<script>" not in html
    assert "<b>" not in html
    assert html.startswith("<ol")
    assert html.count("&amp;") == 1


def test_counts_are_told_in_thousands():
    assert said("{{ count|thousands }}，{{ 0|thousands }}", count=12345) == "12,345，0"


def test_a_name_that_no_page_has_is_a_fault():
    with pytest.raises(UndefinedError):
        said("{{ page.titel }}", page=settings)


def test_all_public_templates_are_compiled_together():
    made = engines["jinja2"].env
    made.cache.clear()
    compile_templates()
    assert len(made.cache) == len(list(PUBLIC.iterdir()))


def test_nothing_is_marked_as_safe_by_hand():
    for template in PUBLIC.iterdir():
        text = template.read_text(encoding="utf-8")
        assert "|safe" not in text.replace(" ", ""), template.name
        assert "autoescape" not in text, template.name
