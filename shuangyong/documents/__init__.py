"""One neutral Document with its ways in (plain text) and out (plain text, PDF, Word, page pictures).

Plain Python: it knows no model and no app. Nothing else in the project knows WeasyPrint or python-docx.
"""
