"""Whatever the text: no error, places that exist, a click that helps, time that grows with the length."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from plans.reading.flags import find_flags
from plans.reading.found import Reading, ReadLine
from tests.plans.flags.texts import CLEAN, mended, read

_WORDS = (
    "建军82周年|改革开放xx周年|2025年|20xx年|二〇二四年|礼貌社区|精神礼貌|重要资料|用心参加|帮忙他们|必须的差距"
    "|新*，|军*谊|___|**|xx|某某社区|www.wen.example|（更多范文请访问资料网）|第2页共5页|上一篇：|一、|三、|（七）|1."
    "|(2)|①|一是|二是|三件事：|“四纳入”，即|纳入规划、|科学发展观|为指导|00000部队|警卫连|现役军官通讯录|19900001234"
    "|老红军梁青松对|组长：方远山|双拥|走访军属|工作|,|;|:|.|(|)|“|”|《|》|（|）|。|，|\n|\t|\u3000"
)
PIECES = _WORDS.split("|")
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.sampled_from(list(CLEAN.values())),
)
YEARS = st.sampled_from([0, 1900, 2009, 2026, 9999])


@given(text=TEXTS, year=YEARS, for_year=YEARS)
@settings(max_examples=300, deadline=None)
def test_it_never_raises_and_its_places_lie_inside_the_lines(text: str, year: int, for_year: int) -> None:
    reading = read(text)
    lengths = {line.number: len(line.text) for line in reading.lines}
    for flag in find_flags(reading, year=year, for_year=for_year):
        assert flag.code
        assert flag.message.endswith("。")
        for span in (*flag.spans, *(edit.span for edit in flag.edits)):
            assert 0 <= span.start < span.end <= lengths[span.line]


@given(text=TEXTS, year=st.sampled_from([2009, 2026]))
@settings(max_examples=300, deadline=None)
def test_a_flag_that_is_applied_is_gone(text: str, year: int) -> None:
    for flag in find_flags(read(text), year=year):
        if flag.edits and len(flag.edits) == len(flag.spans):
            after = find_flags(read(mended(text, flag.edits)), year=year)
            assert (flag.code, flag.message) not in {(item.code, item.message) for item in after}


@given(text=TEXTS)
@settings(max_examples=100, deadline=None)
def test_a_reading_of_lines_alone_is_enough(text: str) -> None:
    lines = tuple(ReadLine(number, line) for number, line in enumerate(text.split("\n")))
    find_flags(Reading(lines=lines), year=2026)


def test_ten_times_the_text_takes_about_ten_times_the_time() -> None:
    text = "".join(CLEAN.values()) + "走访军属,用心参加活动。\n" * 20

    def seconds(times: int) -> float:
        reading = read(text * times)
        best = 60.0
        for _ in range(3):
            began = time.perf_counter()
            find_flags(reading, year=2026)
            best = min(best, time.perf_counter() - began)
        return best

    assert seconds(50) < 20 * seconds(5)
