"""The article, its statements and the people who appear in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.db import models
from django.urls import reverse

from archive.models.batch import Batch
from archive.models.division import Division
from archive.models.person import Person
from archive.models.source import Source
from archive.models.upload import Upload
from archive.text import edtf

# The columns that tell the year of an article where many are counted.
DATES = ("event_earliest", "event_latest", "published_earliest", "published_latest")


def year_of(dates: Sequence[date | None]) -> int | None:
    """Return the year of an article from the values of `DATES`; None if it is unknown."""
    return edtf.decisive(edtf.Bounds(*dates[:2]), edtf.Bounds(*dates[2:])).year


class ArticleQuerySet(models.QuerySet["Article"]):
    def public(self) -> ArticleQuerySet:
        """The articles the public may read: real ones, or the samples while there is no real one."""
        published = self.filter(status=Article.Status.PUBLISHED)
        real = published.filter(is_sample=False)
        return real if Article.objects.filter(status="published", is_sample=False).exists() else published

    def to_review(self) -> ArticleQuerySet:
        """What waits for a person, most doubtful first: drafts (of a batch once it is confirmed) and proposals."""
        confirmed = models.Q(upload__batch=None) | models.Q(upload__batch__state=Batch.State.CONFIRMED)
        drafts = models.Q(confirmed, status=Article.Status.DRAFT)
        proposed = Article.objects.filter(proposals__outcome="waiting").values("pk")
        waiting = self.filter(drafts | models.Q(pk__in=proposed), to_publish=False)
        return waiting.exclude(upload__state=Upload.State.UNDONE).order_by("-doubts", "pk")


class Article(models.Model):
    """One article as the archive tells it; the original bytes are its `upload`."""

    class Status(models.TextChoices):
        DRAFT = "draft", "草稿"
        PUBLISHED = "published", "已发布"
        WITHDRAWN = "withdrawn", "已撤下"

    class Genre(models.TextChoices):
        REPORT = "工作报告", "工作报告"
        NEWS = "会议报道", "会议报道"
        SPEECH = "讲话", "讲话"
        STATEMENTS = "发言选登", "发言选登"
        SIGNED = "署名文章", "署名文章"
        EXPERIENCE = "经验材料", "经验材料"
        TEMPLATE = "范文", "范文"
        OTHER = "其他", "其他"

    class Level(models.TextChoices):
        PROVINCE = "province", "省级"
        CITY = "city", "地市级"
        COUNTY = "county", "县级"
        TOWNSHIP = "township", "乡镇级"

    upload = models.OneToOneField(Upload, models.PROTECT, related_name="article", verbose_name="上传")
    status = models.CharField("状态", max_length=10, choices=Status, default=Status.DRAFT, db_index=True)
    withdrawn_reason = models.CharField("撤下理由", max_length=500, blank=True)
    is_sample = models.BooleanField("样例", default=False, db_index=True)

    title = models.CharField("标题", max_length=300, blank=True, help_text="原文没有标题时留空")
    genre = models.CharField("体裁", max_length=10, choices=Genre, default=Genre.OTHER)
    level = models.CharField("层级", max_length=10, choices=Level, blank=True)
    county = models.ForeignKey(
        Division, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="县（市、区）",
        help_text="全文只讲一个区划时填写，否则留空",
    )  # fmt: skip
    divisions = models.ManyToManyField(Division, blank=True, related_name="articles", verbose_name="涉及区划")
    event_on = models.CharField(
        "会议日期", max_length=40, blank=True, help_text="EDTF，如 2022-08-04、XXXX-08-04"
    )
    event_quote = models.CharField("会议日期原文", max_length=200, blank=True)
    event_earliest = models.DateField(null=True, blank=True, editable=False)
    event_latest = models.DateField(null=True, blank=True, editable=False)
    published_on = models.CharField("刊发日期", max_length=40, blank=True, help_text="EDTF")
    published_quote = models.CharField("刊发日期原文", max_length=200, blank=True)
    published_earliest = models.DateField(null=True, blank=True, editable=False)
    published_latest = models.DateField(null=True, blank=True, editable=False)
    congress_term = models.PositiveSmallIntegerField("届", null=True, blank=True)
    session_number = models.PositiveSmallIntegerField("次", null=True, blank=True)
    report_year = models.PositiveSmallIntegerField("报告年度", null=True, blank=True)
    speakers = models.ManyToManyField(Person, through="Appearance", blank=True, verbose_name="人物")
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="articles", verbose_name="来源"
    )
    author = models.CharField("作者", max_length=200, blank=True, help_text="多人以顿号分隔")
    editor = models.CharField("编辑", max_length=200, blank=True)
    reprinter = models.CharField("转载", max_length=200, blank=True)
    original_url = models.CharField("原文链接", max_length=1000, blank=True)
    doubts = models.PositiveSmallIntegerField("疑点", default=0, db_index=True, editable=False)
    flags = models.JSONField("损坏与特征", default=list, blank=True)
    rules = models.CharField("读取所依规则", max_length=64, blank=True, editable=False)
    reread = models.BooleanField("等待重读", default=False, editable=False)
    # Asked for in a batch with many others: the worker does it.
    to_publish = models.BooleanField("等待发布", default=False, editable=False)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+",
        verbose_name="由谁要求发布",
    )  # fmt: skip

    reference_code = models.CharField("档号", max_length=60, blank=True)
    fonds_code = models.CharField("全宗号", max_length=60, blank=True)
    retention_period = models.CharField("保管期限", max_length=20, blank=True)

    encoding = models.CharField("编码", max_length=20)
    decoded = models.TextField("解码文本", help_text="从不改动；一切位置以它为准")
    body = models.TextField("正文", help_text="修复步骤重放的结果")

    created_at = models.DateTimeField("建立", auto_now_add=True)
    updated_at = models.DateTimeField("更新", auto_now=True)
    first_published_at = models.DateTimeField("首次发布", null=True, blank=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "文章"
        ordering = ["-pk"]
        # The newest additions, without a look at any text. What waits is asked for three times a second: SQLite finds
        # what is true only in an index that holds nothing else.
        indexes = [
            models.Index(fields=["status", "-first_published_at", "-id"], name="newest_additions"),
            models.Index(fields=["genre", "status", "is_sample", "level", *DATES], name="dates_of_genre"),
            models.Index(fields=["id"], condition=models.Q(reread=True), name="waiting_to_be_reread"),
            models.Index(fields=["id"], condition=models.Q(to_publish=True), name="waiting_to_be_published"),
        ]
        permissions = [("publish_article", "可以发布文章"), ("withdraw_article", "可以撤下和恢复文章")]

    def __str__(self) -> str:
        return self.display_title

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the bounds of both dates true to their EDTF strings. Raises ValueError for a bad one."""
        for name in ("event", "published"):
            value = getattr(self, f"{name}_on")
            limits = edtf.bounds(value) if value else edtf.Bounds(None, None)
            setattr(self, f"{name}_earliest", limits.earliest)
            setattr(self, f"{name}_latest", limits.latest)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.pk])

    @property
    def display_title(self) -> str:
        """The title, or the opening words of the body in brackets where the text has none."""
        return self.title or f"［无题］{self.body.lstrip()[:24]}…"

    @property
    def date_bounds(self) -> edtf.Bounds:
        """The bounds that years and ranges use: of the event if it falls in one year, else of publication."""
        return edtf.decisive(
            edtf.Bounds(self.event_earliest, self.event_latest),
            edtf.Bounds(self.published_earliest, self.published_latest),
        )

    @property
    def year(self) -> int | None:
        """The year of the article, or None: unknown."""
        return self.date_bounds.year


