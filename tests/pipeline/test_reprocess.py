"""Reading again: what nobody decided is renewed, what was decided or published is only proposed, nothing is done twice."""

import os
from dataclasses import replace

import pytest
from django.contrib.auth.models import User

from archive import originals
from archive.models import Article, Proposal
from archive.pipeline import review, versions
from archive.pipeline.people import split
from archive.pipeline.proposals import decide, waiting
from archive.pipeline.publish import publish
from archive.pipeline.reprocess import reprocess, reprocess_waiting
from archive.pipeline.state import rows_of, state_of
from archive.text.document import Document, StatementSpan
from archive.text.draft import Edit, replay
from tests.pipeline import readings


@pytest.fixture
def user(db):
    return User.objects.create_user("bianji")


def repaired_further():
    """The reading of a rule that takes 还 out of the last statement, which then ends one character sooner."""
    read = readings.reading()
    body = read.document.body
    at = body.text.index("还听取")
    draft = body.apply("doubled-punctuation", [Edit(at, at + 1, "")])
    *spans, last = read.description.statements
    spans = (*spans, StatementSpan(last.start, len(draft.text), adcode="130534"))
    document = Document(draft, draft, (), "x.txt", "")
    return replace(read, document=document, description=replace(read.description, statements=spans))


def state(article):
    return state_of(rows_of(Article.objects.get(pk=article.pk)))


def proposed(article):
    return [each.part for each in waiting(article)]


def settle(article, user, *, take=True):
    article = Article.objects.get(pk=article.pk)
    every = {each.pk for each in waiting(article)}
    seen = article.updated_at.isoformat()
    return decide(article, every if take else set(), set() if take else every, user, seen)


def test_the_same_rules_change_nothing(article):
    before = state(article)
    assert [reprocess(article).kind, reprocess(article).kind] == ["same", "same"]
    assert state(article) == before
    assert not article.versions.exists()


def test_a_draft_that_nobody_touched_is_read_anew(article, rules):
    keys = [row["key"] for row in state(article)["statements"]]
    rules(readings.reading(title="新标题", source="新来源"))
    assert [reprocess(article).kind, reprocess(article).kind] == ["renewed", "same"]
    article.refresh_from_db()
    assert (article.title, article.source.name) == ("新标题", "新来源")
    assert [row["key"] for row in state(article)["statements"]] == keys
    assert not Proposal.objects.exists()


def test_of_a_touched_draft_what_nobody_decided_is_renewed(article, rules, user):
    versions.begin(article)
    article.title = "编辑的标题"
    article.save()
    review.note(article, "title", article.title, user)
    versions.keep(article, "修改", user)
    rules(readings.reading(title="机器的新标题", source="新来源"))
    assert reprocess(article).kind == "proposed"
    article.refresh_from_db()
    assert (article.title, article.source.name) == ("编辑的标题", "新来源")
    assert proposed(article) == ["title"]
    assert article.versions.first().act == "按新规则重读"


def test_a_decision_against_the_same_reading_is_not_asked_again(article, user):
    versions.begin(article)
    article.title = "编辑的标题"
    article.save()
    review.note(article, "title", article.title, user)
    versions.keep(article, "修改", user)
    assert reprocess(article).kind == "same"
    article.refresh_from_db()
    assert article.title == "编辑的标题"


def test_of_a_public_article_everything_is_only_proposed(article, rules, user):
    publish(article, user)
    before = state(article)
    rules(readings.reading(title="新标题", event_date="2022-08-04"))
    assert [reprocess(article).kind for _ in range(2)] == ["proposed", "proposed"]
    assert state(article) == before
    assert proposed(article) == ["title", "event_date"]
    assert Proposal.objects.count() == 2
    assert list(Article.objects.to_review()) == [article]


def test_what_is_taken_is_kept_as_decided_and_told(article, rules, user, told):
    publish(article, user)
    rules(readings.reading(title="新标题"))
    reprocess(article)
    told.clear()
    assert settle(article, user) == 1
    article.refresh_from_db()
    assert article.title == "新标题"
    assert told == [[article.pk]]
    chosen = article.findings.get(field="title", chosen=True)
    assert (chosen.value, chosen.decided_by, chosen.rule) == ("新标题", user, "title-rule")
    assert [version.act for version in article.versions.all()] == ["采纳重读：标题", "读出"]
    assert not Article.objects.to_review().exists()
    assert reprocess(article).kind == "same"


