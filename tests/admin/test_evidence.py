"""What the review page shows beside its fields: marks in the original, how values were found, and that they are right."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

from archive.models import Article
from archive.reading.annotated import annotated
from archive.reading.evidence_lexicon import EVIDENCE
from archive.reading.lexicon import RULES
from archive.text.kind_lexicon import OTHER_FORMS, OTHER_SITES
from tests.admin.test_flow import ADD, change_url, save
from tests.pipeline import readings

# The place of the rule among what is given to these.
RULE_OF = {"Finding": 5, "Clue": 4}


@pytest.fixture
def article(editor, hand_made):
    editor.post(ADD, {"text": readings.TEXT})
    return Article.objects.get()


def test_the_original_is_whole_and_bears_both_kinds_of_marks(article):
    passages = annotated(article).passages
    assert "".join(passage.text for passage in passages) == article.decoded
    by_text = {passage.text: passage for passage in reversed(passages)}
    assert (by_text["談會"].repair, by_text["談會"].rules) == ("repair", "繁体转简体")
    day = by_text["8月4日"]
    assert (day.read, day.anchor) == ("会议日期", readings.TEXT.index("8月4日"))
    county = by_text["清河县"]
    assert (county.repair, county.rules, county.read) == ("removed", "移作标题", "区划、标题")


def test_repairs_are_listed_by_their_chinese_names(editor, article):
    page = editor.get(change_url(article)).content.decode()
    assert '<th scope="row">繁体转简体</th>' in page
    assert 'title="繁体转简体"' in page


def test_of_each_person_the_page_says_how_it_was_found(editor, article):
    page = editor.get(change_url(article)).content.decode()
    place = readings.TEXT.index("方若水")
    assert f'href="#at-{place}">方若水</a>' in page


def test_one_value_is_said_to_be_right_and_the_others_stay_in_doubt(editor, article):
    doubtful = article.findings.get(field="title")
    before = article.doubts
    page = editor.get(change_url(article))
    assert f'name="accept" value="{doubtful.pk}"' in page.content.decode()
    save(editor, article, page, accept=[doubtful.pk])
    doubtful.refresh_from_db()
    article.refresh_from_db()
    assert doubtful.decided_by.username == "bianji"
    assert (article.status, article.doubts) == ("draft", before - 1)
    assert "bianji 核对" in editor.get(change_url(article)).content.decode()


def test_no_mark_stands_where_nothing_can_be_said_to_be_right(editor, article):
    article.findings.filter(field__in=["genre", "author", "level"]).update(certain=False)
    page = editor.get(change_url(article)).content.decode()
    marked = page.split("evidence-chosen evidence-doubt")[1:]
    assert marked
    assert all('name="accept"' in rest.split("evidence-item")[0] for rest in marked)


def test_a_person_found_twice_is_looked_at_once(editor, article):
    first = article.findings.filter(field="speaker").first()
    save(editor, article, editor.get(change_url(article)), accept=[first.pk])
    assert not article.findings.filter(field="speaker", decided_at=None).exists()


def test_every_rule_of_a_finding_has_a_chinese_name():
    named = {rule for path in (settings.BASE_DIR / "archive/text").rglob("*.py") for rule in _rules(path)}
    assert named >= {"date-opens-sentence", "labelled", "reports-to-congress"}
    named |= {*OTHER_FORMS, *OTHER_SITES}
    # Slogans have no line of evidence on the page.
    assert named - {*EVIDENCE, *RULES, "lexicon"} == set()


def _rules(path: Path) -> set[str]:
    """Return the rules that are written out where findings are made."""
    calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    stated = [keyword.value for call in calls for keyword in call.keywords if keyword.arg == "rule"]
    for call in calls:
        place = RULE_OF.get(getattr(call.func, "id", ""), len(call.args))
        stated += call.args[place : place + 1]
    return {node.value for node in stated if isinstance(node, ast.Constant) and isinstance(node.value, str)}
