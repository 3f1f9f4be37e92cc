"""What a new reading proposes: in the queue, side by side with what stands, taken or refused part by part."""

import pytest
from django.urls import reverse

import archive.text.article as text_article
from archive.models import Article, Proposal
from archive.pipeline.publish import publish
from archive.pipeline.reprocess import reprocess, reprocess_waiting
from tests.admin.test_flow import ADD, change_url
from tests.pipeline import readings


@pytest.fixture
def article(editor, hand_made, monkeypatch):
    """A public article of which title and source are read otherwise now."""
    editor.post(ADD, {"text": readings.TEXT})
    article = publish(Article.objects.get())
    new = readings.reading(title="新标题", source="新来源")
    monkeypatch.setattr(text_article, "read", lambda raw, **context: new)
    reprocess(article)
    article.refresh_from_db()
    return article


def page_of(client, article, query=""):
    return client.get(url_of(article, query))


def url_of(article, query=""):
    return reverse("admin:archive_article_proposals", args=[article.pk]) + query


def decide(client, article, query="", **choices):
    seen = page_of(client, article).context["seen"]
    parts = {each.part: each.pk for each in Proposal.objects.filter(outcome="waiting")}
    chosen = {f"proposal-{parts[part]}": choice for part, choice in choices.items() if part in parts}
    return client.post(url_of(article, query), {"seen": seen, **chosen, "all": choices.get("all", "")})


def test_it_waits_in_the_queue_and_the_public_sees_nothing_of_it(client, editor, article):
    queue = editor.get("/admin/archive/article/queue/").content.decode()
    assert "重读提出 2 处不同" in queue
    assert f"{url_of(article)}?queue=1" in queue
    assert "新标题" not in client.get(article.get_absolute_url()).content.decode()
    assert "有 2 处不同，等您决定" in editor.get(change_url(article)).content.decode()


def test_old_and_new_stand_side_by_side(editor, article):
    page = page_of(editor, article)
    assert [row.name for row in page.context["rows"]] == ["标题", "来源"]
    (title,) = page.context["rows"][0].changes
    assert ("".join(part.text for part in title.old), "".join(part.text for part in title.new)) == (
        "清河县人大常委会主任座谈会召开",
        "新标题",
    )


def test_one_is_taken_one_refused(editor, article):
    done = decide(editor, article, "?queue=1", title="take", source="refuse")
    assert done.url == reverse("admin:archive_article_queue")
    article.refresh_from_db()
    assert (article.title, article.source.name) == ("新标题", "清河人大网")
    assert dict(Proposal.objects.values_list("part", "outcome")) == {"title": "taken", "source": "refused"}
    assert {each.decided_by.username for each in Proposal.objects.all()} == {"bianji"}


def test_what_is_put_off_waits_on(editor, article):
    assert decide(editor, article, "?queue=1", title="take").url == url_of(article, "?queue=1")
    assert Proposal.objects.filter(outcome="waiting").get().part == "source"


@pytest.mark.parametrize(
    ("choice", "title"), [("take", "新标题"), ("refuse", "清河县人大常委会主任座谈会召开")]
)
def test_all_at_once(editor, article, choice, title):
    decide(editor, article, all=choice)
    article.refresh_from_db()
    assert article.title == title
    assert not Proposal.objects.filter(outcome="waiting").exists()


def test_nothing_is_decided_over_what_another_changed_meanwhile(editor, article):
    seen = page_of(editor, article).context["seen"]
    article.author = "别人"
    article.save()
    refused = editor.post(url_of(article), {"seen": seen, "all": "take"})
    assert (refused.status_code, "别人改过这篇文章" in refused.content.decode()) == (400, True)
    article.refresh_from_db()
    assert (article.title, article.author) == ("清河县人大常委会主任座谈会召开", "别人")


def test_the_list_asks_the_worker_to_read_again(editor, article):
    Proposal.objects.all().delete()
    asked = {"action": "read_again", "_selected_action": [article.pk]}
    assert "1 篇已排队" in editor.post("/admin/archive/article/", asked, follow=True).content.decode()
    assert reprocess_waiting() == 1
    assert Proposal.objects.count() == 2
