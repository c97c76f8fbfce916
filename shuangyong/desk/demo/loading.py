"""Loading the demo once; a second time it changes nothing."""

import secrets
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from activities.management.commands.load_days_off import load_factory_days_off
from beneficiaries.models import Person
from plans.management.commands.load_dictionaries import load_rewritten_words, load_task_types
from plans.models import Plan
from plans.starts.basics import planning_year
from shuangyong.desk.demo.ledger import Ledgers
from shuangyong.desk.demo.people import DISTRICT_NAME, PEOPLE, make_people, make_units
from shuangyong.desk.demo.stories import Stories
from shuangyong.desk.demo.year import YearOfWork
from shuangyong.desk.demo.year_papers import Papers
from shuangyong.units.errors import Refused
from shuangyong.units.models import Unit, User

_SYLLABLES = (
    "he",
    "lin",
    "song",
    "yue",
    "shan",
    "quan",
    "mei",
    "lan",
    "zhu",
    "feng",
    "qiao",
    "yun",
    "tao",
    "xing",
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """`plans` is 0 when the demo stood there already and nothing was changed."""

    plans: int
    units: int
    persons: int = 0


def made_up_password() -> str:
    """A random password that can be read out: four syllables and four figures, about 28 bits."""
    words = "-".join(secrets.choice(_SYLLABLES) for _ in range(4))
    return f"{words}-{secrets.randbelow(9000) + 1000}"


@transaction.atomic
def load_demo(*, password: str, today: date) -> Loaded:
    """Units, accounts, dictionaries, plans of two years, ledgers. Refused when others' accounts are there."""
    usernames = {person.username for person in PEOPLE}
    taken = set(User.objects.filter(username__in=usernames).values_list("username", flat=True))
    if Unit.objects.filter(name=DISTRICT_NAME, depth=1).exists() and taken == usernames:
        return Loaded(0, 0)
    if taken:
        raise Refused(
            f"账号{'、'.join(sorted(taken))}已经有人在用，没有装入演示数据。演示数据请装在空的数据库里。"
        )
    load_task_types()
    load_rewritten_words()
    load_factory_days_off()
    units = make_units()
    users = make_people(units, password)
    Stories(units, users, today).tell()
    Ledgers(units, users, today).tell()
    year = planning_year(today) - 1
    YearOfWork(units, users, today, year).tell()
    Papers(units, users, today, year).tell()
    return Loaded(Plan.objects.count(), len(units), Person.objects.count())
