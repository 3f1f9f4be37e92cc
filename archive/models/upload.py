"""What came in, and every automatic act upon it."""

from django.conf import settings
from django.db import models

from archive.models.batch import Batch


class Upload(models.Model):
    """The original bytes of one file or paste, kept unaltered under their SHA-256; also the work queue of `prepare`."""

    class State(models.TextChoices):
        RECEIVED = "received", "待处理"
        PREPARED = "prepared", "已处理"
        FAILED = "failed", "失败"
        UNDONE = "undone", "已撤销"

    class Method(models.TextChoices):
        FILE = "file", "上传文件"
        PASTE = "paste", "粘贴"
        COMMAND = "command", "命令行"
        SAMPLE = "sample", "样例"

    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    copy = models.PositiveSmallIntegerField("第几份", default=0, help_text="0 以外：内容相同，作为转载另收的")
    size = models.PositiveBigIntegerField("字节数")
    name = models.CharField("原文件名", max_length=255)
    url = models.URLField("网址", max_length=1000, blank=True)
    method = models.CharField("方式", max_length=10, choices=Method)
    state = models.CharField("状态", max_length=10, choices=State, default=State.RECEIVED, db_index=True)
    error = models.CharField("错误", max_length=500, blank=True)
    batch = models.ForeignKey(
        Batch, models.SET_NULL, null=True, blank=True, related_name="uploads", verbose_name="批次"
    )
    attempts = models.PositiveSmallIntegerField("尝试次数", default=0)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, verbose_name="上传者"
    )
    uploaded_at = models.DateTimeField("上传时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "上传"
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["sha256", "copy"], name="one_upload_a_copy")]

    def __str__(self) -> str:
        return self.name


class RepairStep(models.Model):
    """A recorded repair of an article's decoded text, replayed in the order of `position`."""

    article = models.ForeignKey("archive.Article", models.CASCADE, related_name="steps", verbose_name="文章")
    position = models.PositiveIntegerField("次序")
    rule = models.CharField("规则", max_length=40)
    start = models.PositiveIntegerField("起")
    end = models.PositiveIntegerField("止")
    before = models.TextField("修复前")
    after = models.TextField("修复后", blank=True)
    certainty = models.FloatField("把握", default=1.0)

    class Meta:
        verbose_name = verbose_name_plural = "修复步骤"
        ordering = ["article", "position"]
        constraints = [models.UniqueConstraint(fields=["article", "position"], name="one_step_a_position")]

    def __str__(self) -> str:
        return f"{self.rule} {self.start}:{self.end}"


class Finding(models.Model):
    """A candidate value and the words it was read from: `article.decoded[start:end] == quote`."""

    # The rule of what a person decided.
    EDITOR = "editor"

    article = models.ForeignKey(
        "archive.Article", models.CASCADE, related_name="findings", verbose_name="文章"
    )
    field = models.CharField("字段", max_length=20)
    value = models.CharField("值", max_length=500)
    quote = models.TextField("原文", blank=True)
    start = models.PositiveIntegerField("起")
    end = models.PositiveIntegerField("止")
    rule = models.CharField("规则", max_length=40)
    certainty = models.FloatField("把握")
    certain = models.BooleanField("确定", default=False)
    chosen = models.BooleanField("采用", default=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="决定者",
    )
    decided_at = models.DateTimeField("决定时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "发现"
        ordering = ["article", "field", "-chosen", "-certainty", "start"]

    def __str__(self) -> str:
        return f"{self.field}={self.value}"

    @property
    def is_settled(self) -> bool:
        """Whether nobody need look at it: it is certain, or a person decided."""
        return self.certain or self.decided_at is not None or self.rule == self.EDITOR
