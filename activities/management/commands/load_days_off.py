"""`manage.py load_days_off [文件.csv]`: the 放假调休 of a year, or those the product comes with."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from activities.yearly.days_off import UnreadableFile, factory_files, read_file, store


def load_factory_days_off() -> int:
    """Add the days of the factory files that are missing; what somebody edited stays. How many came in."""
    return sum(store(read_file(path), keep_edited=True)[0] for path in factory_files())


class Command(BaseCommand):
    help = "装入放假调休（列：日期,放假或上班,节日）。不写文件就装入出厂的年份，只补缺少的，改过的不动。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", help="CSV文件；同一天已有的按文件更新。")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["file"]:
            self.stdout.write(f"放假调休：新增{load_factory_days_off()}天，原有的没有改动。")
            return
        try:
            lines = read_file(Path(options["file"]))
        except UnreadableFile as error:
            raise CommandError(f"没有装入。\n{error}") from error
        added, changed = store(lines, keep_edited=False)
        same = len(lines) - added - changed
        self.stdout.write(f"放假调休：新增{added}天，更新{changed}天，没有变化{same}天。")
