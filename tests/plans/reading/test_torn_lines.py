"""Lines torn by a copy are one paragraph again; paragraphs that were meant stay apart."""

from plans.reading.blocks import blocks_of
from plans.reading.found import Span
from shuangyong.documents.incoming import lines_of_text
from tests.plans.reading.read_help import paragraphs_of

WORDS = (
    "社区在每年春节之前组织工作人员和志愿者走访辖区内的老战士和军属家庭，送去春联和米油，听一听他们的难处，"
    "把能办的事情当场记下来，逐件交给有关科室去办，并在一个月之内回访一次，看看事情办得怎么样，老人是不是满意。"
)


def cut(words: str, width: int) -> str:
    return "\n".join(words[place : place + width] for place in range(0, len(words), width))


def test_lines_of_one_width_are_joined():
    assert paragraphs_of(cut(WORDS, 24)) == [WORDS]


def test_a_line_that_ends_with_a_comma_goes_on():
    assert paragraphs_of("春节前看望住院的老战士，\n并送上慰问品。") == [
        "春节前看望住院的老战士，并送上慰问品。"
    ]


def test_a_line_that_begins_with_a_stop_goes_on():
    assert paragraphs_of("看望老战士\n，送上春联。") == ["看望老战士，送上春联。"]


def test_a_number_torn_by_a_line_end_is_no_item():
    assert len(paragraphs_of("慰问标准分为两档，第\n2、3档略低。")) == 1


def test_finished_lines_stay_apart():
    text = "春节前看望老战士。\n八一前举办联欢会。"
    assert paragraphs_of(text) == text.split("\n")


def test_short_lines_without_stops_stay_apart():
    text = "看望老战士\n举办联欢会\n清理墓碑"
    assert paragraphs_of(text) == text.split("\n")


def test_a_line_with_a_comma_stays_apart_from_one_that_opens_with_its_month():
    assert len(paragraphs_of("一月走访老战士，\n七月举办军民联欢晚会一场。")) == 2


def test_a_caption_never_goes_on_with_a_sentence():
    assert len(paragraphs_of("看望老战士，\n附件：名单")) == 2


def test_where_paragraphs_open_with_blanks_a_line_without_them_goes_on():
    whole = [f"　　第{number}小区的楼长负责看望本楼的军属和老战士并记下难处。" for number in "甲乙丙丁戊己"]
    torn = [*whole, "　　社区把记下的难处逐件交给有关的科室和单位去办", "理并在一个月之内回访老人。"]
    assert (
        paragraphs_of("\n".join(torn))[-1]
        == "社区把记下的难处逐件交给有关的科室和单位去办理并在一个月之内回访老人。"
    )


def test_a_joined_paragraph_knows_where_its_words_stand():
    (block,) = blocks_of(lines_of_text("1.看望老战士，\n并送上春联。"))
    place = block.text.index("战士，并送")
    assert block.spans(place, place + 5) == (Span(0, 5, 8), Span(1, 0, 2))
