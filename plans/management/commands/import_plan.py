"""`manage.py import_plan FILE --unit NAME --year YEAR`: a text file into a draft; prints its id."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from plans.choices import Origin
from plans.services.creating import create_plan, same_year_plans
from plans.starts.basics import checked_title, checked_year
from plans.starts.command_line import unit_to_write_for
from plans.starts.text import from_text, read_text_file
from shuangyong.units.errors import Refused
from shuangyong.units.naming import user_named


class Command(BaseCommand):
    help = "把一个文本文件导入为计划草稿，输出计划的编号。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="文本文件（UTF-8、GBK 或 UTF-16）")
        parser.add_argument("--unit", required=True, help="单位名称；有重名时写全名，如 某区/某街道/某社区")
        parser.add_argument("--year", required=True, help="计划年度，四位数字")
        parser.add_argument("--title", default="", help="标题；不写就用文中第一行的标题")
        parser.add_argument("--as", dest="username", default="", help="以哪个账号的身份导入")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self.stdout.write(str(self._import(options)))
        except Refused as error:
            raise CommandError(str(error)) from error
        except ValidationError as error:
            raise CommandError("".join(error.messages)) from error

    def _import(self, options: dict[str, Any]) -> int:
        year = checked_year(_number(options["year"]))
        title = checked_title(options["title"]) if options["title"] else ""
        user = user_named(options["username"]) if options["username"] else None
        unit = unit_to_write_for(options["unit"], user)
        content = from_text(_read(Path(options["file"])), year=year, unit_name=unit.name, title=title)
        for other in same_year_plans(unit, year):
            self.stderr.write(
                f"注意：{unit.name}{year}年已有计划“{other.title}”（编号{other.pk}，{other.get_state_display()}）。"
            )
        return create_plan(unit=unit, content=content, actor=user, origin=Origin.TEXT).pk


def _number(year: object) -> int:
    try:
        return int(str(year))
    except ValueError as error:
        raise CommandError(f"年度请写四位数字，如2027；“{year}”不是年份。") from error


def _read(path: Path) -> str:
    if path.is_dir():
        raise CommandError(f"“{path}”是一个文件夹，请指定其中的文本文件。")
    try:
        return read_text_file(path.stat().st_size, path.read_bytes)
    except FileNotFoundError as error:
        raise CommandError(f"找不到文件“{path}”，请核对路径。") from error
    except OSError as error:
        raise CommandError(f"打不开文件“{path}”，请核对是否有读取权限。") from error
