# ruff: noqa: E501  a table of words
"""Which type of the dictionary a ledger means: by its name, by a part of it, by a word in the title."""

import re
from collections.abc import Iterable
from functools import lru_cache

from plans.models import TaskType
from shuangyong.sheets.reading_table import plain_title

_PARTS = re.compile(r"[、，,（）()/／]")
_FORCES = ("部队", "官兵", "驻军", "军营", "战士", "某部", "子弟兵")
_KEEPERS = ("优抚", "军属", "军烈属", "退役", "老兵", "烈属", "遗属", "伤残", "复员", "军人家庭", "参战")
_WORDS = (
    ("扫墓", "305"), ("祭扫", "305"), ("祭英烈", "305"), ("烈士陵园", "305"),
    ("义诊", "401"), ("体检", "401"), ("巡诊", "401"),
    ("普法", "402"), ("法律", "402"), ("送法", "402"), ("维权", "402"),
    ("心理", "403"), ("座谈", "303"), ("茶话会", "303"),
    ("联谊", "304"), ("联欢", "304"), ("趣味运动", "304"), ("篮球", "304"), ("合唱", "304"), ("包粽子", "304"),
    ("征兵", "205"), ("欢送新兵", "205"), ("兵役", "205"),
    ("军营开放", "203"), ("走进军营", "203"), ("进军营", "203"),
    ("纪念馆", "204"), ("教育基地", "204"), ("知识竞赛", "201"), ("军训", "202"), ("国防课", "202"),
    ("讲座", "106"), ("报告会", "106"), ("宣讲", "106"), ("革命故事", "106"),
    ("展览", "107"), ("电影", "107"), ("放映", "107"), ("板报", "101"), ("宣传栏", "101"), ("倡议书", "102"), ("慰问信", "102"),
    ("大扫除", "601"), ("大清扫", "601"), ("卫生", "601"), ("清洁家园", "601"), ("学雷锋", "602"), ("志愿", "602"),
    ("植树", "604"), ("绿化", "604"), ("助学", "603"), ("帮扶", "306"), ("困难", "306"),
    ("招聘", "501"), ("光荣牌", "506"), ("优待证", "506"), ("喜报", "506"), ("培训", "805"), ("例会", "801"), ("联席会", "801"),
)  # fmt: skip


class TypeBook:
    """The types in use. Read once for all rows."""

    def __init__(self, types: Iterable[TaskType] | None = None) -> None:
        found = TaskType.objects.filter(is_active=True) if types is None else types
        self.types = list(found)
        self.by_code = {row.code: row for row in self.types}
        self._names: dict[str, list[TaskType]] = {}
        for row in self.types:
            for name in {row.code, row.name, *_PARTS.split(row.name), *_PARTS.split(row.name)[:1]}:
                if name.strip():
                    rows = self._names.setdefault(_key(name), [])
                    if row not in rows:
                        rows.append(row)
        self.by_title = lru_cache(maxsize=5000)(self._by_title)

    def named(self, words: str) -> TaskType | None:
        """The type that a cell names; None when it is none, or may be several."""
        exact = self._names.get(_key(words), [])
        if len(exact) == 1:
            return exact[0]
        return self.by_title(words)

    def _by_title(self, title: str) -> TaskType | None:
        """The type that the words of a title speak of; None when they are silent."""
        if "慰问信" not in title and any(word in title for word in ("慰问", "走访", "看望")):
            code = "301" if any(word in title for word in _FORCES) else ""
            if any(word in title for word in _KEEPERS):
                # Both are spoken of: nobody knows which it is.
                code = "" if code else "302"
            return self.by_code.get(code)
        for word, code in _WORDS:
            if word in title and code in self.by_code:
                return self.by_code[code]
        return None


def _key(name: str) -> str:
    return plain_title(name) or name.strip()
