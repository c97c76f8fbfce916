"""The units, people and plans that are measured, stored as any others are."""

from datetime import date
from functools import cache

from plans.choices import Origin
from plans.models import Plan
from plans.services import lifecycle
from plans.services.creating import create_plan
from shuangyong.units.models import Unit, UnitKind, User
from tests.benchmarks.content import long_plan
from tests.cast import Cast, make_cast


@cache
def people() -> Cast:
    """The cast of the tests."""
    return make_cast()


def twenty_pages(people: Cast) -> Plan:
    """A draft of about twenty pages."""
    plan: Plan = create_plan(
        unit=people.community, content=long_plan(), actor=people.clerk, origin=Origin.BLANK
    )
    return plan


def issued(people: Cast) -> Plan:
    """The same, approved and issued."""
    plan = twenty_pages(people)
    clerk = people.clerk
    plan = lifecycle.submit(
        plan=plan, actor=clerk, version=plan.version, content_version=plan.content_version
    )
    plan = lifecycle.approve(plan=plan, actor=people.reviewer, version=plan.version)
    return lifecycle.issue(
        plan=plan, actor=clerk, version=plan.version, signatory="", signed_on=date(2027, 1, 12), number=""
    )


def many_plans(street: Unit, count: int) -> None:
    """A community with a draft of a few pages, `count` times."""
    for number in range(count):
        unit = Unit.objects.add_under(street, name=f"第{number}社区", kind=UnitKind.COMMUNITY)
        writer = User.objects.create(
            username=f"writer-{street.pk}-{number}", name="周文书", role="clerk", unit=unit
        )
        content = long_plan(f"第{number}社区2027年双拥工作计划", parts=2, tasks=6, seed=number)
        create_plan(unit=unit, content=content, actor=writer, origin=Origin.BLANK)
