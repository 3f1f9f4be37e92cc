"""People: the same name in two divisions is two people until an editor says otherwise."""

from django.db import models

from archive.models.division import Division


class Person(models.Model):
    name = models.CharField("姓名", max_length=40, db_index=True)
    division = models.ForeignKey(
        Division, models.PROTECT, null=True, blank=True, related_name="people", verbose_name="所在区划"
    )

    class Meta:
        verbose_name = verbose_name_plural = "人物"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["name", "division"], name="one_person_a_name_and_division"),
            # SQLite holds nulls to be distinct, so people without a division need a constraint of their own.
            models.UniqueConstraint(
                fields=["name"],
                condition=models.Q(division__isnull=True),
                name="one_person_a_name_without_division",
            ),
        ]

    def __str__(self) -> str:
        return self.name
