"""What every way to start a plan asks first: which year, which title."""

from datetime import date

from plans.forms.text import one_line
from plans.models.plan import FIRST_YEAR, LAST_YEAR
from shuangyong.units.errors import Refused

TITLE_LENGTH = 120
PLANNING_STARTS_IN = 10  # 社区 write next year's plan from October on (domain.md 6.2)


class CannotStart(Refused):
    """What was given cannot become a plan; the message says what to change."""


def planning_year(today: date) -> int:
    """The year that people plan for on this day."""
    return today.year + (today.month >= PLANNING_STARTS_IN)


def usual_title(unit_name: str, year: int) -> str:
    """The title most units give their plan; cut to what a title may have."""
    return f"{unit_name}{year}年双拥工作计划"[:TITLE_LENGTH]


def checked_year(year: int) -> int:
    """The year; raises CannotStart outside FIRST_YEAR..LAST_YEAR."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise CannotStart(f"年度要在{FIRST_YEAR}到{LAST_YEAR}之间，现在填的是{year}。请改成计划所属的年份。")
    return year


def checked_title(title: str) -> str:
    """The title without blanks around it; raises CannotStart when it is empty or too long."""
    words = title.strip()
    if not words:
        raise CannotStart("请填写标题。")
    if len(words) > TITLE_LENGTH:
        raise CannotStart(f"标题最多{TITLE_LENGTH}个字，现在有{len(words)}个字。请改短一些，细节写进正文。")
    if "\0" in words or len(words.splitlines()) > 1:
        raise CannotStart("标题只能写一行文字。")
    return one_line(words)
