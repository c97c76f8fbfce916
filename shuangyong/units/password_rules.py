"""Rules for passwords (GB/T 22239-2019, 7.1.4.1 a: complexity), with messages in Chinese."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError

from shuangyong.units.models import User


class LongEnough(MinimumLengthValidator):
    """Django's own message has no Chinese translation in 5.2."""

    def get_error_message(self) -> str:
        return f"密码太短，至少要 {self.min_length} 个字符。"

    def get_help_text(self) -> str:
        return f"至少 {self.min_length} 个字符。"


class TwoKinds:
    """Letters, digits and the other signs: at least two of the three."""

    def validate(self, password: str, user: User | None = None) -> None:
        kinds = {"digit" if sign.isdigit() else "letter" if sign.isalpha() else "sign" for sign in password}
        if len(kinds) < 2:
            raise ValidationError("密码只用了一种字符，请把字母、数字、符号至少混用两种。", code="one_kind")

    def get_help_text(self) -> str:
        return "字母、数字、符号至少混用两种。"
