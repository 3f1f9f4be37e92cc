"""A batch from the desk to the reader and back, as an editor walks it, with what it asks of a person counted.

It runs last: what it publishes ends the time of the samples. Attention is counted by the keystroke-level model (Card, Moran,
Newell 1983): a key or a click 0.28 s, with 1.35 s to decide on it; beside these 6 s to take in a new screen and 4 s to read the
evidence of a doubt in the text. Waiting for the machine is not a person's attention and is not counted.
"""

from __future__ import annotations

import io
import re
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SEEDS = ROOT.parent / "shared" / "seeds"
IN_ZIP, PAGES = 50, 5
MOST_SECONDS_OF_A_BATCH, MOST_SECONDS_OF_A_PASTE = 12 * 60, 60
KEY, DECISION, SCREEN, EVIDENCE = 0.28, 1.35, 6.0, 4.0
SIGN = "会议还听取了关于翠屏湖退捕渔民安置的情况说明。"
PASTED = (
    "剑阁县人大常委会召开第十次会议\n2023年4月6日，剑阁县人大常委会召开会议，县人大常委会主任蒲望川主持。\n"
    "蒲望川强调，要把青冈坝水渠修复监督到底。\n"
)
DOUBTFUL = """() => new Set([...document.querySelectorAll(".evidence-doubt")]
    .map(mark => mark.closest(".form-row, tr")).filter(Boolean)).size"""


@dataclass
class Attention:
    """What a task asks of a person."""

    screens: int = 0
    keys: int = 0
    doubts: int = 0

    @property
    def seconds(self) -> float:
        return self.screens * SCREEN + self.keys * (KEY + DECISION) + self.doubts * EVIDENCE

    def __str__(self) -> str:
        return (
            f"{self.screens} screens, {self.keys} keys and clicks, {self.doubts} doubts: {self.seconds:.0f} s"
        )


class Editor:
    """A person at the administration's pages, whose every act is counted."""

    def __init__(self, page) -> None:
        self.page = page
        self.attention = Attention()

    def open(self, url: str) -> None:
        self.page.goto(url)
        self.attention.screens += 1

    def click(self, locator) -> None:
        """Click what leads to another page."""
        with self.page.expect_navigation():
            locator.click()
        self.attention.keys += 1
        self.attention.screens += 1

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.attention.keys += 1

    def press_to_leave(self, key: str) -> None:
        with self.page.expect_navigation():
            self.press(key)
        self.attention.screens += 1


def pages() -> list[tuple[str, bytes]]:
    """Return five pages as they were scraped, real ones where there are any, and fifty texts of the samples.

    Each has a line feed more than the sample that stands in the archive already, so that it is another original.
    """
    samples = [path for path in sorted((ROOT / "fixtures/samples").glob("*.txt")) if _is_utf_8(path)]
    seeds = sorted(SEEDS.glob("*.txt"))[:PAGES] or samples[IN_ZIP : IN_ZIP + PAGES]
    return [(path.name, path.read_bytes().rstrip() + b"\n\n") for path in [*seeds, *samples[:IN_ZIP]]]


def _is_utf_8(path: Path) -> bool:
    try:
        return len(path.read_bytes().decode()) > 0
    except UnicodeDecodeError:
        return False


def signed(raw: bytes) -> bytes:
    """Return a page with a sentence of our own in its first long paragraph."""
    lines = raw.decode().split("\n")
    place = next(number for number, line in enumerate(lines) if len(line) > 60)
    lines[place] += SIGN
    return "\n".join(lines).encode()


