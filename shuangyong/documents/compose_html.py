"""Composed lines as HTML: a run of signs with room of its own is a <span> of a gathered class.

A line end is a line feed (the paragraphs are `white-space: pre`), for WeasyPrint takes a third less time
over it than over a <br>; but in what names a bookmark, where a line feed would be seen, it is a <br>.
"""

from collections.abc import Sequence
from functools import cache
from html import escape

from .compose import INDENT, LINE, Run, compose
from .compose_units import ON_GRID
from .metrics import Metrics
from .wording import legible

WIDE = 40 * (1000 + ON_GRID)
"""Room of a line on a landscape page: forty characters of the 225 mm."""

# Pango gives half of the room before a sign and half behind. WeasyPrint writes the first 1.024 times too
# large and cuts the second off to whole thousandths of an em.
_BEFORE, _BEHIND = 0.512, 0.4879


class Typesetter:
    """Sets paragraphs and gathers the CSS rules for their spacings in `rules`."""

    def __init__(self, metrics: Metrics, rules: list[str]) -> None:
        self._metrics = metrics
        self._rules = rules
        self._spacings: set[int] = set()

    def set(
        self, parts: Sequence[tuple[str, str]], *, names: bool = False, wide: bool = False
    ) -> list[str] | None:
        """HTML for each `(text, kind of type)` of a paragraph; None where WeasyPrint must break the lines.

        `names` says that the first part is the name of a bookmark, `wide` that the page is a landscape one.
        """
        width = WIDE if wide else LINE
        lines = compose(
            [(legible(text), kind) for text, kind in parts],
            self._metrics,
            first=width - INDENT,
            width=width,
        )
        if lines is None:
            return None
        html = [""] * len(parts)
        part = 0
        for number, line in enumerate(lines):
            # The line end stands before the sign that follows it: so the title of a bookmark has none behind.
            part = line[0].part if line else part
            html[part] += ("<br>" if names and not part else "\n") if number else ""
            for run in line:
                part = run.part
                html[part] += self._run(run)
        return html

    def _run(self, run: Run) -> str:
        words = escape(run.text, quote=True)
        if run.spacing == ON_GRID:
            return words
        if run.spacing not in self._spacings:
            self._spacings.add(run.spacing)
            self._rules.append(f".s{run.spacing}{{letter-spacing:{nudged(run.spacing)}em}}")
        return f'<span class="s{run.spacing}">{words}</span>'


@cache
def nudged(spacing: int) -> str:
    """A spacing in thousandths of an em as CSS must say it, so that it is drawn and laid out all but so."""
    size = abs(spacing)
    tries = [size + step / 20 for step in range(-20, 21)] if size else [0.0]
    best = min(tries, key=lambda value: max(abs(_drawn(value) - size), abs(value - size)))
    return f"{(best if spacing > 0 else -best) / 1000:.5f}"


def _drawn(size: float) -> float:
    return size * _BEFORE + int(size * _BEHIND)
