"""Numbers in the text that are no figures are named; days, years, ordinals and quoted words are none."""

from decimal import Decimal

import pytest

from activities.summaries.checking import strays

KNOWN = [Decimal("12.00"), Decimal("16000.00"), Decimal("12580.00"), Decimal("760.50")]


def found(text: str, quoted: tuple[str, ...] = ()) -> list[str]:
    return [stray.words for stray in strays([("k", text)], KNOWN, quoted)]


@pytest.mark.parametrize(
    "text",
    [
        "开展活动12项，支出16000元、16,000元、760.5元，折1.6万元，约1.26万元。",
        "2026年3月5日至4月2日，2026年度，3月份，5日，2026-03-05。",
        "第3期、第12次，9:30开始，〔2026〕3号，（1）（2）",
        "1.走访慰问",
        "（3）走访慰问",
        "全角１２项",
        "“5·12”防灾减灾日",
        "八一前走访三十二户",
    ],
)
def test_these_are_no_strays(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("开展活动13项", ["13项"]),
        ("完成率85%，满意度98.5%", ["85%", "98.5%"]),
        ("支出1.4万元", ["1.4万元"]),
        ("3月5日走访33户", ["33户"]),
        ("１３人次", ["13人次"]),
    ],
)
def test_these_are(text: str, words: list[str]) -> None:
    assert found(text) == words


def test_words_taken_over_from_rows_are_passed_over() -> None:
    text = "取消的活动12项：百人演练（原因：99号楼停电）。另有99人。"
    assert found(text, ("99号楼停电",)) == ["99人"]


def test_it_says_where() -> None:
    (stray,) = strays([("abc", "今年以来社区一共开展了各类双拥活动13项，群众满意。")], KNOWN)
    assert stray.key == "abc"
    assert stray.around == "…展了各类双拥活动13项，群众满意。"
