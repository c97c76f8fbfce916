"""The lines of the table of access for the ledger; roles and columns are those of table.py."""

# The ledger; "person" means somebody of 桂园社区 with an open need and a contact.
# 系统管理员 and 审计员 see no persons.
PEOPLE = """
people:list                  -      GET  302 200 200 200 200 200 200 200 403 403
people:list                  -      POST 302 405 405 405 405 405 405 405 405 405
people:find                  -      GET  302 405 405 405 405 405 405 405 405 405
people:find                  -      POST 302 302 302 302 302 302 302 302 403 403
people:count                 -      GET  302 200 200 200 200 200 200 200 403 403
people:count                 -      POST 302 405 405 405 405 405 405 405 405 405
people:new                   -      GET  302 200 200 200 200 200 200 403 403 403
people:new                   -      POST 302 200 200 200 200 200 200 403 403 403
people:read_number           -      GET  302 405 405 405 405 405 405 405 405 405
people:read_number           -      POST 302 200 200 200 200 200 200 200 403 403
people:identity_blocks       -      GET  302 405 405 405 405 405 405 405 405 405
people:identity_blocks       -      POST 302 200 200 200 200 200 200 403 403 403
people:housemates            -      GET  302 405 405 405 405 405 405 405 405 405
people:housemates            -      POST 302 200 200 200 200 200 200 403 403 403
people:session               -      GET  401 200 200 200 200 200 200 200 403 403
people:session               -      POST 405 405 405 405 405 405 405 405 405 405
people:detail                person GET  302 200 200 200 404 200 404 200 403 403
people:detail                person POST 302 405 405 405 405 405 405 405 405 405
people:edit                  person GET  302 200 200 200 404 200 404 403 403 403
people:edit                  person POST 302 200 200 200 404 200 404 403 403 403
people:reveal                person GET  302 200 200 200 404 200 404 200 403 403
people:reveal                person POST 302 200 200 200 404 200 404 200 403 403
people:status                person GET  302 200 200 200 404 200 404 403 403 403
people:status                person POST 302 302 302 302 404 302 404 403 403 403
people:confirm               person GET  302 200 200 200 404 200 404 403 403 403
people:confirm               person POST 302 200 200 200 404 200 404 403 403 403
people:row_new               person GET  302 200 200 200 404 200 404 403 403 403
people:row_new               person POST 302 200 200 200 404 200 404 403 403 403
people:row                   person GET  302 200 200 200 404 200 404 403 403 403
people:row                   person POST 302 200 200 200 404 200 404 403 403 403
people:row_remove            person GET  302 405 405 405 405 405 405 405 405 405
people:row_remove            person POST 302 302 302 302 404 302 404 403 403 403
people:payment_fill          person GET  302 405 405 405 405 405 405 405 405 405
people:payment_fill          person POST 302 200 200 200 404 200 404 403 403 403
people:need_done             person GET  302 200 200 200 404 200 404 403 403 403
people:need_done             person POST 302 302 302 302 404 302 404 403 403 403
people:need_revisit          person GET  302 302 302 302 404 302 404 403 403 403
people:need_revisit          person POST 302 302 302 302 404 302 404 403 403 403
"""

