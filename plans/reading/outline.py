"""Which paragraphs are title, headings, run-in headings, signature; and what each part of the plan is for."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from plans.choices import ParagraphRole
from plans.reading.acts import reaches
from plans.reading.blocks import Block
from plans.reading.found import LineKind
from plans.reading.words import (
    CLOSING_WORDS,
    GUIDING_WORDS,
    HEADING_WORDS,
    LEADS_IN,
    PART_END,
    ROLE_WORDS,
    SECTION_WORDS,
    TITLE_END,
    is_address,
    is_noise,
    is_sign_off,
)
from shuangyong.almanac.words import find_timings

_SENTENCE_END = "。！？!?；;"
_STOPS = "。．.：:；;，,、！!？?*＊ \t\u3000"
_INNER_STOP = re.compile(r"[。！？!?；;](?=.*\S)", re.DOTALL)
_FIRST_SENTENCE = re.compile(r"[^。！？!?；;：:.．]*(?:[。！？：:]|[.．](?![0-9]))")
_LONGEST = {1: 60, 2: 60, 3: 34, 4: 30, 5: 0, 6: 0, 0: 28}
_LONGEST_RUN_IN = {1: 45, 2: 45, 3: 30, 4: 22, 0: 16}
_GAP_HEAD = re.compile(r"([一-鿿]{2,12})([ \u3000]+)(?=[^ \u3000])(?=.{4})")
_QUANTITY = re.compile(
    r"[0-9０-９一二两三四五六七八九十百]{1,6}(?:余|多)?(?:次|场|期|户|名|人|份|元|块|篇|处|件)"
)
_PEOPLE = re.compile(
    r"组\s*长|成\s*员|联\s*络\s*员|责任人|负责人|联系人|电话|地\s*点|时\s*间|对\s*象|内\s*容|要\s*求|参加人员"
)


@dataclass(slots=True)
class Part:
    """A block with what it is. `heading_end` is where a run-in heading ends in the block's text."""

    block: Block
    kind: LineKind = LineKind.BODY
    level: int = 0
    heading_end: int = 0
    role: str = ""
    confidence: float = 1.0

    @property
    def is_heading(self) -> bool:
        return self.kind in (LineKind.HEADING, LineKind.RUN_IN)

    @property
    def heading(self) -> str:
        """The words of the heading, without stops at its end."""
        return self.block.text[: self.heading_end].strip().rstrip(_STOPS)

    @property
    def body_start(self) -> int:
        return self.heading_end if self.kind is LineKind.RUN_IN else 0


def outline(blocks: Sequence[Block]) -> list[Part]:
    """Every block with its kind, level and role, in order."""
    parts = [Part(block) for block in blocks]
    _mark_edges(parts)
    _mark_numbered(parts)
    _mark_run_in(parts)
    _mark_plain(parts)
    _give_depth(parts)
    _give_roles(parts)
    return parts


def _mark_edges(parts: Sequence[Part]) -> None:
    """Title lines at the top, signature lines at the end, tables, words of websites."""
    for part in parts:
        if part.block.table:
            part.kind = LineKind.TABLE_ROW
        elif is_noise(part.block.text):
            part.kind = LineKind.NOISE
    inner = [part for part in parts if part.kind is LineKind.BODY]
    if (title := _title_of(inner)) is not None:
        for part in (title, *_title_begins(inner, title)):
            part.kind = LineKind.TITLE
    for part in inner[:3]:
        if part.kind is LineKind.BODY and is_address(part.block.text):
            part.kind = LineKind.SIGN_OFF
    tail = inner[-8:]
    for place, part in enumerate(tail):
        after_attached = (
            place > 0 and tail[place - 1].kind is LineKind.SIGN_OFF and len(part.block.text) <= 40
        )
        ended = part.block.text.rstrip()[-1:] in _SENTENCE_END
        if part.kind is LineKind.BODY and (is_sign_off(part.block.text) or (after_attached and not ended)):
            part.kind = LineKind.SIGN_OFF


def _title_of(parts: Sequence[Part]) -> Part | None:
    for part in parts[:5]:
        if part.block.is_title:
            return part
    for part in parts[:4]:
        words = part.block.text.strip()
        fits = len(words) <= 60 and not re.search(r"[。；！？，：;!?]", words)
        if not part.block.marker.text and fits and TITLE_END.search(words):
            return part
    return None


def _title_begins(parts: Sequence[Part], title: Part) -> list[Part]:
    """The line above, where the title was set in two lines."""
    place = next(index for index, part in enumerate(parts) if part is title)
    if place == 0 or title.block.is_title:
        return []
    words = parts[place - 1].block.text.strip()
    short = 2 < len(words) <= 30 and not re.search(r"[。；！？，：;!?]", words)
    return [parts[place - 1]] if short and not parts[place - 1].block.marker.text else []


