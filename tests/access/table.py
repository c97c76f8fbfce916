"""Access as one table: every named address × role, for a plan of 桂园社区 (clerk's unit), whose head is lead.

302 is a redirect (for the anonymous: to the sign-in page), 403 a right that is lacking, 404 an object out of
sight, 405 a method that the address does not take. The state says where the plan stands before the request.
"""

from dataclasses import dataclass

from tests.access.activities_scene import ACTIVITIES
from tests.access.people_table import LEDGER

ROLES = (
    "anonymous",
    "clerk",
    "colleague",
    "lead",
    "clerk2",
    "reviewer",
    "reviewer2",
    "district",
    "admin",
    "auditor",
)

# name, state of the plan or "-", GET, POST; in each the ten roles in their order:
#                                          anon clk col led ck2 rev rv2 dis adm aud
PRODUCT = """
login                        -          GET  200 302 302 302 302 302 302 302 302 302
login                        -          POST 200 302 302 302 302 302 302 302 302 302
logout                       -          GET  302 405 405 405 405 405 405 405 405 405
logout                       -          POST 302 302 302 302 302 302 302 302 302 302
password_change              -          GET  302 200 200 200 200 200 200 200 200 200
password_change              -          POST 302 200 200 200 200 200 200 200 200 200
check_paper                  -          GET  200 200 200 200 200 200 200 200 200 200
check_paper                  -          POST 200 200 200 200 200 200 200 200 200 200
audit                        -          GET  302 403 403 403 403 403 403 403 403 200
audit                        -          POST 302 405 405 405 405 405 405 405 405 405
audit_export                 -          GET  302 403 403 403 403 403 403 403 403 200
audit_export                 -          POST 302 405 405 405 405 405 405 405 405 405
start                        -          GET  302 302 302 302 302 302 302 302 302 302
start                        -          POST 302 405 405 405 405 405 405 405 405 405
home                         -          GET  302 200 200 200 200 200 200 200 200 403
home                         -          POST 302 405 405 405 405 405 405 405 405 405
bundles                      -          GET  302 403 403 403 403 200 200 200 403 403
bundles                      -          POST 302 403 403 403 403 200 200 200 403 403
bundle_progress              -          GET  401 403 403 403 403 200 200 200 403 403
bundle_progress              -          POST 405 405 405 405 405 405 405 405 405 405
bundle_cancel                issued     GET  302 405 405 405 405 405 405 405 405 405
bundle_cancel                issued     POST 302 403 403 403 403 302 404 404 403 403
bundle_again                 issued     GET  302 405 405 405 405 405 405 405 405 405
bundle_again                 issued     POST 302 403 403 403 403 302 404 404 403 403
bundle_download              issued     GET  302 403 403 403 403 200 404 404 403 403
bundle_download              issued     POST 302 405 405 405 405 405 405 405 405 405
review_queue                 -          GET  302 403 403 200 403 200 200 200 403 403
review_queue                 -          POST 302 405 405 405 405 405 405 405 405 405
"""

STARTING = """
plans:list                   -          GET  302 200 200 200 200 200 200 200 200 403
plans:list                   -          POST 302 405 405 405 405 405 405 405 405 405
plans:new                    -          GET  302 200 200 200 200 200 200 200 403 403
plans:new                    -          POST 302 405 405 405 405 405 405 405 405 405
plans:new_blank              -          GET  302 200 200 200 200 200 200 200 403 403
plans:new_blank              -          POST 302 302 302 302 302 302 302 302 403 403
plans:new_template           -          GET  302 200 200 200 200 200 200 200 403 403
plans:new_template           -          POST 302 200 200 200 200 200 200 200 403 403
plans:new_copy               -          GET  302 200 200 200 200 200 200 200 403 403
plans:new_copy               -          POST 302 200 200 200 200 200 200 200 403 403
plans:new_text               -          GET  302 200 200 200 200 200 200 200 403 403
plans:new_text               -          POST 302 302 302 302 302 302 302 302 403 403
"""