class Statement(models.Model):
    """Consecutive paragraphs by one speaker: the unit of credit and of counting. `text == article.body[start:end]`."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="statements", verbose_name="文章")
    position = models.PositiveIntegerField("次序", help_text="从 0 起；标题属于第一则")
    start = models.PositiveIntegerField("起")
    end = models.PositiveIntegerField("止")
    text = models.TextField("文字")
    division = models.ForeignKey(
        Division, models.PROTECT, null=True, blank=True, related_name="statements", verbose_name="区划"
    )
    speaker = models.ForeignKey(
        "archive.Appearance", models.SET_NULL, null=True, blank=True, related_name="statements",
        verbose_name="讲话人", help_text="空＝叙述者",
    )  # fmt: skip

    class Meta:
        verbose_name = verbose_name_plural = "陈述"
        ordering = ["article", "position"]
        # Which article speaks for which division, without a look at any text.
        indexes = [models.Index(fields=["article", "division"], name="divisions_of_article")]
        constraints = [
            models.UniqueConstraint(fields=["article", "position"], name="one_statement_a_position")
        ]

    def __str__(self) -> str:
        return f"{self.article_id}/{self.position}"

    def get_absolute_url(self) -> str:
        return reverse("statement", args=[self.pk])


class Appearance(models.Model):
    """A person in an article, in one role, with the office as written. `person` is settled at publication."""

    class Role(models.TextChoices):
        SPEAKS = "speaks", "讲话"
        PRESIDES = "presides", "主持"
        REPORTS = "reports", "作报告"
        ATTENDS = "attends", "出席"

    article = models.ForeignKey(Article, models.CASCADE, related_name="appearances", verbose_name="文章")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="appearances", verbose_name="人物"
    )
    person_decided = models.BooleanField("人物由编辑认定", default=False, editable=False)
    position = models.PositiveIntegerField("次序")
    name = models.CharField("姓名", max_length=40)
    office = models.CharField("职务", max_length=200, blank=True)
    organisation = models.CharField("单位", max_length=200, blank=True)
    role = models.CharField("角色", max_length=10, choices=Role)
    division = models.ForeignKey(
        Division, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="区划"
    )

    class Meta:
        verbose_name = verbose_name_plural = "出现"
        ordering = ["article", "position"]

    def __str__(self) -> str:
        return f"{self.office} {self.name}".strip()
