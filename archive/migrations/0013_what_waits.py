from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):

    dependencies = [("archive", "0012_retired_slogans")]

    operations = [
        migrations.AlterField(
            "Article",
            "reread",
            models.BooleanField(default=False, editable=False, verbose_name="等待重读"),
        ),
        migrations.AlterField(
            "Article",
            "to_publish",
            models.BooleanField(default=False, editable=False, verbose_name="等待发布"),
        ),
        migrations.AddIndex(
            "Article",
            models.Index(fields=["id"], condition=Q(reread=True), name="waiting_to_be_reread"),
        ),
        migrations.AddIndex(
            "Article",
            models.Index(fields=["id"], condition=Q(to_publish=True), name="waiting_to_be_published"),
        ),
    ]
