"""A reader at the archive: with a mouse, each action counted, or with the keyboard alone."""

from __future__ import annotations

MOST_TABS = 400


def leave(page, act) -> None:
    """Do what leads to another page, or place, and wait until one is there: a click waits only for the first bytes."""
    with page.expect_navigation():
        act()


class Reader:
    """Someone who reads with mouse and keyboard.

    One action is one click, or words typed into a box and sent off with Enter; `actions` counts them. Opening the home
    page is none: that is where everybody begins. Looking and scrolling are none.
    """

    def __init__(self, page) -> None:
        self.page = page
        self.actions = 0
        page.goto("/")

    def types(self, words: str) -> None:
        """Type into the box of the page and press Enter."""
        self.page.locator("input[name=q]").first.fill(words)
        self._leaves(lambda: self.page.keyboard.press("Enter"))

    def follows(self, link) -> None:
        """Click a link that leads to another page."""
        self._leaves(link.click)

    def presses(self, button) -> None:
        """Click something that acts on the page itself."""
        self.actions += 1
        button.click()

    def _leaves(self, act) -> None:
        self.actions += 1
        leave(self.page, act)


class Keyboard:
    """Someone who has no mouse: what is to be used must first be reached by Tab."""

    def __init__(self, page) -> None:
        self.page = page

    def reaches(self, target) -> None:
        """Press Tab until `target` has the focus; fail if it never does."""
        wanted = target.element_handle()
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if wanted.evaluate("element => element === document.activeElement"):
                return
        raise AssertionError(f"{target} cannot be reached by the keyboard")

    def follows(self, link) -> None:
        """Reach a link and follow it, to another page or to a place in this one."""
        self.reaches(link)
        leave(self.page, lambda: self.page.keyboard.press("Enter"))

    def sends(self, box, words: str) -> None:
        """Reach a box, type and press Enter."""
        self.reaches(box)
        self.page.keyboard.insert_text(words)
        leave(self.page, lambda: self.page.keyboard.press("Enter"))


def clipboard(page) -> str:
    """Return what has been copied; without the right to read it, it is pasted into a box."""
    other = page.context.new_page()
    other.goto("/help/")
    box = other.locator("input[name=q]").first
    # A box of one line drops line feeds, so a larger one is made for the paste.
    box.evaluate(
        "box => { const area = document.createElement('textarea'); area.id = 'paste'; box.after(area); }"
    )
    other.locator("#paste").focus()
    other.keyboard.press("Control+V")
    text = other.locator("#paste").input_value()
    other.close()
    return text