READING = """
plans:detail                 draft      GET  302 200 200 200 404 200 404 200 200 404
plans:detail                 draft      POST 302 405 405 405 405 405 405 405 405 405
plans:checks                 draft      GET  302 200 200 200 404 200 404 200 200 404
plans:checks                 draft      POST 302 405 405 405 405 405 405 405 405 405
plans:preview                draft      GET  302 200 200 200 404 200 404 200 200 404
plans:preview                draft      POST 302 405 405 405 405 405 405 405 405 405
plans:page                   draft      GET  302 200 200 200 404 200 404 200 200 404
plans:page                   draft      POST 302 405 405 405 405 405 405 405 405 405
plans:export                 draft      GET  302 200 200 200 404 200 404 200 200 404
plans:export                 draft      POST 302 405 405 405 405 405 405 405 405 405
plans:changes                draft      GET  401 200 200 200 404 403 404 403 403 404
plans:changes                draft      POST 405 405 405 405 405 405 405 405 405 405
plans:submission             submitted  GET  302 200 200 200 404 200 404 200 200 404
plans:submission             submitted  POST 302 405 405 405 405 405 405 405 405 405
plans:detail                 draft      HEAD 302 200 200 200 404 200 404 200 200 404
plans:export                 draft      HEAD 302 200 200 200 404 200 404 200 200 404
plans:preview                draft      HEAD 302 200 200 200 404 200 404 200 200 404
plans:changes                draft      HEAD 401 200 200 200 404 403 404 403 403 404
plans:save                   draft      HEAD 405 405 405 405 405 405 405 405 405 405
plans:approve                submitted  HEAD 302 405 405 405 405 405 405 405 405 405
plans:submit                 draft      HEAD 302 200 200 200 404 403 404 403 403 404
"""

WRITING = """
plans:edit                   draft      GET  302 200 200 200 404 403 404 403 403 404
plans:edit                   draft      POST 302 405 405 405 405 405 405 405 405 405
plans:edit                   submitted  GET  302 302 302 302 404 403 404 403 403 404
plans:save                   draft      GET  405 405 405 405 405 405 405 405 405 405
plans:save                   draft      POST 401 200 200 200 404 403 404 403 403 404
plans:save                   submitted  POST 401 423 423 423 404 403 404 403 403 404
plans:sheet                  draft      GET  302 200 200 200 404 403 404 403 403 404
plans:sheet                  draft      POST 302 200 200 200 404 403 404 403 403 404
plans:sheet                  submitted  GET  302 302 302 302 404 403 404 403 403 404
plans:sheet_file             draft      GET  302 200 200 200 404 403 404 403 403 404
plans:sheet_file             draft      POST 302 405 405 405 405 405 405 405 405 405
plans:sheet_file             issued     GET  302 302 302 302 404 403 404 403 403 404
plans:sheet_take             draft      GET  302 405 405 405 405 405 405 405 405 405
plans:sheet_take             draft      POST 302 302 302 302 404 403 404 403 403 404
plans:sheet_undo             draft      GET  302 405 405 405 405 405 405 405 405 405
plans:sheet_undo             draft      POST 302 302 302 302 404 403 404 403 403 404
plans:submit                 draft      GET  302 200 200 200 404 403 404 403 403 404
plans:submit                 draft      POST 302 302 302 302 404 403 404 403 403 404
plans:layout                 draft      GET  302 200 200 200 404 403 404 403 403 404
plans:layout                 draft      POST 302 302 302 302 404 403 404 403 403 404
plans:layout                 approved   GET  302 200 200 200 404 403 404 403 403 404
plans:layout                 approved   POST 302 302 302 302 404 403 404 403 403 404
plans:withdraw               submitted  GET  302 200 200 200 404 403 404 403 403 404
plans:withdraw               submitted  POST 302 302 302 302 404 403 404 403 403 404
plans:withdraw               head_check POST 302 302 302 302 404 403 404 403 403 404
plans:issue                  approved   GET  302 200 200 200 404 403 404 403 403 404
plans:issue                  approved   POST 302 302 302 302 404 403 404 403 403 404
plans:archive                issued     GET  302 200 200 200 404 200 404 403 403 404
plans:archive                issued     POST 302 302 302 302 404 302 404 403 403 404
plans:revise                 issued     GET  302 200 200 200 404 403 404 403 403 404
plans:revise                 issued     POST 302 302 302 302 404 403 404 403 403 404
plans:void                   draft      GET  302 200 200 200 404 403 404 403 403 404
plans:void                   draft      POST 302 302 302 302 404 403 404 403 403 404
"""

