"""Who sends a batch, and who reads meanwhile: over HTTP as a browser does, or in this process for the tests."""

from __future__ import annotations

import http.client
import json
import os
import re
import secrets
import threading
import time
from contextlib import ExitStack
from itertools import cycle
from pathlib import Path
from typing import Protocol, Self
from urllib.parse import quote, urlencode

from benchmarks.http import HOST, PATIENCE, server
from benchmarks.watch import Table

NAME, PASSWORD = "bianji", secrets.token_urlsafe(12)
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
READERS, PAUSE_SECONDS, SAMPLES = 2, 0.3, 5


class Desk(Protocol):
    """What an editor does with a batch."""

    port: int
    processor_seconds: float

    def send(self, name: str, raw: bytes) -> None: ...
    def is_read(self) -> bool: ...
    def confirm(self) -> None: ...
    def publish(self) -> None: ...


class BareDesk:
    """The same acts as calls in this process."""

    port = 0
    processor_seconds = 0.0

    def send(self, name: str, raw: bytes) -> None:
        from archive.pipeline.hand_in import open_batch
        from archive.pipeline.ingest import Item

        self._batch = open_batch([Item(name, raw)], method="file", user=None)

    def is_read(self) -> bool:
        return not (self._batch.parcels.exists() or self._batch.uploads.filter(state="received").exists())

    def confirm(self) -> None:
        from archive.pipeline.batch import confirm

        confirm(self._batch, None)

    def publish(self) -> None:
        from archive.pipeline.batch import publish_certain

        publish_certain(self._batch, None)


class HttpDesk:
    """An editor at a browser, before gunicorn as `bin/serve` starts it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._cookies: dict[str, str] = {}
        self._page = ""
        self.processor_seconds = 0.0

    def __enter__(self) -> Self:
        from django.contrib.auth.models import Group, User
        from django.core.management import call_command

        call_command("collectstatic", interactive=False, verbosity=0)
        User.objects.create_user(NAME, password=PASSWORD).groups.add(Group.objects.get(name="编辑"))
        self._stack = ExitStack()
        self._before = os.times()
        self.port, _ = self._stack.enter_context(server(self._folder, "whoosh"))
        self._ask("GET", "/login/")
        self._post("/login/", {"username": NAME, "password": PASSWORD})
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()
        # Of all children that ended meanwhile, so the workers of a batch are in it too.
        now = os.times()
        self.processor_seconds = now.children_user + now.children_system
        self.processor_seconds -= self._before.children_user + self._before.children_system

    def send(self, name: str, raw: bytes) -> None:
        self._ask("GET", "/admin/archive/upload/add/")
        mark = secrets.token_hex(16)
        fields = {"csrfmiddlewaretoken": self._token, "text": "", "url": ""}
        head = "".join(
            f'--{mark}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
            for key, value in fields.items()
        )
        head += f'--{mark}\r\nContent-Disposition: form-data; name="documents"; filename="{name}"\r\n\r\n'
        body = head.encode() + raw + f"\r\n--{mark}--\r\n".encode()
        self._batch = self._ask(
            "POST", "/admin/archive/upload/add/", body, f"multipart/form-data; boundary={mark}"
        )
        if "/batch/" not in self._batch:
            raise RuntimeError(f"the batch was not taken in: {self._batch}")

    def is_read(self) -> bool:
        self._ask("GET", self._batch.replace("change/", "progress/"))
        return json.loads(self._page)["left"] == 0

    def confirm(self) -> None:
        self._act("confirm")

    def publish(self) -> None:
        self._act("publish")

    def _act(self, name: str) -> None:
        self._ask("GET", self._batch)
        self._post(self._batch.replace("change/", f"{name}/"), {})

    @property
    def _token(self) -> str:
        found = TOKEN.search(self._page)
        if not found:
            raise RuntimeError("the page has no form")
        return found[1]

    def _post(self, path: str, fields: dict[str, str]) -> str:
        body = urlencode({"csrfmiddlewaretoken": self._token, **fields}).encode()
        return self._ask("POST", path, body, "application/x-www-form-urlencoded")

    def _ask(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> str:
        """Keep the page that comes; return where it leads."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=10 * PATIENCE)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        connection.request(method, path, body, headers | ({"Content-Type": kind} if kind else {}))
        response = connection.getresponse()
        for cookie in response.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.split(";")[0].partition("=")
            self._cookies[name] = value
        self._page = response.read().decode()
        connection.close()
        if response.status not in (200, 302):
            raise RuntimeError(f"{method} {path} answered {response.status}")
        return response.headers.get("Location") or path


def pages_for(number: int) -> dict[str, str]:
    """Return the pages that a reader asks for in turn, by their kind."""
    return {
        "home": "/",
        "search": f"/search/?q={quote('全过程人民民主')}",
        "article": f"/articles/{number + 1}/",
        "region": "/divisions/510000/",
        "lines": f"/search/?q={quote('高质量发展')}&view=lines",
    }


class Readers:
    """Some who ask for one page after the other while the batch goes through."""

    def __init__(self, port: int) -> None:
        self._port, self._over = port, threading.Event()
        self._threads = [threading.Thread(target=self._read, args=(number,)) for number in range(READERS)]
        self.faults: list[str] = []
        self.table = Table("a page meanwhile, ms")
        self._taken: dict[str, list[float]] = {}

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()
        for kind, taken in sorted(self._taken.items()):
            self.table.add(f"{kind} ({len(taken)})", taken)
        self.table.add("all", [each for taken in self._taken.values() for each in taken])

    def processor_seconds(self) -> float:
        """Return what all these pages took of the processor, by what each kind takes in this process."""
        from django.test import Client

        client, whole = Client(), 0.0
        for kind, path in pages_for(0).items():
            client.get(path)
            began = time.process_time()
            for _ in range(SAMPLES):
                client.get(path)
            whole += (time.process_time() - began) / SAMPLES * len(self._taken.get(kind, ()))
        return whole

    def _read(self, number: int) -> None:
        pages = pages_for(number)
        connection = http.client.HTTPConnection(HOST, self._port, timeout=PATIENCE)
        for kind, path in cycle(pages.items()):
            if self._over.wait(PAUSE_SECONDS):
                return
            began = time.perf_counter()
            try:
                connection.request("GET", path)
                response = connection.getresponse()
                response.read()
                if response.status != 200:
                    self.faults.append(f"{path} answered {response.status}")
            except OSError as error:
                self.faults.append(f"{path}: {error!r}")
                connection.close()
            self._taken.setdefault(kind, []).append((time.perf_counter() - began) * 1000)
