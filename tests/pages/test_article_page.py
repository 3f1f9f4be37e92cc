"""The article page: statements, three texts, evidence, neighbours, original bytes, drafts and withdrawals."""

import pytest
from django.contrib.auth.models import User
from markupsafe import escape

from archive import originals
from archive.models import Article, Finding, RepairStep
from archive.reading import lexicon
from archive.text.repair import STEPS
from tests.pages.conftest import published
from tests.search.factories import Said

pytestmark = pytest.mark.django_db


def page_of(client, article, text="repaired"):
    response = client.get(f"/articles/{article.pk}/?text={text}")
    assert response.status_code == 200
    return response.context["page"]


def datum(page, label):
    return next(datum for datum in page.metadata if datum.label == label)


@pytest.fixture
def repaired(chaotian):
    """An article whose decoded text had injected pinyin, traditional script and a navigation line."""
    body = "学习“”精神。"
    made = published(body, county=chaotian, title="学习会", event_on="2022-08-04", event_quote="8月4日")
    made.decoded = "首页\n學(xué)習“”精神。"
    made.save()
    steps = [
        ("pinyin", 4, 9, "(xué)", ""),
        ("script", 3, 10, "學習", "学习"),
        ("furniture", 0, 3, "首页\n", ""),
    ]
    RepairStep.objects.bulk_create(
        RepairStep(article=made, position=place, rule=rule, start=start, end=end, before=before, after=after)
        for place, (rule, start, end, before, after) in enumerate(steps)
    )
    Finding.objects.create(
        article=made, field="hole", value="empty-quotes", quote="“”", start=10, end=12, rule="x", certainty=1
    )
    return made


def test_shows_statements_in_order_with_who_and_where(client, chaotian_report):
    narrator, speech = page_of(client, chaotian_report).speeches
    assert (narrator.name, narrator.division) == ("叙述", "")
    assert (speech.name, speech.office, speech.role, speech.division) == (
        "李明",
        "区委书记",
        "讲话",
        "朝天区",
    )
    html = client.get(chaotian_report.get_absolute_url()).content.decode()
    assert f'id="s-{speech.id}"' in html
    assert [paragraph.parts[0].text for paragraph in speech.paragraphs] == [
        "要发展全过程人民民主。", "要办好民生实事。",
    ]  # fmt: skip


def test_a_statement_leads_to_its_place_in_the_article(client, chaotian_report):
    said = chaotian_report.statements.get(position=1)
    response = client.get(f"/statements/{said.pk}/")
    assert response.url == f"/articles/{chaotian_report.pk}/#s-{said.pk}"
    assert client.get("/statements/999999/").status_code == 404


def test_the_repaired_text_marks_holes_and_says_so(client, repaired):
    page = page_of(client, repaired)
    [paragraph] = page.speeches[0].paragraphs
    assert [(part.text, part.kind) for part in paragraph.parts] == [
        ("学习", ""), ("“”", "hole"), ("精神。", ""),
    ]  # fmt: skip
    assert "文中有底色之处是残缺：引号内文字缺失 1 处。" in page.warnings


def test_the_original_is_the_decoded_text_with_each_repair_named(client, repaired):
    page = page_of(client, repaired, "original")
    assert "".join(part.text for part in page.original_text) == repaired.decoded
    assert [(part.text, part.kind, part.note) for part in page.original_text if part.kind] == [
        ("首页\n", "removed", "移出的页面文字"),
        ("學", "repair", "繁体转简体"),
        ("(xué)", "repair", "删去混入的拼音"),
        ("習", "repair", "繁体转简体"),
    ]
    assert {(repair.name, repair.times) for repair in page.repairs} == {
        ("繁体转简体", 2),
        ("删去混入的拼音", 1),
    }


def test_both_texts_stand_paragraph_beside_paragraph(client, repaired):
    nav, text = page_of(client, repaired, "both").pairs
    assert ("".join(part.text for part in nav.original), nav.repaired) == ("首页", ())
    assert "".join(part.text for part in text.original) == "學(xué)習“”精神。"
    assert "".join(part.text for part in text.repaired) == "学习“”精神。"


def test_removed_furniture_is_shown_folded(client, repaired):
    assert page_of(client, repaired).removed == ("首页",)
    assert "<details" in client.get(repaired.get_absolute_url()).content.decode()