def _mark_numbered(parts: Sequence[Part]) -> None:
    """A short numbered line is a heading where something stands under it; otherwise it is an item."""
    candidates = []
    for index, part in enumerate(parts):
        level = part.block.style_level or part.block.level
        if part.kind is not LineKind.BODY or not 0 < level <= 4:
            continue
        if part.block.style_level or _could_head(part.block.text, level):
            candidates.append((index, part, level))
    lists = _siblings(parts)
    sizes = Counter(lists[index] for index in lists if parts[index].kind is LineKind.BODY)
    votes: dict[tuple[int, int], list[bool]] = {}
    groups: dict[int, tuple[int, int]] = {}
    for index, _, level in candidates:
        group = groups[index] = lists[index]
        votes.setdefault(group, []).append(_has_children(parts, index, level))
    for index, part, level in candidates:
        bodies = votes[groups[index]]
        # Among items without anything under them the last may be followed by a closing sentence.
        heads = _has_children(parts, index, level) and (sum(bodies) * 2 >= len(bodies) or sum(bodies) > 1)
        if level >= 3 and sum(bodies) == 1 and sizes[groups[index]] >= 3:
            heads = False
        if heads or part.block.style_level or (level == 1 and _is_known_heading(part.block.text)):
            part.kind, part.level, part.heading_end = LineKind.HEADING, level, len(part.block.text)


def _could_head(text: str, level: int) -> bool:
    words = text.strip()
    if not words or len(words) > _LONGEST[level] or _INNER_STOP.search(words):
        return False
    if re.search(r"(?<![0-9])[：:](?=.*\S)", words):
        return False
    return level <= 2 or words[-1] not in "；;，,"


def _has_children(parts: Sequence[Part], index: int, level: int) -> bool:
    """Whether the next block stands under this one: deeper, or without a number."""
    for part in parts[index + 1 :]:
        if part.kind is LineKind.NOISE:
            continue
        if part.kind in (LineKind.SIGN_OFF, LineKind.TITLE):
            return False
        if part.block.table:
            return True
        below = part.block.style_level or part.block.level
        if below == 0:
            words = part.block.text
            return not CLOSING_WORDS.match(words) and not _opens_section(words)
        return below > level
    return False


def _opens_section(words: str) -> bool:
    """A short line that looks like a heading without a number."""
    return len(words) <= 12 and words[-1] not in _SENTENCE_END and bool(HEADING_WORDS.search(words))


def _siblings(parts: Sequence[Part]) -> dict[int, tuple[int, int]]:
    """The list each numbered part belongs to: (its first part, level). A number that falls begins a new list."""
    found: dict[int, tuple[int, int]] = {}
    open_lists: dict[int, tuple[int, int]] = {}
    for index, part in enumerate(parts):
        level = part.block.style_level or part.block.level
        if not level:
            continue
        open_lists = {other: item for other, item in open_lists.items() if other <= level}
        first, last = open_lists.get(level, (index, -1))
        number = part.block.marker.number
        if number and number <= last:
            first = index
        open_lists[level] = (first, number)
        found[index] = (first, level)
    return found


def _mark_run_in(parts: Sequence[Part]) -> None:
    """`三、2026年7—9月：…` and `（二）加强宣传。各科室…`: a heading with its body in the same line."""
    lists = _siblings(parts)
    groups: dict[tuple[int, int], list[tuple[Part, int, bool]]] = {}
    sizes: Counter[tuple[int, int]] = Counter()
    for index, part in enumerate(parts):
        level = part.block.style_level or part.block.level
        if part.kind is not LineKind.BODY or not 0 < level <= 4:
            continue
        group = lists[index]
        sizes[group] += 1
        end, sure = _run_in_end(part.block.text, level)
        if end:
            groups.setdefault(group, []).append((part, end, sure))
    for group, found in groups.items():
        # One item that happens to begin with a short sentence is no heading; most of its list is.
        usual = len(found) * 2 > sizes[group]
        for part, end, sure in found:
            if sure or usual:
                part.kind, part.level, part.heading_end = LineKind.RUN_IN, group[1], end
                part.confidence = 1.0 if sure and usual else 0.8


