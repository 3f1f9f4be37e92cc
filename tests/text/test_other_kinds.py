"""Texts of other kinds that mention congresses in passing: nothing is made up from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.text.describing import described

TEXTS = sorted(Path(__file__).with_name("other_kinds").glob("*.txt"))
INVENTED = ("county", "level", "speaker", "event_date")


def test_there_are_texts_of_many_kinds() -> None:
    assert len(TEXTS) > 30


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_another_kind_of_text_has_no_county_no_level_and_no_speakers(path: Path) -> None:
    found = described(path.read_text(encoding="utf-8"))
    assert found.best("genre") == "其他"
    assert found.of("genre")[0].certainty <= 0.5
    assert not found.speakers
    assert not found.of("county")
    assert not found.of("level")
    assert {span.speaker for span in found.statements} == {None}
    assert all(finding.field not in INVENTED for finding in found.findings if finding.certain)


ODD = {
    "会议报道": "本报讯 昨天,民勤县十八届人大常委会第九次会议召开。"
    "会议听取了县政府关于秋粮收购的报告,补选了两名市人大代表。\n",
    "讲话": "同志们:\n今天召开全县人大工作会议,主要任务是研究今后五年的人大工作。"
    "我讲三点意见。\n一、提高认识。\n二、突出重点。\n谢谢大家!\n",
    "署名文章": "浅谈如何提高审议质量\n\n民勤县人大常委会主任 杭之江\n\n审议的质量直接关系到监督的实效。"
    "笔者认为,要抓好三个环节。\n"
    "一要抓会前调研。二要抓会中审议,让组成人员把话说透。三要抓会后督办。\n",
    "经验材料": "“板凳会”开进渠道边\n\n近年来,民勤县人大常委会把代表接待搬到渠道边,"
    "走出了一条新路子。\n"
    "一是定时间。每月逢五开议。二是办得快。部门当周答复代表。\n实践表明,老形式装得下新内容。\n",
    "工作报告": "……一年来,在县委的领导下,民勤县人大常委会共召开常委会会议8次,听取审议专项工作报告21项。\n"
    "一、依法监督。对旅游条例开展执法检查。\n各位代表,成绩来之不易,监督的实效还有待增强。\n",
    "范文": "新任职干部在人大常委会上的表态发言(三篇)\n\n篇一\n"
    "尊敬的主任、各位委员:\n我衷心感谢组织的培养和各位委员的信任。\n篇二\n尊敬的各位领导:\n",
}


@pytest.mark.parametrize("genre", ODD)
def test_an_odd_text_of_a_congress_keeps_its_genre(genre: str) -> None:
    assert described(ODD[genre]).best("genre") == genre


def test_a_template_may_leave_blanks_for_names_and_numbers() -> None:
    found = described(
        "专题询问会主持词\n\n各位委员,同志们:\n区人大常委会组成人员共     名,今天到会     名,符合法定人数。\n"
        "首先,请区人民政府副区长     同志作报告。\n下面进行询问。\n"
    )
    assert found.best("genre") == "范文"


def test_names_in_columns_are_no_blanks_to_fill_in() -> None:
    found = described(
        "各位委员,同志们:\n出席会议的有:\n主任    杭之江    副主任    尤文水    委员    齐小满\n现在开会。\n"
    )
    assert found.best("genre") == "讲话"


@pytest.mark.parametrize(
    "heard",
    [
        "检查《招标投标法》实施情况,要求管住招标、投标、开标、中标各环节,规范供应商和代理机构",
        "调研国有企业改革,了解股东会、董事会、监事会和股份制改造情况",
        "旁听庭审,观看了原告陈述诉讼请求、书记员宣读纪律、审判员当庭宣判",
    ],
)
def test_a_report_may_speak_of_tenders_companies_and_trials(heard: str) -> None:
    found = described(
        f"民勤县人大常委会开展监督\n\n5月6日,民勤县人大常委会组织代表{heard}。主任杭之江参加。\n"
    )
    assert found.best("genre") == "会议报道"
    assert [one.value for one in found.of("county")] == ["620621"]
    assert [person.value for person in found.speakers] == ["杭之江"]
