"""Counts and money as people write them: 30人, 约50人, 1,200元, 0.5万元."""

import re
from dataclasses import dataclass
from decimal import Decimal

from beneficiaries.importing.telling import Wrong
from shuangyong.almanac.chinese_numbers import to_int
from shuangyong.sheets.reading_values import half_width

_NUMBER = re.compile(
    r"(?P<about>约|大约|大概|近|将近|共|共计|合计|计|¥|￥|人民币|RMB)*"
    r"(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<ten>万|千|百)?(?P<more>余|多|来|\+)?"
    r"(?P<unit>[\u4e00-\u9fff]{0,3}?)(?P<after>左右|以上|余|整|上下)?"
)
_NOTHING = frozenset({"", "无", "/", "-", "--", "—", "——", "没有", "暂无", "不详", "0"})
_ABOUT = re.compile("约|大概|近|余|多|来|左右|以上|上下|\\+")
_UNITS = frozenset(
    {"", "人", "名", "位", "人次", "户", "家", "次", "个", "户次", "人员", "元", "块", "块钱", "元整"}
)
_RANGE = re.compile(r"\d\D{0,2}[-—~至到]+\d")
_TENS = {"万": 10_000, "千": 1_000, "百": 100}
_CHINESE = re.compile(r"^[一二两三四五六七八九十百]{1,5}(?=$|[人名户位家元])")
_BEHIND = re.compile(r"(.*\d.*?)\([^()]*\)")
_GROUPS = {
    "military": "部队官兵|军队|军方|部队|官兵|驻军|军人|军",
    "civilians": "地方人员|地方|群众|居民|社区|地",
    "students": "学生",
    "volunteers": "志愿者",
}
_GROUP = re.compile(
    "(?:"
    + "|".join(f"(?P<{key}>{names})" for key, names in _GROUPS.items())
    + r")(?P<count>\d{1,7})[人名]?[、,;/和]?"
)
_MOST = 9_999_999
_MOST_MONEY = Decimal("9999999999.99")


@dataclass(frozen=True, slots=True)
class Number:
    """`hint`: how it was read, when that is not just what stands there."""

    value: Decimal
    hint: str = ""


def read_count(text: str) -> Number | None:
    """A whole number; None for nothing. Raises Wrong, nothing else."""
    found = _read(text, "数量")
    if found is None:
        return None
    if found.value != found.value.to_integral_value():
        raise Wrong("数量要是整数", "请改成整数。")
    if found.value > _MOST:
        raise Wrong("数量太大了", "请核对。")
    return Number(Decimal(int(found.value)), found.hint)


def read_groups(text: str) -> dict[str, int]:
    """军12地30, 部队12人、地方30人: the number of each group; nothing for any other words."""
    plain = re.sub(r"\s+", "", half_width(text))
    found: dict[str, int] = {}
    place = 0
    while place < len(plain):
        group = _GROUP.match(plain, place)
        key = next((name for name in _GROUPS if group and group[name]), "")
        if group is None or key in found:
            return {}
        found[key] = int(group["count"])
        place = group.end()
    return found


def read_money(text: str, *, in_ten_thousands: bool = False) -> Number | None:
    """Yuan; `in_ten_thousands` when the head of the column says 万元. None for nothing. Raises Wrong."""
    found = _read(text, "金额")
    if found is None:
        return None
    value, hint = found.value, found.hint
    if in_ten_thousands and "元" not in text and "万" not in text:
        value *= 10_000
        hint = f"表头写的是万元，读作{value.normalize():f}元"
    cents = round(value, 2)
    if cents != value:
        hint = f"读作{cents}元"
    if cents > _MOST_MONEY:
        raise Wrong("金额太大了", "请核对。")
    return Number(cents, hint)


def _read(text: str, what: str) -> Number | None:
    plain = re.sub(r"\s+", "", half_width(text)).replace(".00元", "元").rstrip(".;")
    plain = _CHINESE.sub(lambda found: str(to_int(found[0])), plain)
    if plain in _NOTHING:
        return None
    found = _NUMBER.fullmatch(plain)
    if found is None and (behind := _BEHIND.fullmatch(plain)):  # 800（街道拨付）
        read = _read(behind[1], what)
        return read and Number(
            read.value, read.hint or f"写的是“{plain[:20]}”，读作{read.value.normalize():f}"
        )
    if found is None or found["unit"] not in _UNITS:
        if plain.startswith("-"):
            raise Wrong(f"{what}不能是负数", "请核对。")
        if _RANGE.search(plain):
            raise Wrong(f"写的是一个范围，看不出{what}", "请写一个数。")
        raise Wrong(f"看不出{what}", "请只写一个数，例如30；有几个数的请分到各自的列里。")
    figure = found["figure"].replace(",", "")
    if len(figure) > 15:
        raise Wrong(f"{what}太大了", "请核对。")
    value = Decimal(figure) * _TENS.get(found["ten"] or "", 1)
    about = _ABOUT.search(plain.replace(found["unit"], "", 1) if found["unit"] in ("元",) else plain)
    hint = f"写的是“{plain[:20]}”，读作{value.normalize():f}" if about else ""
    return Number(value, hint)
