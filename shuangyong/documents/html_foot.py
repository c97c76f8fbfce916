"""What stands under the text: 附件说明, signature and date, 版记."""

from math import ceil

from .closer import signatory_lines
from .head_mark import imprint_of, with_recipients_placed
from .html_blocks import words_of
from .model import Document, SignOff
from .widths import text_width
from .wording import annex_statement, long_date

_LONGEST_LINE = 26  # characters of a line without the two at its right
_NAME_LENGTH, _SHORT_STATEMENT = 22, 8  # characters of a name's line; lines


def statement_html(document: Document) -> str:
    """附件说明: names line up behind "附件：" and behind their numbers (7.3.4)."""
    if not document.annexes:
        return ""
    several = len(document.annexes) > 1
    rows = []
    for place, line in enumerate(annex_statement(document)):
        number, name = line.split(".", 1) if several else ("", line)
        head = "附件：" if place == 0 else ""
        count = f'<span class="count">{number}.</span>' if several else ""
        rows.append(f'<div><span class="word">{head}</span>{count}<span>{words_of(name)}</span></div>')
    lines = sum(ceil(text_width(line) / _NAME_LENGTH) for line in annex_statement(document))
    # A short one stays with the last lines of the text, so that a signature always follows these.
    kind = "statement short" if lines <= _SHORT_STATEMENT else "statement"
    return f'<div class="{kind}">{"".join(rows)}</div>'


def sign_off_html(sign_off: SignOff) -> str:
    """Signature and date by one of two rules: with room for a seal (7.3.5.1) or without (7.3.5.2)."""
    if not (sign_off.signatory or sign_off.day):
        return ""
    lines = signatory_lines(sign_off.signatory)
    long = " long" if max(map(text_width, lines)) > _LONGEST_LINE else ""
    kind = "sealed" if sign_off.sealed else "unsealed"
    name = "<br>".join(map(words_of, lines))
    signatory = f'<p class="signatory{long}">{name}</p>' if sign_off.signatory else ""
    day = f'<p class="day">{long_date(sign_off.day)}</p>' if sign_off.day else ""
    return f'<div class="sign-off {kind}">{signatory}{day}</div>'


def imprint_html(document: Document, place: str) -> str:
    """版记 (7.4); `place` is a class: "" (foot of the last page), "verso", or "verso alone".

    A footnote of a line without height: so it keeps to the foot of the page, and to its page the room.
    """
    imprint = imprint_of(document)
    if imprint is None:
        return ""
    _, recipients = with_recipients_placed(document)
    lists = [("主送", recipients), ("抄送", imprint.copies)]
    rows = [_list(word, names) for word, names in lists if names.strip()]
    if imprint.printer or imprint.day:
        day = f"{long_date(imprint.day)}印发" if imprint.day else ""
        by = f'<span>{words_of(imprint.printer)}</span><span class="on">{day}</span>'
        rows.append(f'<div class="printed">{by}</div>')
    inside = "".join(rows)
    if document.annexes and document.annexes[-1].landscape and not place:
        place = "upright"
    return f'<div class="imprint-call {place}" id="imprint"><span class="imprint">{inside}</span></div>'


def _list(word: str, names: str) -> str:
    words = words_of(names.strip().rstrip("。.；;，、：:"))
    kind = "to" if word == "主送" else "copies"
    return f'<div class="{kind}"><span class="word">{word}：</span><span>{words}。</span></div>'
