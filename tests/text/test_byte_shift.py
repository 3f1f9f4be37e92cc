"""Damage made by the model is healed, and what cannot be healed is marked."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from pypinyin import Style, pinyin

from archive.pipeline.vocabulary import load_vocabulary
from archive.text.draft import Draft
from archive.text.pinyin import readings, removals
from archive.text.repair import repair
from archive.text.script import TRADITIONAL
from archive.text.shift.annotated import Annotated
from archive.text.shift.healing import HOLE, MOST_HEALED, MOST_REREAD, healings
from archive.text.shift.model import misread, shift
from archive.text.shift.vocabulary import Vocabulary

SENTENCES = tuple(
    """縣人大常委會組成人員對縣人民政府關於預算執行情況的報告進行了審議,提出了意見和建議。
會議聽取和審議了縣人民法院、縣人民檢察院的工作報告,對專項工作進行了質詢評議。
縣委書記出席會議並講話,強調要堅持和完善人民代表大會制度,發展全過程人民民主。
常委會依法任免國家機關工作人員,新任職人員向憲法莊嚴宣誓。
大會以無記名投票方式選舉產生了縣人大常委會主任、副主任和委員。
要加強監督檢查,推動解決人民群眾反映強烈的突出問題,維護社會公平正義。
縣財政局負責人作了關於決算草案的說明,審計局負責人作了審計工作報告。
專題調研組認為,全縣農村飲水安全工程建設進展順利,但管護機制還不健全。
各鄉鎮人大主席團要組織代表深入基層聯繫選民,傾聽群眾意見,反映群眾訴求。
代表聯絡站接待選民來訪,登記意見並轉交有關部門辦理,做到件件有回音。
執法檢查組實地查看了學校、醫院、養老機構,聽取了有關單位的匯報。
代表們圍繞鄉村振興、教育醫療、環境保護等問題提出議案建議,辦理部門逐件答復。""".splitlines()
)


def straddling(text: str) -> list[str]:
    """The traditional characters that a byte-wise search finds across two characters of a text."""
    found = []
    for first, second in pairwise(text):
        pair = first.encode("gbk")[1:] + second.encode("gbk")[:1]
        character = pair.decode("gbk", "ignore")
        if len(pair) == 2 and character in TRADITIONAL and readings(character):
            found.append(character)
    return found


def healed(text: str) -> str:
    draft = Draft.of(text).apply("byte-shift", healings(text, load_vocabulary))
    return draft.apply("pinyin", removals(draft.text)).text


def test_300_runs_are_restored_and_none_is_wrong_without_a_mark() -> None:
    rng = random.Random(7)
    restored = marked = 0
    runs = 0
    while runs < 300:
        first, second = rng.sample(SENTENCES, 2)
        text = f"{first[rng.randrange(len(first)) :]}\r\n{second}\r\n"
        if not (characters := straddling(text)):
            continue
        runs += 1
        character = rng.choice(characters)
        reading = pinyin(character, style=Style.TONE)[0][0]
        result = healed(shift(text, {character: reading}).replace("\r\n", "\n"))
        text = text.replace("\r\n", "\n")
        restored += result == text
        marked += result != text and HOLE in result
        assert result == text or HOLE in result
    assert restored >= 0.95 * runs
    assert restored + marked == runs


@pytest.mark.parametrize(
    ("damaged", "repaired"),
    [
        ("縣人大常委會主任強?wǔ){(diào)，要依法履職。", "縣人大常委會主任強調，要依法履職。"),
        ("常委會開展專?ｎ)}(tí)詢(xún)問，當面作答。", "常委會開展專題詢問，當面作答。"),  # noqa: RUF001
        ("會議聽取建?ㄗ)h(yì)辦理情況。", "會議聽取建議辦理情況。"),
        ("會議審?chōng)h(yì)了工作報告。", "會議審議了工作報告。"),
        ("在代表聯?càn)j(luò)站接待選民。", "在代表聯絡站接待選民。"),
        ("會議認(rèn)真學習?kǎi)l(fā)揚(yáng)優良傳統。", "會議認真學習發揚優良傳統。"),
        (
            "人大代表述職(zhí)?cán)蟾妗∪舜笾飨雎?zhí)?cán)蟾?\n縣人大",  # noqa: RUF001
            "人大代表述職報告　人大主席述職報告\n縣人大",
        ),
    ],
)
def test_shapes_with_an_ascii_second_byte_are_healed(damaged: str, repaired: str) -> None:
    assert healed(damaged) == repaired


def test_model_makes_the_damage_that_was_seen() -> None:
    assert shift("質詢評議", {"評": "píng", "冊": "cè"}) == "質詢?cè)u(píng)議"
    assert shift("祖傳虎出席<BR>", {"鎮": "zhèn"}) == "祖?zhèn)骰⒊鱿?BR>"
    assert misread("。会".encode("gbk").replace(b"\xa3\xbb", b";")) == "?" + misread(b"\xe1")


@pytest.mark.parametrize(
    ("damaged", "repaired"),
    [
        ("監督和質詢?cè)u(píng)議,聽取報告", "监督和质询评议,听取报告"),
        ("秘書長祖?zhèn)骰⒊鱿?BR>會議聽取報告", "秘书长祖传虎出席。\n会议听取报告"),
        ("副主任龍?zhí)┬?、張遠參會", "副主任龙\ufffd、张远参会"),
        ("監督和質詢?cè)?píng)議,聽取報告", "监督和质询评议,听取报告"),
        ("聽取報告。??h人大主任講話", "听取报告。县人大主任讲话"),
        # Bytes of no shift: the character before has them only once it is simplified, and píng is not what they give.
        ("討論和測?cè)u(píng)估,聽取報告", "讨论和测\ufffd(píng)估,听取报告"),
        ("精神?;嵋橐螅⒆隹樟", "精神。会议要求，\ufffd⒆隹樟"),
    ],
)
def test_seen_damage_is_healed_or_marked(damaged: str, repaired: str) -> None:
    assert repair(damaged, words=load_vocabulary).text == repaired


@pytest.mark.parametrize(
    "text",
    ["怎么办?我们来办。", "行不行?(zhe)好", "多少?;少了", "代表问?主任答", "是?cè)吗"],
)
def test_question_marks_without_proof_stay_or_become_holes(text: str) -> None:
    result = repair(text, words=load_vocabulary).text
    assert result == text or HOLE in result


@pytest.mark.parametrize(
    "text",
    [
        "全年增長(GDP)6.2%,你说呢?(笑)",
        "什么是票决(piaojue)?怎么办?(见附件)",
        "问:能不能连任?(1)能;(2)见第三条?",
        "f(x)=x2?y(t)=1,(a+b)?(c)",
        "會議聽取報告(Report),為什麼?代表問(3次)?",
        "https://example.org/?a=(b)&c=d?(e)",
    ],
)
def test_ordinary_question_marks_and_brackets_come_back_as_they_are(text: str) -> None:
    assert list(healings(text, load_vocabulary)) == []


def test_a_word_that_vanished_whole_is_not_passed_over() -> None:
    """Both pairs that hold 全 have no character: without it the line reads well, and wrong."""
    text = "年初以來，面對突如其來的新冠肺炎疫情，全縣各級人大代表聞令而動。"
    damaged = shift(text, {"鎸": "juān", "縣": "xiàn"})
    assert "全" not in damaged
    result = healed(damaged)
    assert result == text or HOLE in result


def test_characters_of_the_list_are_known_where_the_page_keeps_to_one() -> None:
    page = Annotated.of("縣(xiàn)人大常委會(huì)審議，縣(xiàn)人大")
    assert page.listed == {"縣", "會"}
    assert page.weight("會") > page.weight("冊") > page.weight("議")
    assert not Annotated.of("縣(xiàn)人大常委會(huì)審議，縣人大").unlisted


def test_work_on_a_text_of_nothing_but_runs_is_bounded() -> None:
    asked = []

    def words() -> Vocabulary:
        asked.append(1)
        return load_vocabulary()

    text = "".join(f"質詢{number}詢?cè)u(píng)議" for number in range(5_000))
    assert len(list(healings(text, words))) <= MOST_HEALED
    assert len(asked) <= MOST_REREAD
