"""The year's calendar: festivals, anniversaries, quarters and the words people write for times.

Plain Python: it knows no model and no app.
"""
