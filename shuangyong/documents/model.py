"""The neutral Document: what stands on paper, before anyone decides how it is set."""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path


class Kind(StrEnum):
    """What a paragraph is on the page."""

    BODY = "body"
    HEADING = "heading"
    PART = "part"  # an unnumbered heading that opens a new part: centred, in 黑体


class Align(StrEnum):
    """How the cells of a table's column stand."""

    START = "start"
    CENTER = "center"
    END = "end"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `indent + marker + text` is what was typed, to the character.

    `level` is 0 for body text and 1..4 for 一、（一）1.（1） (GB/T 9704-2012, 7.3.3).
    `number` is the marker the print gives a heading that was typed without one; it is
    empty when `marker` is not. `anchor` names the row it came from (comments, preview).
    """

    text: str
    level: int = 0
    marker: str = ""
    number: str = ""
    indent: str = ""
    kind: Kind = Kind.BODY
    anchor: str = ""

    @property
    def source(self) -> str:
        """The paragraph as it was typed, with its number where print adds one."""
        return f"{self.indent}{self.marker or self.number}{self.text}"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head and its share of the table's width (any unit)."""

    title: str
    share: float
    align: Align = Align.START


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `rows` hold as many cells as there are `columns`. `footer` is printed last."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    anchors: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NameList:
    """A list of roles and the people in them, e.g. ("组长", ("王某 社区书记", …))."""

    entries: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG or PNG that lies on this machine; `digest` is the SHA-256 (64 hex digits) of its bytes.

    The caption is printed under it and read out in its place.
    """

    path: str
    digest: str
    caption: str = ""
    width: int = 4
    height: int = 3

    def data(self) -> bytes | None:
        """The bytes; None where the file is gone or is no longer the one that was meant."""
        try:
            data = Path(self.path).read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == self.digest else None


@dataclass(frozen=True, slots=True)
class PictureSheet:
    """Pictures with their captions, two in a row."""

    pictures: tuple[Picture, ...]

    @property
    def rows(self) -> list[tuple[Picture, ...]]:
        """As they stand side by side."""
        return [self.pictures[start : start + 2] for start in range(0, len(self.pictures), 2)]


LONG_PAPER = 8
"""Pages from which a table of contents is printed, where it was asked for."""

Block = Paragraph | Table | NameList | PictureSheet


@dataclass(frozen=True, slots=True)
class SignOff:
    """Signature and date under the text (GB/T 9704-2012, 7.3.5); either may be missing.

    `sealed` leaves room for a seal: the date four characters from the right, the signature centred over it.
    """

    signatory: str = ""
    day: date | None = None
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Imprint:
    """版记 at the foot of the last page (7.4): who gets a copy, who printed it, when."""

    copies: str = ""
    printer: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex on a page of its own; a wide table lies on a landscape page."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper.

    `title_in_text` is False when nobody typed the title (an imported text without one):
    the printed paper still carries it, plain text gives back just what came in.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    number: str = ""  # document number such as 桂社〔2027〕3号
    sign_off: SignOff = field(default_factory=SignOff)
    annexes: tuple[Annex, ...] = ()
    draft: bool = True
    void: bool = False
    title_in_text: bool = True
    landscape: bool = False  # text and tables before the annexes lie on landscape pages: a list, no 公文
    author: str = ""
    head_mark: str = ""  # 发文机关标志 such as 桂园街道办事处文件; a paper that has one is a 红头
    recipients: str = ""  # 主送机关, without the colon
    imprint: Imprint | None = None
    with_contents: bool = False  # 目录, printed from LONG_PAPER pages on
    fine_print: str = ""  # small print off the type area of every page: 版本号 and 校验码

    @property
    def mark(self) -> str:
        """The word that lies across every page: 作废, 草稿, or none."""
        return "作废" if self.void else "草稿" if self.draft else ""
