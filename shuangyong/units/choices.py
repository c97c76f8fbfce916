"""The fixed vocabularies of units and accounts."""

from django.db import models


class UnitKind(models.TextChoices):
    DISTRICT = "district", "区县"
    STREET = "street", "街道/乡镇"
    COMMUNITY = "community", "社区/村"
    BUREAU = "bureau", "机关"
    COMPANY = "company", "企业"
    SCHOOL = "school", "学校"
    PARTNER = "partner", "军队共建单位"


OFFICE_KINDS = (UnitKind.DISTRICT, UnitKind.STREET)


class Role(models.TextChoices):
    CLERK = "clerk", "社区（单位）工作人员"
    HEAD = "head", "社区（单位）负责人"
    STREET = "street", "街道双拥办"
    DISTRICT = "district", "区双拥办"
    SYSADMIN = "sysadmin", "系统管理员"
    AUDITOR = "auditor", "审计员"


OFFICE_ROLES = (Role.STREET, Role.DISTRICT)
# Who sees the rows of more than one unit.
SEVERAL_UNITS_ROLES = (*OFFICE_ROLES, Role.SYSADMIN)