def test_an_unknown_text_is_a_bad_request(client, chaotian_report):
    assert client.get(f"/articles/{chaotian_report.pk}/?text=clean").status_code == 400


def test_each_value_shows_the_words_it_was_read_from(client, chaotian_report):
    chaotian_report.event_quote = "8月4日"
    chaotian_report.save()
    Finding.objects.create(
        article=chaotian_report, field="source", value="朝天人大", quote="來源：朝天人大", start=0, end=7,
        rule="labelled", certainty=1, chosen=True,
    )  # fmt: skip
    page = page_of(client, chaotian_report)
    [event] = datum(page, "会议日期").values
    [source] = datum(page, "来源").values
    assert (event.text, event.quote) == ("2022年8月4日", "8月4日")
    assert (source.text, source.quote) == ("朝天人大", "來源：朝天人大")
    assert source.url == f"/sources/{chaotian_report.source_id}/"


def test_a_value_an_editor_chose_instead_has_no_quote(client, chaotian_report):
    Finding.objects.create(
        article=chaotian_report, field="source", value="别的来源", quote="来源：别的来源", start=0, end=7,
        rule="labelled", certainty=1, chosen=False,
    )  # fmt: skip
    [source] = datum(page_of(client, chaotian_report), "来源").values
    assert source.quote == ""


def test_metadata_links_people_divisions_and_slogans(client, chaotian_report):
    page = page_of(client, chaotian_report)
    urls = [value.url for row in page.metadata for value in row.values if value.url]
    assert "/divisions/510812/" in urls
    assert len(urls) == 4
    for url in urls:
        assert client.get(url).status_code == 200


def test_damage_is_told_in_sentences(client, chaotian):
    made = published("开了会。", county=chaotian, flags=["truncated", "boilerplate"])
    assert page_of(client, made).warnings == ("原文不完整，结尾或中间被截断。",)


def test_an_untitled_article_is_called_by_its_opening(client, chaotian):
    made = published("今天开会。", county=chaotian)
    assert page_of(client, made).title == "［无题］今天开会。…"


def test_markup_in_a_text_is_text(client, chaotian):
    made = published("<b onclick=x>开会</b>", county=chaotian, title="<script>alert(1)</script>")
    for text in ("repaired", "original", "both"):
        html = client.get(f"/articles/{made.pk}/?text={text}").content.decode()
        assert html.count("<script") == html.count('<script src="/static/') > 0
        assert "<b " not in html
        assert escape("<script>alert(1)</script>") in html


def test_only_web_addresses_become_links(client, chaotian):
    made = published("开会。", county=chaotian, original_url="javascript:alert(1)")
    [value] = datum(page_of(client, made), "原文链接").values
    assert (value.text, value.url) == ("javascript:alert(1)", "")


def test_neighbours_of_the_county_stand_in_order_of_days(client, chaotian, qingchuan):
    days = ("2020-01-01", "2021", "2022-03")
    first, second, third = (published("会。", county=chaotian, title=day, event_on=day) for day in days)
    undated = published("会。", county=chaotian, title="无日期")
    published("会。", county=qingchuan, title="别县", event_on="2021-05-05")
    page = page_of(client, second)
    assert (page.earlier.title, page.later.title) == ("2020-01-01", "2022-03")
    assert page_of(client, first).earlier.title == undated.title
    assert page_of(client, third).later is None


def test_drafts_and_withdrawn_articles_are_no_neighbours(client, chaotian):
    made = published("会。", county=chaotian, title="在", event_on="2020")
    published("会。", county=chaotian, title="草稿", event_on="2021", status="draft")
    published("会。", county=chaotian, title="撤下", event_on="2022", status="withdrawn")
    assert page_of(client, made).later is None


def test_the_original_bytes_are_sent_as_a_file(client, chaotian_report):
    raw = "原件".encode("gb18030")
    upload = chaotian_report.upload
    upload.sha256, upload.size = originals.store(raw), len(raw)
    upload.save()
    page = page_of(client, chaotian_report)
    response = client.get(page.original.url)
    assert b"".join(response.streaming_content) == raw
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Type"] == "application/octet-stream"
    assert upload.sha256 in client.get(chaotian_report.get_absolute_url()).content.decode()