def zipped(files: list[tuple[str, bytes]]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files:
            archive.writestr(name, raw)
    return stream.getvalue()


def look_over(editor: Editor) -> int:
    """Go through the queue by keys, from the open article to its end; return how many were published."""
    page, done = editor.page, 0
    while "/queue/" not in page.url:
        rows = page.evaluate(DOUBTFUL)
        editor.attention.doubts += max(rows, page.locator(".article-doubts .doubt").count())
        for _ in range(rows):
            editor.press("j")
        editor.press_to_leave("p")
        done += 1
        assert done <= IN_ZIP + PAGES, page.locator(".errornote").all_inner_texts()
    return done


def found(page, words: str, expected: int) -> None:
    """Wait until the search tells so many articles; the worker has two seconds for it."""
    end = time.monotonic() + 30
    while True:
        page.goto(f'/search/?q="{words}"')
        if page.locator(".hit").count() == expected:
            return
        assert time.monotonic() < end, page.locator("main").inner_text()[:300]


def queue(page) -> str:
    """Return what the queue says; other tests may have left drafts in it."""
    page.goto("/admin/archive/article/queue/")
    return page.locator("#content").inner_text()


def test_a_batch_goes_to_its_readers_and_back(administrator):
    editor, page = Editor(administrator), administrator
    waiting = queue(page)
    files = pages()
    files[PAGES] = (files[PAGES][0], signed(files[PAGES][1]))
    outside, inside = files[:PAGES], files[PAGES:]
    editor.open("/admin/archive/upload/add/")
    page.locator("#id_documents").set_input_files(
        [
            *({"name": name, "mimeType": "text/plain", "buffer": raw} for name, raw in outside),
            {"name": "样例.zip", "mimeType": "application/zip", "buffer": zipped(inside)},
        ]
    )
    editor.attention.keys += 3  # the dialogue of files: open, choose, take
    editor.click(page.get_by_role("button", name="上传并读取"))
    batch = page.url
    read = page.locator(".batch-progress b", has_text=re.compile(f"^{len(files)}$"))
    read.first.wait_for(timeout=300_000)
    assert page.locator(".arrivals tbody tr").count() == len(files)
    assert page.locator(".arrival-new").count() == len(files)
    editor.click(page.get_by_role("button", name="确认收入"))
    certain = 0
    at_once = page.get_by_role("button", name=re.compile("发布没有疑问的"))
    if at_once.count():
        certain = int(re.search(r"\d+", at_once.inner_text())[0])
        editor.click(at_once)
    editor.click(page.get_by_role("link", name="逐篇核对"))
    editor.click(page.locator(".arrivals tbody a").first)
    assert certain + look_over(editor) == len(files)
    print(f"a batch of {len(files)}, {certain} without doubt: {editor.attention}")
    assert editor.attention.seconds * 50 / len(files) <= MOST_SECONDS_OF_A_BATCH

    found(page, SIGN.rstrip("。"), 1)
    page.locator(".hit__title a").first.click()
    article = page.url.split("#")[0].split("?")[0]
    number = re.search(r"/articles/(\d+)/", article)[1]
    page.goto(f"/admin/archive/article/{number}/withdraw/")
    page.locator("textarea[name=reason], input[name=reason]").fill("转载有误")
    page.get_by_role("button", name="撤下").click()
    page.locator(".messagelist .success").wait_for()
    assert page.goto(article).status == 410
    assert "转载有误" in page.locator("main").inner_text()
    found(page, SIGN.rstrip("。"), 0)

    page.goto(batch)
    page.locator(".batch-undo summary").click()
    page.get_by_role("button", name="撤销整批").click()
    page.locator(".messagelist .success", has_text="已撤销整批").wait_for()
    assert queue(page) == waiting
    page.goto(batch)
    page.get_by_role("button", name="恢复整批").click()
    page.locator(".messagelist .success", has_text="已恢复整批").wait_for()
    assert page.goto(article).status == 410  # withdrawn for a reason of its own


def test_a_pasted_article_is_published_within_a_minute_of_attention(administrator):
    editor, page = Editor(administrator), administrator
    editor.open("/admin/archive/upload/add/")
    page.locator("#id_text").fill(PASTED)
    editor.attention.keys += 2  # into the field, paste
    editor.click(page.get_by_role("button", name="上传并读取"))
    editor.attention.doubts += page.evaluate(DOUBTFUL)
    editor.press_to_leave("p")
    assert "已发布" in page.locator(".messagelist").inner_text()
    print(f"a pasted article: {editor.attention}")
    assert editor.attention.seconds <= MOST_SECONDS_OF_A_PASTE
    found(page, "青冈坝水渠修复监督到底", 1)


@pytest.fixture(autouse=True)
def patience(page):
    page.set_default_timeout(60_000)
