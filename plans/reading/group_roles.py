"""Where a text names a role of the leading group, and on which side its people stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plans.choices import GroupRole

_GAP = r"[\s\xa0]{0,8}"
_LEADER = rf"(?:第一|执行|名誉|联合|双)?组{_GAP}长"
_DEPUTY = rf"(?:第一|执行|常务)?{_GAP}副{_GAP}组{_GAP}长"
_MEMBER = rf"[成组]{_GAP}员(?!{_GAP}(?:单{_GAP}位|会(?!同)|大会))"
_LIAISON = rf"联{_GAP}络{_GAP}[员人]"
_OFFICE = r"(?:办公室)?主任"
_ROLE = re.compile(
    rf"(?P<deputy>{_DEPUTY})|(?P<leader>{_LEADER})|(?P<member>{_MEMBER})|(?P<liaison>{_LIAISON})"
    rf"|(?P<office>{_OFFICE})"
)
_AND = re.compile(
    rf"{_GAP}[(（]?{_GAP}兼任?{_GAP}(?:双拥|军地)?(?={_DEPUTY}|{_LEADER}|{_MEMBER}|{_LIAISON}|办公室主任)"
)
_VERB = re.compile(
    r".*(?P<verb>[任兼为是当](?:[一-鿿“”]{0,24}(?:小组|双拥|工作|领导组|专班|委员会|办公室|单位|社区"
    r"|专职|兼职|军地)的?)?)$",
    re.DOTALL,
)
_BEHIND = re.compile(
    rf"{_GAP}(?:名{_GAP}单|人{_GAP}选)?{_GAP}(?P<sign>[：:]?){_GAP}(?P<verb>(?:分别|拟)?(?:由|为|是|有"
    r"|包括))?"
)
# 村民小组长, 各年级组长, 党组成员 are posts of other bodies.
_OTHER_LEADER = re.compile(
    r"(?:(?<!领导)(?<!工作)(?<!双拥)小|[级班楼户队栋院元片村]|(?:志愿|党|行政|教研|年级|居民|网格)小?组?)$"
)
_OTHER_TEAM = re.compile(r"组$")
_OWN_TEAM = re.compile(r"(?:领导|工作|双拥|拥军|优属|爱民|共建|创建|国防教育|专项|本)小?组$")
_OTHER_MEMBER = re.compile(
    r"(?:党组|班子|党委|工委|支委|委员会|家庭|部门|单位|协会|联盟|网络|支部|团队|队伍|社会|主要|每个?"
    r"|全体|各|两委)$"
)
_DUTIES = re.compile(rf"{_GAP}(?:职责|任务|分工|要|应|会议|每|负责|必须)")
_ROLES = {
    "leader": GroupRole.LEADER,
    "deputy": GroupRole.DEPUTY,
    "member": GroupRole.MEMBER,
    "liaison": GroupRole.LIAISON,
    "office": GroupRole.OFFICE,
}


@dataclass(frozen=True, slots=True)
class Mention:
    """A role at `start`..`end`. Its people stand before `start` if `behind` is false, else from `end` on.

    No roles: the role of another body (宣传组组长), which only ends what stands before it. `verb`: words
    such as 任 or 由 tie it to its people. `also`: 兼任, so that the person may be in the group already.
    """

    roles: tuple[GroupRole, ...]
    start: int
    end: int
    behind: bool
    verb: bool = False
    colon: bool = False
    also: bool = False


def mentions(text: str, start: int, end: int, inside: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Every role named between `start` and `end` and outside the brackets `inside`, in order."""
    place = start
    brackets = iter(inside)
    bracket = next(brackets, None)
    elsewhere = False
    while (found := _ROLE.search(text, place, end)) is not None:
        place = found.end()
        while bracket is not None and bracket[1] <= found.start():
            bracket = next(brackets, None)
        if bracket is not None and bracket[0] < found.start():
            place = bracket[1]
            continue
        mention = _mention(text, found, start, end)
        if mention is None:
            continue
        place = mention.end
        # Below 宣传组组长 the members are those of that team, up to the next leader.
        if found.lastgroup == "leader":
            elsewhere = not mention.roles
        if not elsewhere or not mention.roles:
            yield mention


