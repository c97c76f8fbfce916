"""manage.py export_plan ID --format txt|pdf|docx|xlsx --output FILE [--as USERNAME]"""

import logging
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from plans.models import Plan
from plans.paper import files
from shuangyong.units import audit
from shuangyong.units.models import User

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "把一份计划导出为纯文本、PDF、Word 或 Excel 文件，与页面上导出的完全一样。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("id", metavar="ID", help="计划的编号（import_plan 会显示）")
        parser.add_argument(
            "--format", dest="fmt", default="pdf", help="格式：txt、pdf、docx 或 xlsx，默认 pdf"
        )
        parser.add_argument(
            "--output", default=".", help="存到哪个文件；是文件夹时用计划的标题作文件名，默认当前文件夹"
        )
        parser.add_argument("--as", dest="username", help="以哪个账号的权限查找；不写就不限单位")

    def handle(self, *args: Any, **options: Any) -> None:
        user = _user(options["username"])
        plan = _plan(options["id"], user)
        if options["fmt"] not in files.FORMATS:
            raise CommandError(f"没有“{options['fmt']}”这种格式，可以用：{'、'.join(files.FORMATS)}。")
        target = _target(options["output"], files.paper_name(plan, options["fmt"]))
        try:
            paper = files.make_paper(plan, options["fmt"])
        except Exception as error:
            logger.exception("export of plan %s failed", plan.pk)
            audit.record(
                actor=user,
                actor_name=audit.COMMAND_LINE,
                action="导出",
                target=plan,
                succeeded=False,
                detail=options["fmt"],
            )
            raise CommandError("这份计划排不出来，详细原因已记入日志。") from error
        try:
            target.write_bytes(paper.data)
        except OSError as error:
            raise CommandError(f"写不进文件 {target}，请检查位置和权限。") from error
        audit.record(
            actor=user, actor_name=audit.COMMAND_LINE, action="导出", target=plan, detail=str(target.name)
        )
        self.stdout.write(str(target))


def _user(username: str | None) -> User | None:
    if username is None:
        return None
    user: User | None = User.objects.select_related("unit").filter(username=username).first()
    if user is None:
        raise CommandError(f"没有“{username}”这个账号。")
    return user


def _plan(number: str, user: User | None) -> Plan:
    """The plan, looked up as that user; one that they may not see is as good as none."""
    plans = Plan.objects.all() if user is None else Plan.objects.visible_to(user)
    wanted = int(number) if number.isascii() and number.isdigit() and len(number) < 19 else None
    plan: Plan | None = plans.select_related("unit").filter(pk=wanted).first() if wanted else None
    if plan is None:
        raise CommandError("没有这份计划。")
    return plan


def _target(output: str, filename: str) -> Path:
    target = Path(output)
    if target.is_dir():
        return target / filename
    if not target.parent.is_dir():
        raise CommandError(f"文件夹 {target.parent} 不存在，请先建好。")
    return target
