"""Files of an issued plan: made once, kept as they went out."""

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models

from plans.models.plan import Plan


class PaperStorage(FileSystemStorage):
    """VAR_DIR/papers as it is set at the moment, for our own eyes only: no web server hands it out."""

    def __init__(self) -> None:
        super().__init__(file_permissions_mode=0o600, directory_permissions_mode=0o700)

    @property
    def base_location(self) -> str:
        return str(Path(settings.VAR_DIR) / "papers")

    @property
    def location(self) -> str:
        return str(Path(self.base_location).absolute())


def paper_storage() -> FileSystemStorage:
    """Where issued papers lie; a function, so that migrations hold no folder of a machine."""
    return PaperStorage()


class IssuedPaper(models.Model):
    """One file of an issued plan; `sha256` is of its bytes."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="papers", verbose_name="计划")
    fmt = models.CharField("格式", max_length=8)
    file = models.FileField("文件", storage=paper_storage, max_length=200)
    filename = models.CharField("文件名", max_length=200)
    sha256 = models.CharField("文件校验码", max_length=64, db_index=True)
    size = models.PositiveIntegerField("大小")
    made_at = models.DateTimeField("制成时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "印发文件"
        constraints = [models.UniqueConstraint(fields=["plan", "fmt"], name="issued_paper_once_a_format")]

    def __str__(self) -> str:
        return self.filename
