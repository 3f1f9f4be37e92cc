"""How many actions a new user's questions take in a large archive: `python -m benchmarks.actions --articles 10000`.

The journeys are those of the browser tests. Which counties used the slogan is asked of the page itself, as the articles are
made; the answer must be what the table says. Ends with 1 if a question takes more than it may. Needs Chromium.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.http import HOST, server

COUNTY, LETTERS = "甘谷县", "gangu"
ASKED = ("两个确立", "四川省", "2022")
USED = re.compile(r"用过的 ([\d,]+) 个")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", choices=("whoosh", "tantivy"), default="whoosh")
    parser.add_argument("--keep", type=Path, help="keep the archive here and use it again, with its index")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        folder = options.keep or Path(passing)
        from benchmarks import search

        search.settle(folder, options.articles, options.engine, options.seed)
        from django.core.management import call_command

        call_command("collectstatic", interactive=False, verbosity=0)
        with server(folder, options.engine) as (port, _), browser_page(port) as page:
            taken = [*questions(page)]
    for question, answer, actions, most in taken:
        print(f"{question}: {actions} of {most} actions; {answer}")
    sys.exit(any(actions > most for _, _, actions, most in taken))


@contextmanager
def browser_page(port: int) -> Iterator[object]:
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield browser.new_context(
            viewport={"width": 1280, "height": 900}, locale="zh-CN", base_url=f"http://{HOST}:{port}"
        ).new_page()
        browser.close()


def questions(page) -> Iterator[tuple[str, str, int, int]]:
    """Yield each question with its answer, the actions it took and those it may take."""
    from tests.browser import journeys
    from tests.browser.reader import Reader

    for way, ask in (
        ("by its name", lambda reader: journeys.to_a_county(reader, COUNTY)),
        ("by its pinyin", lambda reader: journeys.to_a_county_by_letters(reader, LETTERS, COUNTY)),
    ):
        reader = Reader(page)
        ask(reader)
        assert page.locator("h1").inner_text() == COUNTY
        yield f"reports of a county {way}", f"{page.locator('.hit').count()} listed", reader.actions, 2
    reader = Reader(page)
    journeys.to_the_counties_that_used(reader, *ASKED)
    answer = page.locator(".division-view__answer").inner_text()
    used = page.locator(".division-view .used:not(.head) th").all_inner_texts()
    told = USED.search(answer)
    assert told is not None
    assert int(told[1].replace(",", "")) == len(used)
    yield "how many counties used a slogan in a year", answer, reader.actions, 4
    journeys.to_the_words_of(reader, used[0])
    line = page.locator(".lines tbody tr").first
    assert line.locator("mark").inner_text() == ASKED[0]
    yield "who said it there", line.locator(".lines__where").inner_text(), reader.actions, 5
    words, source = journeys.quotation_of_the_first_line(reader).split("\n")
    assert ASKED[0] in words
    yield "the quotation in the clipboard", source, reader.actions, 6


if __name__ == "__main__":
    main()
