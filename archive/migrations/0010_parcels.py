import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("archive", "0009_dates_of_genre")]

    operations = [
        migrations.CreateModel(
            "Parcel",
            [
                ("key", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=255, verbose_name="原文件名")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("url", models.URLField(blank=True, max_length=1000, verbose_name="网址")),
                ("opened", models.PositiveIntegerField(default=0, verbose_name="已收件数")),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="尝试次数")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="上传时间")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parcels",
                        to="archive.batch",
                        verbose_name="批次",
                    ),
                ),
            ],
            {
                "verbose_name": "待解开的压缩包",
                "verbose_name_plural": "待解开的压缩包",
                "ordering": ["made_at", "key"],
            },
        ),
    ]
