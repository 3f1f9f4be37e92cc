import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("archive", "0007_divisions_of_article"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            "article",
            "asked_by",
            models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="由谁要求发布",
            ),
        ),
        migrations.AddField(
            "article",
            "to_publish",
            models.BooleanField(db_index=True, default=False, editable=False, verbose_name="等待发布"),
        ),
    ]