# Pages that look across records; "asked": somebody of 桂园社区 is to go to 荷塘社区 (松山街道),
# "pair": two records of 桂园社区, "merged": made one already.
ACROSS = """
people:transfers             -      GET  302 200 200 200 200 200 200 200 403 403
people:transfers             -      POST 302 405 405 405 405 405 405 405 405 405
people:transfer              person GET  302 200 200 200 404 200 404 403 403 403
people:transfer              person POST 302 200 200 200 404 200 404 403 403 403
people:transfer              asked  GET  302 302 302 302 404 302 404 403 403 403
people:transfer_units        person GET  302 405 405 405 405 405 405 405 405 405
people:transfer_units        person POST 302 200 200 200 404 200 404 200 403 403
people:transfer_accept       asked  GET  302 405 405 405 405 405 405 405 405 405
people:transfer_accept       asked  POST 302 403 403 403 404 403 302 403 403 403
people:transfer_refuse       asked  GET  302 405 405 405 405 405 405 405 405 405
people:transfer_refuse       asked  POST 302 403 403 403 404 403 302 403 403 403
people:transfer_withdraw     asked  GET  302 405 405 405 405 405 405 405 405 405
people:transfer_withdraw     asked  POST 302 302 302 302 404 302 403 403 403 403
people:duplicates            -      GET  302 200 200 200 200 200 200 200 403 403
people:duplicates            -      POST 302 405 405 405 405 405 405 405 405 405
people:compare               pair   GET  302 200 200 200 404 200 404 200 403 403
people:compare               pair   POST 302 405 405 405 405 405 405 405 405 405
people:merge                 pair   GET  302 405 405 405 405 405 405 405 405 405
people:merge                 pair   POST 302 302 302 302 404 302 404 403 403 403
people:merges                -      GET  302 200 200 200 200 200 200 200 403 403
people:merges                -      POST 302 405 405 405 405 405 405 405 405 405
people:merge_undo            merged GET  302 405 405 405 405 405 405 405 405 405
people:merge_undo            merged POST 302 302 302 302 404 302 404 403 403 403
people:confirmations         -      GET  302 200 200 200 200 200 200 200 403 403
people:confirmations         -      POST 302 405 405 405 405 405 405 405 405 405
people:confirm_several       -      GET  302 405 405 405 405 405 405 405 405 405
people:confirm_several       -      POST 302 302 302 302 302 302 302 403 403 403
people:confirmation_sheet    -      GET  302 404 404 404 404 302 302 302 403 403
people:confirmation_sheet    -      POST 302 405 405 405 405 405 405 405 405 405
"""
# What leaves the ledger: full values are for heads and the street.
LEAVING = """
people:export                -      GET  302 200 200 200 200 200 200 200 403 403
people:export                -      POST 302 405 405 405 405 405 405 405 405 405
people:export_columns        -      GET  302 405 405 405 405 405 405 405 405 405
people:export_columns        -      POST 302 302 302 302 302 302 302 302 403 403
people:export_file           -      GET  302 405 405 405 405 405 405 405 405 405
people:export_file           -      POST 302 302 302 302 302 302 302 302 403 403
people:export_file           person POST 302 200 200 200 302 200 302 200 403 403
people:export_full           person GET  302 403 403 200 403 200 200 403 403 403
people:export_full           person POST 302 403 403 200 403 200 200 403 403 403
people:counts                -      GET  302 200 200 200 200 200 200 200 403 403
people:counts                -      POST 302 405 405 405 405 405 405 405 405 405
people:counts_file           -      GET  302 200 200 200 200 200 200 200 403 403
people:counts_file           -      POST 302 405 405 405 405 405 405 405 405 405
people:lists                 -      GET  302 200 200 200 200 200 200 200 403 403
people:lists                 -      POST 302 405 405 405 405 405 405 405 405 405
people:list_file             -      GET  302 405 405 405 405 405 405 405 405 405
people:list_file             -      POST 302 302 302 302 302 302 302 302 403 403
people:list_file             person POST 302 200 200 200 302 200 302 200 403 403
people:list_full             person GET  302 403 403 200 403 200 200 403 403 403
people:list_full             person POST 302 403 403 200 403 200 200 403 403 403
"""
# What comes into the ledger by file; "batch": an import into 桂园社区 that is being looked at.
COMING_IN = """
people:import                -      GET  302 200 200 200 200 200 200 403 403 403
people:import                -      POST 302 200 200 200 200 200 200 403 403 403
people:import_template       -      GET  302 200 200 200 200 200 200 403 403 403
people:import_template       -      POST 302 405 405 405 405 405 405 405 405 405
people:import_batch          batch  GET  302 200 200 200 404 200 404 403 403 403
people:import_batch          batch  POST 302 405 405 405 405 405 405 405 405 405
people:import_columns        batch  GET  302 200 200 200 404 200 404 403 403 403
people:import_columns        batch  POST 302 200 200 200 404 200 404 403 403 403
people:import_progress       batch  GET  302 200 200 200 404 200 404 403 403 403
people:import_progress       batch  POST 302 405 405 405 405 405 405 405 405 405
people:import_confirm        batch  GET  302 405 405 405 405 405 405 405 405 405
people:import_confirm        batch  POST 302 302 302 302 404 302 404 403 403 403
people:import_undo           batch  GET  302 405 405 405 405 405 405 405 405 405
people:import_undo           batch  POST 302 302 302 302 404 302 404 403 403 403
people:import_drop           batch  GET  302 405 405 405 405 405 405 405 405 405
people:import_drop           batch  POST 302 302 302 302 404 302 404 403 403 403
people:import_answer         batch  GET  302 405 405 405 405 405 405 405 405 405
people:import_answer         batch  POST 302 302 302 302 404 302 404 403 403 403
people:import_accept         batch  GET  302 405 405 405 405 405 405 405 405 405
people:import_accept         batch  POST 302 302 302 302 404 302 404 403 403 403
people:import_failed         batch  GET  302 200 200 200 404 200 404 403 403 403
people:import_failed         batch  POST 302 405 405 405 405 405 405 405 405 405
people:import_mended         batch  GET  302 405 405 405 405 405 405 405 405 405
people:import_mended         batch  POST 302 302 302 302 404 302 404 403 403 403
people:import_rest           batch  GET  302 405 405 405 405 405 405 405 405 405
people:import_rest           batch  POST 302 302 302 302 404 302 404 403 403 403
people:import_row            batch  GET  302 200 200 200 404 200 404 403 403 403
people:import_row            batch  POST 302 302 302 302 404 302 404 403 403 403
"""
# People on the settings pages: to be looked at, elsewhere changed.
PEOPLE_SCREEN = """
admin:beneficiaries_person_changelist -      GET  302 403 403 403 403 200 200 200 403 403
admin:beneficiaries_person_changelist -      POST 302 403 403 403 403 200 200 200 403 403
admin:beneficiaries_person_add        -      GET  302 403 403 403 403 403 403 403 403 403
admin:beneficiaries_person_add        -      POST 302 403 403 403 403 403 403 403 403 403
admin:beneficiaries_person_export     -      GET  302 403 403 403 403 200 200 200 403 403
admin:beneficiaries_person_export     -      POST 302 403 403 403 403 200 200 200 403 403
admin:beneficiaries_person_change     person GET  302 403 403 403 404 302 404 302 404 404
admin:beneficiaries_person_change     person POST 302 403 403 403 404 403 404 403 404 404
admin:beneficiaries_person_history    person GET  302 403 403 403 404 302 404 302 404 404
admin:beneficiaries_person_delete     person GET  302 403 403 403 404 403 404 403 404 404
admin:beneficiaries_person_delete     person POST 302 403 403 403 404 403 404 403 404 404
"""

LEDGER = PEOPLE + ACROSS + LEAVING + COMING_IN + PEOPLE_SCREEN
