"""Who is there: categories by unit, bands of age."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from beneficiaries.counting.tables import CountRow, CountTable, Line, Query, cell, summed
from beneficiaries.finding import years_before
from beneficiaries.models import Category, Identity
from beneficiaries.querysets import PersonQuerySet


@dataclass(frozen=True, slots=True)
class Band:
    """Full years from `least` to `most`, both included; None is open."""

    key: str
    name: str
    least: int | None
    most: int | None

    @property
    def query(self) -> Query:
        """For the list."""
        ages = {"least_age": self.least, "most_age": self.most}
        return {name: age for name, age in ages.items() if age is not None}

    def condition(self, today: date) -> Q:
        """The birthdays that belong to it."""
        found = Q(born_on__isnull=False)
        if self.least is not None:
            found &= Q(born_on__lte=years_before(today, self.least))
        if self.most is not None:
            found &= Q(born_on__gt=years_before(today, self.most + 1))
        return found


BANDS = (
    Band("under60", "60岁以下", None, 59),
    Band("sixties", "60—69岁", 60, 69),
    Band("seventies", "70—79岁", 70, 79),
    Band("eighties", "80—89岁", 80, 89),
    Band("nineties", "90岁以上", 90, None),
)
_UNKNOWN, ALL = "unknown", "all"

Counts = Mapping[tuple[int, str], int]


def count_people(people: PersonQuerySet, today: date) -> dict[tuple[int, str], int]:
    """(unit, band or "all") → people. One query."""
    sums = {band.key: Count("pk", filter=band.condition(today)) for band in BANDS}
    sums[_UNKNOWN] = Count("pk", filter=Q(born_on__isnull=True))
    sums[ALL] = Count("pk")
    rows = people.order_by().values("unit_id").annotate(**sums)
    return {(row["unit_id"], key): row[key] for row in rows for key in sums}


def count_categories(people: PersonQuerySet) -> dict[tuple[int, str], int]:
    """(unit, category's key) → people who have it. One query; nobody has the same category twice."""
    rows = (
        Identity.objects.filter(person__in=people.order_by().values("pk"))
        .order_by()
        .values("person__unit_id", "category_id")
        .annotate(people=Count("pk"))
    )
    return {(row["person__unit_id"], str(row["category_id"])): row["people"] for row in rows}


def category_table(
    lines: Sequence[Line], categories: Sequence[Category], counts: Counts, people: Counts, query: Query
) -> CountTable:
    """Units × categories that anybody has. The sum at the end counts everybody once."""
    present = [row for row in categories if any(key == str(row.pk) for _, key in counts)]
    rows = []
    for line in lines:
        cells = [
            cell(summed(counts, line, str(row.pk)), line, {**query, "category": row.pk}) for row in present
        ]
        cells.append(cell(summed(people, line, ALL), line, query))
        rows.append(CountRow(line.name, tuple(cells), line.strong))
    heads = ("单位", *(row.name for row in present), "人数")
    note = "有几种身份的人，在每种身份里各计一次；“人数”每人只计一次。"
    return CountTable("categories", "各类别人数", heads, tuple(rows), note)


def age_table(lines: Sequence[Line], people: Counts, query: Query) -> CountTable:
    """Units × bands of age."""
    rows = []
    for line in lines:
        cells = [cell(summed(people, line, band.key), line, {**query, **band.query}) for band in BANDS]
        cells.append(cell(summed(people, line, _UNKNOWN), line, None))
        cells.append(cell(summed(people, line, ALL), line, query))
        rows.append(CountRow(line.name, tuple(cells), line.strong))
    heads = ("单位", *(band.name for band in BANDS), "出生日期不详", "人数")
    return CountTable("ages", "年龄结构", heads, tuple(rows), "按今天的周岁计。")
