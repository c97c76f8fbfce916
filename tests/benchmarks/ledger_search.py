"""Finding people in a ledger of 500,000 beside one of 5,000: the same queries, at most twice the time.

python -m tests.benchmarks.ledger_search
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import product
from statistics import median
from time import perf_counter
from typing import Any

from tests.benchmarks.tables import Row, Table, as_seconds

SMALL, LARGE, STEP = 5_000, 500_000, 20_000
ROUNDS = 9
BAR = 2.0
FAMILY = "石林江云水叶方田何柳梅竹松柏桐桂枫杨榆槐"
SIGNS = [chr(code) for code in range(0x4E00, 0x4E00 + 20_000, 180)]
"""A hundred signs and more for given names, spread over the dictionary."""
SOUGHT, TIMES = "石大山", 3


def measure(cast: Any) -> Table:
    """Fill, measure, fill further, measure again."""
    searches = _searches()
    _fill(cast, 0, SMALL)
    small = _measure(cast, searches)
    _fill(cast, SMALL, LARGE)
    return _table(small, _measure(cast, searches))


def _searches() -> dict[str, dict[str, str]]:
    return {
        "整个街道的第一页": {},
        "姓名": {"q": "石大山"},
        "拼音": {"q": "shidashan"},
        "首字母": {"q": "sds"},
        "完整的证件号": {"q": _number(4321)},
        "完整的电话": {"q": f"199{4321:08d}"},
        "类别": {"category": "A10"},
        "年龄": {"least_age": "80", "most_age": "82"},
        "今年没有确认": {"due": "confirmation"},
        "今年没有走访": {"due": "visit"},
        "近30天生日": {"due": "birthday"},
    }


def _number(order: int) -> str:
    born_on = date(1940, 1, 1) + timedelta(days=order % 20_000)
    return f"990000{born_on:%Y%m%d}{order // 20_000:03d}X"


def _fill(cast: Any, first: int, last: int) -> None:
    """People with spellings, blind indexes and a category; one ciphertext serves them all."""
    from beneficiaries.management.commands.load_categories import load_categories
    from beneficiaries.models import Category, Identity, Person
    from beneficiaries.pinyin import spelling

    load_categories()
    categories = list(Category.objects.order_by("code"))
    units = [cast.community, cast.community2]
    index, phone = Person._meta.get_field("id_index"), Person._meta.get_field("phone_index")
    names = ["".join(parts) for parts in product(FAMILY, SIGNS, SIGNS)]
    for start in range(first, last, STEP):
        rows = []
        for order in range(start, min(start + STEP, last)):
            name = SOUGHT if order < TIMES else names[order * 7919 % len(names)]
            pinyin, initials = spelling(name)
            born_on = date(1940, 1, 1) + timedelta(days=order % 20_000)
            rows.append(
                Person(
                    unit=units[order % 2],
                    name=name,
                    pinyin=pinyin,
                    initials=initials,
                    born_on=born_on,
                    birthday=f"{born_on:%m%d}",
                    id_index=index.fresh(_number(order)),
                    phone_index=phone.fresh(f"199{order:08d}"),
                    confirmed_year=date.today().year if order % 3 else None,
                    visited_on=date.today() if order % 4 else None,
                )
            )
        for person in rows:
            person.id_number, person.phone = _sealed("id_number"), _sealed("phone")
        _insert(Person, rows)
        stored = Person.objects.order_by("-pk")[: len(rows)]
        _insert(
            Identity,
            [
                Identity(person=person, category=categories[person.pk % len(categories)], is_main=True)
                for person in stored
            ],
        )


@cache
def _sealed(column: str) -> Any:
    """A secret that is sealed once."""
    from beneficiaries.models import Person

    secret = getattr(Person(**{column: "990000"}), column)
    assert secret.token
    return secret


def _insert(model: Any, rows: list[Any]) -> None:
    model.objects.bulk_create(rows, batch_size=2000)


def _measure(cast: Any, searches: dict[str, dict[str, str]]) -> dict[str, tuple[float, int]]:
    """Median seconds and number of queries of each search's page, as the street's officer sees it."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    client = Client()
    client.force_login(cast.reviewer, backend="shuangyong.units.backends.UnitBackend")
    found = {}
    for name, typed in searches.items():
        address = _address(client, typed)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        queries = len(captured)
        seconds = []
        for _ in range(ROUNDS):
            start = perf_counter()
            client.get(address)
            seconds.append(perf_counter() - start)
        found[name] = (median(seconds), queries)
    return found


def _address(client: Any, typed: dict[str, str]) -> str:
    from beneficiaries.models import Category

    if "category" in typed:
        typed = {"category": str(Category.objects.get(code=typed["category"]).pk)}
    answer = client.post("/people/find/", typed)
    return str(answer.url)


def _table(small: dict[str, tuple[float, int]], large: dict[str, tuple[float, int]]) -> Table:
    def rows() -> Iterator[Row]:
        for name, (seconds, queries) in large.items():
            before, same = small[name]
            ratio = seconds / before if queries == same else float("inf")
            yield Row(
                f"{name}（{queries}次查询）", f"{as_seconds(before)} → {as_seconds(seconds)}", ratio, BAR
            )

    note = f"{SMALL:,}人与{LARGE:,}人，同一台机器、同一个数据库先后测，各{ROUNDS}次取中位数，从请求到页面。"
    return Table("在台账里找人", note, list(rows()))
