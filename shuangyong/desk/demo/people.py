"""The invented district of 澄溪区: its units and who works there. Nobody and nothing of this exists."""

from dataclasses import dataclass

from shuangyong.units.models import Role, Unit, UnitKind, User


@dataclass(frozen=True, slots=True)
class UnitRow:
    """`code` names the unit inside the demo, `under` its parent's code."""

    code: str
    name: str
    kind: UnitKind
    under: str = ""
    signature: str = ""
    head_mark: str = ""
    head_checks_first: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    username: str
    name: str
    role: Role
    unit: str = ""


DISTRICT_NAME = "澄溪区"
UNITS = (
    UnitRow("district", DISTRICT_NAME, UnitKind.DISTRICT, signature="澄溪区双拥工作领导小组办公室"),
    UnitRow(
        "linhu", "临湖街道", UnitKind.STREET, "district", "临湖街道双拥工作领导小组办公室",
        "临湖街道办事处文件",
    ),
    UnitRow(
        "donggang", "东岗街道", UnitKind.STREET, "district", "东岗街道双拥工作领导小组办公室",
        "东岗街道办事处文件",
    ),
    UnitRow("hefeng", "荷风社区", UnitKind.COMMUNITY, "linhu", "荷风社区居民委员会"),
    UnitRow("yinxing", "银杏里社区", UnitKind.COMMUNITY, "linhu", "银杏里社区居民委员会"),
    UnitRow("shuxiang", "书香园社区", UnitKind.COMMUNITY, "linhu", "书香园社区居民委员会"),
    UnitRow("shiqiao", "石桥村", UnitKind.COMMUNITY, "linhu", "石桥村村民委员会", head_checks_first=True),
    UnitRow("wutong", "梧桐社区", UnitKind.COMMUNITY, "donggang", "梧桐社区居民委员会"),
    UnitRow("yushu", "榆树湾社区", UnitKind.COMMUNITY, "donggang", "榆树湾社区居民委员会"),
    UnitRow("xiangyang", "向阳坡社区", UnitKind.COMMUNITY, "donggang", "向阳坡社区居民委员会"),
    UnitRow("daoxiang", "稻香村", UnitKind.COMMUNITY, "donggang", "稻香村村民委员会"),
    UnitRow("bureau", "澄溪区水务局", UnitKind.BUREAU, "district"),
    UnitRow("company", "澄溪木器有限公司", UnitKind.COMPANY, "linhu"),
    UnitRow("school", "澄溪第二实验学校", UnitKind.SCHOOL, "donggang"),
    UnitRow("partner", "驻区某部", UnitKind.PARTNER, "district"),
)  # fmt: skip
PEOPLE = (
    Person("clerk", "苏小荷", Role.CLERK, "hefeng"),
    Person("lead", "陆远帆", Role.HEAD, "hefeng"),
    Person("clerk2", "江晓杏", Role.CLERK, "yinxing"),
    Person("clerk3", "文书宁", Role.CLERK, "shuxiang"),
    Person("clerk4", "石小满", Role.CLERK, "shiqiao"),
    Person("lead4", "石向南", Role.HEAD, "shiqiao"),
    Person("clerk5", "梁桐语", Role.CLERK, "wutong"),
    Person("clerk6", "余湾湾", Role.CLERK, "yushu"),
    Person("clerk7", "向晴", Role.CLERK, "xiangyang"),
    Person("clerk8", "谷新禾", Role.CLERK, "daoxiang"),
    Person("bureau", "水清越", Role.CLERK, "bureau"),
    Person("company", "穆成林", Role.CLERK, "company"),
    Person("school", "史若溪", Role.CLERK, "school"),
    Person("reviewer", "叶知远", Role.STREET, "linhu"),
    Person("reviewer2", "岗上松", Role.STREET, "donggang"),
    Person("district", "区致和", Role.DISTRICT, "district"),
    Person("admin", "管维明", Role.SYSADMIN),
    Person("auditor", "沈计言", Role.AUDITOR),
)


def make_units() -> dict[str, Unit]:
    """Store the units; by code."""
    units: dict[str, Unit] = {}
    for row in UNITS:
        units[row.code] = Unit.objects.add_under(
            units.get(row.under),
            name=row.name,
            kind=row.kind,
            signature=row.signature,
            head_mark=row.head_mark,
            head_checks_first=row.head_checks_first,
        )
    return units


def make_people(units: dict[str, Unit], password: str) -> dict[str, User]:
    """Store the accounts with one password, which nobody has to change; by username."""
    people: dict[str, User] = {}
    hashed = ""
    for row in PEOPLE:
        user = User(
            username=row.username,
            name=row.name,
            role=row.role,
            unit=units.get(row.unit),
            must_change_password=False,
        )
        # One slow hash for all: the password is the same, and so the demo stays quick.
        if hashed:
            user.password = hashed
        else:
            user.set_password(password)
            hashed = user.password
        user.save()
        people[row.username] = user
    return people
