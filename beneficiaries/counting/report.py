"""All counts of a scope together, for the page and for the workbook."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from beneficiaries.counting.changes import Period, change_table
from beneficiaries.counting.disability import disability_table
from beneficiaries.counting.people import age_table, category_table, count_categories, count_people
from beneficiaries.counting.tables import CountTable, unit_lines
from beneficiaries.models import Category, Person
from shuangyong.sheets.columns import CellKind, Column
from shuangyong.sheets.sheet import Sheet, WorkbookProperties
from shuangyong.sheets.workbook import write_workbook
from shuangyong.units.models import Unit, User


@dataclass(frozen=True, slots=True)
class Question:
    """Whose counts: the unit with all below it, everybody or those who are present, a time for changes."""

    unit: Unit
    everybody: bool
    period: Period
    today: date

    @property
    def words(self) -> str:
        """For the head of the tables and the trail."""
        who = "全部状态" if self.everybody else "在册"
        first, last = self.period.first, self.period.last
        return f"{self.unit.name}　{who}　变化期间：{first:%Y-%m-%d}至{last:%Y-%m-%d}"


def count_tables(user: User, question: Question) -> list[CountTable]:
    """The four tables. The number of queries does not depend on how many units or people there are."""
    root = question.unit
    units = list(Unit.objects.visible_to(user).filter(path__startswith=root.path))
    people = Person.objects.visible_to(user).filter(unit__path__startswith=root.path)
    if not question.everybody:
        people = people.present()
    categories = list(Category.objects.all())
    persons = count_people(people, question.today)
    lines = unit_lines(units, root, {unit for unit, _ in persons})
    query = {"status": "all"} if question.everybody else {}
    return [
        category_table(lines, categories, count_categories(people), persons, query),
        age_table(lines, persons, query),
        disability_table(people, categories),
        change_table(user, lines, question.period),
    ]


def counts_workbook(tables: Sequence[CountTable], question: Question, who: str) -> bytes:
    """One tab for each table."""
    subtitle = f"{question.words}　{question.today:%Y-%m-%d}统计　{who}"
    sheets = [_sheet(table, question, subtitle) for table in tables]
    title = f"{question.unit.name}优抚对象统计表"
    return write_workbook(sheets, WorkbookProperties(title=title, author=who))


def _sheet(table: CountTable, question: Question, subtitle: str) -> Sheet:
    first, *others = table.heads
    columns = [Column("name", first, 12)]
    columns += [Column(f"c{place}", head, 6, CellKind.NUMBER) for place, head in enumerate(others)]
    rows = [[row.name, *(cell.count for cell in row.cells)] for row in table.rows]
    strong = [number for number, row in enumerate(table.rows, 1) if row.strong]
    return Sheet(
        title=f"{question.unit.name}优抚对象{table.title}",
        name=table.title,
        columns=columns,
        rows=rows,
        subtitle=subtitle,
        strong=strong,
        filters=False,
    )
