"""Words that a rewriting machine leaves in texts from the web, kept by 系统管理员."""

from django.core.exceptions import ValidationError
from django.db import models

_SEVERAL = "几种写法用空格隔开；不填就是不限。"


class RewrittenWord(models.Model):
    """A wrong word with the words round it that give it away, and the right one; see plans.reading.flags."""

    code = models.CharField("代码", max_length=10, unique=True)
    wrong = models.CharField("改写后的词", max_length=20)
    right = models.CharField("原来的词", max_length=20)
    before = models.CharField("前面紧挨着", max_length=300, blank=True, help_text=_SEVERAL)
    after = models.CharField("后面紧挨着", max_length=300, blank=True, help_text=_SEVERAL)
    not_before = models.CharField(
        "前面是这些的不算", max_length=300, blank=True, help_text="几种写法用空格隔开。"
    )
    not_after = models.CharField(
        "后面是这些的不算", max_length=300, blank=True, help_text="几种写法用空格隔开。"
    )
    is_active = models.BooleanField("在用", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "改写词"
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.wrong}→{self.right}"

    def clean(self) -> None:
        self.wrong, self.right = self.wrong.strip(), self.right.strip()
        if self.wrong and self.wrong == self.right:
            raise ValidationError({"right": "“原来的词”和“改写后的词”一样，请核对。"})
        if self.wrong and len(self.wrong) < 2 and not (self.before.strip() or self.after.strip()):
            raise ValidationError({"wrong": "只有一个字的词太常见，请同时填写前面或后面紧挨着的词。"})
