"""Words that a website hid behind stars or lines, and gaps that were left to be filled."""

import re
from collections.abc import Iterator

from plans.reading.flags.looking import HAN, Look, shown
from plans.reading.found import Edit, Flag, ReadLine, Span
from shuangyong.almanac.anniversaries import find_anniversaries

_MASK = re.compile(r"[*＊]+|[_＿]{2,}")
_BOLD = re.compile(r"[*＊]{2}[^*＊]+[*＊]{2}|_{2}[^_]+_{2}")
_UNIT_SIGN = re.compile(r"(?:[村镇乡县区市省局校院]|社区|街道|公司|部队|小学|中学)")
_GAP = re.compile(
    r"[xXｘＸ×]{2,}|[○Ｏ]{2,}|[xXｘＸ×](?=[ 　]*(?:中全会|届|月|日))|某某(?=社区|街道|村|镇|乡|县|区|市|局|学校|公司|单位)|（[ 　]+）|\([ 　]+\)"
)
# A gap that is none: the year has a flag of its own, a name cut to 陈×× is as it should be, part of an address.
_YEAR_BEHIND = re.compile(r"[ 　]*年")
_ADDRESS_SIGN = re.compile(r"[0-9A-Za-z./@_-]")

# (what stands before, what stands behind, the likely word): known from texts that a filter has gone over.
_KNOWN: tuple[tuple[str, str, str], ...] = (
    (r"新的?", r"[，,。；;、]|$", "高潮"),
    (r"军", r"谊", "民联"),
    (r"全", r"防教育", "民国"),
    (r"提", r"兵", "高官"),
    (r"(?:军人|家庭|涉军|家属|权益|健全)(?:的)?", r"网络|机制|热线|方案|服务站|工作站|案件|岗", "维权"),
    (r"完整的|制定", r"方案", "维权"),
    (r"", r"(?:新时代中国特色社会主义思想|(?:新时代)?强军思想|(?:总书记|主席|同志)(?:关于|重要|为核心))", "习近平"),
    (r"以", r"(?:同志)?为核心的党中央", "习近平"),
)
_LIKELY = tuple((re.compile(f"(?:{before})$"), re.compile(behind), word) for before, behind, word in _KNOWN)


def mask_flags(look: Look) -> Iterator[Flag]:
    """A flag for each hidden word that can be guessed, one for those that cannot, one for the gaps."""
    unknown: list[Span] = []
    known: dict[str, list[tuple[Span, str]]] = {}
    for line in look.lines:
        for start, end in _masks(line):
            word = _guess(line.text, start, end)
            span = Span(line.number, start, end)
            if word:
                said = shown(line.text[max(0, start - 2) : end + 4])
                known.setdefault(said, []).append((span, word))
            else:
                unknown.append(span)
    for said, places in known.items():
        word = places[0][1]
        yield Flag(
            "masked_word",
            f"“{said}”里有字被网站换成了符号，可能是“{word}”。",
            f"核对一下，是的话可以补上“{word}”。",
            tuple(span for span, _ in places),
            tuple(Edit(span, guessed) for span, guessed in places),
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
    first = len(text) - len(text.lstrip())
    bold = [match.span() for match in _BOLD.finditer(text)]
    waiting = 0
    for match in _MASK.finditer(text):
        start, end = match.span()
        while waiting < len(bold) and bold[waiting][1] <= start:
            waiting += 1
        if waiting < len(bold) and bold[waiting][0] <= start:
            continue
        if start <= max(first, line.body_start - 1) and not (end - start > 1 and _UNIT_SIGN.match(text, end)):
            if line.marker or not re.match(rf"[{HAN}]", text[end : end + 1]) or text[start] in "*＊":
                continue
        if text[start - 1 : start].isdigit() or not text[:start].strip() + text[end:].strip():
            continue
        if _YEAR_BEHIND.match(text, end) and re.search(r"(?:20|２０|二[〇○零])$", text[max(0, start - 2) : start]):
            continue
        if _ADDRESS_SIGN.match(text[start - 1 : start]) and _ADDRESS_SIGN.match(text[end : end + 1]):
            continue
        if text[end:].startswith("周年") or re.match(r"[ 　]*周年", text[end : end + 4]):
            continue
        yield start, end


def _guess(text: str, start: int, end: int) -> str:
    head = text[max(0, start - 6) : start]
    for before, behind, word in _LIKELY:
        if before.search(head) and behind.match(text, end):
            return word
    return ""


def _gaps(look: Look) -> Iterator[Flag]:
    spans: list[Span] = []
    for line in look.lines:
        anniversaries = [item for item in find_anniversaries(line.text) if item.stated is None] if "周年" in line.text else []
        numbers = {item.number_start for item in anniversaries}
        for item in anniversaries:
            yield _anniversary_gap(look, line, item.start, item.end, item.number_start, item.number_end, item.expected(look.working_year or 1))
        for match in _GAP.finditer(line.text):
            if match.start() not in numbers and _is_gap(line.text, *match.span()):
                spans.append(Span(line.number, *match.span()))
    if spans:
        yield Flag(
            "placeholder",
            f"{len(spans)}处还空着没有填，写的是“xx”这样的记号。",
            "请按实际情况填上。",
            tuple(spans),
        )


def _anniversary_gap(
    look: Look, line: ReadLine, start: int, end: int, number_start: int, number_end: int, due: int | None
) -> Flag:
    words, span = line.text[start:end], Span(line.number, number_start, number_end)
    if due is None:
        return Flag(
            "anniversary_gap", f"“{shown(words)}”的周年数没有填。", "请填上实际的周年数。", (span,)
        )
    year = look.working_year
    return Flag(
        "anniversary_gap",
        f"“{shown(words)}”的周年数没有填，按{year}年应为{due}周年。",
        f"可以填上{due}。",
        (span,),
        (Edit(span, str(due)),),
    )


def _is_gap(text: str, start: int, end: int) -> bool:
    if _YEAR_BEHIND.match(text, end) and (end - start == 4 or re.search(r"(?:20|２０|二[〇○零])$", text[max(0, start - 2) : start])):
        return False
    around = text[start - 1 : start] + text[end : end + 1]
    return not any(_ADDRESS_SIGN.match(sign) and not sign.isdigit() for sign in around)
