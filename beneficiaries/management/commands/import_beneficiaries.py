"""`manage.py import_beneficiaries FILE --unit NAME`: a list of people into a unit's ledger, as by the pages.

Exit status 0 only when every row went in (with --dry-run: when every row could). A row with a problem stays
behind and holds up no other; nothing that is printed or written holds a number in full.
"""

from argparse import ArgumentParser
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from beneficiaries.choices import BatchState
from beneficiaries.importing import checking, progress
from beneficiaries.importing.applying import confirm
from beneficiaries.importing.bar import Bar
from beneficiaries.importing.columns import BY_KEY
from beneficiaries.importing.leftovers import Leftover, leftovers, leftovers_file
from beneficiaries.importing.receiving import CONFIRMED, LIMITS, RECEIVED, SameFile, check_right, receive
from beneficiaries.models import ImportBatch
from shuangyong.privacy.errors import PrivacyError
from shuangyong.privacy.ring import ring
from shuangyong.units import audit
from shuangyong.units.errors import Refused
from shuangyong.units.models import User
from shuangyong.units.naming import unit_named, user_named

_WORDS = {"new": "新增", "changed": "改动", "same": "没有变化", "skipped": "不是人员的行",
          "problem": "有问题", "ask": "要人看一眼"}  # fmt: skip
_LEFT = ("problem", "ask")


class Command(BaseCommand):
    help = "把一份名册（.xlsx、.csv）导入一个单位的优抚对象台账；有问题的行留下，不影响别的行。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="名册文件（.xlsx 或 .csv）")
        parser.add_argument("--unit", required=True, help="单位名称；有重名时写全名，如 某区/某街道/某社区")
        parser.add_argument("--as", dest="username", default="", help="以哪个账号的身份导入")
        parser.add_argument("--sheet", default="", help="工作表名称；不写就自己找")
        parser.add_argument("--dry-run", action="store_true", help="只核对，什么也不写进台账")
        parser.add_argument("--report", default="", help="把没有导入的行和原因写进这个 .xlsx 文件")
        parser.add_argument("--accept-columns", action="store_true", help="自己的表：照显示的列对应导入")
        parser.add_argument("--again", action="store_true", help="同一个文件以前传过，再导一次")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            left = self._import(options)
        except SameFile as error:
            raise CommandError(f"{error}要再来一次，请加 --again。") from error
        except (Refused, PrivacyError) as error:
            raise CommandError(str(error)) from error
        except DatabaseError as error:
            raise CommandError("数据库现在写不进去，没有导入，请稍后再试。") from error
        except KeyboardInterrupt:
            raise CommandError("已经停下，没有导入。", returncode=130) from None
        if left:
            raise CommandError(f"有{left}行{'还不能导入' if options['dry_run'] else '没有导入'}。")

    def _import(self, options: dict[str, Any]) -> int:
        """How many rows did not go in, or could not."""
        user = user_named(options["username"]) if options["username"] else None
        unit = unit_named(options["unit"], user)
        check_right(user, unit)
        ring()  # no key, no import: said before anything is read
        path, report = Path(options["file"]), _report(options["report"], Path(options["file"]))
        batch = receive(
            actor=user, unit=unit, filename=path.name, data=_read(path), sheet=options["sheet"],
            again=options["again"] or options["dry_run"], here=True,
        )  # fmt: skip
        bar = Bar(self.stderr, batch.total_rows)
        with _gone_unless_taken(batch), progress.told_to(bar):
            try:
                return self._go_on(user, batch, bar, report, options)
            finally:
                bar.stop()

    def _go_on(
        self, user: User | None, batch: ImportBatch, bar: Bar, report: Path | None, options: dict[str, Any]
    ) -> int:
        self._columns(batch, accepted=options["accept_columns"] or options["dry_run"])
        bar.step("核对")
        checking.check(batch)
        bar.end()
        if options["dry_run"]:
            return self._tell(batch, report, "核对完了，没有写进台账")
        _record(user, batch, RECEIVED, f"{batch.total_rows}行")
        if batch.counts.keys() & {"new", "changed"} or not batch.counts.keys() & set(_LEFT):
            bar.step("导入")
            confirm(actor=user, batch=batch, here=True)
            bar.end()
            _record(user, batch, CONFIRMED, f"第{batch.pk}批：{_counts(batch)}")
        return self._tell(batch, report, "导入完了" if batch.state == BatchState.DONE else "没有能导入的行")

    def _columns(self, batch: ImportBatch, *, accepted: bool) -> None:
        """Which column is taken for what, when nobody has said so on the pages."""
        if batch.state != BatchState.MAPPING:
            return
        places = checking.places_of(batch)
        for place, head in enumerate(batch.mapping.get("heads", [])):
            if head:
                field = BY_KEY.get(places.get(place, ""))
                self.stdout.write(f"列“{head}” → {field.title if field else '不导入'}")
        if "name" not in places.values():
            raise Refused("没有找到“姓名”这一列，请核对表头，或者用 --sheet 指定工作表。")
        if not accepted:
            raise Refused("这张表的列名不全是模板里的。请核对上面的对应，没有错就加 --accept-columns。")

    def _tell(self, batch: ImportBatch, report: Path | None, done: str) -> int:
        rows: list[Leftover] = list(leftovers(batch))
        for line in (line for row in rows for line in row.lines):
            self.stdout.write(line)
        self.stdout.write(f"{done}：{_counts(batch) or '没有人员'}。")
        if rows and report is not None:
            _write(report, leftovers_file(batch, rows))
            self.stdout.write(f"没有导入的行写在“{report}”里。")
        if rows and batch.state == BatchState.DONE:
            self.stdout.write(f"没有导入的行也可以在网页“优抚对象—导入”的第{batch.pk}批里接着改。")
        return len(rows)


