# A variable of the function around that is not set yet.
# needs: columns
def f():
    def g():
        return y
    g()
    y = 1
f()
