"""A text on its way in, received and looked at, for every test of the review page."""

from collections.abc import Callable
from typing import Any

import pytest

from plans.intake.proposals import Kind, Proposal
from plans.intake.staged import Staged, stage
from plans.intake.upload import lines_from_text
from plans.models import Intake
from plans.services import intake as service
from tests.cast import Cast

TEXT = """桂园社区2026年双拥工作计划
为做好2026年双拥工作，结合社区实际，制定本计划。
一、指导思想
以服务官兵、服务优抚对象为宗旨，扎实做好双拥工作，巩固军民团结。
二、工作目标
1.优抚对象走访覆盖率达到100%。
2.全年开展国防教育活动不少于4次。
三、工作安排
（一）一季度
1.春节前走访慰问优抚对象32户，责任人田小禾。
2.3月组织志愿者开展便民服务。
（二）三季度
1.八一前召开军民座谈会。
2.8月组织居民参观国防教育基地。
四、组织领导
成立桂园社区双拥工作领导小组，由方远山任组长，田小禾任副组长，成员：江晓月、何青莲。
桂园社区居民委员会
2026年1月8日
"""


@pytest.fixture
def receive(cast: Cast) -> Callable[..., Intake]:
    """receive(text, actor=…): a text of the clerk's community, staged."""

    def do(text: str = TEXT, **options: Any) -> Intake:
        actor = options.get("actor", cast.clerk)
        return service.receive(
            actor=actor, unit=actor.unit, filename=options.get("filename", ""), lines=lines_from_text(text)
        )

    return do


@pytest.fixture
def intake(receive: Callable[..., Intake]) -> Intake:
    return receive()


def read(intake: Intake) -> Staged:
    """As it stands in the database now."""
    return stage(Intake.objects.select_related("unit").get(pk=intake.pk))


def one(intake: Intake, kind: Kind, words: str) -> Proposal:
    """The one proposal of that kind in whose words these stand."""
    found = [item for item in read(intake).proposals if item.kind is kind and words in said_of(item)]
    assert len(found) == 1, [said_of(item) for item in found]
    return found[0]


def said_of(item: Proposal) -> str:
    thing = item.thing
    if isinstance(thing, str):
        return thing
    return str(getattr(thing, "name", "") or getattr(thing, "text", "") or getattr(thing, "message", ""))
