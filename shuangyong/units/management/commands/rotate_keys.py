"""manage.py rotate_keys: new keys for the encrypted columns; can be stopped and run again."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from shuangyong.privacy.errors import PrivacyError
from shuangyong.privacy.keys import create_ring, read_ring, write_ring
from shuangyong.privacy.rotation import count_behind, rotate
from shuangyong.units import audit


class Command(BaseCommand):
    help = "更换加密密钥，并把已有内容改用新密钥加密。中途可以停，再运行会接着做。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--init", action="store_true", help="第一次部署：建立密钥文件，不做别的。")
        parser.add_argument("--new", action="store_true", help="先产生一把新的加密密钥。")
        parser.add_argument("--index", action="store_true", help="同时产生新的检索密钥（与 --new 一起用）。")
        parser.add_argument("--forget", action="store_true", help="全部改完以后，从密钥文件里删去旧密钥。")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(settings.KEY_FILE)
        if options["init"]:
            self._init(path)
            return
        try:
            if options["new"]:
                write_ring(path, read_ring(path).with_new_keys(index=options["index"]))
                self.stdout.write(f"新的密钥已写入 {path}，请马上备份这个文件。")
            self._rotate()
            if options["forget"]:
                self._forget(path)
        except PrivacyError as error:
            raise CommandError(str(error)) from error

    def _init(self, path: Path) -> None:
        if path.exists():
            raise CommandError(f"密钥文件 {path} 已经有了，没有动它。")
        create_ring(path)
        self.stdout.write(
            f"密钥文件已建立：{path}。请把它备份到数据库备份以外的地方；丢了它，加密的内容再也打不开。"
        )

    def _rotate(self) -> None:
        left = count_behind()
        done = 0
        for step in rotate():
            done += step.rows
            self.stdout.write(f"已改{done}行，共{left}行（{step.model}）")
        still = count_behind()
        if still:
            raise CommandError(f"还有{still}行没有改完（可能正有人在改它们），请再运行一次。")
        audit.record(actor=None, actor_name=audit.COMMAND_LINE, action="更换密钥", detail=f"改写{done}行")
        self.stdout.write("所有内容都已用现用密钥加密。")

    def _forget(self, path: Path) -> None:
        write_ring(path, read_ring(path).only_current())
        self.stdout.write(
            "旧密钥已从密钥文件删去；以前的数据库备份仍要用旧密钥打开，请一并保管旧的密钥文件。"
        )
