"""What the paper costs: `make bench` prints a table for each benchmark.

    python -m tests.benchmarks [paper again bundles export import search calendar reading]  # all unless named

The bars are ratios of two things measured in one run, in turns, so that they mean the same on every
machine. Ends with 0 when all hold, 1 when one does not, 2 when a program to compare with is missing.
"""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tests.benchmarks.scratch import scratch_database

if TYPE_CHECKING:
    from tests.benchmarks.tables import Table

NAMES = ("paper", "again", "bundles", "export", "import", "search", "calendar", "reading")


def main(names: Sequence[str]) -> int:
    """The exit status; `names` empty means all."""
    if unknown := set(names) - set(NAMES):
        print(f"没有这项：{'、'.join(sorted(unknown))}（有：{'、'.join(NAMES)}）")  # noqa: T201
        return 2
    with scratch_database():
        holds = [table.holds for name in NAMES if not names or name in names for table in tables(name)]
    return 0 if all(holds) else 1


def tables(name: str) -> list["Table"]:
    """Measure one benchmark and print what came out; SystemExit where a program is missing."""
    # Only now: Django reads where the database lies when it is set up.
    from tests.benchmarks import (
        again,
        bundles,
        calendar_month,
        ledger_export,
        ledger_import,
        ledger_search,
        paper,
        plan_reading,
        stage,
    )

    if name == "reading":
        found = [plan_reading.measure()]
        print(found[0], flush=True)  # noqa: T201
        return found
    people = stage.people()
    if name == "paper":
        if absent := paper.absent_programs():
            print(f"缺少用来比较的程序，请先安装：apt-get install -y {' '.join(absent)}")  # noqa: T201
            raise SystemExit(2)
        found = [paper.measure(stage.twenty_pages(people))]
    elif name == "again":
        found = [again.measure(stage.twenty_pages(people), stage.issued(people))]
    elif name == "bundles":
        found = bundles.measure(people)
    elif name == "search":
        found = [ledger_search.measure(people)]
    elif name == "calendar":
        found = [calendar_month.measure(people)]
    else:
        found = [{"export": ledger_export, "import": ledger_import}[name].measure()]
    for table in found:
        print(table, flush=True)  # noqa: T201
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
