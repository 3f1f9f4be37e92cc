"""Every public page: one heading, whole in any window, the focus seen, nothing to press on paper, no other host, light."""

from __future__ import annotations

from tests.browser.addresses import PAGES, STATUS

HTML_BYTES, ALL_BYTES = 100_000, 150_000
WIDE, HALF, NARROW = (
    {"width": 1280, "height": 900},
    {"width": 640, "height": 450},
    {"width": 360, "height": 800},
)
WIDTH = "document.documentElement.scrollWidth"
# What may be pressed or typed into and is passed over by Tab, or (one of each kind) does not show that it has the focus.
WITHOUT_FOCUS = """() => { const kinds = new Set();
    const first = each => { const kind = [each, each.parentElement].map(one => one.localName + one.className).join();
                            return !kinds.has(kind) && kinds.add(kind); };
    const shows = each => { each.focus({preventScroll: true});
                            return document.activeElement === each && getComputedStyle(each).outlineStyle !== "none"; };
    return [...document.querySelectorAll("a, button, input, summary, select, [tabindex='0'], [onclick]")]
        .filter(each => each.checkVisibility() && (each.tabIndex < 0 || first(each) && !shows(each)))
        .map(each => each.outerHTML.slice(0, 120)); }"""
# What is pressed or leads on, where paper shows it.
ON_PAPER = """() => [...document.querySelectorAll("nav, form, button, .masthead, .footer, .pages, .offers, [download]")]
    .filter(each => each.checkVisibility() && each.innerText.trim()).map(each => each.outerHTML.slice(0, 120))"""
# What does nothing unless a script is listening.
WITHOUT_EFFECT = """() => [...document.querySelectorAll("button, a")]
    .filter(each => each.checkVisibility()
                    && (each.localName === "a" ? !each.getAttribute("href") : each.type !== "submit" || !each.form))
    .map(each => each.outerHTML.slice(0, 120))"""


# What a window half as wide cuts off.
CUT = """() => [...document.querySelectorAll("main *")].filter(element => {
    const style = getComputedStyle(element);
    return style.overflow === "hidden" && !element.classList.contains("visually-hidden")
        && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1;
}).map(element => element.className || element.tagName)"""


def test_pages_fit_their_window_serve_keyboard_and_paper_and_are_light(page):
    """Each page is opened once, as that takes longer than all that is looked at."""
    fetched = []
    page.on("response", lambda response: fetched.append(response))
    # All that a first visit fetches: HTML, style sheets, scripts and images, before any compression.
    protocol = page.context.new_cdp_session(page)
    protocol.send("Network.setCacheDisabled", {"cacheDisabled": True})
    for name, url in PAGES.items():
        fetched.clear()
        response = page.goto(url)
        assert response.status == STATUS.get(name, 200), name
        assert page.locator("h1").count() == 1, name
        assert page.evaluate(WIDTH) <= WIDE["width"], name
        page.keyboard.press("Tab")  # who uses the keyboard is shown the focus
        assert page.evaluate(WITHOUT_FOCUS) == [], name
        page.emulate_media(media="print")
        assert page.evaluate(ON_PAPER) == [], name
        page.emulate_media(media="screen")
        # Zooming to 200 % halves the window in CSS pixels (WCAG 1.4.4, 1.4.10).
        page.set_viewport_size(HALF)
        assert page.evaluate(WIDTH) <= HALF["width"], name
        assert page.evaluate(CUT) == [], name
        page.set_viewport_size(NARROW)
        assert page.evaluate(WIDTH) <= NARROW["width"], name
        page.set_viewport_size(WIDE)
        html = len(response.body())
        every = sum(len(each.body()) for each in fetched if not 300 <= each.status < 400)
        assert html <= HTML_BYTES, name
        assert html < every <= ALL_BYTES, name
    protocol.detach()


def test_pages_fit_in_large_type_and_promise_nothing_without_javascript(plain):
    """Large type fits with scripts if it does without."""
    plain.set_viewport_size(NARROW)
    plain.goto("/display/?large=1&next=/help/")
    for name, url in PAGES.items():
        assert plain.goto(url).status == STATUS.get(name, 200), name
        assert plain.evaluate(WIDTH) <= NARROW["width"], name
        assert plain.evaluate(WITHOUT_EFFECT) == [], name


def test_the_site_is_usable_without_javascript(plain):
    plain.set_viewport_size(NARROW)
    plain.goto("/")
    plain.get_by_role("searchbox").fill("高质量发展")
    plain.keyboard.press("Enter")
    plain.wait_for_url("**/search/**")
    assert plain.locator(".hit mark").count() > 0
