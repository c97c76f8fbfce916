"""manage.py tidy_bundles: deletes the zips whose week is over; meant to run once a night."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from shuangyong.desk.bundles.asking import tidy


class Command(BaseCommand):
    help = "删去过期的整套下载文件，和后台程序早已做完的任务记录。"

    def handle(self, *args: Any, **options: Any) -> None:
        count = tidy()
        call_command("prune_db_task_results", queue_name="*", min_age_days=14, verbosity=0)
        if options["verbosity"]:
            self.stdout.write(f"删去了{count}个过期的文件。")
