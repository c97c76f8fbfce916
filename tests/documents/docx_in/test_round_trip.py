"""What was exported comes in again: the plan's own lines, to the character, and the paper's told apart."""

import hashlib
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from plans.paper.carrier import RedHead, carried
from shuangyong.documents.docx_in import read_docx
from shuangyong.documents.docx_out import to_docx
from shuangyong.documents.docx_words import fair
from shuangyong.documents.model import (
    Annex,
    Document,
    Imprint,
    Kind,
    NameList,
    Paragraph,
    Picture,
    PictureSheet,
    SignOff,
)
from shuangyong.documents.numbering import runs_on
from tests.documents.papers import SENTENCE, full_paper, task_table

WORDS = st.text("双拥工作计划一二、。（）1.8月 　ab<&>\"'《》“”：；", min_size=1, max_size=40)
PARAGRAPHS = st.builds(
    Paragraph,
    text=WORDS,
    level=st.integers(0, 4),
    marker=st.sampled_from(["", "一、", "（二）", "3.", "（4）"]),
    indent=st.sampled_from(["", "　　", "  "]),
    kind=st.sampled_from([Kind.BODY, Kind.HEADING]),
)
RED = RedHead(
    "枫林街道办事处文件",
    "各社区居委会",
    SignOff("枫林街道办事处", date(2027, 1, 5), sealed=True),
    Imprint("区双拥办", "枫林街道党政办公室", date(2027, 1, 6)),
)


def own(document):
    """The lines of the plan that its file holds."""
    return [line for line in read_docx(to_docx(document)) if not line.furniture]


def wanted(paragraph):
    """A paragraph as the paper prints it: without its indent, several blanks as one."""
    marker, text = paragraph.marker.strip(), paragraph.text.strip()
    return fair(marker + (" " if runs_on(marker, text) else "") + text)


@settings(max_examples=40, deadline=None)
@given(st.lists(PARAGRAPHS, max_size=6), st.booleans(), st.booleans())
def test_every_paragraph_comes_in_again_with_its_words_and_level(paragraphs, red, draft):
    plan = Document("桂园社区2027年双拥工作计划", tuple(paragraphs), draft=draft, sign_off=RED.sign_off)
    title, *lines = own(carried(plan, RED) if red else plan)
    assert (title.text, title.is_title) == (plan.title, True)
    stand = [one for one in paragraphs if wanted(one).strip()]
    assert [line.text for line in lines] == [wanted(one) for one in stand]
    levels = [one.level if one.kind is Kind.HEADING else 0 for one in stand]
    assert [line.level for line in lines] == levels


@settings(max_examples=25, deadline=None)
@given(st.text("双拥工作计划年度桂园社区2027（）《》关于的通知", min_size=1, max_size=70))
def test_a_title_of_any_length_is_one_line_again(title):
    assert [(line.text, line.is_title) for line in own(Document(title))] == [(title, True)]
    whole = own(carried(Document(title, (Paragraph("甲"),)), RED))
    assert next(line.text for line in whole if line.is_title) == title


@pytest.mark.parametrize("draft", [True, False])
@pytest.mark.parametrize("red", [True, False])
def test_a_whole_paper_comes_in_as_the_plan_that_it_is(red, draft):
    plan = replace(
        full_paper(draft=draft, annexes=1), with_contents=True, fine_print="第1版　校验码 3F2A-9C41"
    )
    paper = carried(plan, RED) if red else plan
    lines = own(paper)
    assert [line.text for line in lines if line.is_title] == [plan.title]
    assert [line.text for line in lines if line.is_part] == ["第二部分　组织保障"]
    assert [(line.level, line.text) for line in lines if line.level] == [
        *((1, "一、指导思想"), (2, "（一）宣传教育"))
    ]
    rows = [line.cells for line in lines if line.table == 1]
    assert rows[0] == ("序号", "任务", "经费（元）")
    assert rows[1:] == list(task_table(60).rows)
    names = [line.text for line in lines[-64:-61]]
    assert names == ["组长： 王某某　书记", "副组长： 李某　副书记", "张某　干事"]
    text = "\n".join(line.text for line in lines)
    paper_words = ["附件", "校验码", "草", "〔2027〕", "印发", "抄送", "合计", "居民委员会", "1月5日", "目"]
    assert not [word for word in paper_words if word in text]


def test_a_long_paper_leaves_its_list_of_contents_behind():
    blocks = tuple(Paragraph(f"{SENTENCE}第{n}条", 1, number="一、") for n in range(40))
    headed = (Paragraph("指导思想", 1, number="一、", kind=Kind.HEADING), *blocks * 6)
    document = Document("计划", headed, with_contents=True)
    assert b"TOC" in _part(to_docx(document), "word/document.xml")
    lines = own(document)
    assert len(lines) == 1 + len(headed)
    assert [line.text for line in lines].count("一、指导思想") == 1


def test_an_annex_of_names_keeps_its_names_and_its_title_is_the_papers():
    names = NameList((("组　长", ("方远山　书记",)), ("成　员", ("田禾", "何青莲"))))
    lines = read_docx(to_docx(Document("计划", annexes=(Annex("桂园社区双拥工作领导小组名单", (names,)),))))
    assert [(line.text, line.furniture) for line in lines[-4:]] == [
        ("桂园社区双拥工作领导小组名单", True),
        ("组　长： 方远山　书记", False),
        ("成　员： 田禾", False),
        ("何青莲", False),
    ]


def test_photos_and_what_stands_under_them_are_no_part_of_a_plan(tmp_path):
    image = BytesIO()
    Image.new("RGB", (40, 30)).save(image, "JPEG")
    path = tmp_path / "a.jpg"
    path.write_bytes(image.getvalue())
    digest = hashlib.sha256(image.getvalue()).hexdigest()
    sheet = PictureSheet(tuple(Picture(str(path), digest, caption) for caption in ("走访", "座谈", "讲座")))
    lines = read_docx(to_docx(Document("总结", (Paragraph("甲"),), annexes=(Annex("照片", (sheet,)),))))
    captions = [line for line in lines if line.table]
    assert [line.cells for line in captions] == [("走访", "座谈"), ("讲座", "")]
    assert all(line.furniture for line in captions)


def test_a_notice_of_its_own_is_its_own_plan():
    paper = carried(Document("关于做好双拥工作的通知", (Paragraph("各社区要重视。"),)), RED)
    lines = own(paper)
    assert [(line.text, line.is_title) for line in lines] == [
        *(("关于做好双拥工作的通知", True), ("各社区要重视。", False))
    ]


def _part(data, name):
    from zipfile import ZipFile

    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name)
