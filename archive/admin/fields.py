"""Form fields that people type words into: dates, divisions, sources. Each refuses with one sentence."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy

from archive.errors import DivisionError
from archive.models import Division, Source
from archive.pipeline.describe import fit
from archive.pipeline.places import division_named, label
from archive.text.edtf import bounds

SEPARATORS = str.maketrans("，,；;\n", "、、、、、")


class DateField(forms.CharField):
    """An EDTF string, as `archive.text.edtf` reads it."""

    def clean(self, value: object) -> str:
        text = str(super().clean(value)).strip()
        if text:
            self._check(text)
        return text

    def _check(self, text: str) -> None:
        try:
            limits = bounds(text)
        except ValueError:
            raise ValidationError(
                f"“{text}”不是可用的日期；请写成 2022-08-04、2022-08、2022，不知道年份写 XXXX-08-04，一段时间写 2016/2020。"
            ) from None
        if limits.earliest and limits.latest and limits.earliest > limits.latest:
            raise ValidationError(f"“{text}”的开始晚于结束；请把较早的日期写在前面。")


class DivisionInput(forms.TextInput):
    """A text input that offers names while one types; typing the whole name works as well."""

    class Media:
        js = ["admin_archive/divisions.js"]

    def __init__(self, attrs: dict[str, object] | None = None, *, many: bool = False) -> None:
        marks = {
            "data-suggest": reverse_lazy("admin:archive_division_suggest"),
            "autocomplete": "off",
            "placeholder": "区划名称或代码",
        }
        super().__init__({"size": 60 if many else 26, **marks, **(attrs or {})})


class DivisionField(forms.CharField):
    """One division, by its name, its code or both; empty is none."""

    widget = DivisionInput

    def prepare_value(self, value: object) -> object:
        if isinstance(value, int):
            value = Division.objects.get(pk=value)
        return label(value) if isinstance(value, Division) else value

    def clean(self, value: object) -> Division | None:
        words = str(super().clean(value)).strip()
        return _division(words) if words else None

    def has_changed(self, initial: object, data: object) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class DivisionsField(forms.CharField):
    """Several divisions, separated by 、 or commas."""

    widget = DivisionInput(many=True)

    def prepare_value(self, value: object) -> object:
        if isinstance(value, Iterable) and not isinstance(value, str):
            return "、".join(label(division) for division in _divisions(value))
        return value

    def clean(self, value: object) -> list[Division]:
        words = str(super().clean(value)).translate(SEPARATORS).split("、")
        return list(dict.fromkeys(_division(word.strip()) for word in words if word.strip()))

    def has_changed(self, initial: object, data: object) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class SourceField(forms.CharField):
    """A source by its name; a name that is new becomes a source when the form is saved."""

    def prepare_value(self, value: object) -> object:
        return Source.objects.get(pk=value).name if isinstance(value, int) else value

    def clean(self, value: object) -> Source | None:
        name = fit(Source, "name", str(super().clean(value)).strip())
        return (Source.objects.filter(name=name).first() or Source(name=name)) if name else None

    def has_changed(self, initial: object, data: object) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


def _division(words: str) -> Division:
    try:
        return division_named(words)
    except DivisionError as error:
        raise ValidationError(str(error)) from None


def _divisions(values: Iterable[object]) -> Iterable[Division]:
    return (value if isinstance(value, Division) else Division.objects.get(pk=value) for value in values)
