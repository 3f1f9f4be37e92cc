from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("archive", "0010_parcels")]

    operations = [
        migrations.AlterModelOptions(
            "Parcel",
            {
                "verbose_name": "待收入的文件",
                "verbose_name_plural": "待收入的文件",
                "ordering": ["made_at", "key"],
            },
        ),
        migrations.AddField(
            "Parcel",
            "kind",
            models.CharField(
                choices=[("container", "解开"), ("sheet", "读入"), ("files", "收入")],
                default="container",
                max_length=10,
                verbose_name="种类",
            ),
        ),
        migrations.AddField(
            "Parcel", "columns", models.JSONField(blank=True, default=dict, verbose_name="各栏")
        ),
    ]