# The same addresses where the plan's state forbids the step: back with a message, for those whose step it is.
OUT_OF_TURN = """
plans:submit                 submitted  POST 302 302 302 302 404 403 404 403 403 404
plans:submit                 issued     GET  302 302 302 302 404 403 404 403 403 404
plans:sheet                  submitted  POST 302 302 302 302 404 403 404 403 403 404
plans:sheet_take             submitted  POST 302 302 302 302 404 403 404 403 403 404
plans:sheet_undo             issued     POST 302 302 302 302 404 403 404 403 403 404
plans:withdraw               draft      POST 302 302 302 302 404 403 404 403 403 404
plans:layout                 submitted  POST 302 302 302 302 404 403 404 403 403 404
plans:layout                 issued     GET  302 302 302 302 404 403 404 403 403 404
plans:layout                 issued     POST 302 302 302 302 404 403 404 403 403 404
plans:issue                  draft      POST 302 302 302 302 404 403 404 403 403 404
plans:issue                  issued     POST 302 302 302 302 404 403 404 403 403 404
plans:archive                approved   POST 302 302 302 302 404 302 404 403 403 404
plans:revise                 approved   POST 302 302 302 302 404 403 404 403 403 404
plans:void                   submitted  POST 302 302 302 302 404 403 404 403 403 404
plans:void                   archived   GET  302 302 302 302 404 403 404 403 403 404
plans:approve                draft      POST 302 403 403 403 404 302 404 403 403 404
plans:approve                head_check POST 302 403 403 403 404 302 404 403 403 404
plans:return                 approved   POST 302 403 403 403 404 302 404 403 403 404
plans:forward                submitted  POST 302 403 403 302 404 403 404 403 403 404
plans:head_return            submitted  POST 302 403 403 302 404 403 404 403 403 404
plans:comment                issued     POST 302 302 302 302 404 302 404 403 403 404
plans:comment_reply          issued     POST 302 302 302 302 404 302 404 403 403 404
plans:comment_resolve        issued     POST 302 302 302 302 404 302 404 403 403 404
plans:save                   head_check POST 401 423 423 423 404 403 404 403 403 404
plans:save                   approved   POST 401 423 423 423 404 403 404 403 403 404
plans:save                   archived   POST 401 423 423 423 404 403 404 403 403 404
plans:edit                   head_check GET  302 302 302 302 404 403 404 403 403 404
plans:detail                 head_check GET  302 200 200 200 404 200 404 200 200 404
"""

REVIEWING = """
plans:review                 submitted  GET  302 403 403 302 404 200 404 403 403 404
plans:review                 head_check GET  302 403 403 200 404 302 404 403 403 404
plans:review                 submitted  POST 302 405 405 405 405 405 405 405 405 405
plans:approve                submitted  GET  302 405 405 405 405 405 405 405 405 405
plans:approve                submitted  POST 302 403 403 403 404 302 404 403 403 404
plans:return                 submitted  GET  302 405 405 405 405 405 405 405 405 405
plans:return                 submitted  POST 302 403 403 403 404 302 404 403 403 404
plans:forward                head_check GET  302 405 405 405 405 405 405 405 405 405
plans:forward                head_check POST 302 403 403 302 404 403 404 403 403 404
plans:head_return            head_check GET  302 405 405 405 405 405 405 405 405 405
plans:head_return            head_check POST 302 403 403 302 404 403 404 403 403 404
plans:comment                submitted  GET  302 405 405 405 405 405 405 405 405 405
plans:comment                submitted  POST 302 302 302 302 404 302 404 403 403 404
plans:comment_reply          submitted  GET  302 405 405 405 405 405 405 405 405 405
plans:comment_reply          submitted  POST 302 302 302 302 404 302 404 403 403 404
plans:comment_resolve        submitted  GET  302 405 405 405 405 405 405 405 405 405
plans:comment_resolve        submitted  POST 302 302 302 302 404 302 404 403 403 404
"""

SETTINGS = """
admin:index                  -          GET  302 403 403 403 403 200 200 200 200 403
admin:index                  -          POST 302 403 403 403 403 200 200 200 200 403
admin:login                  -          GET  302 302 302 302 302 302 302 302 302 302
admin:login                  -          POST 302 302 302 302 302 302 302 302 302 302
admin:jsi18n                 -          GET  302 403 403 403 403 200 200 200 200 403
admin:app_list               -          GET  302 403 403 403 403 200 200 200 200 403
admin:plans_plan_changelist  -          GET  302 403 403 403 403 200 200 200 200 403
admin:plans_plan_changelist  -          POST 302 403 403 403 403 200 200 200 200 403
admin:plans_plan_export      -          GET  302 403 403 403 403 200 200 200 200 403
admin:plans_plan_export      -          POST 302 403 403 403 403 200 200 200 200 403
admin:plans_plan_add         -          GET  302 403 403 403 403 403 403 403 403 403
admin:plans_plan_add         -          POST 302 403 403 403 403 403 403 403 403 403
admin:plans_plan_change      draft      GET  302 403 403 403 404 200 404 200 200 404
admin:plans_plan_change      draft      POST 302 403 403 403 404 403 404 403 403 404
admin:plans_plan_history     draft      GET  302 403 403 403 404 200 404 200 200 404
admin:plans_plan_delete      draft      GET  302 403 403 403 404 403 404 403 403 404
admin:plans_plan_delete      draft      POST 302 403 403 403 404 403 404 403 403 404
"""

