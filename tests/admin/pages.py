"""What a browser would send: the values of a page's form as they stand in it."""

from __future__ import annotations

from django.http import HttpResponse


def form_values(response: HttpResponse) -> dict[str, object]:
    """Return every value of the review page's forms, ready to be changed and posted."""
    values: dict[str, object] = {}
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    for form in forms:
        for bound in form:
            value = bound.value()
            values[bound.html_name] = "" if value is None else bound.field.prepare_value(value)
    return values
