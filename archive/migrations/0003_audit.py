"""What was done here has pages of its own, and administrators may look at them."""

import django.contrib.admin.models
from django.contrib.auth.management import create_permissions
from django.db import migrations


def grant(apps, schema_editor):
    """Permissions are usually made after the last migration; here they are needed before."""
    config = apps.get_app_config("archive")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    config.models_module = None
    permissions = apps.get_model("auth", "Permission").objects.filter(
        codename__in=["view_auditentry", "view_loginfailure"]
    )
    for group in apps.get_model("auth", "Group").objects.filter(name="管理员"):
        group.permissions.add(*permissions)


class Migration(migrations.Migration):

    dependencies = [
        ('admin', '0003_logentry_add_action_flag_choices'),
        ('archive', '0002_groups'),
        ('axes', '0010_accessattemptexpiration'),
    ]

    operations = [
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
            ],
            options={
                'verbose_name': '操作记录',
                'verbose_name_plural': '操作记录',
                'ordering': ['-action_time'],
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('admin.logentry',),
            managers=[
                ('objects', django.contrib.admin.models.LogEntryManager()),
            ],
        ),
        migrations.CreateModel(
            name='LoginFailure',
            fields=[
            ],
            options={
                'verbose_name': '登录失败',
                'verbose_name_plural': '登录失败',
                'ordering': ['-attempt_time'],
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('axes.accessfailurelog',),
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
