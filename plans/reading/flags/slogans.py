"""Slogans with a number, whose items are listed right behind and do not add up."""

import re
from collections.abc import Iterator

from plans.reading.blocks import Block
from plans.reading.flags.looking import HAN, Look
from plans.reading.found import Flag
from shuangyong.almanac.chinese_numbers import to_int

_NUMBER = "[两二三四五六七八九十]"
# “四纳入”，即…  做到三结合：…  五个有：…
_SLOGAN = re.compile(
    rf"(?P<quote>[“‘\"])?(?P<number>{_NUMBER})个?[“‘]?(?P<word>[{HAN}]{{1,3}}?)[”’\"]?"
    r"(?:的?(?:要求|原则|标准|机制|制度|办法))?[，,]?(?:(?:即|就是|分别是|是指)[：:]?|[：:])"
)
# 重点抓好三件事：一是…
_THINGS = re.compile(
    rf"(?P<number>{_NUMBER})(?:项|件|条|点|个方面|方面|个)(?:重点|主要|具体)?(?:工作|任务|措施|实事|大事|事|活动|事情|内容)?[：:。]"
)
_ITEMS = re.compile(r"(?:第?([一二三四五六七八九十])(?:是(?!否)|要)|([①②③④⑤⑥⑦⑧⑨⑩])|[（(]([1-9])[）)])")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_NOT_WORDS = (
    "项",
    "件",
    "条",
    "方面",
    "个",
    "年",
    "月",
    "日",
    "季度",
    "点",
    "时",
    "级",
    "楼",
    "号",
    "人",
    "名",
    "户",
    "次",
    "届",
    "十",
)
_LONGEST = 400
_MOST = 12
_SEPARATORS = ("；;", "、", "，,")


def slogan_flags(look: Look) -> Iterator[Flag]:
    """Each slogan is a decision of its own: the number is wrong, or an item is missing."""
    for number, block in enumerate(look.blocks):
        if not block.table:
            yield from _slogans(look, block)
            yield from _things(look, number, block)


def _slogans(look: Look, block: Block) -> Iterator[Flag]:
    text = block.text
    found = list(_SLOGAN.finditer(text))
    for index, match in enumerate(found):
        number, word = to_int(match["number"]), match["word"]
        if word.startswith(_NOT_WORDS) or (
            text[match.start() - 1 : match.start()] in "第十百—-" and match.start()
        ):
            continue
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        listed = _listed(text, match.end(), min(end, match.end() + _LONGEST))
        counts = _counts(listed, word)
        if not counts or number in counts:
            continue
        count = max(counts, key=lambda item: (-abs(item - number), item))
        said = f"{match['number']}{'个' if '个' in match[0][:3] else ''}{word}"
        yield _flag(look, block, match.start("number"), match.end("word"), said, count)


def _listed(text: str, start: int, end: int) -> str:
    """What is listed: to the end of the sentence."""
    stop = text.find("。", start, end)
    return text[start : stop if stop >= 0 else end]


def _counts(listed: str, word: str) -> set[int]:
    """Every number that could be meant; empty where nothing is clearly a list."""
    counts = {len([item for item in re.split(f"[{signs}]", listed) if item.strip()]) for signs in _SEPARATORS}
    own = (
        listed.count(word)
        if len(word) > 1
        else len(re.findall(rf"(?:^|[、，,；;“]){re.escape(word)}", listed))
    )
    items = _numbered(listed)
    if own < 2 and items < 2:
        # Without the word in each item it must be a plain list: 、 alone between short items.
        parts = listed.split("、")
        if len(parts) < 2 or max(map(len, parts)) > 12 or re.search("[，,；;]", listed):
            return set()
    # Inside one item the finer separators may stand too, so that a list may be longer than it says.
    return {count for count in counts | {own, items} if count > 1}


def _things(look: Look, number_of_block: int, block: Block) -> Iterator[Flag]:
    text = block.text
    for match in _THINGS.finditer(text):
        if text[match.start() - 1 : match.start()] in "第十百" and match.start():
            continue
        items = _numbered(text[match.end() : match.end() + 4 * _LONGEST])
        items = _counted_on(look.blocks[number_of_block + 1 : number_of_block + 1 + _MOST], items)
        number = to_int(match["number"])
        if items > 1 and items != number:
            yield _flag(
                look, block, match.start(), match.end() - 1, text[match.start() : match.end() - 1], items
            )


def _numbered(listed: str) -> int:
    """How far 一是、二是 or ①② count; 0 where they do not begin at one."""
    reached = 0
    for match in _ITEMS.finditer(listed):
        number = to_int(match[1]) if match[1] else _CIRCLED.index(match[2]) + 1 if match[2] else int(match[3])
        if number == reached + 1:
            reached = number
        elif number == 1:
            break
    return reached


def _counted_on(blocks: tuple[Block, ...], items: int) -> int:
    """The items go on in lines of their own."""
    for block in blocks:
        if block.marker.level != 5 or block.marker.number != items + 1:
            break
        items += 1
    return items


def _flag(look: Look, block: Block, start: int, end: int, said: str, count: int) -> Flag:
    return Flag(
        "slogan_count",
        f"写的是“{said}”，后面列出来的像是{count}项。",
        "请数一下：少了的补上，或者改一下数字。",
        look.block_spans(block, start, end),
    )
