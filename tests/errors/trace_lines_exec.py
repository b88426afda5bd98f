# A text of several lines given to exec.
# needs: columns
exec("""
def f():
    1/0
f()
""")