def test_what_is_refused_is_not_proposed_again(article, rules, user):
    publish(article, user)
    rules(readings.reading(title="新标题"))
    reprocess(article)
    settle(article, user, take=False)
    assert reprocess(article).kind == "same"
    rules(readings.reading(title="更新的标题"))
    assert reprocess(article).kind == "proposed"
    article.refresh_from_db()
    assert article.title == "清河县人大常委会主任座谈会召开"


def test_a_proposal_that_the_rules_take_back_goes(article, rules, user):
    publish(article, user)
    rules(readings.reading(title="新标题"))
    reprocess(article)
    rules(readings.reading())
    assert reprocess(article).kind == "same"
    assert proposed(article) == []
    article.refresh_from_db()
    assert not any(each.words.startswith("重读") for each in prepare_doubts(article))


def prepare_doubts(article):
    from archive.pipeline.doubt import doubts_of

    return doubts_of(article)


def test_a_text_repaired_further_is_one_proposal_with_its_statements(article, rules, user):
    publish(article, user)
    keys = [row["key"] for row in state(article)["statements"]]
    rules(repaired_further())
    reprocess(article)
    assert proposed(article) == ["text"]
    settle(article, user)
    article.refresh_from_db()
    assert article.body == readings.BODY.replace("还听取", "听取")
    assert article.statements.last().text == "会议听取了汇报。"
    assert [row["key"] for row in state(article)["statements"]] == keys


def test_an_editors_words_stay_under_a_further_repair(article, rules, user):
    versions.begin(article)
    review.correct_body(article, article.body.replace("方若水指出", "方若水强调"))
    article.save()
    versions.keep(article, "修改", user)
    rules(repaired_further())
    assert reprocess(article).kind == "proposed"
    settle(article, user)
    article.refresh_from_db()
    assert "方若水强调" in article.body
    assert "会议听取了汇报" in article.body
    assert replay(article.decoded, article.steps.all()) == article.body
    assert [each.text for each in article.statements.all()][2] == "会议听取了汇报。"


def test_where_a_correction_no_longer_fits_the_article_stays_and_it_is_told(article, rules, user):
    versions.begin(article)
    review.correct_body(article, article.body.replace("会议还听取", "会议也听取"))
    article.save()
    versions.keep(article, "修改", user)
    before = state(article)
    rules(repaired_further())
    assert reprocess(article).kind == "failed"
    assert state(article) == before


def test_an_original_decoded_otherwise_takes_its_places_along(article, rules, user):
    publish(article, user)
    read = readings.reading()
    longer = readings.TEXT + "\n（完）"
    draft = replace(read.document.body, decoded=longer)
    rules(replace(read, document=Document(draft, draft, (), "x.txt", "")))
    reprocess(article)
    assert proposed(article) == ["text"]
    settle(article, user)
    article.refresh_from_db()
    assert article.decoded == longer
    for finding in article.findings.exclude(quote=""):
        assert article.decoded[finding.start : finding.end] == finding.quote
    first = article.versions.get(number=1)
    versions.put_back(first, "改回", user)
    article.refresh_from_db()
    assert (article.decoded, article.body) == (readings.TEXT, readings.BODY)


def test_a_split_person_stays_split(article, rules, user):
    publish(article, user)
    moved = article.appearances.last()
    split(moved.person, [moved.pk], "乙", "两位", user)
    rules(repaired_further())
    reprocess(article)
    settle(article, user)
    assert str(article.appearances.last().person) == "方若水（乙）"


def test_what_is_edited_while_a_proposal_waits_is_read_again(article, rules, user):
    publish(article, user)
    rules(repaired_further())
    reprocess(article)
    article.refresh_from_db()
    versions.begin(article)
    review.correct_body(article, article.body.replace("方若水指出", "方若水强调"))
    article.save()
    versions.keep(article, "修改", user)
    assert proposed(article) == []
    assert reprocess_waiting() == 1
    settle(article, user)
    article.refresh_from_db()
    assert "方若水强调" in article.body
    assert "会议听取了汇报" in article.body


def test_a_damaged_original_changes_nothing(article):
    path = originals.path_of(article.upload.sha256)
    os.chmod(path, 0o640)
    path.write_bytes("别的文字".encode())
    before = state(article)
    outcome = reprocess(article)
    assert (outcome.kind, "SHA-256 不符" in outcome.words) == ("failed", True)
    assert state(article) == before
