"""Finding the unit and the account that a command names."""

from collections.abc import Iterable
from difflib import get_close_matches

from shuangyong.units.errors import Refused
from shuangyong.units.models import Unit, User

_SHOWN = 5


def user_named(username: str) -> User:
    """The account that may sign in; Refused without one."""
    user: User | None = User.objects.select_related("unit").filter(username=username, is_active=True).first()
    if user is None:
        raise Refused(f"没有启用的账号“{username}”。")
    return user


def unit_named(name: str, user: User | None = None) -> Unit:
    """The one unit of that name, or full path such as 青川区/枫林街道/桂园社区, that `user` may see.

    Refused, with names that are near.
    """
    units = Unit.objects.filter(is_active=True)
    units = units.visible_to(user) if user else units
    names = full_names(units)
    wanted = name.strip()
    found = [unit for unit in names if wanted in (unit.name, names[unit])]
    if len(found) == 1:
        return found[0]
    if found:
        paths = "、".join(names[unit] for unit in found)
        raise Refused(f"有{len(found)}个单位叫“{wanted}”，请写全名，例如其中一个：{paths}。")
    near = _near(wanted, [unit.name for unit in names])
    hint = f"名称相近的有：{'、'.join(near)}。" if near else "请先在“设置”里建立单位，或核对名称。"
    raise Refused(f"没有找到单位“{wanted}”。{hint}")


def full_names(units: Iterable[Unit]) -> dict[Unit, str]:
    """Each unit with its name from the top of the tree down. Two queries."""
    by_path = dict(Unit.objects.values_list("path", "name"))
    return {
        unit: "/".join(by_path[path] for path in [*reversed(unit.ancestor_paths()), unit.path])
        for unit in units
    }


def _near(wanted: str, names: list[str]) -> list[str]:
    containing = [name for name in names if wanted and (wanted in name or name in wanted)]
    return list(dict.fromkeys([*containing, *get_close_matches(wanted, names, n=_SHOWN, cutoff=0.4)]))[
        :_SHOWN
    ]
