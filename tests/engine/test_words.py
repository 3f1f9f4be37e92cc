"""Every engine tells the words by which it ranks, in the same form."""

from archive.models import Slogan


def test_words_are_folded_and_know_the_archive(engine):
    Slogan.objects.create(canonical="代表联络站")
    engine.rebuild(lambda line: None)
    assert engine.words("建成代表聯絡站，很好") == ("建成", "代表联络站", "很", "好")
