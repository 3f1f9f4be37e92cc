"""A running archive (gunicorn, worker, samples) and a headless Chromium, once for all browser tests."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parents[2]
# The first is Chromium without windows: its pages cost half as much of the processor.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser")
CHROMIUM = next((path for name in NAMES if (path := shutil.which(name))), None)
# The last list of its kind counts, so Playwright's is repeated. Chromium 156 makes the popup of the address bar, which no
# headless window shows, for each new page: that took a second of the processor, more than most tests.
WITHOUT = (
    "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning",
    "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch",
    "WebUIOmniboxPopup", "WebUIOmniboxAimPopup",
)  # fmt: skip
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(WITHOUT)}",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="没有 chromium：apt install chromium fonts-noto-cjk"))


@dataclass(frozen=True)
class Site:
    """A served archive: where it is, and who may administer it."""

    url: str
    environment: dict[str, str]
    username: str = "guanliyuan"
    password: str = "Renda-Archive-2026"

    def manage(self, *arguments: str) -> str:
        """Run a manage.py command on the served archive and return what it printed."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=300,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_up(url: str, seconds: float = 180) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            with urlopen(f"{url}/healthz", timeout=5):
                return
        except (URLError, ConnectionError, TimeoutError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def _environment(folder: Path) -> dict[str, str]:
    return {
        name: value
        for name, value in os.environ.items()
        if name
        not in {"DJANGO_SETTINGS_MODULE", "DATABASE_URL", "SEARCH_URL", "SECRET_KEY", "LOGIN_REQUIRED"}
    } | {
        "DATA_DIR": str(folder),
        "HOST": "127.0.0.1",
        "DEMO": "1",
    }


@pytest.fixture(scope="session")
def administered(bootstrapped: Path, made_once: Callable[..., Path]) -> Path:
    """A data directory with the samples and a superuser."""

    def make(folder: Path) -> None:
        shutil.copytree(bootstrapped, folder, dirs_exist_ok=True)
        account = {"USERNAME": Site.username, "PASSWORD": Site.password, "EMAIL": "a@example.cn"}
        environment = {f"DJANGO_SUPERUSER_{name}": value for name, value in account.items()}
        Site("", _environment(folder) | environment).manage("createsuperuser", "--noinput", "--skip-checks")

    return made_once("administered", make)


@pytest.fixture(scope="package")
def site(administered: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """An archive with the samples, served by gunicorn beside its worker."""
    port, folder = _free_port(), tmp_path_factory.mktemp("data") / "archive"
    shutil.copytree(administered, folder)
    environment = _environment(folder) | {"PORT": str(port)}
    served = Site(f"http://127.0.0.1:{port}", environment)
    processes = [
        subprocess.Popen([sys.executable, *command], cwd=ROOT, env=environment)
        for command in (
            ["-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "archive.wsgi"],
            ["manage.py", "run_worker"],
        )
    ]
    try:
        _wait_until_up(served.url)
        yield served
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(timeout=30)


@pytest.fixture(scope="package")
def browser() -> Iterator[object]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def tab(browser, site: Site) -> Iterator[object]:
    """The tab of all tests: another one has a process of its own, which takes as long as four pages."""
    context = browser.new_context(locale="zh-CN", base_url=site.url)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(tab, site: Site) -> Iterator[object]:
    """The tab as if it were fresh; the test fails if it asks another host, throws a script error or meets the policy."""
    _refresh(tab)
    strangers: list[str] = []
    errors: list[str] = []
    ears = {
        "request": lambda request: (
            strangers.append(request.url) if not request.url.startswith((site.url, "data:")) else None
        ),
        "pageerror": lambda error: errors.append(str(error)),
        "console": lambda said: errors.append(said.text) if "Content Security Policy" in said.text else None,
    }
    for event, hear in ears.items():
        tab.on(event, hear)
    yield tab
    for event, hear in ears.items():
        tab.remove_listener(event, hear)
    assert not strangers
    assert not errors


@pytest.fixture(scope="package")
def tab_without_scripts(browser, site: Site) -> Iterator[object]:
    context = browser.new_context(java_script_enabled=False, locale="zh-CN", base_url=site.url)
    yield context.new_page()
    context.close()


@pytest.fixture
def plain(tab_without_scripts) -> object:
    """A tab without JavaScript, as if it were fresh."""
    return _refresh(tab_without_scripts)


def _refresh(tab):
    """Forget what a test chose; the archive keeps nothing in a browser but cookies."""
    tab.context.clear_cookies()
    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.emulate_media(media="null")
    tab.set_default_timeout(10_000)
    return tab
