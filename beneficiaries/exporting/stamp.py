"""Who took a list along, when, and how it is to be kept: on every file that leaves."""

from dataclasses import dataclass
from datetime import datetime

DESTROY = "内部资料，用后销毁"
_MASKED = "证件号码、电话等已遮盖"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Fixed at the moment the list was asked for."""

    who: str
    unit: str
    at: datetime
    unmasked: bool

    def line(self, count: str) -> str:
        """Under the title; `count` is "共12人"."""
        keep = DESTROY if self.unmasked else _MASKED
        return f"导出人：{self.who}（{self.unit}）　导出时间：{self._when()}　{count}　{keep}"

    def short_line(self, count: str) -> str:
        """The same for paper, where it has to stand on one line."""
        keep = f"　{DESTROY}" if self.unmasked else ""
        return f"导出人：{self.who}　{self._when()}　{count}{keep}"

    @property
    def foot(self) -> str:
        """At the foot of every page."""
        keep = f"　{DESTROY}" if self.unmasked else ""
        return f"{self.who} {self.at:%Y-%m-%d %H:%M}导出{keep}"

    @property
    def subject(self) -> str:
        """For the properties of the file."""
        return f"{DESTROY if self.unmasked else _MASKED}；{self.who}（{self.unit}）{self._when()}导出"

    def _when(self) -> str:
        return f"{self.at.year}年{self.at.month}月{self.at.day}日 {self.at:%H:%M}"
