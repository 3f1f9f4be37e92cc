import pytest

from archive.text.numerals import number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("十", 10), ("十八", 18), ("二十", 20), ("二十一", 21), ("一百零三", 103), ("一百二十", 120), ("三千五百", 3500),
        ("二〇二二", 2022), ("二○二二", 2022), ("两", 2), ("36", 36), ("", None), ("县", None), ("十百", None), ("3月", None),
    ],
)  # fmt: skip
def test_number(written: str, value: int | None) -> None:
    assert number(written) == value