def role_of_cell(words: str) -> tuple[GroupRole, ...]:
    """The roles that the whole of a table's cell names: 成员兼联络员; none for anything else."""
    found: list[GroupRole] = []
    for plain in re.split(r"[、,，/]", "".join(words.split()).rstrip("：:")):
        role = _ROLE.match(plain)
        if role is None or (role.lastgroup == "office" and not plain.startswith("办公室")):
            return ()
        roles, end = _all_roles(plain, role, len(plain))
        if end != len(plain):
            return ()
        found += roles
    return tuple(dict.fromkeys(found))


def _mention(text: str, found: re.Match[str], start: int, end: int) -> Mention | None:
    before = text[max(start, found.start() - 40) : found.start()]
    roles, last = _all_roles(text, found, end)
    behind = _BEHIND.match(text, last, end)
    sign, verb = (bool(behind["sign"]), bool(behind["verb"])) if behind else (False, False)
    after = behind.end() if behind else last
    tie = None if sign else _VERB.match(before)
    left = tie["verb"] if tie else ""
    if found.lastgroup == "office" and not _is_office(text, found, start, sign or behind_by(behind), left):
        return None
    if _other_body(found.lastgroup or "", before.rstrip()):
        return Mention((), found.start(), last, True) if sign or verb or found.lastgroup == "leader" else None
    if left and not (behind and behind["verb"] == "由"):
        first = len(before) - len(left)
        also = "兼" in before[max(first - 1, 0) : first + 1] or before[:first].endswith("同时")
        first -= left[0] == "任" and before[first - 1 : first] in ("担", "兼", "出")
        return Mention(roles, found.start() - len(before) + first, last, False, True, also=also)
    if not sign and not verb and _DUTIES.match(text, last, end):
        return None
    return Mention(roles, found.start(), after, True, verb, sign)


def other_team(words: str) -> bool:
    """宣传组, （二）后勤保障组: a team below the group."""
    plain = words.strip().rstrip("：:。")
    return 2 < len(plain) <= 14 and bool(_OTHER_TEAM.search(plain)) and not _OWN_TEAM.search(plain)


def behind_by(match: re.Match[str] | None) -> bool:
    """主任由…: the people of the office are named behind it."""
    return bool(match and match["verb"] and match["verb"].endswith("由"))


def _all_roles(text: str, found: re.Match[str], end: int) -> tuple[tuple[GroupRole, ...], int]:
    roles, last = [_ROLES[found.lastgroup or ""]], found.end()
    while (joint := _AND.match(text, last, end)) and (more := _ROLE.match(text, joint.end(), end)):
        roles.append(_ROLES[more.lastgroup or ""])
        last = more.end()
        if joint.group().lstrip()[0] in "(（" and text[last : last + 1] in ("）", ")"):
            last += 1
    return tuple(dict.fromkeys(roles)), last


def _is_office(text: str, found: re.Match[str], start: int, named: bool, verb: str) -> bool:
    """主任 is a post as a rule; the role only where somebody is put at the head of the office."""
    office = (
        found.group().startswith("办公室")
        or text.rfind("办公室", max(start, found.start() - 60), found.start()) >= 0
    )
    return office and (named or verb.startswith(("任", "兼")))


def _other_body(kind: str, before: str) -> bool:
    before = before.rstrip("，,：:；;（( ")
    if kind in ("leader", "deputy"):
        other = bool(_OTHER_TEAM.search(before)) and not _OWN_TEAM.search(before)
        return other or bool(_OTHER_LEADER.search(before))
    return kind == "member" and bool(_OTHER_MEMBER.search(before))
