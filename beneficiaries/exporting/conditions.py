"""A filter in words, for the page and for the audit trail, whose readers see no persons."""

from beneficiaries.choices import Sex, Status
from beneficiaries.finding import number_keys
from beneficiaries.forms.finding import DUE, PersonFilter

_LABELS = {"status": dict(Status.choices), "sex": dict(Sex.choices), "due": dict(DUE)}


def in_words(form: PersonFilter) -> str:
    """单位：桂园社区；状态：在册 … Neither a name nor a number that was looked for stands in it."""
    filled = form.filled
    parts = [f"单位：{filled['unit']}"] if "unit" in filled else []
    if "category" in filled:
        parts.append(f"类别：{filled['category']}")
    status = filled.get("status", "")
    parts.append(f"状态：{_LABELS['status'].get(status, '全部' if status else '在册')}")
    parts += [f"{label}：{_LABELS[name][filled[name]]}" for name, label in _NAMED if name in filled]
    parts += [_ages(filled)] if {"least_age", "most_age"} & filled.keys() else []
    if "key" in filled or number_keys(filled.get("q", "")):
        parts.append("按号码查找")
    elif "q" in filled:
        parts.append("按姓名查找")
    return "；".join(parts)


_NAMED = (("sex", "性别"), ("due", "待办"))


def _ages(filled: dict[str, object]) -> str:
    least, most = filled.get("least_age"), filled.get("most_age")
    if most is None:
        return f"年龄：{least}岁以上"
    return f"年龄：{most}岁以下" if least is None else f"年龄：{least}至{most}岁"
