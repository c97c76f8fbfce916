"""Degrees and natures of disability. They lie encrypted: opened here, and nothing but counts leaves."""

import re
from collections import Counter
from collections.abc import Iterable
from unicodedata import normalize

from beneficiaries.choices import Nature, Particular
from beneficiaries.counting.tables import Cell, CountRow, CountTable
from beneficiaries.models import Category, Identity
from beneficiaries.querysets import PersonQuerySet
from beneficiaries.services.people import particulars_of

_FIGURES = "一二三四五六七八九十"
_DEGREE = re.compile(r"10|[1-9一二三四五六七八九十]")
_UNKNOWN = "不详"
_NATURES = (*Nature.labels, _UNKNOWN)


def degree_of(words: str) -> int | None:
    """1 to 10 from 六级, 6级, 因公六级; None for none, several or an old one (二等乙级)."""
    words = normalize("NFKC", words).replace("等级", "级")
    found = _DEGREE.findall(words)
    if len(found) != 1 or "等" in words:
        return None
    return int(found[0]) if found[0].isdigit() else _FIGURES.index(found[0]) + 1


def nature_of(words: str) -> str:
    """因战, 因公, 因病 or 不详."""
    named = [nature.label for nature in Nature if nature.label in words or words == nature.value]
    return str(named[0]) if len(named) == 1 else _UNKNOWN


def disability_table(people: PersonQuerySet, categories: Iterable[Category]) -> CountTable:
    """Degrees × natures of those whose categories have a degree. Everybody counts once. One query."""
    disabled = [row.pk for row in categories if Particular.DEGREE in row.particulars]
    rows = (
        Identity.objects.filter(person__in=people.order_by().values("pk"), category_id__in=disabled)
        .order_by("person_id", "-is_main", "pk")
        .only("person_id", "particulars")
    )
    counts: Counter[tuple[int | None, str]] = Counter()
    seen = None
    for row in rows.iterator(chunk_size=2000):
        if row.person_id == seen:
            continue
        seen = row.person_id
        held = particulars_of(row)
        degree, nature = held.get(Particular.DEGREE, ""), held.get(Particular.NATURE, "")
        counts[degree_of(degree), nature_of(nature)] += 1
    lines = [_line(f"{_FIGURES[degree - 1]}级", degree, counts) for degree in range(1, 11)]
    lines.append(_line(_UNKNOWN, None, counts))
    sums = [sum(row.cells[place].count for row in lines) for place in range(len(_NATURES) + 1)]
    lines.append(CountRow("合计", tuple(map(Cell, sums)), strong=True))
    heads = ("残疾等级", *_NATURES, "人数")
    return CountTable("degrees", "残疾等级和性质", heads, tuple(lines), "有几种残疾身份的人只计一次。")


def _line(name: str, degree: int | None, counts: Counter[tuple[int | None, str]]) -> CountRow:
    cells = [counts[degree, nature] for nature in _NATURES]
    return CountRow(name, tuple(map(Cell, [*cells, sum(cells)])))
