"""The unit whose plan a command writes."""

from plans.policies import may_write_for
from plans.starts.basics import CannotStart
from shuangyong.units.models import Unit, User
from shuangyong.units.naming import unit_named


def unit_to_write_for(name: str, user: User | None) -> Unit:
    """The unit, if the user (None: the command line itself) writes its plans; raises Refused."""
    unit = unit_named(name, user)
    if user is not None and not may_write_for(user, unit):
        raise CannotStart(f"账号“{user.username}”不编写{unit.name}的计划，只能为自己的单位导入。")
    return unit
