"""Headings that say the same under the same heading."""

import re
from collections.abc import Iterator

from plans.reading.flags.looking import Look, shown
from plans.reading.found import Flag, FoundHeading

# What carries no meaning of its own: 加强宣传力度 and 加强宣传教育 are both about 宣传.
_EMPTY = re.compile(
    r"进一步|加强|加大|强化|深入|广泛|扎实|积极|认真|切实|大力|努力|不断|全面|开展|抓好|做好|搞好|做实|突出|狠抓|注重|深化"
    r"|力度|工作|活动|教育|建设|[的，,、。；：:（）()“”\s]"
)
_FEWEST = 2


def heading_flags(look: Look) -> Iterator[Flag]:
    """One flag for each group of headings that stand beside each other and have one core."""
    path: list[str] = []
    groups: dict[tuple[str, ...], list[FoundHeading]] = {}
    for number, heading in enumerate(look.reading.headings):
        del path[max(0, heading.level - 1) :]
        core = _EMPTY.sub("", heading.text)
        if len(core) >= _FEWEST:
            # The number of the heading above, not its words: two parts may be named alike.
            groups.setdefault((*path[-1:], str(heading.level), core), []).append(heading)
        path += [str(number)] * max(0, heading.level - len(path))
    for headings in groups.values():
        if len(headings) > 1:
            names = "、".join(f"“{shown(name)}”" for name in dict.fromkeys(item.text for item in headings))
            yield Flag(
                "like_headings",
                f"标题{names}" + ("意思相近。" if "、" in names else "出现了不止一次。"),
                "看看能不能合成一条，或者把标题改得有区别；内容不同的，就不用管。",
                tuple(item.span for item in headings),
            )
