"""A chart is drawn from plain values, told in words, and read without colour."""

from decimal import Decimal
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string

from activities.charts import Chart, Group, Series, bars, columns
from activities.charts.shapes import WIDTH, cut, wide
from activities.charts.values import HATCHED
from plans.amounts import number

TWO = (Series("计划", HATCHED), Series("完成"))


def chart(*groups: Group, series: tuple[Series, ...] = TWO) -> Chart:
    return Chart("quarters", "各季度的任务", series, groups, "项")


def drawn(draw, *groups: Group) -> str:
    return render_to_string("activities/charts/drawing.html", {"drawing": draw(chart(*groups))})


@pytest.mark.parametrize("draw", [bars, columns])
def test_the_longest_bar_fills_the_drawing_and_none_leaves_it(draw):
    drawing = draw(chart(Group("一季度", (12, 3)), Group("二季度", (0, 12))))
    assert len(drawing.rects) == 3
    for rect in drawing.rects:
        assert rect.x >= 0
        assert rect.y >= 0
        assert rect.x + rect.width <= WIDTH
        assert rect.y + rect.height <= drawing.height
    longest = [rect.width if draw is bars else rect.height for rect in drawing.rects]
    assert longest[0] == longest[2] == max(longest)


@pytest.mark.parametrize("draw", [bars, columns])
def test_the_smallest_value_is_seen(draw):
    small = draw(chart(Group("一季度", (100_000, 1)))).rects[1]
    assert min(small.width, small.height) >= 2


def test_nothing_to_show_draws_nothing():
    empty = chart(Group("一季度", (0, 0)))
    assert empty.is_empty
    assert bars(empty).rects == columns(empty).rects == ()


@pytest.mark.parametrize("draw", [bars, columns])
def test_it_is_a_picture_with_a_name_and_a_telling(draw):
    text = drawn(draw, Group("一季度", (5, 3)))
    svg = text[text.index('<svg class="chart"') :]
    root = ElementTree.fromstring(svg.strip())  # noqa: S314  our own text
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "title-quarters told-quarters"
    assert root.find("title").text == "各季度的任务"
    assert root.find("desc").text == "一季度：计划5项，完成3项。"


def test_kinds_of_bars_differ_by_their_filling_and_have_a_legend():
    text = drawn(columns, Group("一季度", (5, 3)))
    assert "url(#hatch-quarters)" in text
    assert "chart-legend" in text
    assert "style=" not in text


def test_what_was_typed_is_never_markup():
    text = drawn(bars, Group("<script>alert(1)</script>", (5, 3)))
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_a_long_name_is_cut_to_the_drawing():
    name = cut("随军家属、军嫂就业（关爱室、招聘、培训、补助）" * 3, WIDTH)
    assert name.endswith("…")
    assert wide(name) <= WIDTH


@pytest.mark.parametrize(
    ("value", "words"), [(0, "0"), (1280, "1,280"), (Decimal("1280.50"), "1,280.50"), (Decimal("3.00"), "3")]
)
def test_numbers_are_written_without_needless_fractions(value, words):
    assert number(value) == words


def test_values_that_would_run_into_each_other_stand_behind_lying_bars():
    one = (Series("完成"),)
    months = tuple(Group(f"{month}月", (1_234,)) for month in range(1, 13))
    lying = columns(chart(*months, series=one))
    assert lying == bars(chart(*months, series=one))
    few = tuple(Group(f"{month}月", (123,)) for month in range(1, 13))
    assert columns(chart(*few, series=one)) != bars(chart(*few, series=one))
    values = sorted((words.x, words.x + wide(words.text), words.y) for words in lying.words if words.strong)
    assert len({y for _, _, y in values}) == 12, "each on a line of its own"


@pytest.mark.parametrize("draw", [bars, columns])
def test_large_sums_stay_inside_the_drawing(draw):
    drawing = draw(
        chart(*(Group(word, (Decimal("1234567.89"), Decimal("987654.32"))) for word in "一二三四"))
    )
    for words in drawing.words:
        left = words.x - (wide(words.text) // 2 if words.anchor == "middle" else 0)
        assert left >= 0
        assert left + wide(words.text) <= WIDTH
