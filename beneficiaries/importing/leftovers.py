"""The rows that did not go in: what is wrong with each, what of it may be shown, the file to mend them in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from beneficiaries.importing.checking import places_of, sources_of, told
from beneficiaries.importing.columns import BY_KEY, FIELDS, REQUIRED
from beneficiaries.importing.masking import cut
from beneficiaries.importing.matching import ASK, PROBLEM
from beneficiaries.importing.packing import Source
from beneficiaries.importing.workbooks import failed_rows, said_masked
from beneficiaries.models import ImportBatch


@dataclass(frozen=True, slots=True)
class Leftover:
    """One row, its values masked; `reasons` are (column's title or "", value, message, how to mend it)."""

    source: Source
    said: dict[str, str]
    reasons: list[tuple[str, str, str, str]]

    @property
    def lines(self) -> list[str]:
        """第7行 证件号码（990000********1234）：…"""
        parts = [
            (
                f" {title}" if title else "",
                f"（{value.strip('（）')}）" if value else "",
                f"{message}。{mend}",
            )
            for title, value, message, mend in self.reasons
        ]
        return [f"第{self.source.number}行{title}{value}：{words}" for title, value, words in parts]

    @property
    def in_a_cell(self) -> str:
        """The reasons, for a row that shows its values itself."""
        return "\n".join(f"{title}：{message}。{mend}" for title, _, message, mend in self.reasons)


def leftovers(batch: ImportBatch) -> Iterator[Leftover]:
    """In the order of the file."""
    places = places_of(batch)
    for row, source in sources_of(batch, [PROBLEM, ASK]):
        said = said_masked(source, places)
        reasons = [
            (BY_KEY[key].title if key in BY_KEY else "", cut(said.get(key, "")), message, mend)
            for _, key, message, mend in told(row.problems)
        ]
        yield Leftover(source, said, reasons)


def leftovers_file(batch: ImportBatch, rows: Sequence[Leftover]) -> bytes:
    """They as .xlsx, with the reasons; what is mended in it can be sent back."""
    keys = set(places_of(batch).values()) | set(REQUIRED)
    fields = [field.key for field in FIELDS if field.key in keys]
    return failed_rows(batch.pk, fields, [(row.source, row.said, row.in_a_cell) for row in rows])
