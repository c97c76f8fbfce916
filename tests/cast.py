"""The fixed cast: two streets of one district, their communities and the people who work there.

青川区 ── 枫林街道 ── 桂园社区 (clerk, lead)      head checks first: no
       │            └ 银杏社区 (clerk2, lead2)    head checks first: yes
       ├ 松山街道 ── 荷塘社区 (clerk3)
       └ 青川区水务局 (bureau)
"""

from dataclasses import dataclass

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
    """The cast, freshly stored."""
    root = Unit.objects.add_under(None, name="青川区", kind=UnitKind.DISTRICT)
    street = Unit.objects.add_under(
        root, name="枫林街道", kind=UnitKind.STREET, signature="枫林街道双拥工作领导小组办公室"
    )
    street2 = Unit.objects.add_under(root, name="松山街道", kind=UnitKind.STREET)
    bureau = Unit.objects.add_under(root, name="青川区水务局", kind=UnitKind.BUREAU)
    community = Unit.objects.add_under(
        street, name="桂园社区", kind=UnitKind.COMMUNITY, signature="桂园社区居民委员会"
    )
    community2 = Unit.objects.add_under(
        street, name="银杏社区", kind=UnitKind.COMMUNITY, head_checks_first=True
    )
    community3 = Unit.objects.add_under(street2, name="荷塘社区", kind=UnitKind.COMMUNITY)

    def person(username: str, name: str, role: Role, unit: Unit | None = None) -> User:
        return User.objects.create_user(
            username, PASSWORD, name=name, role=role, unit=unit, must_change_password=False
        )

    return Cast(
        district_unit=Unit.objects.get(pk=root.pk),
        street=Unit.objects.get(pk=street.pk),
        street2=Unit.objects.get(pk=street2.pk),
        community=community,
        community2=community2,
        community3=community3,
        bureau_unit=bureau,
        clerk=person("clerk", "田小禾", Role.CLERK, community),
        colleague=person("colleague", "田小穗", Role.CLERK, community),
        lead=person("lead", "方远山", Role.HEAD, community),
        clerk2=person("clerk2", "江晓月", Role.CLERK, community2),
        lead2=person("lead2", "江长流", Role.HEAD, community2),
        clerk3=person("clerk3", "何青莲", Role.CLERK, community3),
        bureau=person("bureau", "水清源", Role.CLERK, bureau),
        reviewer=person("reviewer", "叶知秋", Role.STREET, street),
        coreviewer=person("coreviewer", "叶向阳", Role.STREET, street),
        reviewer2=person("reviewer2", "石松涛", Role.STREET, street2),
        district=person("district", "梁区安", Role.DISTRICT, root),
        admin=person("admin", "管系统", Role.SYSADMIN),
        auditor=person("auditor", "沈计明", Role.AUDITOR),
    )
