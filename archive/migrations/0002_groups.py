"""The groups every archive starts with, and what each may do."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

VIEW = [
    "view_article", "view_statement", "view_appearance", "view_upload", "view_finding", "view_repairstep",
    "view_division", "view_person", "view_source", "view_slogan",
]  # fmt: skip
EDIT = [
    *VIEW,
    "add_upload", "change_upload", "change_article", "publish_article",
    "add_statement", "change_statement", "add_appearance", "change_appearance", "delete_appearance",
    "add_source", "change_source", "change_person",
]  # fmt: skip
ADMINISTER = [
    *EDIT,
    "withdraw_article",
    "add_slogan", "change_slogan", "delete_slogan",
    "add_division", "change_division", "delete_division",
    "add_person", "delete_person", "delete_source",
    "view_user", "add_user", "change_user", "delete_user", "view_group",
]  # fmt: skip
GROUPS = {"读者": [], "编辑": EDIT, "管理员": ADMINISTER}


def make_groups(apps, schema_editor):
    """Permissions are usually made after the last migration; here they are needed before."""
    for label in ("auth", "archive"):
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
        config.models_module = None
    group_model = apps.get_model("auth", "Group")
    permission_model = apps.get_model("auth", "Permission")
    for name, codenames in GROUPS.items():
        group, _ = group_model.objects.get_or_create(name=name)
        group.permissions.add(
            *permission_model.objects.filter(
                codename__in=codenames, content_type__app_label__in=["archive", "auth"]
            )
        )


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