# For these 系统管理员 alone is let in; what others see of an object is 403, or 404 where it is out of sight.
KEEPING = """
admin:plans_tasktype_changelist      - GET  302 403 403 403 403 403 403 403 200 403
admin:plans_tasktype_add             - GET  302 403 403 403 403 403 403 403 200 403
admin:plans_tasktype_add             - POST 302 403 403 403 403 403 403 403 200 403
admin:plans_tasktype_export          - GET  302 403 403 403 403 403 403 403 200 403
admin:plans_tasktype_export          - POST 302 403 403 403 403 403 403 403 200 403
admin:plans_tasktype_import          - GET  302 403 403 403 403 403 403 403 200 403
admin:plans_tasktype_import          - POST 302 403 403 403 403 403 403 403 200 403
admin:plans_tasktype_process_import  - GET  302 403 403 403 403 405 405 405 405 403
admin:plans_tasktype_process_import  - POST 302 403 403 403 403 403 403 403 200 403
admin:plans_tasktype_change          - GET  302 403 403 403 403 403 403 403 200 403
admin:plans_tasktype_change          - POST 302 403 403 403 403 403 403 403 200 403
admin:plans_tasktype_history         - GET  302 403 403 403 403 403 403 403 200 403
admin:plans_tasktype_delete          - GET  302 403 403 403 403 403 403 403 200 403
admin:plans_tasktype_delete          - POST 302 403 403 403 403 403 403 403 302 403
admin:units_unit_changelist          - GET  302 403 403 403 403 403 403 403 200 403
admin:units_unit_add                 - GET  302 403 403 403 403 403 403 403 200 403
admin:units_unit_add                 - POST 302 403 403 403 403 403 403 403 200 403
admin:units_unit_export              - GET  302 403 403 403 403 403 403 403 200 403
admin:units_unit_export              - POST 302 403 403 403 403 403 403 403 200 403
admin:units_unit_import              - GET  302 403 403 403 403 403 403 403 200 403
admin:units_unit_import              - POST 302 403 403 403 403 403 403 403 200 403
admin:units_unit_process_import      - GET  302 403 403 403 403 405 405 405 405 403
admin:units_unit_process_import      - POST 302 403 403 403 403 403 403 403 200 403
admin:units_unit_change              - GET  302 403 403 403 404 403 404 403 200 404
admin:units_unit_change              - POST 302 403 403 403 404 403 404 403 200 404
admin:units_unit_history             - GET  302 403 403 403 404 403 404 403 200 404
admin:units_unit_delete              - GET  302 403 403 403 404 403 404 403 200 404
admin:units_unit_delete              - POST 302 403 403 403 404 403 404 403 200 404
admin:units_user_changelist          - GET  302 403 403 403 403 403 403 403 200 403
admin:units_user_changelist          - POST 302 403 403 403 403 403 403 403 200 403
admin:units_user_add                 - GET  302 403 403 403 403 403 403 403 200 403
admin:units_user_add                 - POST 302 403 403 403 403 403 403 403 200 403
admin:units_user_export              - GET  302 403 403 403 403 403 403 403 200 403
admin:units_user_export              - POST 302 403 403 403 403 403 403 403 200 403
admin:units_user_import              - GET  302 403 403 403 403 403 403 403 200 403
admin:units_user_import              - POST 302 403 403 403 403 403 403 403 200 403
admin:units_user_process_import      - GET  302 403 403 403 403 405 405 405 405 403
admin:units_user_process_import      - POST 302 403 403 403 403 403 403 403 200 403
admin:units_user_change              - GET  302 404 404 404 404 404 404 404 200 404
admin:units_user_change              - POST 302 404 404 404 404 404 404 404 200 404
admin:units_user_history             - GET  302 404 404 404 404 404 404 404 200 404
admin:units_user_delete              - GET  302 404 404 404 404 404 404 404 403 404
admin:units_user_delete              - POST 302 404 404 404 404 404 404 404 403 404
admin:units_user_password            - GET  302 404 404 404 404 404 404 404 200 404
admin:units_user_password            - POST 302 404 404 404 404 404 404 404 200 404
"""

DICTIONARY = "".join(
    line.replace("plans_tasktype", name) + "\n"
    for name in ("beneficiaries_category", "beneficiaries_standard", "plans_rewrittenword")
    for line in KEEPING.splitlines()
    if "plans_tasktype" in line
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what each role is answered."""

    name: str
    state: str
    method: str
    answers: dict[str, int]

    def __str__(self) -> str:
        return f"{self.method} {self.name} {self.state}"


def read_rows(table: str) -> list[Row]:
    """The lines of a part of the table."""
    found = []
    for line in filter(None, table.split("\n")):
        name, state, method, *answers = line.split()
        found.append(Row(name, state, method, dict(zip(ROLES, map(int, answers), strict=True))))
    return found


ROWS = read_rows(
    PRODUCT
    + STARTING
    + READING
    + WRITING
    + OUT_OF_TURN
    + REVIEWING
    + SETTINGS
    + KEEPING
    + LEDGER
    + ACTIVITIES
    + DICTIONARY
)
