"""The table of divisions: loading it, following its rows to today, checking it against a file."""

from __future__ import annotations

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from archive.management.commands.load_divisions import OWN_FILE
from archive.models import Article, Division, Upload
from archive.pipeline.load_divisions import load_divisions
from archive.text.places.division_file import read_units
from fixtures import build_divisions

HEADER = "代码,一级行政区,二级行政区,名称,级别,状态,启用时间,变更/弃用时间,新代码"
# Two provinces; 河东县 became 河东区, which was then divided; 西山县 and 东山县 lie directly under 乙省.
CHINESE = f"""\ufeff{HEADER}
910000,甲省,,甲省,省级,在用,1981,,
910100,甲省,清河市,清河市,地级,在用,1983,,
910102,甲省,清河市,河东区,县级,弃用,2001,2015,910103;910104
910103,甲省,清河市,河南区,县级,在用,1983,,
910104,甲省,清河市,河北区,县级,在用,1983,,
910121,甲省,清河市,河东县,县级,弃用,1983,2001,910102;910103[1999]
919001,甲省,直辖,西山县,县级,变更,1981,2010,919001
919001,甲省,直辖,西山市,县级,在用,2010,,
"""


@pytest.fixture
def small(db, tmp_path) -> Path:
    path = tmp_path / "区划.csv"
    path.write_text(CHINESE, encoding="utf-8")
    run("load_divisions", "--from", path)
    return path


@pytest.fixture
def own(db) -> None:
    run("load_divisions")


def run(*args: object) -> str:
    out = StringIO()
    call_command(*map(str, args), stdout=out)
    return out.getvalue()


def row(adcode: str, name: str) -> Division:
    return Division.objects.get(adcode=adcode, name=name)


def current_of(adcode: str) -> Division:
    return Division.objects.current().get(adcode=adcode)


def path_of(unit: Division) -> list[str]:
    gazetteer = Division.objects.gazetteer()
    return [above.name for above in gazetteer.path(gazetteer.by_key[unit.key])]


def article_about(division: Division) -> Article:
    upload = Upload.objects.create(sha256="0" * 64, size=1, name="文章.txt", method=Upload.Method.COMMAND)
    return Article.objects.create(upload=upload, county=division, encoding="utf-8")


def test_the_table_is_what_the_package_and_our_facts_make():
    assert build_divisions.table() == OWN_FILE.read_text(encoding="utf-8")


def test_our_own_table_loads_and_agrees_with_itself(own):
    assert run("check_divisions", OWN_FILE, "--on", "2024-12-31").splitlines() == [
        "省级：库中 34 个，文件 34 个，全部一致。",
        "地级：库中 333 个，文件 333 个，全部一致。",
        "县级：库中 2,846 个，文件 2,846 个，全部一致。",
    ]
    before = dict(Division.objects.values_list("pk", "changed_at"))
    assert run("load_divisions") == "行政区划已载入：新增 0 条，更新 0 条，未变 6,694 条，删除 0 条。\n"
    assert dict(Division.objects.values_list("pk", "changed_at")) == before


def test_rows_of_our_own_table_know_their_place(own):
    district = row("510812", "朝天区")
    assert path_of(district) == ["四川省", "广元市", "朝天区"]
    gazetteer = Division.objects.gazetteer()
    assert gazetteer.full_name(gazetteer.by_key[district.key]) == "广元市朝天区"
    assert [unit.name for unit in row("510800", "广元市").children_today] == [
        "利州区", "昭化区", "朝天区", "旺苍县", "青川县", "剑阁县", "苍溪县",
    ]  # fmt: skip
    former = gazetteer.former(gazetteer.by_key[row("510811", "昭化区").key])
    assert [f"{unit.name} {unit.valid_from.year}" for unit in former][:1] == ["元坝区 1989"]
    assert row("110103", "崇文区").today == row("110101", "东城区")


def test_years_are_those_in_which_the_unit_existed():
    assert Division(valid_from=date(1989, 1, 1), valid_to=date(2013, 1, 1)).years == "1989–2012"
    assert Division(valid_from=date(2001, 1, 1), valid_to=date(2002, 1, 1)).years == "2001"
    assert Division(valid_to=date(2010, 1, 1)).years == "1981 年以前–2009"
    assert Division(valid_from=date(2013, 1, 1)).years == "2013–今"


def test_a_reused_code_lists_its_former_holders_and_only_an_abolished_one_redirects(own):
    current, former, redirect = Division.objects.for_code("510811")
    assert (current.name, [unit.name for unit in former], redirect) == ("昭化区", ["元坝区"], None)
    current, former, redirect = Division.objects.for_code("110103")
    assert (current, [unit.name for unit in former], redirect.name) == (None, ["崇文区"], "东城区")
    assert Division.objects.for_code("999999") == (None, [], None)
    assert [Division.objects.of_today(code) for code in ("510811", "110103", "999999")] == [
        current_of("510811"), current_of("110101"), None,
    ]  # fmt: skip


def test_a_file_in_chinese_loads_with_levels_types_parents_and_successors(small):
    assert path_of(row("910103", "河南区")) == ["甲省", "清河市", "河南区"]
    assert row("919001", "西山市").parent == row("910000", "甲省")
    assert row("919001", "西山市").type == "县级市"
    assert row("910121", "河东县").valid_to == date(2001, 1, 1)
    assert list(row("910121", "河东县").successors.all()) == [row("910102", "河东区")]
    assert set(row("910102", "河东区").successors.all()) == {row("910103", "河南区"), row("910104", "河北区")}