def _run_in_end(text: str, level: int) -> tuple[int, bool]:
    """Where a run-in heading ends, and whether it is one without asking its neighbours; 0 for none."""
    if gap := _GAP_HEAD.match(text):
        known = bool(HEADING_WORDS.search(gap[1]) or role_of(gap[1]))
        if (len(gap[2]) > 1 or known) and not _PEOPLE.fullmatch(gap[1]):
            return gap.end(), known
    found = _FIRST_SENTENCE.match(text)
    if found is None or found.end() >= len(text.rstrip()):
        return 0, False
    head, stop = text[: found.end() - 1].strip(), text[found.end() - 1]
    if not 2 <= len(head) <= _LONGEST_RUN_IN[level]:
        return 0, False
    if stop in "：:":
        return _colon_end(head, found.end(), level)
    if _is_time(head):
        return found.end(), True
    if len(head) > 40 or _QUANTITY.search(head) or _dated(head):
        return 0, False
    return found.end(), level <= 2


def _colon_end(head: str, end: int, level: int) -> tuple[int, bool]:
    if _PEOPLE.fullmatch(head) or re.search(r"(?:如下|以下|包括|做到|主要是|分别是|即|有)$", head):
        return 0, False
    if _is_time(head):
        return end, True
    if "，" in head or "," in head:
        return (end, False) if level <= 2 else (0, False)
    return end, level <= 2 or len(head) <= 8


def _dated(words: str) -> bool:
    return any(True for _ in find_timings(words, 2026))


def _is_time(head: str) -> bool:
    """1—3月, 第一季度（1—3月）, 20xx年7—9月, 春节前后."""
    found = find_timings(head, 2026)
    taken = sum(end - start for start, end, _ in found)
    rest = len(
        re.sub(
            r"[\s（）()\[\]]|(?:20|二[〇○零])?[\dxX*＊×]{2,4}年度?|第|工作|任务|安排|份|活动|[一-鿿]{0,6}阶段",
            "",
            head,
        )
    )
    return bool(found) and taken * 2 >= min(rest, len(head))


def _is_known_heading(text: str) -> bool:
    words = text.strip().rstrip(_STOPS)
    return len(words) <= 16 and bool(HEADING_WORDS.search(words))


def _mark_plain(parts: Sequence[Part]) -> None:
    """Headings that have lost their numbers: short, without a stop, over something longer."""
    labelled = _labelled(parts)
    for index, part in enumerate(parts):
        if part.kind is not LineKind.BODY or part.block.level:
            continue
        text = part.block.text.strip()
        if part.block.style_level:
            part.kind, part.level, part.heading_end = (
                LineKind.HEADING,
                part.block.style_level,
                len(part.block.text),
            )
        elif end := _plain_time_end(text):
            part.kind, part.level, part.heading_end = LineKind.RUN_IN, 1, end
        elif end := _plain_role_end(text) or labelled.get(index, 0):
            part.kind, part.level, part.heading_end, part.confidence = LineKind.RUN_IN, 1, end, 0.9
            if index in labelled and _under_plain(parts, index):
                part.level = 2
        elif _is_plain_heading(parts, index, text):
            part.kind, part.heading_end = LineKind.HEADING, len(part.block.text)
            part.level = 1
            part.confidence = 0.9 if HEADING_WORDS.search(text) else 0.7


def _labelled(parts: Sequence[Part]) -> dict[int, int]:
    """Paragraphs without numbers that each open with a short sentence as their name, three or more of them."""
    found: dict[int, int] = {}
    run: dict[int, int] = {}
    misses = 0
    for index, part in enumerate(parts):
        if part.kind is not LineKind.BODY or part.block.level:
            continue
        end, _ = _run_in_end(part.block.text, 0)
        stopped = end and part.block.text[end - 1] in "。.．"
        if stopped and 2 <= end <= 13 and "，" not in part.block.text[:end]:
            run[index] = end
            misses = 0
        else:
            misses += 1
        if misses > 1 or _opens_section(part.block.text):
            found |= run if len(run) >= 3 else {}
            run = {}
    return found | (run if len(run) >= 3 else {})


def _under_plain(parts: Sequence[Part], index: int) -> bool:
    """Whether a whole-line heading stands above, under which run-in ones come."""
    return any(part.kind is LineKind.HEADING for part in parts[max(0, index - 12) : index])


def _plain_role_end(text: str) -> int:
    """指导思想：…, 年度目标：… at the beginning of a line without a number."""
    found = re.match(r"([^。；，,：:（）()]{2,10})[：:](?=\s*\S{4})", text)
    if (
        not found
        or _PEOPLE.search(found[1])
        or role_of(found[1]) not in (ParagraphRole.GOALS, ParagraphRole.GUIDING)
    ):
        return 0
    return found.end()


def _plain_time_end(text: str) -> int:
    """第一季度：…, 1—3月：… at the beginning of a line without a number."""
    found = re.match(r"[^。；，,：:]{2,24}[：:。](?=\s*\S)", text)
    return found.end() if found and _is_time(found.group()[:-1]) else 0


