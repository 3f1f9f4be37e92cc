"""People: the same name in two divisions is two people until an editor says otherwise."""

from __future__ import annotations

from django.db import models

from archive.models.division import Division

NAMESAKE = "已有同名、同区划的人物；确是同一人请用“合并”，不是请填写“区分”。"


class Person(models.Model):
    """A person. One merged into another stays, so that its address and later mentions lead on."""

    name = models.CharField("姓名", max_length=40, db_index=True)
    division = models.ForeignKey(
        Division, models.PROTECT, null=True, blank=True, related_name="people", verbose_name="所在区划"
    )
    note = models.CharField(
        "区分",
        max_length=40,
        blank=True,
        help_text="同一区划有同名的人时，写明是哪一位，如“教育局”；平时留空",
    )
    merged_into = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        verbose_name="已并入",
    )

    class Meta:
        verbose_name = verbose_name_plural = "人物"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "division", "note"],
                name="one_person_a_name_division_and_note",
                violation_error_message=NAMESAKE,
            ),
            # SQLite holds nulls to be distinct, so people without a division need a constraint of their own.
            models.UniqueConstraint(
                fields=["name", "note"],
                condition=models.Q(division__isnull=True),
                name="one_person_a_name_and_note_without_division",
                violation_error_message=NAMESAKE,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.note}）" if self.note else self.name

    @property
    def standing(self) -> Person:
        """The person that this one was merged into, or itself."""
        person = self
        while person.merged_into is not None:
            person = person.merged_into
        return person
