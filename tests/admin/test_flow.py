"""The administrator's journey: paste, see what was found, correct, publish, withdraw."""

import pytest
from django.urls import reverse

from archive.models import Appearance, Article, Upload
from search.models import Outbox
from tests.admin.pages import form_values
from tests.pipeline import readings

ADD = "/admin/archive/upload/add/"


def change_url(article):
    return reverse("admin:archive_article_change", args=[article.pk])


@pytest.fixture
def article(editor, hand_made):
    editor.post(ADD, {"text": readings.TEXT.replace("\n", "\r\n"), "url": "https://a.example/1.html"})
    return Article.objects.get()


@pytest.fixture
def page(editor, article):
    return editor.get(change_url(article))


def save(client, article, page, button="_save", **changed):
    return client.post(change_url(article), {**form_values(page), **changed, button: "1"})


def test_a_pasted_text_leads_to_its_review_form(editor, hand_made):
    response = editor.post(ADD, {"text": readings.TEXT, "url": "https://a.example/1.html"})
    article = Article.objects.get()
    assert response.url == change_url(article)
    assert (article.upload.method, article.upload.url) == ("paste", "https://a.example/1.html")
    assert article.upload.uploaded_by.username == "bianji"


def test_only_what_is_public_is_led_to(editor, article, page):
    assert page.context.get("absolute_url") is None
    save(editor, article, page, "_publish")
    assert editor.get(change_url(article)).context["absolute_url"] is not None


def test_a_paste_is_the_same_original_as_the_file(article):
    import hashlib

    assert article.upload.sha256 == hashlib.sha256(readings.TEXT.encode()).hexdigest()


def test_the_form_shows_what_was_found_and_where(page):
    text = page.content.decode()
    assert "清河县（130534）" in text
    place = readings.TEXT.index("8月4日")
    assert f'读自<q><a class="evidence-place" href="#at-{place}">8月4日</a></q>' in text
    assert f'<span id="at-{place}"></span>' in text
    assert "event_date-rule，把握 90%" in text
    assert "2022-08-04" in text  # the other candidate
    assert "召開座談會" in text  # the original
    assert "召开座谈会" in text  # the repaired text


def test_saving_unchanged_changes_nothing(editor, article, page):
    steps, findings = article.steps.count(), article.findings.count()
    assert save(editor, article, page).status_code == 302
    assert (article.steps.count(), article.findings.count()) == (steps, findings)
    article.refresh_from_db()
    assert (article.status, article.body) == ("draft", readings.BODY)


def test_corrections_are_kept_as_the_editors_findings(editor, article, page):
    save(
        editor,
        article,
        page,
        title="座谈会（改）",
        event_on="2022-08-04",
        source="清河县融媒体中心",
        county="清河区",
    )
    article.refresh_from_db()
    assert (article.title, article.event_on, article.source.name) == (
        "座谈会（改）",
        "2022-08-04",
        "清河县融媒体中心",
    )
    assert article.county.adcode == "211204"
    by_editor = article.findings.filter(rule="editor", chosen=True).values_list("field", "value")
    assert set(by_editor) == {
        ("title", "座谈会（改）"), ("event_date", "2022-08-04"), ("source", "清河县融媒体中心"), ("county", "211204"),
    }  # fmt: skip
    assert article.findings.filter(field="event_date", chosen=True).count() == 1


def test_what_counted_for_the_former_county_follows(editor, article, page):
    save(editor, article, page, county="清河区", **{"statements-2-division": ""})
    codes = [statement.division and statement.division.adcode for statement in article.statements.all()]
    assert codes == ["211204", "211204", None]
    assert [division.adcode for division in article.divisions.all()] == ["211204"]
    assert {person.division.adcode for person in article.appearances.all()} == {"211204"}


def test_a_corrected_body_is_a_step_and_its_statements_follow(editor, article, page):
    body = form_values(page)["body"].replace("听取了汇报", "听取了专项汇报").replace("\n", "\r\n")
    save(editor, article, page, body=body)
    article.refresh_from_db()
    assert article.body == readings.BODY.replace("听取了汇报", "听取了专项汇报")
    assert article.steps.last().rule == "editor"
    assert "专项汇报" in article.statements.last().text


def test_of_a_page_with_nothing_but_a_title_all_else_can_be_corrected(editor, county, slogans):
    editor.post(ADD, {"text": "清河县人大常委会召开会议\n\n来源：清河人大\n发布时间：2022-08-04\n"})
    article = Article.objects.get()
    assert article.body == ""
    page = editor.get(change_url(article))
    assert save(editor, article, page, title="清河县会议").status_code == 302
    refused = save(editor, article, editor.get(change_url(article)), body="补写的正文。")
    assert "原文里没有正文" in refused.content.decode()
    article.refresh_from_db()
    assert (article.title, article.body) == ("清河县会议", "")


def test_people_and_statements_are_corrected(editor, article, page):
    changed = {
        "appearances-0-office": "县人大常委会党组书记", "appearances-1-name": "方若冰",
        "appearances-2-name": "安晓", "appearances-2-role": "attends", "appearances-2-division": "130534",
        "statements-0-division": "", "statements-2-speaker_name": "安晓",
    }  # fmt: skip
    save(editor, article, page, **changed)
    people = list(article.appearances.values_list("name", "office", "role"))
    assert people == [
        ("方若水", "县人大常委会党组书记", "presides"), ("方若冰", "县人大常委会主任", "speaks"), ("安晓", "", "attends"),
    ]  # fmt: skip
    first, second, third = article.statements.all()
    assert (first.division, second.speaker.name, third.speaker.name) == (None, "方若冰", "安晓")
    assert article.findings.filter(field="statement", rule="editor").count() == 2


