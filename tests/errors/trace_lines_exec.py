# A text of several lines given to exec.
# needs: columns spans
exec("""
def f():
    1/0
f()
""")