def test_a_divided_unit_is_browsed_under_what_lies_above_its_parts(small):
    assert row("910121", "河东县").today == row("910100", "清河市")
    assert row("919001", "西山县").today == row("919001", "西山市")


def test_loading_keeps_primary_keys_and_corrects_years(small):
    keys = dict(Division.objects.values_list("name", "pk"))
    small.write_text(CHINESE.replace("河东区,县级,弃用,2001", "河东区,县级,弃用,2000"), encoding="utf-8")
    assert "新增 0 条，更新 1 条，未变 7 条，删除 0 条" in run("load_divisions", "--from", small)
    assert row("910102", "河东区").valid_from == date(2000, 1, 1)
    assert dict(Division.objects.values_list("name", "pk")) == keys


def test_a_row_an_article_refers_to_is_never_deleted_nor_are_the_rows_above_it(small):
    article = article_about(row("910103", "河南区"))
    article.divisions.add(row("910104", "河北区"))
    small.write_text(f"{HEADER}\n920000,乙省,,乙省,省级,在用,1981,,\n", encoding="utf-8")
    out = run("load_divisions", "--from", small)
    assert "新增 1 条，更新 0 条，未变 0 条，删除 4 条" in out
    assert "另有 4 条不在文件中，因有文章引用而保留" in out
    names = set(Division.objects.values_list("name", flat=True))
    assert names == {"乙省", "甲省", "清河市", "河南区", "河北区"}


def test_a_reload_is_noticed_by_the_gazetteer(small):
    assert Division.objects.gazetteer() is Division.objects.gazetteer()
    assert not Division.objects.gazetteer().named("河西区")
    small.write_text(CHINESE.replace("河南区", "河西区"), encoding="utf-8")
    run("load_divisions", "--from", small)
    [unit] = Division.objects.gazetteer().named("河西区")
    assert Division.objects.get_unit(unit) == row("910103", "河西区")


def test_a_successor_added_by_hand_is_noticed_by_the_gazetteer(small):
    assert (
        Division.objects.gazetteer().today(Division.objects.gazetteer().named("河东区")[0]).name == "清河市"
    )
    row("910102", "河东区").successors.remove(row("910104", "河北区"))
    assert row("910102", "河东区").today == row("910103", "河南区")


def test_check_prints_each_difference_and_fails(small):
    other = small.with_name("别的.csv")
    other.write_text(CHINESE.replace("河南区", "河西区"), encoding="utf-8")
    out = StringIO()
    with pytest.raises(CommandError, match="共有 1 处不同"):
        call_command("check_divisions", str(other), "--on", "2020-01-01", stdout=out)
    assert "910103  库中：河南区  文件：河西区" in out.getvalue()


def test_a_failed_load_changes_nothing(small, monkeypatch):
    names = set(Division.objects.values_list("name", flat=True))
    monkeypatch.setattr("archive.pipeline.load_divisions._link", lambda *_args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        load_divisions(read_units([f"{HEADER}\n", "920000,乙省,,乙省,省级,在用,1981,,\n"]))
    assert set(Division.objects.values_list("name", flat=True)) == names


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "第 1 行：缺少列"),
        ("a,b\n1,2\n", "第 1 行：缺少列“代码、名称、启用时间、变更/弃用时间、新代码”，这不是行政区划表。"),
        (f"{HEADER}\n91,甲省,,甲省,省级,在用,1981,,\n", "第 2 行：代码“91”不是六位数字的区划代码。"),
        (f"{HEADER}\n910000,甲省,,,省级,在用,1981,,\n", "第 2 行：名称是空的。"),
        (f"{HEADER}\n910000,甲省,,甲省,省级,在用,去年,,\n", "第 2 行：启用时间“去年”不是年份。"),
        (f"{HEADER}\n910000,甲省,,甲省,省级,弃用,1990,1985,\n", "弃用时间（1985）不晚于启用时间（1990）"),
        (f"{HEADER}\n910000,甲省,,甲省,省级,弃用,1981,1985,920000\n", "第 2 行：新代码“920000”不在表中。"),
        (f"{HEADER}\n" + "910000,甲省,,甲省,省级,在用,1981,,\n" * 2, "第 3 行：910000 甲省与第 2 行重复。"),
        (f"{HEADER}\n910000\n", "第 2 行：名称是空的。"),
        (
            "adcode,name,level,type,parent,valid_from,valid_to,successors\n910000,甲省,省,省,,,,\n",
            "第 2 行：级别“省”须是",
        ),
        (
            "adcode,name,level,type,parent,valid_from,valid_to,successors\n910000,甲省,province,省,,1月,,\n",
            "第 2 行：日期须写作 2021-01-01",
        ),
        (
            "adcode,name,level,type,parent,valid_from,valid_to,successors\n910101,甲区,county,区,x,,,\n",
            "第 2 行：表中没有“x”这一区划。",
        ),
    ],
)
def test_a_bad_file_gets_one_sentence_with_its_line(db, tmp_path, text, sentence):
    path = tmp_path / "区划.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError) as caught:
        call_command("load_divisions", "--from", str(path))
    assert str(caught.value).startswith("区划.csv 第 ")
    assert sentence in str(caught.value)
    assert Division.objects.count() == 0


def test_a_file_that_is_missing_or_no_text_gets_a_sentence(db, tmp_path):
    with pytest.raises(CommandError, match="打不开文件"):
        call_command("load_divisions", "--from", str(tmp_path / "没有.csv"))
    path = tmp_path / "坏.csv"
    path.write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(CommandError, match="不是 UTF-8 编码"):
        call_command("load_divisions", "--from", str(path))
