"""A zip archive of many files from the desk to the index: `python -m benchmarks.batch --files 2000 --kills 10`.

An editor sends it to gunicorn over HTTP, confirms it when all is read, and publishes it; the worker reads and indexes, and is
killed by SIGKILL at random moments of the first half and started again as `bin/serve` does. Readers ask for pages all the
while. Afterwards every file must be an article exactly once, published and found. Ends with 1 if anything is not so.

A doubt is a person's work and is not measured here: once a batch is confirmed its doubts count as settled.
`--bare` leaves out the server and its pages, for the tests.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.batch_desk import BareDesk, Desk, HttpDesk, Readers
from benchmarks.batch_worker import KilledWorker
from benchmarks.chaos_report import Report
from benchmarks.corpus import MadeArticle, made_articles
from benchmarks.house import furnish, open_house

PATIENCE_SECONDS = 3600.0


@dataclass
class Phases:
    """How long each phase took by the clock, in seconds; `total` is from the sending to the last article found."""

    taken: dict[str, float] = field(default_factory=dict)

    def take(self, name: str, act: Callable[[], object]) -> None:
        began = time.monotonic()
        act()
        self.taken[name] = time.monotonic() - began

    @property
    def total(self) -> float:
        return sum(self.taken.values())


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--articles", type=int, default=500, help="in the archive before")
    parser.add_argument("--phrases", type=int, default=100, help="of the audit at the end")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bare", action="store_true", help="without a server and its pages")
    parser.add_argument("--data", type=Path, help="keep the archive here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        report = measure(options.data or Path(passing), options)
    print("\n".join(report.lines))
    sys.exit(bool(report.faults))


def measure(folder: Path, options: argparse.Namespace) -> Report:
    open_house(folder)
    furnish(options.articles, seed=options.seed)
    from django.core.management import call_command

    call_command("rebuild_search", if_needed=True)
    call_command("run_worker", once=True)
    packed = zipped(options.files, seed=options.seed + 1)
    worker = KilledWorker(files=options.files, kills=options.kills, seed=options.seed)
    phases = Phases()
    with ExitStack() as house:
        desk: Desk = BareDesk() if options.bare else house.enter_context(HttpDesk(folder))
        readers = None if options.bare else house.enter_context(Readers(desk.port))
        house.enter_context(worker)
        began = sum(os.times()[:2])
        phases.take("sent", lambda: desk.send("批.zip", packed))
        phases.take("read", lambda: wait_until(desk.is_read, 0.2 if options.bare else 1.0))
        phases.take("confirmed", desk.confirm)
        settle_doubts()
        phases.take("published", lambda: (desk.publish(), wait_until(is_published)))
        phases.take("indexed", lambda: wait_until(is_indexed))
        here = sum(os.times()[:2]) - began
    pages = readers.processor_seconds() if readers else 0.0
    served = desk.processor_seconds - worker.processor_seconds - pages
    tell(options, phases, worker, here if options.bare else served)
    if readers:
        print(f"pages       {pages:8.1f} s of the processor beside")
        readers.table.print()
    return Report(
        "a batch sent", figures(options, worker), [*faults(options), *(readers.faults if readers else ())]
    )


def zipped(files: int, *, seed: int) -> bytes:
    """Return a zip archive of so many made reports, as texts."""
    from archive.models import Division

    names = dict(Division.objects.current().filter(level="county").values_list("adcode", "name"))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, made in enumerate(made_articles(files, sorted(names), seed=seed), 1):
            archive.writestr(f"{number:05}.txt", text_of(made, names[made.adcode]))
    return stream.getvalue()


def text_of(made: MadeArticle, county: str) -> str:
    """Return an article as a site shows it: title, byline, and who said what."""
    day = f"{made.day:%Y年}{made.day.month}月{made.day.day}日"
    said = [
        f"{county}人大常委会主任{each.speaker}指出，{each.text}"
        if each.speaker
        else f"{day}，{county}召开会议。{each.text}"
        for each in made.statements
    ]
    return "\n".join((f"{county}{made.title}", f"来源：{made.source}　发布时间：{made.day}", *said))


def wait_until(is_so: Callable[[], bool], pause: float = 0.2) -> None:
    """Look again after so many seconds; the page of a batch looks once a second."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError("nothing goes on any more")
        time.sleep(pause)


def settle_doubts() -> None:
    from archive.models import Article

    Article.objects.to_review().update(doubts=0)


def is_published() -> bool:
    from archive.pipeline.publish_many import asked

    return not asked().exists()


def is_indexed() -> bool:
    from search.models import Outbox

    return not Outbox.objects.exists()


def tell(options: argparse.Namespace, phases: Phases, worker: KilledWorker, desk_seconds: float) -> None:
    for name, seconds in phases.taken.items():
        print(f"{name:12}{seconds:8.1f} s")
    whole = worker.processor_seconds + desk_seconds
    parts = (
        f"worker {worker.processor_seconds:.1f} s with {options.kills + 1} starts, desk {desk_seconds:.1f} s"
    )
    print(f"end to end  {phases.total:8.1f} s, {options.files / phases.total:.1f} files/s by the clock")
    print(f"processor   {whole:8.1f} s, {1000 * whole / options.files:.0f} ms a file ({parts})")
    print(f"two cores would do {2 * options.files / whole:.1f} files/s")
    print("memory of the last worker, MB by files read:", " ".join(worker.memory))


def figures(options: argparse.Namespace, worker: KilledWorker) -> dict[str, int]:
    from archive.models import Article

    published = Article.objects.filter(status="published").count()
    return {"files": options.files, "kills": worker.kills_done, "articles published": published}


def faults(options: argparse.Namespace) -> list[str]:
    """Return what is missing, double, stuck, or told otherwise by the index."""
    from archive.models import Article, Batch, Upload
    from benchmarks.chaos_agreement import disagreements, lost_uploads

    batch = Batch.objects.latest("pk")
    sent = {f"{number:05}.txt" for number in range(1, options.files + 1)}
    names = list(batch.uploads.values_list("name", flat=True))
    published = Article.objects.filter(upload__batch=batch, status="published").values_list(
        "upload__name", flat=True
    )
    told = (
        []
        if sorted(names) == sorted(sent)
        else [f"{len(sent - set(names))} files lost, {len(names)} uploads"]
    )
    told += (
        []
        if sorted(published) == sorted(sent)
        else [f"{len(published)} articles published of {options.files} files"]
    )
    told += [f"upload {upload.pk} failed" for upload in Upload.objects.filter(state="failed")]
    return [*told, *lost_uploads(), *disagreements(options.phrases, seed=options.seed)]


if __name__ == "__main__":
    main()
