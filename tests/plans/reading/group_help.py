"""A group out of a few lines, as a plain dictionary."""

from plans.reading.blocks import blocks_of
from plans.reading.group import Group, find_group
from plans.reading.outline import outline
from shuangyong.documents.incoming import lines_of_text


def group_of(text: str) -> Group:
    return find_group(outline(blocks_of(lines_of_text(text))))


def names_of(text: str) -> dict[str, list[str]]:
    """The names of each role that has any."""
    found: dict[str, list[str]] = {}
    for member in group_of(text).members:
        found.setdefault(member.role, []).append(member.name)
    return found


def posts_of(text: str) -> dict[str, str]:
    return {member.name: member.post for member in group_of(text).members}
