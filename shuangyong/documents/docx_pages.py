"""About which page of a Word file something stands on: Word alone knows, but the grid lets us guess well."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from .compose import compose
from .docx_measures import LINE, PER_LINE, UPRIGHT_ROOM, width_of
from .docx_words import fair
from .metrics import paper_metrics

_CLOSING = frozenset("，。、；：？！”’）》〉】〕」』…—,.;:?!)")
_OPENING = frozenset("“‘（《〈【〔「『(")
_MARKS = _CLOSING | _OPENING
_HALF = 0.5


def line_count(words: str, first: float = 0.0, width: float = PER_LINE) -> int:
    """Lines that the words take when `first` characters of the first of `width` are blank."""
    return sum(_lines_of(line, first, width) for line in words.split("\n"))


def composed_lines(parts: Sequence[tuple[str, str]], first: float) -> int:
    """Lines that a paragraph of `(words, kind of type)` takes in print, which squeezes as Word does."""
    plain = [(fair(words), kind) for words, kind in parts]
    lines = compose(plain, paper_metrics())
    return line_count("".join(words for words, _ in plain), first) if lines is None else len(lines)


def _lines_of(words: str, first: float, width: float) -> int:
    lines, used, before = 1, first, ""
    for sign in words:
        wide = width_of(sign)
        if sign in _MARKS and before in _MARKS and wide == 1:
            wide = _HALF  # neighbours are squeezed
        if used + wide > width + 0.01:
            closing = sign in _CLOSING
            if closing and before not in _MARKS and used <= width:
                used += wide  # drawn into the line
                before = sign
                continue
            lines, used = lines + 1, (1.0 if closing or before in _OPENING else 0.0)
        used += wide
        before = sign
    return lines


@dataclass(slots=True)
class Spot:
    """Where a paragraph begins; `page` holds once the next one is written."""

    page: int = 0


@dataclass(slots=True)
class PageCounter:
    """Counts along while a paper is written, in twips."""

    page: int = 1
    used: float = 0.0
    room: float = UPRIGHT_ROOM
    _waiting: list[tuple[Spot, float]] = field(default_factory=list)

    def text(self, lines: int, *, pitch: float = LINE, around: float = 0.0, keep: bool = False) -> Spot:
        """A paragraph; `keep` binds it to the next one, `around` is the blank above and below."""
        spot = Spot(self.page)
        height = lines * pitch + around
        if keep:
            self._waiting.append((spot, height))
            return spot
        self.settle(pitch + around)
        spot.page = self.page
        fitting = max(0, int((self.room - self.used - around + 1) // pitch))
        if lines <= fitting:
            self.used += height
            return spot
        left = lines - fitting
        per_page = max(1, int((self.room + 1) // pitch))
        self.page += -(-left // per_page)
        self.used = ((left - 1) % per_page + 1) * pitch
        return spot

    def block(self, height: float) -> None:
        """Something that is not torn, such as the row of a table."""
        self.settle(min(height, self.room))
        self.page += int(height // (self.room + 1))
        self.used += height % (self.room + 1)

    def rows(self, heights: Sequence[float]) -> None:
        """A table, of which the first row stands on each page."""
        head, *others = heights
        self.settle(head + sum(others[:1]))
        self.used += head
        for height in others:
            if self.used + height > self.room + 1 and height < self.room:
                self.page, self.used = self.page + 1, head
            self.used += height
            while self.used > self.room + 1:  # a row taller than a page is torn
                self.page, self.used = self.page + 1, self.used - self.room + head

    def new_page(self, room: float) -> None:
        """What follows begins another page, with so much room."""
        self.settle(0)
        self.page, self.used, self.room = self.page + 1, 0.0, room

    def settle(self, height: float = 0.0) -> int:
        """Put down what waited for its successor, whose first `height` stands with it; the page it is on."""
        bound = sum(one for _, one in self._waiting)
        if self.used and self.used + bound + height > self.room + 1:
            self.page, self.used = self.page + 1, 0.0
        for spot, one in self._waiting:
            spot.page = self.page
            self.used += one
        self._waiting.clear()
        return self.page
