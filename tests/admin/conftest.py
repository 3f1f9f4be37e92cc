"""Editors and administrators of the groups that the migration makes; a reader that returns the hand-made text."""

import pytest
from django.contrib.auth.models import Group, User

from tests.pipeline.conftest import county, hand_made, originals_dir, slogans  # noqa: F401  fixtures


def _user(name: str, group: str) -> User:
    user = User.objects.create_user(name, password="p-" + name)
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def editor(client, db):
    """A client logged in as a member of 编辑."""
    client.force_login(_user("bianji", "编辑"))
    return client


@pytest.fixture
def administrator(client, db):
    """A client logged in as a member of 管理员."""
    client.force_login(_user("guanli", "管理员"))
    return client


@pytest.fixture
def reader(client, db):
    """A client logged in as a member of 读者."""
    client.force_login(_user("duzhe", "读者"))
    return client
