"""What the upload page takes: many files, or one pasted text with its address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from archive.pipeline import word_processor
from archive.pipeline.sheet import is_sheet
from archive.pipeline.unpack import LITTER, Container, Item, is_container

NAME_FROM_TEXT = 30


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; empty ones too, so that each gets its own answer."""

    widget = FilesInput

    def clean(self, data: object, initial: object = None) -> list[UploadedFile]:
        return [file for file in data if file] if isinstance(data, list) else []


class UploadForm(forms.Form):
    """Files or a text, at least one of them."""

    documents = FilesField(label="文件", required=False)
    folder = FilesField(
        label="文件夹", required=False, widget=FilesInput({"webkitdirectory": True}),
        help_text="选一个文件夹，里面的文件全部上传。",
    )  # fmt: skip
    text = forms.CharField(
        label="粘贴文字", required=False, strip=False,
        widget=forms.Textarea({"rows": 12, "placeholder": "把文章全文粘贴在这里，连同标题、来源、日期等原样文字。"}),
    )  # fmt: skip
    url = forms.URLField(
        label="原文网址", required=False, max_length=1000, assume_scheme="https",
        help_text="文章所在网页的地址，可留空；日期和转载关系常要靠它判断。",
        error_messages={"invalid": "这不是可用的网址；请写成 https://… 或留空。"},
        widget=forms.TextInput({"size": 80, "inputmode": "url"}),
    )  # fmt: skip

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        old = "、doc、wps、rtf" if word_processor.program() else ""
        self.fields["documents"].help_text = (
            f"可选多个：txt、docx、pdf、ofd、html{old}、zip 压缩包或 .jsonl；也可以是一份每行一篇的表格（xlsx、csv）。"
            f"一次合计不超过 {settings.UPLOAD_LIMIT_MB} MB。"
        )

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        if not self.files_sent(cleaned) and not cleaned.get("text", "").strip():
            raise ValidationError("请选择至少一个文件，或粘贴一篇文字。")
        return cleaned

    @staticmethod
    def files_sent(cleaned: dict[str, Any]) -> list[UploadedFile]:
        """Return the files of both fields, without what systems leave in folders."""
        files = [*(cleaned.get("documents") or ()), *(cleaned.get("folder") or ())]
        return [file for file in files if str(file.name) not in LITTER]

    def largest(self) -> int:
        """Return the size of the largest file in bytes."""
        return max((file.size or 0 for file in self.files_sent(self.cleaned_data)), default=0)

    def sheet(self) -> Item | None:
        """Return the spreadsheet, if that is all that was handed in."""
        files = self.files_sent(self.cleaned_data)
        is_alone = len(files) == 1 and not self.cleaned_data["text"].strip() and is_sheet(str(files[0].name))
        return Item(str(files[0].name), files[0].read()) if is_alone else None

    def items(self) -> Iterator[Item | Container]:
        """Yield what was handed in, read when its turn comes, the pasted text as a file of its own."""
        for file in self.files_sent(self.cleaned_data):
            name = str(file.name)
            yield (
                Container(name, cast(BinaryIO, file.file)) if is_container(name) else Item(name, file.read())
            )
        text = self.cleaned_data["text"]
        if text.strip():
            # Browsers send CR LF; the same text from a file has LF and must be the same original.
            yield Item(_name_of(text), text.replace("\r\n", "\n").encode("utf-8", "replace"))


def _name_of(text: str) -> str:
    """Return a name for a pasted text: its opening words."""
    opening = "".join(text.split())[:NAME_FROM_TEXT].replace("/", "／")
    return f"粘贴：{opening}.txt"
