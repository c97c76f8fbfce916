"""红头: the notice that carries a plan, which is no kind of 公文 of its own (domain.md 7.6)."""

import re
from dataclasses import dataclass, replace

from shuangyong.documents.model import Annex, Document, Imprint, Paragraph, SignOff

_NOTICE = re.compile(r".*通知(?:（[^（）]*）)?")
_NOT_RECIPIENTS = re.compile("如下|现将|通知|。")


CARRY_OUT = "，请认真贯彻执行"


@dataclass(frozen=True, slots=True)
class RedHead:
    """What the issuing body adds: its mark, to whom it writes, who signs, 版记, what is asked of them."""

    mark: str
    recipients: str
    sign_off: SignOff
    imprint: Imprint
    request: str = CARRY_OUT


def carried(paper: Document, head: RedHead) -> Document:
    """The notice that issues `paper`, with the plan as its first annex and the plan's own annexes behind it.

    A plan whose title is a notice already is not wrapped in a second one.
    """
    if is_notice(paper.title):
        typed = _recipients_typed(paper)
        return replace(
            paper,
            head_mark=head.mark,
            recipients="" if typed else head.recipients,
            sign_off=replace(paper.sign_off, sealed=head.sign_off.sealed),
            imprint=head.imprint,
        )
    name = in_title_marks(paper.title)
    return replace(
        paper,
        title=f"关于印发{name}的通知",
        title_in_text=True,
        head_mark=head.mark,
        recipients=head.recipients,
        blocks=(Paragraph(text=f"现将{name}印发给你们{head.request}。"),),
        sign_off=head.sign_off,
        imprint=head.imprint,
        annexes=(Annex(paper.title, paper.blocks), *paper.annexes),
    )


def is_notice(title: str) -> bool:
    """Whether a paper of this title is a notice, 关于…的通知, perhaps （试行）."""
    return _NOTICE.fullmatch("".join(title.split())) is not None


def in_title_marks(title: str) -> str:
    """The title in 《》; its own title marks go one level in, so 〈〉 and 《》 take turns (GB/T 15834)."""
    depth, signs = 1, []
    for sign in title:
        if sign in "《〈":
            depth += 1
            signs.append("《" if depth % 2 else "〈")
        elif sign in "》〉":
            # A closing mark that nothing opened would close the outer one too early.
            signs.append("》" if depth > 1 and depth % 2 else "〉")
            depth = max(depth - 1, 1)
        else:
            signs.append(sign)
    return f"《{''.join(signs)}》"


def _recipients_typed(paper: Document) -> bool:
    """Whether the text opens with its own 主送机关: text wins."""
    first = paper.blocks[0] if paper.blocks else None
    if not isinstance(first, Paragraph) or first.level or first.marker:
        return False
    words = first.text.strip()
    return words.endswith(("：", ":")) and not _NOT_RECIPIENTS.search(words)
