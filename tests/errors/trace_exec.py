# Code from text has no lines to show.
# needs: columns
source = """
def f(x):
    return 10 // x
f(0)
"""
exec(source)
