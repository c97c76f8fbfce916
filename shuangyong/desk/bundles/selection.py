"""Which plans belong into a bundle, and where in it each one goes."""

from plans.models import Plan
from plans.querysets import PlanQuerySet
from shuangyong.desk.bundles.choices import PLAN_STATES
from shuangyong.documents.filenames import safe_filename
from shuangyong.units.models import Unit, User


def plans_of_year(user: User, unit: Unit, year: int) -> PlanQuerySet:
    """The plans of the year below `unit` (and its own) that the user may see now."""
    plans: PlanQuerySet = (
        Plan.objects.visible_to(user).plans().filter(year=year, unit__path__startswith=unit.path)
    )
    return plans.order_by("unit__path", "revision", "pk")


def wanted(plans: PlanQuerySet, which: str) -> PlanQuerySet:
    """Those in the states that `which` names."""
    return plans.filter(state__in=PLAN_STATES[which])


def top_folder(unit: Unit, year: int) -> str:
    """枫林街道2027年双拥计划"""
    return safe_filename(f"{unit.name}{year}年双拥计划", "")


class Folders:
    """Folder by unit, as the tree stands: a district's bundle has a folder for each street."""

    def __init__(self, unit: Unit, year: int) -> None:
        self.top = top_folder(unit, year)
        self._scope = unit
        below = Unit.objects.filter(path__startswith=unit.path).values_list("path", "name")
        self._names = {path: safe_filename(name, "") for path, name in below}

    def of(self, unit: Unit) -> str:
        """枫林街道2027年双拥计划/桂园社区"""
        start, step = len(self._scope.path), unit.steplen
        paths = [unit.path[:end] for end in range(start + step, len(unit.path) + 1, step)]
        names = [self._names.get(path, "") for path in paths or [unit.path]]
        return "/".join([self.top, *filter(None, names)])
