from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("archive", "0011_parcels_of_all_kinds")]

    operations = [
        migrations.AddField(
            "Slogan",
            "is_retired",
            models.BooleanField(
                default=False, help_text="不再标记和统计；随时可以重新启用", verbose_name="停用"
            ),
        ),
    ]
