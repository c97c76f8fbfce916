"""Copying last year's plan: what moves by itself, and what is listed for a human eye."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plans.content import GoalContent, MemberContent, ParagraphContent, PlanContent, TaskContent
from plans.starts.last_year import copy_of, same_day, same_end
from shuangyong.almanac.timing import Timing, TimingKind

NEW_YEAR = Timing(TimingKind.FESTIVAL, words="元旦前", code="new_year", offset="前", next_year=True)
LEI_FENG = Timing(TimingKind.DATE, words="2026年3月5日", day=date(2026, 3, 5))


def old(**parts) -> PlanContent:
    return PlanContent(**{"title": "桂园社区2026年双拥工作计划", "year": 2026, **parts})


def one_task(**fields) -> TaskContent:
    copied, _ = copy_of(old(tasks=(TaskContent(title="走访慰问", **fields),)), 2026, 2027)
    return copied.tasks[0]


def notes_of(**parts) -> tuple[str, ...]:
    return copy_of(old(**parts), 2026, 2027)[1]


def test_the_year_moves_in_title_text_goals_and_tasks() -> None:
    copied, _ = copy_of(
        old(
            paragraphs=(ParagraphContent(text="为做好2026年双拥工作，制定本计划。"),),
            goals=(GoalContent(text="2026年走访全覆盖。"),),
            tasks=(TaskContent(title="2026年春节走访", details="2026年名册"),),
        ),
        2026,
        2027,
    )
    assert copied.year == 2027
    assert copied.title == "桂园社区2027年双拥工作计划"
    assert copied.paragraphs[0].text == "为做好2027年双拥工作，制定本计划。"
    assert copied.goals[0].text == "2027年走访全覆盖。"
    assert (copied.tasks[0].title, copied.tasks[0].details) == ("2027年春节走访", "2027年名册")


def test_a_known_anniversary_moves_on() -> None:
    copied, notes = copy_of(old(paragraphs=(ParagraphContent(text="庆祝建军99周年。"),)), 2026, 2027)
    assert copied.paragraphs[0].text == "庆祝建军100周年。"
    assert not notes


def test_an_anniversary_of_our_own_is_asked_about_and_left_as_it_is() -> None:
    text = "今年是双拥共建30周年。"
    copied, notes = copy_of(
        old(paragraphs=(ParagraphContent(text="前言。"), ParagraphContent(text=text))), 2026, 2027
    )
    assert copied.paragraphs[1].text == text
    assert notes == ("第2段：“双拥共建30周年”是否要改为31周年？",)


def test_a_date_moves_to_the_same_day_and_is_listed_with_its_weekday() -> None:
    copied, notes = copy_of(old(tasks=(TaskContent(title="学雷锋活动", timings=(LEI_FENG,)),)), 2026, 2027)
    timing = copied.tasks[0].timings[0]
    assert (timing.day, timing.words) == (date(2027, 3, 5), "2027年3月5日")
    assert notes == ("任务“学雷锋活动”原定2026年3月5日（周四），2027年3月5日是周五，请核对。",)


def test_a_part_of_a_month_moves_without_a_question() -> None:
    late = Timing(TimingKind.DATE, words="2月下旬", day=date(2027, 2, 21), end_day=date(2027, 2, 28))
    copied, notes = copy_of(
        replace(old(tasks=(TaskContent(title="走访", timings=(late,)),)), year=2027), 2027, 2028
    )
    assert copied.tasks[0].timings[0].end_day == date(2028, 2, 29)
    assert not any("原定" in note for note in notes)


def test_a_festival_stays_a_festival() -> None:
    assert one_task(timings=(NEW_YEAR,)).timings == (NEW_YEAR,)


def test_the_29th_of_february_finds_a_day_in_every_year() -> None:
    assert same_day(date(2028, 2, 29), 1) == date(2029, 2, 28)
    assert same_day(date(2027, 2, 28), 1) == date(2028, 2, 28)
    assert same_end(date(2027, 2, 28), 1) == date(2028, 2, 29)
    assert same_end(date(2028, 2, 29), 1) == date(2029, 2, 28)


def test_a_task_starts_again_as_planned() -> None:
    assert one_task(status="done").status == "planned"


def test_what_was_not_done_last_year_is_asked_about() -> None:
    notes = notes_of(tasks=(TaskContent(title="联欢会", status="cancelled"),))
    assert notes == ("任务“联欢会”上年的状态是“取消”，请核对今年是否还做。",)


def test_persons_group_and_sums_stay_and_are_listed_once() -> None:
    tasks = tuple(
        TaskContent(title=f"任务{number}", responsible_person=name, budget=Decimal("100"))
        for number, name in enumerate(["田小禾", "方远山", "田小禾"])
    )
    parts = {"tasks": tasks, "members": (MemberContent(name="方远山", role="leader"),)}
    copied, notes = copy_of(old(**parts), 2026, 2027)
    assert [row.responsible_person for row in copied.tasks] == ["田小禾", "方远山", "田小禾"]
    assert notes == (
        "责任人沿用上年：田小禾、方远山。请核对人员有没有变动。",
        "领导小组沿用上年的名单（1人），请核对姓名和职务。",
        "有3项任务沿用上年的经费，合计300.00元，请核对今年的预算。",
    )


def test_a_title_without_a_year_is_pointed_out() -> None:
    copied, notes = copy_of(old(title="双拥工作要点"), 2026, 2027)
    assert copied.title == "双拥工作要点"
    assert notes == ("标题里没有找到年份，请核对标题。",)


def test_an_anniversary_that_grows_a_figure_still_fits_its_column() -> None:
    assert len(one_task(place="建军99周年纪念馆" + "馆" * 110).place) == 120


def test_a_task_still_points_at_its_paragraph() -> None:
    paragraph = ParagraphContent(text="走访。")
    tasks = (TaskContent(title="走访", paragraph_key=paragraph.key),)
    copied, _ = copy_of(old(paragraphs=(paragraph,), tasks=tasks), 2026, 2027)
    assert copied.tasks[0].paragraph_key == copied.paragraphs[0].key != paragraph.key


WORDS = st.text(alphabet="二〇2026年7月5日建军九十99周年、“”xX（）春节前abc ", max_size=40)
YEARS = st.integers(2001, 2098)


@given(
    texts=st.lists(WORDS, max_size=6),
    goals=st.lists(WORDS, max_size=3),
    days=st.lists(st.dates(date(2001, 1, 1), date(2098, 12, 31)), max_size=3),
    years=st.tuples(YEARS, YEARS),
)
def test_copying_keeps_the_number_of_rows_and_gives_every_row_a_new_key(texts, goals, days, years) -> None:
    content = PlanContent(
        title="计划",
        year=years[0],
        paragraphs=tuple(ParagraphContent(text=text, indent="　　") for text in texts),
        goals=tuple(GoalContent(text=text) for text in goals),
        tasks=tuple(
            TaskContent(title=f"{text}任务", timings=tuple(Timing(TimingKind.DATE, day=day) for day in days))
            for text in texts
        ),
    )
    copied, _ = copy_of(content, *years)
    for name in ("paragraphs", "goals", "tasks"):
        before, after = getattr(content, name), getattr(copied, name)
        assert len(before) == len(after)
        assert not {row.key for row in before} & {row.key for row in after}
    assert [len(row.timings) for row in copied.tasks] == [len(row.timings) for row in content.tasks]
    assert copied.year == years[1]
