"""`manage.py parse_plan FILE [--json]`: what is found in a plan that an office already has."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from plans.intake.upload import MOST_BYTES, lines_from_file
from plans.reading.flags import find_flags
from plans.reading.printed import as_json
from plans.reading.reader import read_plan
from plans.starts.basics import CannotStart
from shuangyong.units.errors import Refused


class Command(BaseCommand):
    help = "读一份已有的计划（.docx 或文本文件），列出读到的标题、目标、任务和领导小组；不存任何东西。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="Word 文件（.docx）或文本文件")
        parser.add_argument("--json", action="store_true", help="输出一个 JSON 对象")
        parser.add_argument("--year", type=int, default=0, help="当作这一年的计划来读；不写就按文中的年度")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            path = Path(options["file"])
            lines = lines_from_file(path.name, _read(path))
        except Refused as error:
            raise CommandError(str(error)) from error
        reading = read_plan(lines, year=options["year"])
        found = as_json(reading, find_flags(reading, year=reading.year or options["year"]))
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))
            return
        self._tell(found)

    def _tell(self, found: dict[str, Any]) -> None:
        write = self.stdout.write
        for label, name in (("标题", "title"), ("年度", "year"), ("单位", "unit")):
            write(f"{label}：{found[name] or '（没有）'}")
        write(
            f"目标{len(found['goals'])}条，标题行{len(found['headings'])}个，要核对的{len(found['flags'])}处。"
        )
        for number, tasks in found["quarters"].items():
            write(f"{'一二三四'[int(number) - 1]}季度：")
            for task in tasks:
                write(f"  · {task}")
        write("没有写明季度的：")
        for task in found["unscheduled_tasks"]:
            write(f"  · {task}")
        for role, names in found["leading_group"].items():
            if names:
                write(f"{role}：{'、'.join(names)}")
        for flag in found["flags"]:
            write(f"请核对：{flag['message']}{flag['advice']}")


def _read(path: Path) -> bytes:
    if path.is_dir():
        raise CannotStart(f"“{path}”是一个文件夹，请指定其中的文件。")
    try:
        if path.stat().st_size > MOST_BYTES:
            raise CannotStart(f"文件太大了，最多{MOST_BYTES // 1024 // 1024} MB。")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise CannotStart(f"找不到文件“{path}”，请核对路径。") from error
    except OSError as error:
        raise CannotStart(f"打不开文件“{path}”，请核对是否有读取权限。") from error
