"""Words that a website hid behind stars or lines, and gaps that were left to be filled."""

import re
from collections.abc import Iterator

from plans.reading.flags.looking import HAN, Look, shown
from plans.reading.found import Edit, Flag, ReadLine, Span
from shuangyong.almanac.anniversaries import AnniversaryMention, find_anniversaries

_MASK = re.compile(r"[*＊]+|[_＿]{2,}")
_BOLD = re.compile(r"[*＊]{2}[^*＊]+[*＊]{2}|_{2}[^_]+_{2}")
_UNIT_SIGN = re.compile(r"(?:[村镇乡县区市省局校院]|社区|街道|公司|部队|小学|中学)")
_GAP = re.compile(
    r"[xXｘＸ×]{2,}|[○Ｏ]{2,}|[xXｘＸ×](?=[ 　]*(?:中全会|届|月|日))"
    r"|某某(?=社区|街道|村|镇|乡|县|区|市|局|学校|公司|单位)|（[ 　]+）|\([ 　]+\)"
)
# The year has a flag of its own; and what stands in an address of a website is none.
_YEAR_BEHIND = re.compile(r"[ 　]*年")
_CENTURY = re.compile(r"(?:20|２０|二[〇○零])$")
_COUNTED = re.compile(r"[ 　“”]*周年")
_ADDRESS_SIGN = re.compile(r"[0-9A-Za-z./@_-]")

# (what stands before, what stands behind, the likely word): known from texts that a filter has gone over.
_KNOWN: tuple[tuple[str, str, str], ...] = (
    (r"新的?", r"[，,。；;、]|$", "高潮"),
    (r"军", r"谊", "民联"),
    (r"全", r"防教育", "民国"),
    (r"提", r"兵", "高官"),
    (r"(?:军人|家庭|涉军|家属|权益|健全)(?:的)?", r"网络|机制|热线|方案|服务站|工作站|案件|岗", "维权"),
    (r"完整的|制定", r"方案", "维权"),
    (
        r"",
        r"(?:新时代中国特色社会主义思想|(?:新时代)?强军思想|(?:总书记|主席|同志)(?:关于|重要|为核心))",
        "习近平",
    ),
    (r"以", r"(?:同志)?为核心的党中央", "习近平"),
)
_LIKELY = tuple((re.compile(f"(?:{before})$"), re.compile(behind), word) for before, behind, word in _KNOWN)


def mask_flags(look: Look) -> Iterator[Flag]:
    """A flag for each hidden word that can be guessed, one for those that cannot, one for the gaps."""
    unknown: list[Span] = []
    known: dict[tuple[str, str], list[Edit]] = {}
    for line in look.lines:
        for start, end in _masks(line):
            span = Span(line.number, start, end)
            if word := _guess(line.text, start, end):
                head, tail = _words_round(line.text, start, end)
                told = f"{head}{line.text[start:end]}{tail}", f"{head}{word}{tail}"
                known.setdefault(told, []).append(Edit(span, word))
            else:
                unknown.append(span)
    for (said, likely), edits in known.items():
        yield Flag(
            "masked_word",
            f"“{said}”里有字被网站换成了符号，可能是“{likely}”。",
            "核对一下，是的话可以补上。",
            tuple(edit.span for edit in edits),
            tuple(edits),
        )
    if unknown:
        yield Flag(
            "masked_words",
            f"{len(unknown)}处的字被换成了“*”或“__”，看不出原来是什么。",
            "请补上原来的字；想不起来的，可以把这半句删去。",
            tuple(unknown),
        )
    yield from _gaps(look)


def _masks(line: ReadLine) -> Iterator[tuple[int, int]]:
    """Stars and lines that stand for words: no bullets, no bold type, no sums, no rules."""
    text = line.text
    if not re.search(f"[{HAN}]", text):
        return
    bold = [match.span() for match in _BOLD.finditer(text)]
    first = max(len(text) - len(text.lstrip()), line.body_start - 1)
    waiting = 0
    for match in _MASK.finditer(text):
        start, end = match.span()
        while waiting < len(bold) and bold[waiting][1] <= start:
            waiting += 1
        if waiting < len(bold) and bold[waiting][0] <= start:
            continue
        if start <= first and not (end - start > 1 and _UNIT_SIGN.match(text, end)):
            continue  # a bullet, or a line to write on
        if not _is_other(text, start, end):
            yield start, end


def _is_other(text: str, start: int, end: int) -> bool:
    """20**年 and **周年, which have flags of their own; 3*5; a part of an address."""
    before, behind = text[max(0, start - 2) : start], text[end : end + 1]
    if before[-1:].isdigit() or _COUNTED.match(text, end):
        return True
    return bool(_ADDRESS_SIGN.match(before[-1:]) and _ADDRESS_SIGN.match(behind))


def _words_round(text: str, start: int, end: int) -> tuple[str, str]:
    head = re.search(f"[{HAN}]{{0,2}}$", text[max(0, start - 2) : start])
    tail = re.match(f"[{HAN}]{{0,3}}", text[end : end + 3])
    return (head[0] if head else ""), (tail[0] if tail else "")


def _guess(text: str, start: int, end: int) -> str:
    head = text[max(0, start - 6) : start]
    for before, behind, word in _LIKELY:
        if before.search(head) and behind.match(text, end):
            return word
    return ""


def _gaps(look: Look) -> Iterator[Flag]:
    spans: list[Span] = []
    counted: dict[str, list[tuple[Span, AnniversaryMention]]] = {}
    for line in look.lines:
        numbers = set()
        for mention in find_anniversaries(line.text):
            if mention.stated is None:
                words = shown(line.text[mention.start : mention.end])
                span = Span(line.number, mention.number_start, mention.number_end)
                counted.setdefault(words, []).append((span, mention))
                numbers.add(mention.number_start)
        for match in _GAP.finditer(line.text):
            if match.start() not in numbers and _is_gap(line.text, *match.span()):
                spans.append(Span(line.number, *match.span()))
    for words, places in counted.items():
        due = places[0][1].expected(look.working_year) if look.working_year else None
        yield _anniversary_gap(words, tuple(span for span, _ in places), due, look.working_year)
    if spans:
        yield Flag(
            "placeholder",
            f"{len(spans)}处还空着没有填，写的是“xx”这样的记号。",
            "请按实际情况填上。",
            tuple(spans),
        )


def _anniversary_gap(words: str, spans: tuple[Span, ...], due: int | None, year: int) -> Flag:
    if due is None:
        return Flag("anniversary_gap", f"“{words}”的周年数没有填。", "请填上实际的周年数。", spans)
    message = f"“{words}”的周年数没有填，按{year}年应为{due}周年。"
    return Flag(
        "anniversary_gap", message, f"可以填上{due}。", spans, tuple(Edit(span, str(due)) for span in spans)
    )


def _is_gap(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 2) : start]
    if _YEAR_BEHIND.match(text, end) and (end - start == 4 or _CENTURY.search(before)):
        return False
    around = (before[-1:], text[end : end + 1])
    return not any(_ADDRESS_SIGN.match(sign) and not sign.isdigit() for sign in around)