@contextmanager
def _gone_unless_taken(batch: ImportBatch) -> Any:
    """Whatever happens, a batch that did not go in leaves nothing of the file behind."""
    try:
        yield
    finally:
        ImportBatch.objects.filter(pk=batch.pk).exclude(state=BatchState.DONE).delete()


def _record(user: User | None, batch: ImportBatch, action: str, detail: str) -> None:
    name = "" if user else audit.COMMAND_LINE
    audit.record(actor=user, actor_name=name, action=action, target=batch.unit, detail=detail)


def _counts(batch: ImportBatch) -> str:
    counts = batch.counts
    return "、".join(f"{words}{counts[key]}行" for key, words in _WORDS.items() if counts.get(key))


def _read(path: Path) -> bytes:
    if path.is_dir():
        raise CommandError(f"“{path}”是一个文件夹，请指定其中的名册文件。")
    try:
        if path.stat().st_size > LIMITS.packed:
            raise CommandError(f"文件太大了：最大{LIMITS.packed // 1024 // 1024} MB，请分成几个文件。")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise CommandError(f"找不到文件“{path}”，请核对路径。") from error
    except OSError as error:
        raise CommandError(f"打不开文件“{path}”，请核对是否有读取权限。") from error


def _report(name: str, source: Path) -> Path | None:
    """Where the rows that stay behind go: told before anything is imported that it is no place."""
    if not name:
        return None
    path = Path(name)
    if path.suffix.lower() != ".xlsx" or path.is_dir() or not path.parent.is_dir():
        raise CommandError(f"“{path}”不能写报告：请写一个 .xlsx 文件名，放在已有的文件夹里。")
    if path.resolve() == source.resolve():
        raise CommandError("报告不能写在名册文件上，请换一个文件名。")
    return path


def _write(path: Path, data: bytes) -> None:
    try:
        path.touch(mode=0o600)  # people's names stand in it
        path.write_bytes(data)
    except OSError as error:
        raise CommandError(f"报告写不进“{path}”，请核对是否有写入权限。") from error
