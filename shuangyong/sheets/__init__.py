"""Spreadsheets: one declaration of columns serves every sheet; cells that cannot carry a live formula.

Plain Python: it knows no model and no app.
"""