def _is_plain_heading(parts: Sequence[Part], index: int, text: str) -> bool:
    words = text.rstrip("：: \u3000*＊")
    if words.endswith(("如下", "以下", "名单", "是", "为")):
        return False
    if (
        not 2 <= len(words) <= _LONGEST[0]
        or words[-1] in _SENTENCE_END + "，,、"
        or _INNER_STOP.search(words)
    ):
        return False
    if "：" in words or ":" in words or is_sign_off(words) or is_address(text):
        return False
    below = next((part for part in parts[index + 1 :] if part.kind is not LineKind.NOISE), None)
    if below is None or below.kind in (LineKind.SIGN_OFF, LineKind.TITLE):
        return False
    if _is_time(words) or (HEADING_WORDS.search(words) and len(words) <= 14):
        return True
    if text != words and not HEADING_WORDS.search(words):
        return False  # ends with a colon: it leads in what follows
    longer = (
        below.block.table > 0 or len(below.block.text) >= max(1.5 * len(words), 20) or below.block.level > 0
    )
    stopped = (
        below.block.table > 0
        or below.block.level > 0
        or below.block.text.rstrip()[-1] in _SENTENCE_END + "：:"
    )
    return longer and stopped and words.count("，") + words.count(",") + words.count("、") <= 2


def _give_depth(parts: Sequence[Part]) -> None:
    """Levels of headings without numbers: those right under another one stand one level deeper."""
    base = 0
    for before, part in pairwise(part for part in parts if part.kind is not LineKind.NOISE):
        if not part.is_heading:
            continue
        if part.block.marker.text or part.block.style_level:
            base = 0
            continue
        opens = before.kind is LineKind.HEADING
        if (opens and before.block.marker.text) or (opens and not base):
            base = before.level
        elif (
            part.kind is LineKind.HEADING
            and SECTION_WORDS.search(part.heading)
            and not _is_time(part.heading)
        ):
            base = 0
        part.level = min(base + 1, 4)


def _give_roles(parts: Sequence[Part]) -> None:
    """The role of each part: of its own heading, else of the nearest heading above it that has one."""
    above: list[tuple[int, str]] = []
    bodies = 0
    goals = _goal_items(parts)
    for index, part in enumerate(parts):
        if part.is_heading:
            # 2027年双拥共建工作目标 opens a part of the plan, whose headings begin with 一 again.
            opens_part = not part.block.marker.text and _opens_part(part.heading)
            depth = 0 if opens_part else part.level
            while above and above[-1][0] >= depth:
                above.pop()
            own, inherited = role_of(part.heading), above[-1][1] if above else ""
            under_goals = inherited == ParagraphRole.GOALS and own in ("", ParagraphRole.MEASURES)
            part.role = inherited if under_goals else own or inherited
            above.append((depth, part.role))
            continue
        if part.kind is not LineKind.BODY:
            continue
        part.role = above[-1][1] if above else ""
        text = part.block.text
        if CLOSING_WORDS.match(text) and index >= len(parts) - 4 and not part.block.level:
            part.role = str(ParagraphRole.CLOSING)
        elif index in goals and not part.role:
            part.role = str(ParagraphRole.GOALS)
        elif not part.role and not part.block.level and GUIDING_WORDS.search(text[:120]) and index <= 6:
            part.role = str(ParagraphRole.GUIDING)
        elif _is_goal_paragraph(parts, index, bool(above)):
            part.role = str(ParagraphRole.GOALS)
        elif (not above and not part.block.level and bodies <= 2 and LEADS_IN.search(text.strip())) or (
            above
            and not part.block.level
            and part.role == ParagraphRole.GOALS
            and _LEADS_GOALS.search(text.strip())
        ):
            part.role = str(ParagraphRole.PREFACE)
        bodies += 1


def _is_goal_paragraph(parts: Sequence[Part], index: int, under_heading: bool) -> bool:
    """The one paragraph between the guiding thought and the first heading or number."""
    if under_heading or index == 0 or index + 1 >= len(parts) or parts[index].block.level:
        return False
    after = parts[index + 1]
    numbered = after.is_heading or after.block.level > 0
    return (
        parts[index - 1].role == ParagraphRole.GUIDING
        and numbered
        and not LEADS_IN.search(parts[index].block.text)
    )


_LEADS_GOALS = re.compile(r"目标(?:是|如下|为)?[：:]?$|[：:]$")


def _opens_part(heading: str) -> bool:
    return bool(PART_END.search(heading)) and bool(re.search(r"年|双拥", heading))


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


def role_of(heading: str) -> str:
    """The role that a heading's words name; empty where they name none."""
    return next((str(role) for role, pattern in ROLE_WORDS if pattern.search(heading)), "")
