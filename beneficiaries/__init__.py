"""The ledger of 优抚对象: beside plans, neither knows the other."""