def test_a_new_name_in_a_statement_joins_the_people(editor, article, page):
    save(editor, article, page, **{"statements-0-speaker_name": "杜衡"})
    person = Appearance.objects.get(name="杜衡")
    assert (person.role, person.position) == ("speaks", 2)
    assert article.statements.first().speaker == person


def test_publishing_from_the_form(editor, article, page):
    Outbox.objects.all().delete()
    response = save(editor, article, page, "_publish", title="座谈会（改）")
    assert response.status_code == 302
    article.refresh_from_db()
    assert (article.status, article.title) == ("published", "座谈会（改）")
    assert list(Outbox.objects.values_list("article_id", flat=True)) == [article.pk]
    assert article.speakers.distinct().get().name == "方若水"


def test_who_saves_second_does_not_write_over_the_first(editor, article, page):
    values = form_values(page)
    editor.post(change_url(article), {**values, "title": "先改的标题", "_save": "1"})
    response = editor.post(change_url(article), {**values, "author": "后改的作者", "_save": "1"})
    assert "别人改过这篇文章" in response.content.decode()
    article.refresh_from_db()
    assert (article.title, article.author) == ("先改的标题", "")


def test_the_outbox_row_stands_in_the_same_transaction(editor, article, page, monkeypatch):
    from archive.pipeline import publish as publish_module

    def fail(*args):
        raise RuntimeError("after the signal")

    monkeypatch.setattr(publish_module, "record_all", fail)
    with pytest.raises(RuntimeError):
        save(editor, article, page, "_publish", title="改")
    article.refresh_from_db()
    assert (article.status, article.title) == ("draft", "清河县人大常委会主任座谈会召开")
    assert not Outbox.objects.exists()


def test_a_published_article_that_is_corrected_is_told_to_the_search(editor, article, page):
    save(editor, article, page, "_publish")
    Outbox.objects.all().delete()
    save(editor, article, editor.get(change_url(article)), title="座谈会（再改）")
    assert Outbox.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("event_on", "2022-13-45", "“2022-13-45”不是可用的日期"),
        ("published_on", "2023/2020", "开始晚于结束"),
        ("county", "无此县", "没有叫“无此县”的区划"),
        ("divisions", "清河县、无此县", "没有叫“无此县”的区划"),
        ("statements-0-division", "999999", "没有代码是 999999 的区划"),
        ("statements-0-speaker_name", "方若水，主任", "这里只写一个人的姓名"),
        ("appearances-0-division", "乌有县", "没有叫“乌有县”的区划"),
    ],
)
def test_what_is_typed_wrong_gets_a_sentence_and_nothing_is_lost(
    editor, article, page, field, typed, sentence
):
    response = save(editor, article, page, **{field: typed, "author": "丁一"})
    text = response.content.decode()
    assert response.status_code == 200
    assert sentence in text
    assert typed in text
    assert "丁一" in text
    article.refresh_from_db()
    assert article.author == ""


def test_withdrawn_with_a_reason_and_given_back(administrator, hand_made):
    administrator.post(ADD, {"text": readings.TEXT})
    article = Article.objects.get()
    save(administrator, article, administrator.get(change_url(article)), "_publish")
    url = reverse("admin:archive_article_withdraw", args=[article.pk])
    refused = administrator.post(url, {"reason": " "})
    assert refused.status_code == 400
    assert "请写明撤下的理由" in refused.content.decode()
    administrator.post(url, {"reason": "原文已更正"})
    article.refresh_from_db()
    assert (article.status, article.withdrawn_reason) == ("withdrawn", "原文已更正")
    assert "重新发布" in administrator.get(change_url(article)).content.decode()
    restore = reverse("admin:archive_article_restore", args=[article.pk])
    assert "请写明重新发布的理由" in administrator.post(restore).content.decode()
    administrator.post(restore, {"reason": "查明无误"})
    article.refresh_from_db()
    assert article.status == "published"


def test_a_known_text_leads_to_its_article(editor, article):
    response = editor.post(ADD, {"text": readings.TEXT}, follow=True)
    assert "已在库中" in response.content.decode()
    assert Upload.objects.count() == 1


def test_several_drafts_are_published_at_once(editor, article):
    answer = editor.post(
        "/admin/archive/article/", {"action": "publish_drafts", "_selected_action": [article.pk]}, follow=True
    )
    assert "已发布 1 篇草稿。" in answer.content.decode()
    assert Outbox.objects.count() == 1


def test_the_lists_answer(editor, article):
    for query in (
        "",
        "?q=清河",
        "?status__exact=draft",
        "?province=130000",
        "?province=none",
        "?genre__exact=讲话",
    ):
        assert editor.get(f"/admin/archive/article/{query}").status_code == 200
    found = editor.get("/admin/archive/article/?province=130000").content.decode()
    assert "主任座谈会" in found
    assert "待核对" in editor.get("/admin/").content.decode()
