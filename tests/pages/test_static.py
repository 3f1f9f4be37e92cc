"""Style sheets that old browsers read, every one of them used, no reference that leads nowhere."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static

ROOT = Path(settings.BASE_DIR)
SHEETS = sorted((ROOT / "static" / "css").glob("*.css"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PUBLIC = ROOT / "templates" / "public"
# In Django's language of the admin, and in Jinja2 of the public pages.
STATIC_FILE = re.compile(r"\{%\s*static\s+['\"]([^'\"]+)['\"]|\bstatic\('([^']+)'\)")
OTHER_TEMPLATE = re.compile(r"\{%\s*(?:include|extends|from)\s+\"([^\"]+)\"")
# Newer than Chromium 86 or Firefox 78. Not so `text-underline-offset` and `text-decoration-thickness`, which Chromium learnt
# with 87 and 89: it passes over them, and a link is underlined as it always was.
TOO_NEW = re.compile(
    r"@layer|@container|@property|@scope|@starting-style|:has\(|:is\(|:where\(|:dir\(|&|\binset:|aspect-ratio|\bcolor-mix|"
    r"\bclamp\(.*cqw|accent-color|content-visibility|\bdvh|\bsvh|text-wrap|subgrid|\boklch|:user-invalid|\d(?:r?lh|cq\w)\b|"
    r"(?:width|height)\s*[<>]|\b(?:translate|rotate|scale|backdrop-filter|scrollbar-gutter|print-color-adjust):|overflow: clip"
)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_style_sheets_use_nothing_newer_than_the_oldest_browser(sheet):
    text = sheet.read_text(encoding="utf-8")
    assert not TOO_NEW.search(text)
    # Firefox knows :focus-visible from 85 on.
    assert ":focus-visible" not in text or ":focus {" in text
    assert "url(" not in text
    assert text.count("{") == text.count("}")
    assert len(text.splitlines()) <= 120


def static_files(template: Path) -> set[str]:
    found = STATIC_FILE.findall(template.read_text(encoding="utf-8"))
    return {by_tag or by_call for by_tag, by_call in found}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_what_a_template_refers_to_is_there(template):
    for name in static_files(template):
        assert finders.find(name) or name.startswith("admin/"), name
    folder = PUBLIC if template.parent == PUBLIC else ROOT / "templates"
    for name in OTHER_TEMPLATE.findall(template.read_text(encoding="utf-8")):
        assert (folder / name).is_file() or name.startswith("admin/"), name


def test_every_style_sheet_is_used():
    used = set().union(*map(static_files, TEMPLATES))
    assert {f"css/{sheet.name}" for sheet in SHEETS} <= used


def test_every_colour_stands_in_the_tokens():
    literal = re.compile(r"#[0-9a-f]{3,8}\b")
    for sheet in SHEETS:
        if sheet.name not in ("tokens.css", "display.css", "print.css"):
            found = set(literal.findall(sheet.read_text(encoding="utf-8")))
            assert not found, f"{sheet.name}: {found}"


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


TEXT_PAIRS = (
    ("ink", "paper"), ("ink-soft", "paper"), ("ink-soft", "surface"), ("ink-soft", "sunken"), ("accent", "paper"),
    ("accent-dark", "accent-soft"), ("accent", "accent-soft"), ("ink", "mark"), ("ink", "repair"), ("ink", "shade-1"),
    ("ink", "shade-2"), ("on-accent", "shade-3"), ("on-accent", "shade-4"), ("on-accent", "accent"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_stands_out_from_its_ground(text, ground):
    tokens = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", (ROOT / "static/css/tokens.css").read_text()))
    assert contrast(tokens[text], tokens[ground]) >= 4.5


def test_the_icon_is_found_where_browsers_ask_for_it_by_themselves(client):
    assert client.get("/favicon.ico").url == static("icon.svg")
