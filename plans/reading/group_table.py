"""The leading group out of a table: 姓名, 组内职务, 职务 in any order, or roles over names."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from plans.choices import GroupRole
from plans.reading.found import LineKind
from plans.reading.group_list import Entry
from plans.reading.group_roles import role_of_cell
from plans.reading.names import is_post
from plans.reading.outline import Part
from plans.reading.people import Person, compact, people_in

_NAME_HEAD = re.compile(r"姓名|名单|人员|人选")
_POST_HEAD = re.compile(r"职务|单位|岗位|身份")
Rows = dict[int, list[Entry]]


def table_entries(parts: Sequence[Part]) -> tuple[Rows, set[int]]:
    """The people of every table of the group by the index of their row, and the indexes of its heads."""
    rows: Rows = {}
    heads: set[int] = set()
    for table, numbers in groupby(range(len(parts)), lambda index: parts[index].block.table):
        if table:
            _read(parts, list(numbers), rows, heads)
    return rows, heads


def _read(parts: Sequence[Part], numbers: Sequence[int], rows: Rows, heads: set[int]) -> None:
    cells = {index: parts[index].block.cells for index in numbers}
    across = next((index for index in numbers if _is_row_of_roles(cells[index])), None)
    if across is not None:
        _read_across(parts, numbers[numbers.index(across) :], rows, heads)
        return
    place = _role_column(cells.values())
    if place is None:
        return
    head = _head(cells[numbers[0]])
    roles: tuple[GroupRole, ...] = ()
    for index in numbers:
        row = cells[index]
        own = role_of_cell(row[place]) if place < len(row) else ()
        blank = place >= len(row) or not row[place].strip()
        roles = own or (roles if blank else ())
        if not roles:
            continue
        entries = list(_row(parts[index], place, head, roles))
        if entries:
            rows[index] = entries
        else:
            roles = ()
    if head and rows:
        heads.add(numbers[0])
        parts[numbers[0]].kind = LineKind.TABLE_HEAD


def _is_row_of_roles(cells: Sequence[str]) -> bool:
    """组长, 副组长, 成员 side by side; the names stand below."""
    filled = [cell for cell in cells if cell.strip()]
    return len(filled) > 1 and all(role_of_cell(cell) for cell in filled)


def _role_column(rows: Iterable[Sequence[str]]) -> int | None:
    counts: dict[int, int] = {}
    for row in rows:
        for place, cell in enumerate(row):
            if role_of_cell(cell):
                counts[place] = counts.get(place, 0) + 1
    return max(counts, key=lambda place: counts[place]) if counts else None


def _head(cells: Sequence[str]) -> dict[str, int]:
    """The columns that the first row names; empty where it is no head."""
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        words = compact(cell)
        if len(words) <= 10 and _NAME_HEAD.search(words):
            found.setdefault("name", place)
        elif len(words) <= 10 and _POST_HEAD.search(words):
            found[f"post{place}"] = place
    return found if "name" in found else {}


def _row(part: Part, role_place: int, head: dict[str, int], roles: Sequence[GroupRole]) -> Iterator[Entry]:
    cells, starts = part.block.cells, _starts(part)
    places = [head["name"]] if head else [place for place in range(len(cells)) if place != role_place]
    found: list[Person] = []
    filled: set[int] = set()
    for place in places:
        if place >= len(cells) or not cells[place]:
            continue
        people = people_in(part.block.text, starts[place], starts[place] + len(cells[place]))
        if people.complete and people.found:
            found += people.found
            filled.add(place)
    post = _post(cells, head, {role_place, *filled}) if len(found) == 1 else ""
    for person in found:
        person.post = person.post or post
        for role in roles:
            yield Entry(role, person)
        if person.role == "联络员" and GroupRole.LIAISON not in roles:
            yield Entry(GroupRole.LIAISON, person)


def _post(cells: Sequence[str], head: dict[str, int], taken: set[int]) -> str:
    named = [
        place for name, place in head.items() if name != "name" and place not in taken and place < len(cells)
    ]
    if head:
        return compact(cells[named[-1]]) if named else ""
    return next(
        (compact(cell) for place, cell in enumerate(cells) if place not in taken and is_post(compact(cell))),
        "",
    )


def _starts(part: Part) -> list[int]:
    """Where each cell's words begin in the row's text."""
    starts, place = [], 0
    for cell in part.block.cells:
        found = part.block.text.find(cell, place)
        starts.append(max(found, place))
        place = starts[-1] + len(cell)
    return starts


def _read_across(parts: Sequence[Part], numbers: Sequence[int], rows: Rows, heads: set[int]) -> None:
    roles = [role_of_cell(cell) for cell in parts[numbers[0]].block.cells]
    for index in numbers[1:]:
        part, starts = parts[index], _starts(parts[index])
        found = [
            Entry(role, person)
            for place, cell in enumerate(part.block.cells[: len(roles)])
            for person in people_in(part.block.text, starts[place], starts[place] + len(cell)).found
            for role in roles[place]
        ]
        if not found:
            break
        rows[index] = found
        heads.add(numbers[0])
