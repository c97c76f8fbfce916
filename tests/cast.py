"""The fixed cast: two streets of one district, their communities and the people who work there.

青川区 ── 枫林街道 ── 桂园社区 (clerk, lead)      head checks first: no
       │            └ 银杏社区 (clerk2, lead2)    head checks first: yes
       ├ 松山街道 ── 荷塘社区 (clerk3)
       └ 青川区水务局 (bureau)
"""

from copy import copy
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.hashers import make_password

from shuangyong.units.models import Role, Unit, UnitKind, User

PASSWORD = "walnut-tree-42"


@dataclass(frozen=True)
class Cast:
    district_unit: Unit
    street: Unit
    street2: Unit
    community: Unit
    community2: Unit
    community3: Unit
    bureau_unit: Unit
    clerk: User
    colleague: User
    lead: User
    clerk2: User
    lead2: User
    clerk3: User
    bureau: User
    reviewer: User
    coreviewer: User
    reviewer2: User
    district: User
    admin: User
    auditor: User

    def everyone(self) -> dict[str, User]:
        return {name: value for name, value in vars(self).items() if isinstance(value, User)}


def make_cast() -> Cast:
    """The cast, freshly stored: all units below the root in one insert, and everybody in another."""
    root = Unit.objects.add_under(None, name="青川区", kind=UnitKind.DISTRICT, numchild=3)
    street = _below(
        root, 1, "枫林街道", UnitKind.STREET, numchild=2, signature="枫林街道双拥工作领导小组办公室"
    )
    street2 = _below(root, 2, "松山街道", UnitKind.STREET, numchild=1)
    bureau = _below(root, 3, "青川区水务局", UnitKind.BUREAU)
    community = _below(street, 1, "桂园社区", UnitKind.COMMUNITY, signature="桂园社区居民委员会")
    community2 = _below(street, 2, "银杏社区", UnitKind.COMMUNITY, head_checks_first=True)
    community3 = _below(street2, 1, "荷塘社区", UnitKind.COMMUNITY)
    Unit.objects.bulk_create([street, street2, bureau, community, community2, community3])
    people = {
        "clerk": ("田小禾", Role.CLERK, community),
        "colleague": ("田小穗", Role.CLERK, community),
        "lead": ("方远山", Role.HEAD, community),
        "clerk2": ("江晓月", Role.CLERK, community2),
        "lead2": ("江长流", Role.HEAD, community2),
        "clerk3": ("何青莲", Role.CLERK, community3),
        "bureau": ("水清源", Role.CLERK, bureau),
        "reviewer": ("叶知秋", Role.STREET, copy(street)),
        "coreviewer": ("叶向阳", Role.STREET, copy(street)),
        "reviewer2": ("石松涛", Role.STREET, copy(street2)),
        "district": ("梁区安", Role.DISTRICT, copy(root)),
        "admin": ("管系统", Role.SYSADMIN, None),
        "auditor": ("沈计明", Role.AUDITOR, None),
    }
    users = {
        username: User(
            username=username,
            password=make_password(PASSWORD),
            name=name,
            role=role,
            unit=unit,
            must_change_password=False,
        )
        for username, (name, role, unit) in people.items()
    }
    User.objects.bulk_create(users.values())
    return Cast(
        district_unit=root,
        street=street,
        street2=street2,
        community=community,
        community2=community2,
        community3=community3,
        bureau_unit=bureau,
        **users,
    )


def _below(parent: Unit, order: int, name: str, kind: UnitKind, **columns: Any) -> Unit:
    """A unit still to be stored, at its place in the tree; `numchild` says how many come below it."""
    depth = parent.depth + 1
    path = Unit._get_path(parent.path, depth, order)
    return Unit(name=name, kind=kind, path=path, depth=depth, **columns)
