# A block that is missing.
def f():
print("x")
