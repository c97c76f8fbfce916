"""A text of a megabyte read as a plan, beside a tenth of it: python -m tests.benchmarks reading."""

from tests.benchmarks.tables import Row, Table, as_seconds, medians

SMALL, LARGE = 100_000, 1_000_000
"""Characters; about three bytes each."""
BAR = 12.0


def measure() -> Table:
    """The marked texts, one after the other until there is enough."""
    from plans.reading.flags import find_flags
    from plans.reading.reader import read_plan
    from shuangyong.documents.incoming import lines_of_text
    from tests.plans.reading.scoring import FOLDER

    texts = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))]
    whole = "\n".join(texts)
    small, large = ((whole * (length // len(whole) + 1))[:length] for length in (SMALL, LARGE))

    def read(text: str) -> None:
        find_flags(read_plan(lines_of_text(text)), year=2026)

    seconds = medians({"small": lambda: read(small), "large": lambda: read(large)}, 3)
    return Table(
        title="读一份已有的计划",
        note="同一批文字接成十万字和一百万字，轮流各读三次，连同提示；十倍的文字最多用十二倍的时间。",
        rows=[
            Row("十万字", as_seconds(seconds["small"])),
            Row("一百万字", as_seconds(seconds["large"]), seconds["large"] / seconds["small"], BAR),
        ],
    )
