"""Picture files without a row: of requests that were cut short between file and row."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from activities.models import Photo
from activities.pictures import store


class Command(BaseCommand):
    """Says what would go, and with --delete lets it go; names photos whose file is missing."""

    help = "列出没有登记的照片文件（存了一天以上），加 --delete 才真的删除；并列出文件不见了的照片"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--delete", action="store_true", help="真的删除")

    def handle(self, *args: Any, **options: Any) -> None:
        # The files first: one that comes later has its row later, and is younger than a day.
        files = list(store.left_behind(set()))
        known = {name: pk for pk, name in Photo.objects.values_list("pk", "stored_name").iterator()}
        strays = [path for path in files if path.name.split(".")[0] not in known]
        for path in strays:
            if options["delete"]:
                path.unlink(missing_ok=True)
            self.stdout.write(path.name)
        verb = "已经删除" if options["delete"] else "可以删除（加 --delete）"
        self.stdout.write(f"没有登记的文件：{len(strays)}个，{verb}。" if strays else "没有多余的文件。")
        missing = [pk for name, pk in known.items() if not store.path_of(name).is_file()]
        if missing:
            numbers = "、".join(str(pk) for pk in sorted(missing)[:50])
            self.stderr.write(f"有{len(missing)}张照片的文件不见了，请从备份里恢复。编号：{numbers}")
