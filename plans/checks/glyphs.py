"""Check of the characters: those that no font of the paper has are printed as 〓."""

from collections.abc import Iterator

from plans.checks.hint import Hint, Place, short
from plans.choices import ItemKind
from plans.content import PlanContent
from shuangyong.documents.glyphs import excerpt_of, missing_in, name_of

FIX = "可以换一种写法；一定要用这个字的，请系统管理员装一个有这个字的字体。"


def missing_characters(content: PlanContent) -> Iterator[Hint]:
    """One hint for each such character, with the rows it stands in."""
    found: dict[str, list[Place]] = {}
    for kind, key, name, words in _rows(content):
        for sign in missing_in("\n".join(words)):
            label = name or _label(words, sign)
            found.setdefault(sign, []).append(Place(str(kind), key, label))
    for sign, places in found.items():
        yield Hint("no_glyph", f"{name_of(sign)}现有字体里没有，PDF里会印成〓。", FIX, tuple(places))


def _label(words: tuple[str, ...], sign: str) -> str:
    """The words round the character; behind the beginning of the row where they are another field's."""
    place = next((place for place, text in enumerate(words) if sign in text), 0)
    excerpt = excerpt_of(words[place], sign)
    return f"{short(words[0], 8)}：{excerpt}" if place else excerpt


def _rows(content: PlanContent) -> Iterator[tuple[ItemKind, str, str, tuple[str, ...]]]:
    """(kind, key, label where it has a name of its own, words) of everything that can be printed."""
    yield ItemKind.PLAN, "", "标题", (content.title,)
    yield ItemKind.PLAN, "", "领导小组的名称", (content.group_name,)
    for row in content.paragraphs:
        yield ItemKind.PARAGRAPH, row.key, "", (row.marker + row.text,)
    for goal in content.goals:
        yield ItemKind.GOAL, goal.key, "", (goal.text,)
    for task in content.tasks:
        people = (task.responsible_unit, task.responsible_person, task.partners, task.participants)
        times = tuple(timing.words for timing in task.timings)
        others = (task.measure_word, task.fund_source, task.place, *times)
        yield ItemKind.TASK, task.key, "", (task.title, task.details, *people, *others)
    for member in content.members:
        yield ItemKind.MEMBER, member.key, "", (member.name, member.post)
