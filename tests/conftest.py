"""What all tests share: who runs in which process (pytest-xdist), suggestions of their own, the contexts of pages."""

from __future__ import annotations

import fcntl
import math
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db.models.signals import post_migrate
from django.http import HttpRequest
from django.template.backends import jinja2
from django.test.signals import template_rendered
from xdist.scheduler import LoadScopeScheduling

BROWSER = Path(__file__).parent / "browser"
ROOT = Path(__file__).parents[1]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest; pytest-django has put the tests of each kind together."""
    items.sort(key=lambda item: not item.path.is_relative_to(BROWSER))


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> LoadScopeScheduling:
    """Give each process a file at a time, or a folder of the browser's: what is set up for them is then set up once."""

    class ByFile(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = PurePath(nodeid.split("::", 1)[0])
            return str(file.parent if "browser" in file.parts else file)

    return ByFile(config, log)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Have what migrations put into the tables come back whenever a test that commits has emptied them."""
    with django_db_blocker.unblock():
        may = {
            group.name: list(group.permissions.values_list("codename", flat=True))
            for group in Group.objects.all()
        }

    def come_back(using: str, **_: object) -> None:
        for name, codenames in may.items():
            group, is_new = Group.objects.using(using).get_or_create(name=name)
            if is_new:
                group.permissions.set(Permission.objects.using(using).filter(codename__in=codenames))

    # The last application has its permissions by then.
    post_migrate.connect(come_back, sender=list(apps.get_app_configs())[-1])
    yield
    post_migrate.disconnect(come_back, sender=list(apps.get_app_configs())[-1])


@pytest.fixture(autouse=True)
def own_suggestions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Suggestions are kept for a process and made anew in a thread; each test has an archive of its own.

    On a slow machine a test outlasts their freshness, and the thread then meets the tables of a database in memory locked.
    """
    from search.pages import suggest

    monkeypatch.setattr(suggest, "_table", suggest._Table())
    monkeypatch.setattr(suggest, "FRESH", math.inf)


@pytest.fixture(autouse=True)
def told_contexts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Jinja2 tell what it renders, as Django's own templates do in tests, so that `response.context` is filled."""
    render = jinja2.Template.render

    def telling(
        self: jinja2.Template, context: dict[str, Any] | None = None, request: HttpRequest | None = None
    ) -> str:
        context = {} if context is None else context
        html = render(self, context, request)
        # Rendered, it holds what the context processors say, too.
        template_rendered.send(sender=self, template=self, context=context)
        return html

    monkeypatch.setattr(jinja2.Template, "render", telling)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Call it with a name and with what fills a folder; of all processes of the tests one does it, for all of them."""
    base = tmp_path_factory.getbasetemp()
    common = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def made(name: str, make: Callable[[Path], None]) -> Path:
        folder, making = common / name, common / f"{name}-unfinished"
        with (common / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not folder.exists():
                making.mkdir()
                make(making)
                making.rename(folder)
        return folder

    return made


@pytest.fixture(scope="session")
def migrated(made_once: Callable[..., Path]) -> Path:
    """An SQLite database with all tables and nothing in them."""

    def make(folder: Path) -> None:
        _manage(folder, "migrate", "-v0", "--skip-checks")

    return made_once("migrated", make) / "archive.sqlite3"


@pytest.fixture(scope="session")
def bootstrapped(migrated: Path, made_once: Callable[..., Path]) -> Path:
    """A data directory with divisions, slogans and samples, and their index."""

    def make(folder: Path) -> None:
        shutil.copy(migrated, folder)
        _manage(folder, "bootstrap")

    return made_once("bootstrapped", make)


def _manage(folder: Path, *arguments: str) -> None:
    """Run a manage.py command on a data directory, with the settings of a new archive."""
    environment = os.environ | {
        "DATA_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "archive.settings",
        "DEMO": "1",
    }
    subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment, check=True)


@pytest.fixture
def data_dir(migrated: Path, tmp_path: Path) -> Path:
    """A data directory, for processes of its own, with nothing but the tables."""
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(migrated, folder)
    return folder
