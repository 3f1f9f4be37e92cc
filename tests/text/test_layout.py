"""Lines that were cut and names that were stretched, and what looks like them."""

import pytest

from archive.text.repair import repair

WRAPPED = (
    "县长史凯作政府工作报告，县人大常委会副主任端木青\n山作县人大常委会工作报告。县政协主席薛红、县委副\n"
    "书记林海涛、县人武部部长陈刚、县监委主任尹璐、县\n法院院长葛洪波、县检察院检察长辛欣列席会议。"
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("副主任魏 成 林、石秀兰、孟宪斌参加。", "副主任魏成林、石秀兰、孟宪斌参加。"),
        ("县人大常委会主任马　玉泽主持会议。", "县人大常委会主任马玉泽主持会议。"),
        ("主任 和 顺 率队。\n和 顺 指出，要抓好落实。", "主任 和顺率队。\n和顺指出，要抓好落实。"),
        ("（记者 杨 银 杏 通讯员 李 火 山）", "（记者 杨银杏 通讯员 李火山）"),
    ],
)
def test_blanks_inside_names_are_taken_out(written, read):
    assert repair(written).text == read


@pytest.mark.parametrize(
    "text", ["（记者 张三丰 李四光）", "出席会议的有县人大代表 何立本 石秀兰", "姓 名：何立本"]
)
def test_blanks_between_names_and_words_stay(text):
    assert repair(text).text == text


def test_a_name_cut_by_a_line_end_is_joined():
    assert repair("主席团常务主席李生\n麟、麻成花、祁延\n寿、鲍\n月英、解统先出席。").text == (
        "主席团常务主席李生麟、麻成花、祁延寿、鲍月英、解统先出席。"
    )


def test_a_wrapped_paragraph_is_joined_below_longer_lines():
    head = "莒南县第十九届人民代表大会第二次会议于2023年1月5日在县会议中心开幕，会期三天半，代表二百一十名。"
    assert repair(f"{head}\n{WRAPPED}").text == f"{head}\n{WRAPPED.replace(chr(10), '')}"


def test_lines_of_one_length_without_running_text_stay():
    lines = "\n".join(
        f"{place}镇人民政府关于环境整治工作的情况汇报" for place in ("城关", "东湖", "西坝", "南湖")
    )
    assert repair(
        lines + "\n5月14日，县人大常委会召开主任会议，听取四个镇关于环境整治工作情况的汇报并进行了讨论。"
    ).text.startswith(lines)
