"""What comes in from a file or the clipboard: lines, with what the file itself says about each."""

from dataclasses import dataclass

from .text_in import split_lines, split_marker


@dataclass(frozen=True, slots=True)
class IncomingLine:
    """One line as a reader sees it, automatic numbers included.

    `level` is 1..4 where the file marks it a heading (a Word style, an outline level), 0 where it says
    nothing, `is_title` where it has the style of the title. The row of a table holds its `cells`; `text` is
    these joined by tabs. Rows of one table share the number `table` (from 1); 0 is no table.

    In a Word file that this system made, `furniture` are the lines that the paper adds to the plan's own
    (目录, 发文字号, 主送, 附件 labels and titles, signature, sums of a table), and `is_part` is the
    unnumbered heading of a part.
    """

    text: str
    level: int = 0
    is_title: bool = False
    cells: tuple[str, ...] = ()
    table: int = 0
    furniture: bool = False
    is_part: bool = False


def lines_of_text(text: str) -> tuple[IncomingLine, ...]:
    """The lines of plain text that are not blank; neighbouring lines with tabs inside are a table's rows."""
    lines: list[IncomingLine] = []
    table, goes_on = 0, False
    for line in split_lines(text):
        cells = _cells(line)
        if cells:
            table += not goes_on
            lines.append(IncomingLine(line, cells=cells, table=table))
        elif line.strip():
            lines.append(IncomingLine(line))
        goes_on = bool(cells)
    return tuple(lines)


def _cells(line: str) -> tuple[str, ...]:
    """The cells of a row; none where the only tab stands behind a number, as Word copies its lists."""
    if "\t" not in line.strip():
        return ()
    cells = tuple(cell.strip() for cell in line.split("\t"))
    after_marker = len(cells) == 2 and bool(split_marker(f"{cells[0]}.")[1]) and not cells[0].isdigit()
    return () if after_marker else cells
