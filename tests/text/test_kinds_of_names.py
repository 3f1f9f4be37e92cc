"""How reports introduce people: kinds of names, offices and lists, ten of each, and what is no name."""

import pytest

from archive.text.extract.people import people
from tests.text.describing import described, roles

OPENING = "富民县人大常委会召开会议\n5月3日，富民县人大常委会召开第五次会议。"


def named(text):
    return [person.name for person in people(text, {})]


def done(text):
    return set(roles(described(OPENING + text)))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("副主任关玉梅、那松涛、历延年出席。", ["关玉梅", "那松涛", "历延年"]),
        ("执行主席令狐建国、要存柱、燕飞鹏在主席台就座。", ["令狐建国", "要存柱", "燕飞鹏"]),
        (
            "副主任哈文，委员锁成武、纳建军、海生玉、买燕等24人参加。",
            ["哈文", "锁成武", "纳建军", "海生玉", "买燕"],
        ),
        ("副主任叶尔兰·马合、乌兰其其格、李卫疆出席会议。", ["叶尔兰·马合", "乌兰其其格", "李卫疆"]),
        ("副主任布仁巴雅尔、额尔德木图、宝音德力根出席。", ["布仁巴雅尔", "额尔德木图", "宝音德力根"]),
        ("副主任俄木·吉克、阿侯石布、沙马拉毅参加。", ["俄木·吉克", "阿侯石布", "沙马拉毅"]),
        ("镇人大代表靖国安和区文旅局副局长邢艳参加。", ["靖国安", "邢艳"]),
        ("县人大常委会主任普布顿珠一行看望老代表。", ["普布顿珠"]),
        ("副主任张大山、某仁次某、李小河出席。", ["张大山", "李小河"]),
        ("四级调研员鲜于平、主任科员司徒健参加。", ["鲜于平", "司徒健"]),
    ],
)
def test_lists_are_read_whatever_family_names_they_hold(text, names):
    assert named(text) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("县人大常委会副主任韩乙奴斯主持。", "韩乙奴斯"),
        ("省人大常委会副主任公保扎西作开班动员。", "公保扎西"),
        ("乡人大代表白玛央金反映，牧区路远。", "白玛央金"),
        ("县人大代表隗淑芬追问，摊贩谁来管。", "隗淑芬"),
        ("县教育局局长练志刚坦言，师资不足。", "练志刚"),
        ("县检察院检察长许木根依次宣誓。", "许木根"),
        ("县人大常委会副主任（主持工作）向华强出席。", "向华强"),
        ("县妇联主席（女、满族）那英子列席会议。", "那英子"),
        ("县委书记钮建军会见了调研组一行。", "钮建军"),
        ("村党总支书记 杨再丰\n侗家有个习俗", "杨再丰"),
    ],
)
def test_a_name_ends_where_an_act_begins(text, name):
    assert named(text)[:1] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("，委员宫树德提出，建议统筹使用。", "宫树德"),
        ("，代表陈兰、史可染就养老服务提出质询。", "陈兰"),
        ("党委委员闻一军出席。", "闻一军"),
        ("县长助理毕小宇参加座谈。", "毕小宇"),
        ("主任会议成员谷文昌参加活动。", "谷文昌"),
        ("龚梅华委员问，怎样落实。", "龚梅华"),
        ("曹八阳、鲍润婕等8名区人大代表发言。", "曹八阳"),
        ("会议补选彭松为县人大常委会委员。", "彭松"),
        ("经选举，宓荣当选为县监察委员会主任。", "宓荣"),
        ("老代表巴金龙应邀参加。", "巴金龙"),
    ],
)
def test_weak_offices_counts_and_elections_name_people(text, name):
    assert name in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "县长信箱、市长热线、书记留言板、局长接待日全部开通。",
        "书记抓、抓书记，镇长具体抓，人大主席督办。",
        "副书记包抓，党组成员分工负责，调研员协助。",
        "人大代表高票通过，人大代表常年驻站，代表任期五年。",
        "县委书记任组长，县长任副组长，分管副县长负责。",
        "主任会议听取汇报，书记员做好记录，委员会高度评价。",
        "代表应邀列席，主任向大会报告，书记全程参与。",
        "区人大代表接连发问，代表依次发言，院长随后作答。",
        "召集人和工作组负责人参加会议，联络员做好记录。",
        "镇长时常走访，局长平易近人，区长公道正派。",
    ],
)
def test_words_behind_offices_are_no_names(text):
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议听取县长金学忠关于人事议案的说明。", ("金学忠", "reports")),
        ("会议审议了局长桂希恩受县政府委托所作的决算报告。", ("桂希恩", "reports")),
        ("县人大社会建设工作委员会主任凌云汇报检查情况。", ("凌云", "reports")),
        ("县委书记来俊杰参加第三代表团审议时指出，要实干。", ("来俊杰", "speaks")),
        ("县水利局局长尧长青给出了明确答复。", ("尧长青", "speaks")),
        ("检查组在县人大常委会副主任查英的带领下检查企业。", ("查英", "attends")),
        ("出席会议的有县人大常委会主任宿白石，副主任暴小雪、冷川。", ("冷川", "attends")),
        ("列席会议的有：县政府副县长上官晓、县法院院长皮日新。", ("皮日新", "attends")),
        ("县司法局局长由立平列席会议，并就有关问题作了说明。", ("由立平", "reports")),
        ("县人大常委会主任聂海胜到两镇察看，听取汇报。", ("聂海胜", "attends")),
    ],
)
def test_what_is_said_of_people(text, expected):
    assert {item for item in done(text) if item[0] == expected[0]} == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "会议学习了省委书记林长风在全省会议上的讲话。",
        "任命贾小玉为县财政局局长，免去薛大江的县审计局局长职务。",
        "受县人大常委会主任郝敬民委托，会议由办公室主持。",
        "经县长国小泰提名，会议决定任命。",
        "会议传达了省委书记左宗平的讲话精神。",
    ],
)
def test_who_is_cited_appointed_or_represented_takes_no_part(text):
    assert done(text) == set()


def test_a_short_name_of_an_unknown_family_is_not_promised():
    certain = {one.value: one.certain for one in described(OPENING + "县检察院检察长由佳列席会议。").speakers}
    assert certain == {"由佳": False}
