"""Words that belong to a website or to the foot of a page, not to the plan."""

import re
from collections.abc import Iterator

from plans.reading.flags.looking import Look, shown
from plans.reading.found import Edit, Flag, Span

_SITE = r"(?i:https?://[a-z0-9_./?=&%#:~+-]{2,200}|www\.[a-z0-9_./?=&%#:~+-]{2,200}|[a-z0-9-]{2,60}\.(?:com|cn|net|org|example)(?![a-z])[a-z0-9_./?=&%#-]{0,200})"
_NUMBER = r"[0-9０-９一二三四五六七八九十]{1,3}"
_WORDS = (
    rf"{_SITE}"
    r"|文秘\w{0,8}(?:网|[，,]全国公务员共同天地)|全国公务员共同天地|公务员之家"
    r"|范文(?:网|大全|大本营|站|吧|中心|库)|(?:好|优秀)?(?:范文|文档|资料)网|课件之家|第一范文"
    r"|(?:更多|相关)(?:范文|文章|资料)[^，。；\n]{0,20}"
    r"|(?:本文|文章|资料)(?:来源|来自|由[^，。；\n]{2,16}(?:提供|整理|收集))(?:于|[：:])?[^，。；\n]{0,16}"
    r"|转载请(?:注明|保留)[^，。；\n]{0,8}|小编[^，。；\n]{0,20}|仅供参考|(?:免费|点击|立即)下载(?:本文)?|收集整理"
    r"|未经授权[^，。；\n]{0,12}|(?:浏览|阅读|点击)(?:次数|量|数)?[：:][ 　]*\d+[ 　]*次?"
    r"|发布(?:时间|日期)[：:]|上一篇[：:]|下一篇[：:]|当前位置[：:]|责任编辑[：:]|字号[：:]"
    rf"|第[ 　]*{_NUMBER}[ 　]*页(?:[ 　]*[，,/]?[ 　]*共[ 　]*{_NUMBER}[ 　]*页)?"
)
_MARK = re.compile(_WORDS)
_BRACKETED = re.compile(
    rf"[（(\[【][^（()）\[\]【】\n]{{0,40}}?(?:{_WORDS})[^（()）\[\]【】\n]{{0,40}}[）)\]】]"
)
# Enough to know that these words were put in, and where they end.
_CERTAIN = re.compile(rf"文秘\w{{0,8}}[，,]全国公务员共同天地|(?:{_SITE})+")
_LONGEST = 80


def website_flags(look: Look) -> Iterator[Flag]:
    """Whole lines in one flag that takes them out; what stands inside a sentence in a flag for its words."""
    whole: list[Span] = []
    inside: dict[tuple[str, bool], list[Span]] = {}
    for line in look.reading.lines:
        found = _together([match.span() for match in _MARK.finditer(line.text)])
        if found and _is_whole(line.text, found):
            whole.append(Span(line.number, 0, len(line.text)))
            continue
        for start, end, sure in _bounds(line.text, found):
            inside.setdefault((line.text[start:end], sure), []).append(Span(line.number, start, end))
    for (words, sure), spans in inside.items():
        yield Flag(
            "website_words",
            f"“{shown(words)}”像是网站加进来的字，不是计划的内容。",
            "可以删去。" if sure else "可以删去；删的时候看一下前后的句子通不通。",
            tuple(spans),
            tuple(Edit(span, "") for span in spans) if sure else (),
        )
    if whole:
        yield Flag(
            "website_line",
            f"{len(whole)}行像是网站或者页脚的字，不是计划的内容。",
            "可以删去。",
            tuple(whole),
            tuple(Edit(span, "") for span in whole),
        )


def _together(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Marks with no more than one sign between them are one: 课件之家，免费下载."""
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start - joined[-1][1] <= 1:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _is_whole(text: str, found: list[tuple[int, int]]) -> bool:
    """Whether a short line says nothing else: most of it, or a head line of several marks."""
    if len(text) > _LONGEST:
        return False
    covered = sum(len("".join(text[start:end].split())) for start, end in found)
    if covered * 2 >= len("".join(text.split())) or text.lstrip().startswith("当前位置"):
        return True
    return len(found) > 1 and "。" not in text and "，" not in text


def _bounds(text: str, found: list[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """(start, end, sure): with its brackets, or where its bounds are known; else the clerk must see."""
    bracketed = [match.span() for match in _BRACKETED.finditer(text)] if found else []
    done = 0
    for start, end in found:
        if start < done:
            continue
        round_it = next((place for place in bracketed if place[0] <= start and end <= place[1]), None)
        certain = _CERTAIN.fullmatch(text, start, end)
        first, last = round_it or (start, end)
        done = last
        yield first, last, bool(round_it or certain)