def test_a_missing_original_is_not_found(client, chaotian_report):
    assert client.get(f"/articles/{chaotian_report.pk}/original").status_code == 404


def test_the_citation_is_plain_text(client, chaotian_report):
    citation = page_of(client, chaotian_report).citation
    assert citation.startswith("朝天人大. 朝天区人大常委会工作报告[EB/OL]. ")
    assert citation.endswith(f"http://testserver/articles/{chaotian_report.pk}/.")


def test_a_draft_is_not_there_for_readers(client, admin_client, chaotian_report):
    Article.objects.update(status="draft")
    url = chaotian_report.get_absolute_url()
    assert client.get(url).status_code == 404
    assert client.get(f"{url}original").status_code == 404
    client.force_login(User.objects.create_user("reader"))
    assert client.get(url).status_code == 404
    response = admin_client.get(url)
    assert response.status_code == 200
    assert "草稿" in response.content.decode()


def test_a_withdrawn_article_says_so_and_nothing_else(client, chaotian_report):
    Article.objects.update(status="withdrawn", withdrawn_reason="应来源单位要求。")
    for url in (chaotian_report.get_absolute_url(), f"{chaotian_report.get_absolute_url()}original"):
        response = client.get(url)
        assert response.status_code == 410
        html = response.content.decode()
        assert "已撤下" in html
        assert "应来源单位要求。" in html
        assert "全过程人民民主" not in html
        assert chaotian_report.title not in html


def test_every_rule_of_repair_has_a_chinese_name():
    assert {name for name, _ in STEPS} <= set(lexicon.RULES)


def test_quiet_holes_are_counted_above_the_text(client, chaotian):
    made = published(Said("X县召开会议。"), county=chaotian)
    Finding.objects.create(
        article=made, field="hole", value="placeholder", quote="X", start=0, end=1, rule="x", certainty=1
    )
    page = page_of(client, made)
    assert page.speeches[0].paragraphs[0].parts[0].kind == "quiet"
    assert page.warnings[-1].endswith("1 处。")


def test_each_statement_tells_how_to_cite_it(client, chaotian_report):
    speeches = client.get(chaotian_report.get_absolute_url()).context["page"].speeches
    said = chaotian_report.statements.get(position=1)
    url = f"http://testserver{chaotian_report.get_absolute_url()}#s-{said.pk}"
    assert speeches[1].attribution == (
        f"——李明，区委书记，朝天区。《朝天区人大常委会工作报告》，2022年8月4日，朝天人大。{url}"
    )
    assert speeches[0].attribution.startswith("——《朝天区人大常委会工作报告》，2022年8月4日")


def test_a_quotation_holds_the_sought_sentences_and_their_source(client, chaotian_report):
    said = chaotian_report.statements.get(position=1)
    response = client.get(f"/statements/{said.pk}/quotation?q=民生实事")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    words, source = response.content.decode().split("\n")
    assert words == "“要办好民生实事。”"
    assert source.startswith("——李明，区委书记，朝天区。《")
    assert source.endswith(f"/articles/{chaotian_report.pk}/#s-{said.pk}")
    whole = client.get(f"/statements/{said.pk}/quotation").content.decode()
    assert whole.startswith("“要发展全过程人民民主。\n要办好民生实事。”")


def test_a_quotation_of_what_nobody_may_read_is_refused(client, chaotian_report):
    said = chaotian_report.statements.get(position=1)
    for status, code in ((Article.Status.DRAFT, 404), (Article.Status.WITHDRAWN, 410)):
        Article.objects.filter(pk=chaotian_report.pk).update(status=status)
        assert client.get(f"/statements/{said.pk}/quotation").status_code == code
    assert client.get("/statements/999999/quotation").status_code == 404


def test_the_way_down_from_the_province_stands_above_the_title(client, chaotian_report, qingchuan_news):
    page = page_of(client, chaotian_report)
    assert [(place.label, place.url) for place in page.breadcrumb] == [
        ("四川省", "/divisions/510000/"), ("广元市", "/divisions/510800/"), ("朝天区", "/divisions/510812/"),
    ]  # fmt: skip
    Article.objects.filter(pk=chaotian_report.pk).update(county=None)
    assert page_of(client, chaotian_report).breadcrumb == ()
