"""What each part of the plan is for, by its heading or by its own words."""

import re
from collections.abc import Sequence

from plans.choices import ParagraphRole
from plans.reading.acts import reaches
from plans.reading.found import LineKind
from plans.reading.parts import Part
from plans.reading.role_words import CLOSING_WORDS, GUIDING_WORDS, LEADS_IN, PART_END, role_of

R = ParagraphRole
_FIRST, _LAST = 6, 4
"""A guiding thought without a heading stands among the first parts, a closing one among the last."""
_OPENS_WITH = 120
_LEADS_GOALS = re.compile(r"目标(?:是|如下|为)$|[：:]$")
_OF_THE_PLAN = re.compile(r"年|双拥")


def give_roles(parts: Sequence[Part]) -> None:
    """The role of each part: of its own heading, else of the nearest heading above it that has one."""
    above: list[tuple[int, str]] = []
    bodies = 0
    goals = _goal_items(parts)
    for index, part in enumerate(parts):
        if part.is_heading:
            _give_heading_role(part, above)
        elif part.kind is LineKind.BODY:
            under = above[-1][1] if above else ""
            if not part.block.level:
                part.role = _paragraph_role(parts, index, under, bodies if not above else None)
            else:
                part.role = under
            if index in goals and not part.role:
                part.role = str(R.GOALS)
            bodies += 1


def _give_heading_role(part: Part, above: list[tuple[int, str]]) -> None:
    """`above` holds (level, role) of the headings that a part stands under; it is brought up to date."""
    # 2027年双拥共建工作目标 opens a part of the plan, whose headings begin with 一 again.
    depth = 0 if not part.block.marker.text and _opens_part(part.heading) else part.level
    while above and above[-1][0] >= depth:
        above.pop()
    own, inherited = role_of(part.heading), above[-1][1] if above else ""
    under_goals = inherited == R.GOALS and own in ("", R.MEASURES)
    part.role = inherited if under_goals else own or inherited
    above.append((depth, part.role))


def _opens_part(heading: str) -> bool:
    return bool(PART_END.search(heading)) and bool(_OF_THE_PLAN.search(heading))


def _paragraph_role(parts: Sequence[Part], index: int, under: str, first_bodies: int | None) -> str:
    """The role of a paragraph without a number.

    `under` is the role of the heading it stands under; `first_bodies` how many paragraphs stand before it
    where no heading does.
    """
    text = parts[index].block.text.strip()
    if CLOSING_WORDS.match(text) and index >= len(parts) - _LAST:
        return str(R.CLOSING)
    if not under and index <= _FIRST and GUIDING_WORDS.search(text[:_OPENS_WITH]):
        return str(R.GUIDING)
    if first_bodies is not None:
        if _is_goal_paragraph(parts, index):
            return str(R.GOALS)
        leads_in = first_bodies <= 2 and bool(LEADS_IN.search(text))
    else:
        leads_in = under == R.GOALS and bool(_LEADS_GOALS.search(text))
    return str(R.PREFACE) if leads_in else under


def _is_goal_paragraph(parts: Sequence[Part], index: int) -> bool:
    """The one paragraph between the guiding thought and the first heading or number."""
    if index == 0 or index + 1 >= len(parts) or parts[index - 1].role != R.GUIDING:
        return False
    after = parts[index + 1]
    numbered = after.is_heading or after.block.level > 0
    return numbered and not LEADS_IN.search(parts[index].block.text)


def _goal_items(parts: Sequence[Part]) -> frozenset[int]:
    """A first list without a heading whose items only say what is to be reached: the goals."""
    if any(part.is_heading for part in parts):
        return frozenset()
    first: list[int] = []
    for index, part in enumerate(parts):
        if part.kind is not LineKind.BODY or not part.block.level:
            if first:
                break
            continue
        if first and part.block.marker.number <= parts[first[-1]].block.marker.number:
            break
        first.append(index)
    wishes = all(reaches(parts[index].block.text) for index in first)
    return frozenset(first) if len(first) > 1 and wishes else frozenset()
