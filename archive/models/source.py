"""Where an article was published: a newspaper, a site, an office."""

from django.db import models


class Source(models.Model):
    name = models.CharField("名称", max_length=200, unique=True)

    class Meta:
        verbose_name = verbose_name_plural = "来源"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
