"""Export of the ledger with masks, against XlsxWriter's constant-memory writing of the same cells.

The ratio is at most 2, and the memory does not grow from a tenth of the people to all. Each part runs in a
process of its own, on a database in a folder that is removed afterwards.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.tables import Row, Table, as_seconds

ROOT = Path(__file__).resolve().parents[2]
COMMON = """
import sys, json, time, resource, pickle, tempfile, django
from datetime import date
django.setup()
from beneficiaries.exporting.columns import chosen_columns, USUAL
from beneficiaries.exporting.people import people_list
from beneficiaries.exporting.stamp import Stamp
from beneficiaries.finding import Wanted
from beneficiaries.models import Person
from django.utils import timezone
def memory(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
def product(most):
    people = Wanted().narrow(Person.objects.filter(pk__lte=most))
    return people_list(people, chosen_columns(USUAL), unit_name="一社区", conditions="", day=date.today())
stamp = Stamp("甲", "一社区", timezone.localtime(), False)
"""
PREPARE = """
import sys, django; django.setup()
from datetime import date, timedelta
from beneficiaries.management.commands.load_categories import load_categories
from beneficiaries.models import Category, Household, Identity, Person
from shuangyong.units.models import Unit
from tests.conftest import resident_id
load_categories()
categories = list(Category.objects.all())
unit = Unit.objects.add_under(None, name="一社区", kind="community")
for start in range(0, int(sys.argv[1]), 5000):
    numbers = range(start, min(start + 5000, int(sys.argv[1])))
    homes = Household.objects.bulk_create(
        Household(unit=unit, address=f"一社区榆树巷{number}号") for number in numbers)
    people = Person.objects.bulk_create(
        Person(unit=unit, household=home, name=f"石{number}", pinyin=f"shi{number}", sex="m",
               born_on=date(1930, 1, 1) + timedelta(days=number), phone=f"199{number:08d}",
               id_number=resident_id(date(1930, 1, 1) + timedelta(days=number), number % 1000),
               note="每月走访")
        for number, home in zip(numbers, homes))
    Identity.objects.bulk_create(
        Identity(person=person, category=categories[person.pk % len(categories)], is_main=True)
        for person in people)
"""
OURS = (
    COMMON
    + """
list_of = product(int(sys.argv[1])); before = memory(); start = time.perf_counter()
file = list_of.workbook(stamp); seconds = time.perf_counter() - start
size = len(file.read()); print(json.dumps([seconds, before, memory(), size]))
"""
)
CELLS = (
    COMMON
    + """
with open(sys.argv[2], "wb") as kept:
    pickle.dump([list(row) for row in product(int(sys.argv[1]))._cells(stamp)], kept)
"""
)
THEIRS = """
import sys, json, time, pickle, resource
from datetime import date
from xlsxwriter import Workbook
with open(sys.argv[2], "rb") as kept: rows = pickle.load(kept)
start = time.perf_counter()
book = Workbook(sys.argv[2] + ".xlsx", {"constant_memory": True}); page = book.add_worksheet()
text = book.add_format({"num_format": "@", "border": 1, "text_wrap": True})
day = book.add_format({"num_format": "yyyy-mm-dd", "border": 1})
for number, row in enumerate(rows):
    for place, value in enumerate(row):
        if isinstance(value, date): page.write_datetime(number, place, value, day)
        elif value is None or value == "": page.write_blank(number, place, None, text)
        elif isinstance(value, str): page.write_string(number, place, value, text)
        else: page.write_number(number, place, value, text)
book.close(); print(json.dumps([time.perf_counter() - start]))
"""
PEOPLE, GOES = 50_000, 3
BAR, GROWTH_BAR = 2.0, 1.15


def measure(people: int = PEOPLE) -> Table:
    """The best of a few goes of each, in processes of their own."""
    with tempfile.TemporaryDirectory() as folder:

        def python(*arguments: str) -> list[float]:
            said = _run(folder, *arguments)
            found: list[float] = json.loads(said) if said else []
            return found

        python("manage.py", "migrate", "-v", "0")
        python("-c", PREPARE, str(people))
        kept = f"{folder}/cells"
        python("-c", CELLS, str(people), kept)
        pairs = [
            (python("-c", OURS, str(people)), python("-c", THEIRS, str(people), kept)) for _ in range(GOES)
        ]
        few = python("-c", OURS, str(people // 10))
    ours, theirs = min(our for our, _ in pairs), min(their[0] for _, their in pairs)
    rows = [
        Row("从台账导出 Excel（遮住一部分）", as_seconds(ours[0])),
        Row("XlsxWriter 写同样的格子（constant_memory）", as_seconds(theirs), ours[0] / theirs, BAR),
        Row(
            f"内存，{people:,}人比{people // 10:,}人",
            f"{few[2]:.0f} → {ours[2]:.0f} MiB",
            ours[2] / few[2],
            GROWTH_BAR,
        ),
    ]
    return Table(f"导出{people:,}人", f"轮流各做{GOES}次，取最快的一次；比值是导出用时除以那一行。", rows)


def _run(folder: str, *arguments: str) -> str:
    environment = {
        **os.environ,
        "VAR_DIR": folder,
        "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
        "DJANGO_SETTINGS_MODULE": "shuangyong.settings",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    ).stdout
