"""Whether what stands behind a name says that the person speaks: 某某强调，… 某某在会上作重要讲话。某某说，…

Asked by `statements` for the people whom a paragraph begins with.
"""

from __future__ import annotations

import re

from archive.text.extract.people import Named

# What may stand between a name and its verb of speech, each part once and in this order.
BETWEEN = (
    r"[ \u3000]?(?:同志|代表|委员|说完)?(?:在[^,，。；\n]{0,20}?(?:讲话|发言|会上|总结|动员)?[中时里后]?)?"
    r"(?:最后|还|又|也|都|同时|着重|首先|随后|接着|当即|随即|立即|当场|现场|再次|多次|反复|一再|率先|第一个|代表[^,，。；\n]{1,14}?)?"
    r"(?:[^,，。；;:：\n]{1,8}地)?"
    r"(?:对[^,，。；\n]{1,40}(?:给予|表示|予以)[^,，。；\n]{0,10}"
    r"(?:肯定|认可|满意|感谢|欢迎|祝贺|赞赏|慰问|评价)[,，。](?:并|他|她)?)?(?:充分|高度)?"
    r"(?:[^,，。；:：\n]{1,36}[,，](?:他|她))?"
    r"(?:(?:就|围绕|针对|结合)[^,，。；;:：\n]{1,40}?(?:谈了|作了|讲了|交流了)[^,，。；;:：\n]{1,8}[,，](?:并|他|她)?)?"
    r"(?:(?:就|围绕|针对|结合)[^,，。；;:：\n]{1,40}?(?=提出|提了|要求|强调|指出|讲了))?"
    r"(?:向[^,，。；\n]{1,14}表示祝贺[,，]并)?"
    r"(?:(?:作|发表)?[^,，。；\n]{0,10}(?:讲话|发言)(?:[,，并](?:他|她)?|。(?:他|她)))?"
    r"(?:肯定[^,，。；:：\n]{1,24}[,，]并?)?"
)
SPEECH = re.compile(
    BETWEEN
    + r"(?:指出|强调|要求|叮嘱|谈到|报告说|说|表示(?!祝贺|感谢|欢迎|慰问)|表明|希望|认为|提出(?!的|了询问|询问)|"
    r"着重(?=[,，])|主张|勉励|寄语|鼓励|告诫|叮咛|重申|插话|反问|发问|接话|打趣|[笑明断戏放婉]言|说道|诉说|陈述|称(?=[,，:：])|总结[道说]|解释|建议|提议|建言|介绍说|回答|答道|提到|提问(?=[:：,，。])|肯定了|提了[^,，。；\n]{0,12}(?:要求|意见|建议|希望|期望)|讲了[^,，。；:：\n]{0,8}(?:要求|意见|建议)|追问|反映|呼吁|坦言|直言|感慨|告诉|回应|"
    r"答复|提醒|承诺|嘱咐|补充|感叹|表态说|表态称|表态[:：]|笑道|透露)"
)
# 某某召集…座谈，强调，…: another act comes first.
LATER_SPEECH = re.compile(
    r"[^。；;:：“”\n]{1,44}?(?:[,，](?:并|他|她)?(?:强调|指出|说|表示)|(?:讲话|发言)。[他她](?:强调|指出|说|表示|要求))[,，:：]"
    r"|(?:(?!听|请|让|被|由|[群民]众|代表|委员|村民|居民|大家|老人|们)[^,，。；;:：“”\n]){1,16}?(?:说|道|称|指出|强调)[,，:：]"
    r"|[^,，。；;:：“”\n]{1,16}时(?:还|又)?(?:强调|指出|说|表示|要求)[,，:：]"
    r"|[^,，。；;:：“”\n]{0,12}[作做]了?[^,，。；;:：“”\n]{0,8}(?:回应|答复|解答)[,，]并?(?:表示|说|强调|指出|承诺)"
)
# 某某认真记录，不时插话。他表示，…: what a sentence about nobody else goes on with.
PRONOUN_SPEECH = re.compile(
    r"(?![和与同、])(?:(?!主持)[^。；;:：“”\n]|“[^，。”\n]{1,6}”){1,44}。[他她](?:最后|还|又)?(?:强调|指出|说|表示|要求)[,，:：]"
)
SPOKE = re.compile(r"[^。；;:：“”\n]{0,24}(?:讲话|发言|致辞)。")


def speaks(text: str, person: Named, end: int) -> bool:
    """Tell whether a person speaks in the sentence that ends before `end`, or in the next."""
    if SPEECH.match(text, person.end, end) or LATER_SPEECH.match(text, person.end, end):
        return True
    # 某某在会上作重要讲话。某某说，…
    spoke = SPOKE.match(text, person.end, end)
    again = spoke.end() if spoke else 0
    return bool(
        again and text.startswith(person.name, again) and SPEECH.match(text, again + len(person.name), end)
    )
