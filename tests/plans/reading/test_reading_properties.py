"""Whatever comes in: nothing is raised, nothing of the text is changed, nothing is made up."""

from hypothesis import given
from hypothesis import strategies as st

from plans.reading.found import FoundGoal, FoundTask
from plans.reading.reader import read_plan
from plans.reading.several import split_plans
from shuangyong.documents.incoming import lines_of_text
from tests.plans.reading.scoring import FOLDER

_BITS = st.sampled_from(
    [
        "一、", "（二）", "3.", "(4)", "①", "一是", "*", "第一季度", "3月5日", "春节前", "20xx年",
        "2026年7—9月：", "走访慰问优抚对象40户", "召开军民座谈会", "组长：", "林建国", "（社区书记）",
        "指导思想", "工作目标", "总之，", "。", "；", "，", "：", "\n", "\t", "　　", " ", "“", "》",
        "___", "双拥工作计划", "附件：", "。\n", "\r\n",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(st.one_of(_BITS, st.text(max_size=6)), max_size=60).map("".join)
)
MARKED = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))]


def bare(text: str) -> str:
    return "".join(text.split())


@given(TEXTS)
def test_reading_never_raises_and_keeps_every_line(text):
    lines = lines_of_text(text)
    assert "".join(bare(line.text) for line in lines) == bare(text)
    reading = read_plan(lines)
    assert [line.text for line in reading.lines] == [line.text for line in lines]
    for line in reading.lines:
        assert line.text.startswith(line.indent + line.marker)


@given(TEXTS)
def test_whatever_is_found_stands_in_the_text(text):
    reading = read_plan(lines_of_text(text))
    whole = bare(text)
    everything: list[FoundTask | FoundGoal] = [*reading.tasks, *reading.goals]
    for found in everything:
        assert bare(found.text) in whole
        assert bare("".join(reading.lines[s.line].text[s.start : s.end] for s in found.spans)) == bare(
            found.text
        )
    for heading in reading.headings:
        assert bare(heading.text) in whole
    for member in reading.members:
        assert bare(member.name) in whole


@given(st.sampled_from(MARKED), st.data())
def test_half_of_a_plan_is_read_too(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    read_plan(lines_of_text(text[start:end]))


@given(TEXTS)
def test_the_parts_of_a_file_follow_one_another(text):
    lines = lines_of_text(text)
    end = 0
    for part in split_plans(lines):
        assert end <= part.start < part.end <= len(lines) or not lines
        end = part.end
