"""The forms of the review page: the article, its people, its statements."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from archive.admin.evidence import evidence_of
from archive.admin.fields import DateField, DivisionField, DivisionsField, SourceField
from archive.models import Appearance, Article, Statement
from archive.pipeline.describe import SPEAKING_ROLES
from archive.reading.annotated import annotated


class BodyInput(forms.Textarea):
    """The repaired text, editable, beside the original as decoded with its marks."""

    template_name = "admin/archive/article/_body_input.html"
    article: Article

    def get_context(self, name: str, value: object, attrs: dict[str, object] | None) -> dict[str, object]:
        own = {"article": self.article, "text": annotated(self.article)}
        return {**super().get_context(name, value, attrs), **own}

    def _render(self, template_name: str, context: dict[str, object], renderer: object = None) -> SafeString:
        """Widgets know the templates of apps only; ours stand in the project's own folder."""
        return render_to_string(template_name, context)


class ArticleForm(forms.ModelForm):
    """Every field of the article with what was found for it."""

    event_on = DateField(label="会议日期", required=False)
    published_on = DateField(label="刊发日期", required=False)
    county = DivisionField(label="县（市、区）", required=False)
    divisions = DivisionsField(label="涉及区划", required=False)
    source = SourceField(label="来源", required=False)
    body = forms.CharField(label="正文", strip=False, widget=BodyInput)
    reason = forms.CharField(
        label="为什么改", required=False, max_length=500, widget=forms.TextInput({"size": 80}),
        help_text="可留空；写下的话留在这一次的版本里。",
    )  # fmt: skip
    # When the article was last changed as this page shows it.
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Article
        fields = [
            "title", "genre", "level", "county", "divisions", "event_on", "event_quote",
            "published_on", "published_quote", "congress_term", "session_number", "report_year",
            "source", "author", "editor", "reprinter", "original_url",
            "reference_code", "fonds_code", "retention_period", "body",
        ]  # fmt: skip
        widgets = {
            name: forms.TextInput({"size": 80}) for name in ("title", "original_url", "author", "editor")
        }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["body"].widget.article = self.instance
        # Of some pages nothing but the title was left.
        self.fields["body"].required = bool(self.instance.body)
        self.initial["seen"] = self.instance.updated_at.isoformat()
        for name, line in evidence_of(self.instance).items():
            if name in self.fields:  # who may only look is shown values, not fields
                self.fields[name].help_text = line

    def clean_body(self) -> str:
        """Browsers send CR LF; the body has LF. A text of which nothing is in the original is no correction."""
        body = str(self.cleaned_data["body"]).replace("\r\n", "\n")
        if body and not self.instance.body:
            raise ValidationError("原文里没有正文，这里不能补写；请把带正文的原件另传一份。")
        return body

    def clean(self) -> dict[str, object]:
        """Nobody writes over what another saved since this page was opened."""
        cleaned = super().clean() or self.cleaned_data
        now = (
            Article.objects.select_for_update().values_list("updated_at", flat=True).get(pk=self.instance.pk)
        )
        if cleaned.get("seen") != now.isoformat():
            raise ValidationError(
                "您打开这一页以后，别人改过这篇文章，所以没有保存；请另开一页看看改了什么，再在新页面里改。"
            )
        return cleaned

    @property
    def changed_data(self) -> list[str]:
        """What the editor changed; a body that only changed its line ends did not, nor does saying why."""
        changed = [name for name in super().changed_data if name not in ("reason", "seen")]
        if "body" in changed and str(self["body"].value()).replace("\r\n", "\n") == self.initial.get("body"):
            changed = [name for name in changed if name != "body"]
        return changed


class AppearanceForm(forms.ModelForm):
    """A person with office, organisation, role and division."""

    division = DivisionField(label="区划", required=False)

    class Meta:
        model = Appearance
        fields = ["name", "office", "organisation", "role", "division"]
        widgets = {
            "name": forms.TextInput({"size": 8, "placeholder": "姓名"}),
            "office": forms.TextInput({"size": 26, "placeholder": "职务"}),
            "organisation": forms.TextInput({"size": 20, "placeholder": "单位"}),
        }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.initial["division"] = self.instance.division


class StatementForm(forms.ModelForm):
    """Whose words a statement is, and which division they count for."""

    speaker_name = forms.CharField(
        label="讲话人",
        required=False,
        max_length=40,
        widget=forms.TextInput({"size": 10, "placeholder": "叙述者"}),
    )
    division = DivisionField(label="计入区划", required=False)

    class Meta:
        model = Statement
        fields = ["speaker_name", "division"]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.initial["division"] = self.instance.division
        self.initial["speaker_name"] = self.instance.speaker.name if self.instance.speaker else ""

    def clean_speaker_name(self) -> str:
        name = str(self.cleaned_data["speaker_name"]).strip()
        if any(character in name for character in "，。；：、,;:"):
            raise ValidationError(f"“{name}”里有标点；这里只写一个人的姓名，叙述部分留空。")
        return name

    def settle_speaker(self) -> None:
        """Link the statement to the person typed, who is listed with the article's people if new."""
        name = self.cleaned_data["speaker_name"]
        self.instance.speaker = speaker_named(self.instance.article, name) if name else None


def speaker_named(article: Article, name: str) -> Appearance:
    """Return who speaks in the article under this name; made if nobody does."""
    people = article.appearances.filter(name=name)
    speaking = people.filter(role__in=SPEAKING_ROLES).first() or people.first()
    return speaking or Appearance.objects.create(
        article=article, name=name, role=Appearance.Role.SPEAKS, position=next_position(article)
    )


def next_position(article: Article) -> int:
    last = article.appearances.order_by("position").last()
    return last.position + 1 if last else 0
