"""`manage.py parse_plan FILE [--json]`."""

import json
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from docx import Document

pytestmark = pytest.mark.django_db

TEXT = """云溪社区2026年双拥工作计划
一、工作目标
1.走访覆盖率达到100%。
二、工作安排
（一）第二季度
1.看望老战士。
三、主要措施
1.八一前举办联欢会。
四、组织领导
组长：方远山
"""


@pytest.fixture
def text_file(tmp_path: Path) -> Path:
    path = tmp_path / "计划.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def parse(path: Path, **options) -> str:
    out = StringIO()
    call_command("parse_plan", str(path), stdout=out, **options)
    return out.getvalue()


def test_json_is_one_object_with_all_its_keys(text_file):
    found = json.loads(parse(text_file, json=True))
    assert found.keys() == {
        "title", "year", "unit", "unit_kind", "guiding_thought", "goals", "headings", "quarters",
        "unscheduled_tasks", "leading_group", "flags",
    }  # fmt: skip
    assert (found["title"], found["year"]) == ("云溪社区2026年双拥工作计划", 2026)
    assert (found["unit"], found["unit_kind"]) == ("云溪社区", "community")
    assert found["goals"] == ["走访覆盖率达到100%"]
    assert found["quarters"] == {"1": [], "2": ["看望老战士"], "3": [], "4": []}
    assert found["unscheduled_tasks"] == ["八一前举办联欢会"]
    assert found["leading_group"] == {"组长": ["方远山"], "副组长": [], "成员": [], "联络员": []}
    assert [1, "工作目标"] in found["headings"]


def test_the_placeholder_or_null_stands_for_the_year(tmp_path):
    path = tmp_path / "计划.txt"
    for title, year in (("云溪社区20xx年双拥工作计划", "20xx"), ("云溪社区双拥工作计划", None)):
        path.write_text(f"{title}\n一、主要措施\n1.看望老战士。", encoding="utf-8")
        assert json.loads(parse(path, json=True))["year"] == year


def test_without_json_people_can_read_it(text_file):
    told = parse(text_file)
    assert "标题：云溪社区2026年双拥工作计划" in told
    assert "二季度：\n  · 看望老战士\n" in told
    assert "组长：方远山" in told


def test_a_word_file_is_read_too(tmp_path):
    document, data = Document(), BytesIO()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    document.save(data)
    path = tmp_path / "计划.docx"
    path.write_bytes(data.getvalue())
    assert json.loads(parse(path, json=True))["quarters"]["2"] == ["看望老战士"]


@pytest.mark.parametrize(
    ("name", "data"),
    [("计划.docx", b"no word file"), ("计划.docx", b"PK\x03\x04broken"), ("计划.pdf", b"%PDF-1.7")],
)
def test_a_bad_file_is_refused_with_a_sentence(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(CommandError, match="。"):
        parse(path)


def test_a_folder_is_refused_with_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="是一个文件夹"):
        parse(tmp_path)


def test_a_missing_file_is_refused_with_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="找不到文件"):
        parse(tmp_path / "没有.txt")
