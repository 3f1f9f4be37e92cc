import secrets

from django.db import migrations, models


def name_the_archive(apps, schema_editor):
    apps.get_model('search', 'ArchiveMark').objects.create(pk=1, archive=secrets.token_hex(16))


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ArchiveMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('archive', models.CharField(max_length=32, verbose_name='档案')),
                ('through', models.BigIntegerField(default=0, verbose_name='已索引到')),
            ],
            options={
                'verbose_name': '索引标记',
                'verbose_name_plural': '索引标记',
            },
        ),
        migrations.RunPython(name_the_archive, migrations.RunPython.noop),
    ]
