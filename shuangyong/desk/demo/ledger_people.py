"""Who lives in a demo community: invented people with the identities that such a place has."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

_FAMILIES = "柳石桑梅江云祝叶苗白蓝林方舒沐竺桂麦凌湛"
_MEN = re.findall("..", "一帆春岸砚生守田望川松年远志长青立冬秋实小满鸣远柏舟向山知行")
_WOMEN = re.findall("..", "采薇听雨若兰素问月溪晚晴青禾映雪依依春杏荷语秋棠念慈清如霜叶")


@dataclass(frozen=True, slots=True)
class Kind:
    """A category: how many of forty have it, when they were born, how many are men, what goes with it."""

    code: str
    many: int
    first: int
    last: int
    men: float
    also: str = ""


_KINDS = (
    Kind("H30", 8, 1962, 1999, 0.95),
    Kind("F81", 6, 1944, 1963, 1.0, "H30"),
    Kind("E51", 4, 1948, 1964, 1.0, "F81"),
    Kind("A10", 4, 1946, 1990, 0.95, "H30"),
    Kind("B21", 2, 1936, 1960, 0.3),
    Kind("B22", 1, 1950, 1985, 0.2),
    Kind("B23", 1, 1945, 1975, 0.3),
    Kind("D41", 1, 1930, 1935, 1.0),
    Kind("D42", 3, 1948, 1975, 1.0),
    Kind("E61", 1, 1945, 1962, 1.0, "F81"),
    Kind("G91", 1, 1936, 1950, 0.5),
    Kind("H10", 5, 1958, 2000, 0.35),
    Kind("H20", 2, 1960, 1985, 0.9),
    Kind("H40", 1, 1938, 1960, 1.0),
)


@dataclass(frozen=True, slots=True)
class Invented:
    """One person; `identities` maps codes of categories to particulars, the main one first."""

    name: str
    sex: str
    born_on: date
    identities: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def inhabitants(unit_name: str) -> list[Invented]:
    """Forty people, the same for the same unit on every machine."""
    chance = Random(f"demo {unit_name}")  # noqa: S311  invented people are no secret
    kinds = [kind for kind in _KINDS for _ in range(kind.many)]
    chance.shuffle(kinds)
    taken: set[str] = set()
    return [_somebody(chance, kind, taken) for kind in kinds]


def _somebody(chance: Random, kind: Kind, taken: set[str]) -> Invented:
    man = chance.random() < kind.men
    born_on = date(kind.first, 1, 1) + timedelta(days=chance.randrange((kind.last - kind.first + 1) * 365))
    name = ""
    while not name or name in taken:
        name = chance.choice(_FAMILIES) + chance.choice(_MEN if man else _WOMEN)
    taken.add(name)
    codes = [kind.code, kind.also] if kind.also and chance.random() < 0.4 else [kind.code]
    if "F81" in codes and born_on.year > 1963:
        codes.remove("F81")
    identities = {code: _particulars(chance, code, born_on) for code in codes}
    return Invented(name, "m" if man else "f", born_on, identities)


def _particulars(chance: Random, code: str, born_on: date) -> dict[str, str]:
    enlisted = date(born_on.year + 19, 12, 1)
    years = chance.randint(2, 5)
    served = {"enlisted_on": enlisted.isoformat(), "discharged_on": f"{enlisted.year + years}-12-01"}
    if code == "A10":
        rated = {"degree": f"{chance.choice('五六七八九十')}级", "rated_on": f"{enlisted.year + 3}-06-15"}
        return {
            "nature": chance.choice(["因战", "因公"]),
            "part": chance.choice(["左手", "右膝", "听力"]),
            **rated,
        }
    return {
        "B21": {"martyr": "（演示）", "relation": chance.choice(["配偶", "子女", "父母"])},
        "B22": {"martyr": "（演示）", "relation": "配偶"},
        "B23": {"martyr": "（演示）", "relation": chance.choice(["配偶", "子女"])},
        "D41": {"enlisted_on": f"{born_on.year + 17}-03-01"},
        "D42": {"illness": chance.choice(["慢性胃病", "关节炎", "支气管炎"]), "recognised_on": "1999-05-20"},
        "E51": served,
        "E61": served,
        "F81": {"service_years": str(years), **served},
        "G91": {"martyr": "（演示）", "relation": "子女"},
        "H10": {"serving": "（演示）", "relation": chance.choice(["配偶", "父母", "子女"])},
        "H20": {"settlement": "转业", **served},
        "H30": {"settlement": "自主就业", **served},
        "H40": {"place": "澄溪区军休所（演示）"},
    }[code]
